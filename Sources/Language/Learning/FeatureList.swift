/// The features of one position in a sequence, as hashes; the memory is kept from one position to the next.
struct FeatureList: ~Copyable {
  /// More than any position has; what is added beyond is dropped.
  private static let capacity = 256
  private let memory: UnsafeMutablePointer<UInt64> = .allocate(capacity: Self.capacity)
  private(set) var count = 0

  deinit { memory.deallocate() }

  /// The hashes, in the order in which they were added; valid until the list changes.
  var hashes: UnsafeMutableBufferPointer<UInt64> { UnsafeMutableBufferPointer(start: memory, count: count) }

  /// Forgets all features.
  mutating func removeAll() { count = 0 }

  /// Adds the weights of all features in `table` to `scores` and forgets them.
  @inline(__always)
  mutating func spend(in table: WeightLines, on scores: UnsafeMutablePointer<Int32>) {
    table.add(memory, count: count, to: scores)
    count = 0
  }

  @inline(__always)
  private mutating func append(_ hash: UInt64) {
    guard count < Self.capacity else { return }
    memory[count] = hash
    count &+= 1
  }

  /// Adds the feature of template number `template` with one value.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64) { append(FeatureHash.feature(template, a)) }
  /// Adds the feature of template number `template` with two values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    append(FeatureHash.feature(template, a, b))
  }
  /// Adds the feature of template number `template` with three values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    append(FeatureHash.feature(template, a, b, c))
  }
}
