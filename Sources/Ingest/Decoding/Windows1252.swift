/// Windows code page 1252, what most Western web pages that are not UTF-8 were saved in.
enum Windows1252 {
  /// Code points of bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); 0 where none is assigned.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E,
    0x0178,
  ]

  /// Whether bytes that are not UTF-8 read as text in this code page: accented letters stand in words, marks where
  /// marks stand, and nothing is unassigned.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    var likely = 0
    var unlikely = 0
    for (i, byte) in bytes.enumerated() {
      if byte >= 0x80 {
        let before = i > 0 ? bytes[i - 1] : 0x20
        let after = i + 1 < bytes.count ? bytes[i + 1] : 0x20
        if isPlausible(byte, between: before, and: after) { likely += 1 } else { unlikely += 1 }
      } else if byte < 0x09 || (0x0E..<0x1B).contains(byte) {
        unlikely += 1
      }
    }
    return likely > 0 && unlikely * 20 <= likely
  }

  private static func isPlausible(_ byte: UInt8, between before: UInt8, and after: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: return false
    // The last letters of the page are rare in text and common in broken files.
    case 0xF0, 0xFD...0xFF, 0xD0, 0xDE, 0xD7, 0xF7: return isLetter(before) && isLetter(after)
    case 0xC0...0xFF:
      // A letter before a byte that only continues UTF-8 is a broken sequence, not a word.
      if (0x80...0xBF).contains(after), !(0x91...0x97).contains(after), after != 0x85, after != 0xA0 {
        return false
      }
      return isLetter(before) || isLetter(after)
    case 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F: return isLetter(before) || isLetter(after)
    default: return before < 0x80 || after < 0x80
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC0
  }

  /// The text in UTF-8; a byte that is not assigned becomes the C1 control of the same number, as browsers do.
  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else if byte < 0xA0, case let scalar = upper[Int(byte) - 0x80], scalar != 0 {
        result.append(scalar: scalar)
      } else {
        result.append(scalar: UInt32(byte))
      }
    }
    return result
  }
}
