extension TOMLCursor {
  /// Reads a string on one line, the cursor being on its quotation mark.
  mutating func readString() throws(TOMLError) -> String {
    let mark = byte ?? 0
    let start = place
    var text: [UInt8] = []
    advance()
    while let byte, byte != UInt8(ascii: "\n") {
      if byte == mark {
        advance()
        return String(decoding: text, as: UTF8.self)
      }
      try readCharacter(byte, mark, into: &text)
    }
    throw error("a string is not closed on its line", at: start)
  }

  /// Reads a string in three quotation marks, the cursor being on the first.
  mutating func readLongString() throws(TOMLError) -> String {
    let mark = byte ?? 0
    let start = place
    var text: [UInt8] = []
    advance(3)
    _ = skipNewline()
    while let byte {
      if byte == mark {
        // Two of up to five marks belong to the text.
        let count = run(of: mark, upTo: 5)
        advance(count)
        text += Array(repeating: mark, count: count >= 3 ? count - 3 : count)
        if count >= 3 { return String(decoding: text, as: UTF8.self) }
      } else if skipNewline() {
        text.append(UInt8(ascii: "\n"))
      } else if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\""), skipFoldedLines() {
        continue
      } else {
        try readCharacter(byte, mark, into: &text)
      }
    }
    throw error("a string is not closed", at: start)
  }

  private mutating func readCharacter(_ byte: UInt8, _ mark: UInt8, into text: inout [UInt8])
    throws(TOMLError)
  {
    if TOMLCursor.isControl(byte) { throw unexpected("in a string") }
    if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
      text += Array(String(Character(try readEscape())).utf8)
    } else {
      text.append(byte)
      advance()
    }
  }

  /// A backslash at the end of a line takes away the white space up to the next text.
  private mutating func skipFoldedLines() -> Bool {
    var look = self
    look.advance()
    look.skipBlanks()
    guard look.skipNewline() else { return false }
    repeat { look.skipBlanks() } while look.skipNewline()
    self = look
    return true
  }

  private mutating func readEscape() throws(TOMLError) -> Unicode.Scalar {
    let start = place
    advance()
    guard let letter = byte else { throw unexpected("in a string") }
    advance()
    switch letter {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "e"): return "\u{1b}"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "x"): return try readHexadecimal(2, start)
    case UInt8(ascii: "u"): return try readHexadecimal(4, start)
    case UInt8(ascii: "U"): return try readHexadecimal(8, start)
    default: throw error("an unknown escape in a string; write \\\\ for a backslash", at: start)
    }
  }

  private mutating func readHexadecimal(_ count: Int, _ start: FilePosition) throws(TOMLError)
    -> Unicode.Scalar
  {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = byte.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error("an escape needs \(count) hexadecimal digits", at: start)
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    guard let scalar = Unicode.Scalar(value) else { throw error("an escape names no character", at: start) }
    return scalar
  }
}
