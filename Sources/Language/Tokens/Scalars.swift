/// What one code point is to the tokeniser.
enum ScalarKind {
  case lower, upper, otherLetter, digit, combining, space, apostrophe, punctuation
}

/// Reads code points from valid UTF-8 without making strings.
struct ScalarReader {
  let utf8: [UInt8]

  /// The code point at byte `offset` and its length in bytes; U+FFFD and 1 where the bytes are cut.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = utf8[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    func tail(_ distance: Int) -> UInt32? {
      guard offset + distance < utf8.count, utf8[offset + distance] & 0xC0 == 0x80 else { return nil }
      return UInt32(utf8[offset + distance] & 0x3F)
    }
    if first & 0xE0 == 0xC0, let a = tail(1) { return (UInt32(first & 0x1F) << 6 | a, 2) }
    if first & 0xF0 == 0xE0, let a = tail(1), let b = tail(2) {
      return (UInt32(first & 0x0F) << 12 | a << 6 | b, 3)
    }
    if first & 0xF8 == 0xF0, let a = tail(1), let b = tail(2), let c = tail(3) {
      return (UInt32(first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
    }
    return (0xFFFD, 1)
  }

  /// What the code point `value` is; the Unicode tables are asked only beyond ASCII.
  @inline(__always)
  static func kind(of value: UInt32) -> ScalarKind {
    if value < 0x80 {
      let byte = UInt8(value)
      if byte.isASCIIUpper { return .upper }
      if byte.isASCIILetter { return .lower }
      if byte.isASCIIDigit { return .digit }
      if byte == 0x27 { return .apostrophe }
      return byte <= 0x20 || byte == 0x7F ? .space : .punctuation
    }
    return kindBeyondASCII(value)
  }

  private static func kindBeyondASCII(_ value: UInt32) -> ScalarKind {
    switch value {
    case 0x2018, 0x2019, 0x2BC, 0x2BB, 0xB4, 0x60: return .apostrophe
    // Soft hyphens, joiners and the like stand inside words (UAX #29, WB4); U+200B parts them.
    case 0xAD, 0x200C, 0x200D, 0x2060: return .combining
    case 0x80...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: return .space
    case 0xA1...0xA9, 0xAB...0xAC, 0xAE...0xB3, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2010...0x2027,
      0x2030...0x205E,
      0xFFFD:
      return .punctuation
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .punctuation }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .otherLetter, .modifierLetter, .letterNumber: return .otherLetter
    case .decimalNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .combining
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return .space
    default: return .punctuation
    }
  }
}
