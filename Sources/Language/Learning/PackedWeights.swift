/// A table from feature hashes to sparse rows of weights, read in place from a model's bytes.
///
/// Layout, little-endian: magic "PQW1", the number of buckets (32 bits), the value of one unit of weight (32-bit float),
/// the number of classes (32 bits), then `buckets + 1` offsets (32 bits) into the data that follows. A hash belongs to
/// the bucket that its high half scales to. A bucket is the number of its features (8 bits), their fingerprints (the
/// low 16 bits of the hash), their numbers of entries (8 bits each), and their entries: class (8 bits), weight (16 bits,
/// signed). A fingerprint is wrong once in 15,000 look-ups of absent features, which costs nothing measurable.
///
/// Damaged bytes find less and never fail: a bucket that does not lie inside the table holds nothing.
public struct PackedWeights: Sendable {
  static let magic: [UInt8] = Array("PQW1".utf8)
  static let headerSize = 16

  private let bytes: ModelBytes
  private let bucketCount: UInt64
  private let data: Int
  /// The number of classes; every class in the table is below 256.
  public let classCount: Int
  /// What one unit of a stored weight is worth; scores are sums of units.
  public let unit: Float

  /// How many scores a caller must provide: one for each value that a class byte can have.
  public static let scoreCount = 256

  /// Reads the header; bytes that are no table make a table without features.
  public init(_ bytes: ModelBytes) {
    self.bytes = bytes
    let buckets = bytes.hasPrefix(Self.magic) ? bytes.uint32(4) : 0
    let data = Self.headerSize + 4 * (buckets + 1)
    let fits = buckets > 0 && data <= bytes.count
    bucketCount = fits ? UInt64(buckets) : 0
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

  /// Adds the weights of feature `hash` to `scores`, which must have room for `scoreCount` numbers.
  @inline(__always)
  public func add(_ hash: UInt64, to scores: UnsafeMutablePointer<Int32>) {
    forEachWeight(of: hash) { label, weight in scores[label] &+= weight }
  }

  /// Calls `visit` with each class, below `scoreCount`, and weight, in units, of feature `hash`.
  @inline(__always)
  public func forEachWeight(of hash: UInt64, _ visit: (Int, Int32) -> Void) {
    guard bucketCount > 0 else { return }
    let base = bytes.base
    let directory = base + Self.headerSize + 4 * Self.bucket(of: hash, count: bucketCount)
    let start = data + Int(directory.loadUnaligned(as: UInt32.self))
    let end = data + Int(directory.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    guard start < end, end <= bytes.count else { return }
    let count = Int(base.load(fromByteOffset: start, as: UInt8.self))
    let fingerprint = UInt16(truncatingIfNeeded: hash)
    let prints = base + start + 1
    let sizes = prints + 2 * count
    guard start + 1 + 3 * count <= end else { return }
    var index = 0
    while index < count, prints.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self) != fingerprint {
      index += 1
    }
    guard index < count else { return }
    var before = 0
    for other in 0..<index { before &+= Int(sizes.load(fromByteOffset: other, as: UInt8.self)) }
    let size = Int(sizes.load(fromByteOffset: index, as: UInt8.self))
    var entry = sizes + count + 3 * before
    guard entry + 3 * size <= base + end else { return }
    for _ in 0..<size {
      visit(Int(entry.load(as: UInt8.self)), Int32(entry.loadUnaligned(fromByteOffset: 1, as: Int16.self)))
      entry += 3
    }
  }
}
