/// A table from feature hashes to sparse rows of weights, read in place from a model's bytes.
///
/// Layout, little-endian: magic "PQW2", the number of buckets (32 bits), the value of one unit of weight (32-bit float),
/// the number of classes (32 bits), the logarithm of the filter's bits (32 bits), the filter, then `buckets + 1` offsets
/// (32 bits) into the data that follows. A hash belongs to the bucket that its high half scales to. A bucket is the
/// number of its features (8 bits), their fingerprints (the low 16 bits of the hash), their numbers of entries (8 bits
/// each), and their entries: class (8 bits), weight (16 bits, signed). A fingerprint is wrong once in 15,000 look-ups of
/// absent features, which costs nothing measurable.
///
/// The filter (Bloom 1970, with one hash) has a bit for each feature, eight bits or more to a feature: most features of a
/// text are in no model, and one load without a branch tells so.
///
/// Damaged bytes find less and never fail: a bucket that does not lie inside the table holds nothing.
public struct PackedWeights: Sendable {
  static let magic: [UInt8] = Array("PQW2".utf8)
  static let headerSize = 20

  private let bytes: ModelBytes
  private let bucketCount: UInt64
  private let filterMask: UInt64
  private let directory: Int
  private let data: Int
  /// The number of classes; every class in the table is below 256.
  public let classCount: Int
  /// What one unit of a stored weight is worth; scores are sums of units.
  public let unit: Float

  /// The logarithm of the most bits that a filter has.
  static let largestFilter = 28

  /// How many scores a caller must provide: one for each value that a class byte can have.
  public static let scoreCount = 256

  /// Reads the header; bytes that are no table make a table without features.
  public init(_ bytes: ModelBytes) {
    self.bytes = bytes
    let buckets = bytes.hasPrefix(Self.magic) ? bytes.uint32(4) : 0
    let filter = min(Self.largestFilter, max(3, bytes.uint32(16)))
    let directory = Self.headerSize + 1 << filter / 8
    let data = directory + 4 * (buckets + 1)
    let fits = buckets > 0 && data <= bytes.count
    bucketCount = fits ? UInt64(buckets) : 0
    filterMask = fits ? 1 << UInt64(filter) - 1 : 0
    self.directory = directory
    self.data = data
    unit = fits ? Float(bitPattern: UInt32(bytes.uint32(8))) : 1
    classCount = fits ? min(bytes.uint32(12), Self.scoreCount) : 0
  }

  /// Whether the table holds nothing.
  public var isEmpty: Bool { bucketCount == 0 }

  /// The bucket, of `bucketCount`, that `hash` belongs to.
  @inline(__always)
  static func bucket(of hash: UInt64, count bucketCount: UInt64) -> Int {
    Int(((hash >> 32) &* bucketCount) >> 32)
  }

  /// The bit of the filter that stands for `hash`: neither its fingerprint nor what its bucket depends on most.
  @inline(__always)
  static func filterBit(of hash: UInt64, mask: UInt64) -> UInt64 { hash >> 16 & mask }

  /// Moves those of `count` features that the table may hold to the front of `hashes` and returns their number.
  ///
  /// Leaves out only what the table does not hold, some nine in ten of that.
  @inline(__always)
  private func select(_ hashes: UnsafeMutablePointer<UInt64>, count: Int) -> Int {
    guard bucketCount > 0 else { return 0 }
    let filter = bytes.base + Self.headerSize
    let mask = filterMask
    var kept = 0
    for index in 0..<count {
      let hash = hashes[index]
      let bit = Self.filterBit(of: hash, mask: mask)
      let byte = filter.load(fromByteOffset: Int(truncatingIfNeeded: bit >> 3), as: UInt8.self)
      hashes[kept] = hash
      kept &+= Int(byte >> UInt8(truncatingIfNeeded: bit & 7) & 1)
    }
    return kept
  }

  /// Adds the weights of `count` features to `scores`, which must have room for `scoreCount` numbers; `hashes` is used up.
  ///
  /// Goes over the features four times, so that no look-up waits for the memory of the one before: what the filter lets
  /// through, where its buckets are, whether they lie inside, their weights.
  @inline(__always)
  public func add(
    _ hashes: UnsafeMutablePointer<UInt64>, count: Int, to scores: UnsafeMutablePointer<Int32>
  ) {
    let selected = select(hashes, count: count)
    let base = bytes.base
    let start = UInt64(truncatingIfNeeded: data)
    let end = UInt64(truncatingIfNeeded: bytes.count)
    var kept = 0
    for index in 0..<selected {
      let hash = hashes[index]
      let entry = base + directory + 4 * Self.bucket(of: hash, count: bucketCount)
      let low = start &+ UInt64(entry.loadUnaligned(as: UInt32.self))
      let high = start &+ UInt64(entry.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
      // The bucket's place, its length and the fingerprint in one number.
      hashes[kept] = low << 32 | min(0xFFFF, high &- low) << 16 | hash & 0xFFFF
      kept &+= low < high && high <= end ? 1 : 0
    }
    var inside = 0
    for index in 0..<kept {
      let place = hashes[index]
      let features = UInt64(base.load(fromByteOffset: Int(place >> 32), as: UInt8.self))
      hashes[inside] = place
      inside &+= 1 &+ 3 &* features <= place >> 16 & 0xFFFF ? 1 : 0
    }
    for index in 0..<inside {
      let place = hashes[index]
      let bucket = base + Int(place >> 32)
      visit(bucket, bucket + Int(place >> 16 & 0xFFFF), UInt16(truncatingIfNeeded: place)) { label, weight in
        scores[label] &+= weight
      }
    }
  }

  /// Calls `visit` with each class, below `scoreCount`, and weight, in units, of feature `hash`.
  @inline(__always)
  public func forEachWeight(of hash: UInt64, _ visit: (Int, Int32) -> Void) {
    guard bucketCount > 0 else { return }
    let base = bytes.base
    let directory = base + directory + 4 * Self.bucket(of: hash, count: bucketCount)
    let start = data + Int(directory.loadUnaligned(as: UInt32.self))
    let end = data + Int(directory.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    guard start < end, end <= bytes.count,
      1 + 3 * Int(base.load(fromByteOffset: start, as: UInt8.self)) <= end - start
    else { return }
    self.visit(base + start, base + end, UInt16(truncatingIfNeeded: hash), visit)
  }

  /// Calls `visit` with the entries of the feature with this fingerprint in the bucket from `bucket` to `end`, which has
  /// room for its fingerprints and sizes.
  @inline(__always)
  private func visit(
    _ bucket: UnsafeRawPointer, _ end: UnsafeRawPointer, _ fingerprint: UInt16, _ visit: (Int, Int32) -> Void
  ) {
    let count = Int(bucket.load(as: UInt8.self))
    let prints = bucket + 1
    let sizes = prints + 2 * count
    var index = 0
    while index < count, prints.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self) != fingerprint {
      index &+= 1
    }
    guard index < count else { return }
    var before = 0
    for other in 0..<index { before &+= Int(sizes.load(fromByteOffset: other, as: UInt8.self)) }
    let size = Int(sizes.load(fromByteOffset: index, as: UInt8.self))
    var entry = sizes + count + 3 &* before
    guard entry + 3 &* size <= end else { return }
    for _ in 0..<size {
      visit(Int(entry.load(as: UInt8.self)), Int32(entry.loadUnaligned(fromByteOffset: 1, as: Int16.self)))
      entry += 3
    }
  }
}
