import Documents

/// Short lines in one spelling, for looking them up: small letters, single spaces, plain quotation marks and dashes.
enum Folding {
  /// The line `range`, without marks of lists and headings in front of it.
  static func line(_ range: TextRange, in utf8: [UInt8]) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
    var i = range.start
    while i < range.end {
      let byte = utf8[i]
      let rest = range.end - i
      switch byte {
      case 0x41...0x5A:
        folded.append(byte | 0x20)
        i += 1
      case 0...0x20:
        space(&folded)
        i += 1
      case 0xC2 where rest >= 2 && utf8[i + 1] == 0xA0:
        space(&folded)
        i += 2
      case 0xE2 where rest >= 3 && utf8[i + 1] == 0x80:
        switch utf8[i + 2] {
        case 0x90...0x95: folded.append(0x2D)
        case 0x98, 0x99: folded.append(0x27)
        case 0x9C, 0x9D: folded.append(0x22)
        case 0xA2: folded.append(0x2A)
        case 0x80...0x8F, 0xA6:
          if utf8[i + 2] == 0xA6 { folded += [0x2E, 0x2E, 0x2E] } else { space(&folded) }
        default: folded += utf8[i..<(i + 3)]
        }
        i += 3
      default:
        folded.append(byte)
        i += 1
      }
    }
    var start = 0
    while start < folded.count, [0x23, 0x2A, 0x2D, 0x3E, 0x7C, 0x20, 0x29, 0x5F].contains(folded[start]) {
      start += 1
    }
    var end = folded.count
    while end > start, [0x20, 0x2A, 0x7C, 0x3E, 0x5F].contains(folded[end - 1]) { end -= 1 }
    return String(decoding: folded[start..<end], as: UTF8.self)
  }

  private static func space(_ folded: inout [UInt8]) {
    if let last = folded.last, last != 0x20 { folded.append(0x20) }
  }

  /// Whether two pieces of text are the same but for white space around and between words.
  static func same(_ a: TextRange, _ b: TextRange, in utf8: [UInt8]) -> Bool {
    if a.count == b.count { return utf8[a.start..<a.end].elementsEqual(utf8[b.start..<b.end]) }
    guard abs(a.count - b.count) <= 8, a.count < 2_000 else { return false }
    return line(a, in: utf8) == line(b, in: utf8)
  }
}
