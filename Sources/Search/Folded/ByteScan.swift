/// Scans of raw bytes, 32 at a time.
///
/// The text's bytes are read as vectors; a vector in which nothing can begin costs a few instructions.
enum ByteScan {
  /// Two bytes of a needle that are looked for together, each in both cases where it is a letter.
  struct Pair: Sendable {
    /// The first byte, lower case.
    let first: UInt8
    /// The second byte, lower case.
    let second: UInt8
    /// How many bytes behind the first the second stands, from 0.
    let distance: Int
    /// What is set in a byte before it is compared: the bit of the case for letters.
    let firstBit: UInt8
    let secondBit: UInt8

    init(_ first: UInt8, _ second: UInt8, distance: Int) {
      self.first = first
      self.second = second
      self.distance = distance
      firstBit = ByteScan.isLetter(first) ? 0x20 : 0
      secondBit = ByteScan.isLetter(second) ? 0x20 : 0
    }
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  @inline(__always)
  private static func lanes(_ byte: UInt8) -> SIMD4<UInt64> {
    SIMD4(repeating: UInt64(byte) &* 0x0101_0101_0101_0101)
  }

  /// The first offset from `start` on at which the pair stands, its second byte before `end`; `nil` where there is
  /// none.
  @inline(__always)
  static func find(_ pair: Pair, _ bytes: UnsafeRawPointer, from start: Int, end: Int) -> Int? {
    var at = start
    let last = end - pair.distance
    let firstBits = Self.lanes(pair.firstBit)
    let secondBits = Self.lanes(pair.secondBit)
    let first = Self.lanes(pair.first)
    let second = Self.lanes(pair.second)
    let ones = SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)
    let highs = SIMD4<UInt64>(repeating: 0x8080_8080_8080_8080)
    // Two vectors at a time as long as nothing is found in them.
    while at + 64 <= last {
      let a = bytes.loadUnaligned(fromByteOffset: at, as: SIMD8<UInt64>.self)
      let b = bytes.loadUnaligned(fromByteOffset: at + pair.distance, as: SIMD8<UInt64>.self)
      let low = ((a.lowHalf | firstBits) ^ first) | ((b.lowHalf | secondBits) ^ second)
      let high = ((a.highHalf | firstBits) ^ first) | ((b.highHalf | secondBits) ^ second)
      let marks = ((low &- ones) & ~low | (high &- ones) & ~high) & highs
      let half = marks.lowHalf | marks.highHalf
      if half[0] | half[1] != 0 { break }
      at += 64
    }
    while at + 32 <= last {
      let a = bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
      let b = bytes.loadUnaligned(fromByteOffset: at + pair.distance, as: SIMD4<UInt64>.self)
      // A byte is zero where both bytes are the wanted ones. The lowest byte marked of a lane is always such a one
      // (Mycroft's test); those above it need not be.
      let difference = ((a | firstBits) ^ first) | ((b | secondBits) ^ second)
      let marks = (difference &- ones) & ~difference & highs
      if marks[0] | marks[1] | marks[2] | marks[3] != 0 {
        for index in 0..<4 where marks[index] != 0 {
          return at + index * 8 + marks[index].trailingZeroBitCount / 8
        }
      }
      at += 32
    }
    while at < last {
      if bytes.load(fromByteOffset: at, as: UInt8.self) | pair.firstBit == pair.first,
        bytes.load(fromByteOffset: at + pair.distance, as: UInt8.self) | pair.secondBit == pair.second
      {
        return at
      }
      at += 1
    }
    return nil
  }

  /// The first offset from `start` on that holds a byte beyond ASCII, or `end`.
  @inline(__always)
  static func findNonASCII(_ bytes: UnsafeRawPointer, from start: Int, end: Int) -> Int {
    var at = start
    while at + 32 <= end {
      let words = bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
      let high: UInt64 = 0x8080_8080_8080_8080
      if (words[0] | words[1] | words[2] | words[3]) & high != 0 {
        for index in 0..<4 where words[index] & high != 0 {
          return at + index * 8 + (words[index] & high).trailingZeroBitCount / 8
        }
      }
      at += 32
    }
    while at < end, bytes.load(fromByteOffset: at, as: UInt8.self) < 0x80 { at += 1 }
    return at
  }

  /// How common a lower-case byte is in English news, in parts of a thousand; what is not listed is rare.
  static func commonness(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 170
    case UInt8(ascii: "e"): 100
    case UInt8(ascii: "t"): 75
    case UInt8(ascii: "a"): 70
    case UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"): 62
    case UInt8(ascii: "r"), UInt8(ascii: "s"): 55
    case UInt8(ascii: "h"): 40
    case UInt8(ascii: "d"), UInt8(ascii: "l"): 34
    case UInt8(ascii: "c"), UInt8(ascii: "u"): 25
    case UInt8(ascii: "m"): 21
    case UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "p"): 17
    case UInt8(ascii: "w"), UInt8(ascii: "y"), UInt8(ascii: "b"): 13
    case UInt8(ascii: "v"): 9
    case UInt8(ascii: "k"), UInt8(ascii: "."), UInt8(ascii: ","): 7
    case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "0")...UInt8(ascii: "9"): 4
    default: 1
    }
  }
}
