import Documents

/// Where records stand, by their keys.
///
/// A table of its own, because the keys are hashes: dictionaries hash them once more, with which opening a hundred thousand
/// analysed articles again took 3.6 s of processor time in place of 3.5.
struct CachePlaces: Sendable {
  /// Where a record stands.
  struct Place: Equatable, Sendable {
    /// The file's number.
    let file: Int32
    /// The record's bytes.
    let count: UInt32
    /// Where it begins, in bytes.
    let start: Int
  }

  private var entries: [(key: ContentHash, place: Place)] = []
  /// For each of a power of two of hashes the index of its entry, or of one whose hash was taken already; -1 where none is.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// The slot that holds the key or is free for it.
  private func slot(_ key: ContentHash) -> Int {
    var slot = Int(truncatingIfNeeded: key.low) & (slots.count - 1)
    while slots[slot] >= 0, entries[Int(slots[slot])].key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// The place of a key.
  subscript(key: ContentHash) -> Place? {
    let index = slots[slot(key)]
    return index < 0 ? nil : entries[Int(index)].place
  }

  /// Notes the place of a key, whatever it was before.
  mutating func put(_ key: ContentHash, _ place: Place) {
    let slot = slot(key)
    if slots[slot] >= 0 {
      entries[Int(slots[slot])].place = place
      return
    }
    slots[slot] = Int32(entries.count)
    entries.append((key, place))
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for index in entries.indices { slots[slot(entries[index].key)] = Int32(index) }
  }
}
