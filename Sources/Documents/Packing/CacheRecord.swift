/// What stands in a cache file: a head, then records one behind the other, each with a sum that tells damage.
///
/// A record is 32 bytes, what is kept, and 8 bytes of sum, numbers with the lowest byte first: a mark and the kind, the
/// length, the key in two words. A file that was cut off in a record is good up to there.
package enum CacheRecord {
  /// What is kept.
  package enum Kind: UInt64, CaseIterable, Sendable {
    /// How a file is divided, by the hash of its bytes: `PackedDivision`.
    case division = 1
    /// What was found in an article, by `Article.analysisKey`: `Analysis.packed(for:)`.
    case analysis = 2
  }

  /// The bytes before what is kept.
  package static let headSize = 32
  /// The bytes behind it.
  package static let sumSize = 8
  /// More is not kept in one record.
  package static let mostBytes = 16 << 20

  private static let mark: UInt64 = 0x7071_7265
  private static let fileMark: UInt64 = 0x3165_6863_6163_7170

  /// The head of a file: a mark, the version of the program, a sum.
  package static func fileHead(_ version: ContentHash) -> [UInt8] {
    var head: [UInt8] = []
    for word in [fileMark, version.high, version.low] { put(word, &head) }
    put(ContentHash(of: head).low, &head)
    return head
  }

  /// A record.
  package static func record(_ kind: Kind, _ key: ContentHash, _ kept: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headSize + kept.count + sumSize)
    for word in [mark | kind.rawValue << 32, UInt64(kept.count), key.high, key.low] { put(word, &bytes) }
    bytes += kept
    put(ContentHash(of: bytes).low, &bytes)
    return bytes
  }

  /// What the head of a record says.
  package struct Head {
    /// What is kept.
    package let kind: Kind
    /// What it is kept under.
    package let key: ContentHash
    /// The bytes that are kept.
    package let count: Int

    /// The bytes of the whole record.
    package var size: Int { headSize + count + sumSize }

    /// Reads the first 32 bytes; `nil` where they are no head.
    package init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count >= headSize else { return nil }
      let first = word(bytes, 0)
      let count = word(bytes, 8)
      guard first & 0xFFFF_FFFF == mark, let kind = Kind(rawValue: first >> 32), count <= mostBytes else {
        return nil
      }
      self.kind = kind
      self.count = Int(count)
      key = ContentHash(high: word(bytes, 16), low: word(bytes, 24))
    }
  }

  /// What a record keeps; `nil` where it is damaged or another than the one asked for.
  package static func kept(_ record: UnsafeRawBufferPointer, _ kind: Kind, _ key: ContentHash)
    -> UnsafeRawBufferPointer?
  {
    guard let head = Head(record), head.kind == kind, head.key == key, head.size == record.count else {
      return nil
    }
    let end = headSize + head.count
    let sum = ContentHash(of: UnsafeRawBufferPointer(rebasing: record[..<end])).low
    guard sum == word(record, end) else { return nil }
    return UnsafeRawBufferPointer(rebasing: record[headSize..<end])
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  private static func put(_ word: UInt64, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
  }
}
