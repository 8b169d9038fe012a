/// Eight bytes of a text looked at together; what is found of a byte is the highest bit of its place.
struct EightBytes {
  /// The highest bit of each byte.
  static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The bytes, the first in the lowest place.
  let word: UInt64

  /// Takes the eight bytes from `start` on, which must be there.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, _ start: Int) {
    word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  /// Whether all are ASCII.
  @inline(__always)
  var isASCII: Bool { word & Self.highs == 0 }

  /// Whether one of them is below `limit`, which is at most 0x80.
  @inline(__always)
  func holdsBelow(_ limit: UInt8) -> Bool {
    (word &- UInt64(limit) &* Self.ones) & ~word & Self.highs != 0
  }

  /// Which of them, all ASCII, lie from `low` to `high`.
  @inline(__always)
  func within(_ low: UInt8, _ high: UInt8) -> UInt64 { Self.within(word, low, high) }

  /// Which of them, all ASCII, are letters.
  @inline(__always)
  var letters: UInt64 { Self.within(word | 0x20 &* Self.ones, 0x61, 0x7A) }

  /// Sums of ASCII and of what is added here stay below 256: no place reaches into the next.
  @inline(__always)
  private static func within(_ word: UInt64, _ low: UInt8, _ high: UInt8) -> UInt64 {
    (word &+ UInt64(0x80 - low) &* ones) & ~(word &+ UInt64(0x7F - high) &* ones) & highs
  }
}
