internal import CScan

/// Scans of raw bytes, 64 at a time: 64 in which nothing can begin cost a few instructions.
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

  /// Calls `body` with the offsets of the bits of `mask`, those from `start` on, until it says that it has enough; returns
  /// whether it did.
  @inline(__always)
  private static func visit(_ mask: UInt64, at base: Int, from start: Int, _ body: (Int) -> Bool) -> Bool {
    var left = base < start ? mask & UInt64.max << UInt64(start - base) : mask
    while left != 0 {
      if body(base + left.trailingZeroBitCount) { return true }
      left &= left &- 1
    }
    return false
  }

  /// Calls `body` with the offsets from `start` on at which the pair stands, its second byte before `end`, in order, until
  /// it says that it has enough.
  @inline(__always)
  static func each(
    _ pair: Pair, _ bytes: UnsafeRawPointer, from start: Int, end: Int, _ body: (Int) -> Bool
  ) {
    let last = end - pair.distance
    let text = bytes.assumingMemoryBound(to: UInt8.self)
    var at = start
    while last - start >= 64, at < last {
      // The last 64 bytes end where the text ends: some of them have been looked at before.
      let base = min(at, last - 64)
      let found = cscan_pairs(
        text + base, text + base + pair.distance, pair.first, pair.firstBit, pair.second, pair.secondBit)
      if visit(found, at: base, from: at, body) { return }
      at = base + 64
    }
    while at < last {
      if bytes.load(fromByteOffset: at, as: UInt8.self) | pair.firstBit == pair.first,
        bytes.load(fromByteOffset: at + pair.distance, as: UInt8.self) | pair.secondBit == pair.second,
        body(at)
      {
        return
      }
      at += 1
    }
  }

  /// Calls `body` with the offsets from `start` to `end` of the bytes that begin a character beyond ASCII, in order, until
  /// it says that it has enough.
  @inline(__always)
  static func eachLead(_ bytes: UnsafeRawPointer, from start: Int, end: Int, _ body: (Int) -> Bool) {
    let text = bytes.assumingMemoryBound(to: UInt8.self)
    var at = start
    while end - start >= 64, at < end {
      let base = min(at, end - 64)
      if visit(cscan_leads(text + base), at: base, from: at, body) { return }
      at = base + 64
    }
    while at < end {
      if bytes.load(fromByteOffset: at, as: UInt8.self) >= 0xC0, body(at) { return }
      at += 1
    }
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
