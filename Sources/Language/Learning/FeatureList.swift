/// The features of one position in a sequence, as hashes; the memory is kept from one position to the next.
public struct FeatureList: Sendable {
  /// The hashes, in the order in which they were added.
  public private(set) var hashes: [UInt64] = []

  /// No features yet.
  public init() { hashes.reserveCapacity(160) }

  /// Forgets all features.
  public mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

  /// Adds the feature of template number `template` with one value.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64) { hashes.append(FeatureHash.feature(template, a)) }
  /// Adds the feature of template number `template` with two values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    hashes.append(FeatureHash.feature(template, a, b))
  }
  /// Adds the feature of template number `template` with three values.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    hashes.append(FeatureHash.feature(template, a, b, c))
  }
}
