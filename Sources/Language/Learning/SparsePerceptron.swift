/// An averaged perceptron over sparse features in training (Freund and Schapire 1999; Collins 2002).
///
/// A feature gets a row when it is first updated, and a row holds only the classes that were ever updated; all numbers
/// are integers, so that the result does not depend on the order of sums.
final class SparsePerceptron {
  private struct Slot {
    var feature: UInt64 = 0
    var start: UInt32 = 0
    var count: UInt8 = 0
    var capacity: UInt8 = 0
  }

  private struct History {
    var total: Int64 = 0
    var stamp: UInt32 = 0
  }

  /// The number of classes, at most 255.
  let classCount: Int
  /// How many examples were seen; the averages are over these.
  private(set) var examples: UInt32 = 0
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var used = 0
  // The weight in the upper 24 bits, the class in the lower 8: what scoring reads lies close together.
  private var entries: UnsafeMutablePointer<Int32>
  private var histories: UnsafeMutablePointer<History>
  private var entryCount = 0
  private var entryCapacity = 1 << 16

  init(classCount: Int) {
    self.classCount = classCount
    let capacity = 1 << 16
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    mask = capacity - 1
    entries = .allocate(capacity: entryCapacity)
    histories = .allocate(capacity: entryCapacity)
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
    histories.deallocate()
  }

  @inline(__always)
  private func slot(of feature: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: feature >> 20) & mask
    while slots[index].feature != feature, slots[index].feature != 0 { index = (index + 1) & mask }
    return index
  }

  /// Adds the present weights of `features` to `scores`, which has room for `PackedWeights.scoreCount` numbers.
  @inline(__always)
  func add(_ features: UnsafeBufferPointer<UInt64>, to scores: UnsafeMutablePointer<Int32>) {
    for feature in features {
      let found = slots[slot(of: feature)]
      let start = Int(found.start)
      for index in start..<(start + Int(found.count)) {
        let entry = entries[index]
        scores[Int(entry & 0xFF)] &+= entry >> 8
      }
    }
  }

  /// Counts one example more.
  func step() { examples += 1 }

  /// Moves the weights of `features` towards class `right` and away from class `wrong`.
  func update(_ features: UnsafeBufferPointer<UInt64>, right: Int, wrong: Int) {
    for feature in features {
      change(feature, label: right, by: 1)
      change(feature, label: wrong, by: -1)
    }
  }

  private func change(_ feature: UInt64, label: Int, by delta: Int32) {
    var index = slot(of: feature)
    if slots[index].feature == 0 {
      if used * 3 > mask * 2 {
        grow()
        index = slot(of: feature)
      }
      slots[index].feature = feature
      used += 1
    }
    var entry = Int(slots[index].start)
    let end = entry + Int(slots[index].count)
    while entry < end, Int(entries[entry] & 0xFF) != label { entry += 1 }
    if entry == end { entry = append(label, to: index) }
    let weight = entries[entry] >> 8
    histories[entry].total += Int64(weight) * Int64(examples - histories[entry].stamp)
    histories[entry].stamp = examples
    entries[entry] = (weight + delta) << 8 | Int32(label)
  }

  private func append(_ label: Int, to slot: Int) -> Int {
    if slots[slot].count == slots[slot].capacity {
      let start = Int(slots[slot].start)
      let count = Int(slots[slot].count)
      let capacity = min(255, max(2, count * 2))
      if entryCount + capacity > entryCapacity { growEntries() }
      let fresh = entryCount
      (entries + fresh).update(from: entries + start, count: count)
      (histories + fresh).update(from: histories + start, count: count)
      entryCount += capacity
      slots[slot].start = UInt32(fresh)
      slots[slot].capacity = UInt8(capacity)
    }
    let entry = Int(slots[slot].start) + Int(slots[slot].count)
    slots[slot].count += 1
    entries[entry] = Int32(label)
    histories[entry] = History(total: 0, stamp: examples)
    return entry
  }

  private func growEntries() {
    let newEntries = UnsafeMutablePointer<Int32>.allocate(capacity: entryCapacity * 2)
    let newHistories = UnsafeMutablePointer<History>.allocate(capacity: entryCapacity * 2)
    newEntries.update(from: entries, count: entryCount)
    newHistories.update(from: histories, count: entryCount)
    entries.deallocate()
    histories.deallocate()
    entries = newEntries
    histories = newHistories
    entryCapacity *= 2
  }

  private func grow() {
    let old = slots
    let oldCount = mask + 1
    slots = .allocate(capacity: oldCount * 2)
    slots.initialize(repeating: Slot(), count: oldCount * 2)
    mask = oldCount * 2 - 1
    for index in 0..<oldCount where old[index].feature != 0 {
      slots[slot(of: old[index].feature)] = old[index]
    }
    old.deallocate()
  }

  /// The weights averaged over all examples, in no particular order.
  func averaged() -> [FeatureWeight] {
    var weights: [FeatureWeight] = []
    weights.reserveCapacity(entryCount / 2)
    for index in 0...mask where slots[index].feature != 0 {
      let start = Int(slots[index].start)
      for entry in start..<(start + Int(slots[index].count)) {
        let weight = Int64(entries[entry] >> 8)
        let total = histories[entry].total + weight * Int64(examples - histories[entry].stamp)
        guard total != 0 else { continue }
        weights.append(
          FeatureWeight(
            feature: slots[index].feature, label: UInt8(truncatingIfNeeded: entries[entry] & 0xFF),
            value: Float(Double(total) / Double(max(1, examples)))))
      }
    }
    return weights
  }
}
