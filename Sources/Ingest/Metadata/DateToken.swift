import Documents

/// A word, a number or a time of day in a line that may hold a date.
struct DateToken {
  enum Kind {
    case word
    case number
    /// Hours and minutes, with seconds where they are given.
    case time
  }

  let kind: Kind
  let range: TextRange
  /// A word in small letters; empty otherwise.
  let text: String
  /// The value of a number; 0 otherwise.
  let value: Int
  /// Whether a word begins with a capital letter.
  let isCapitalised: Bool

  /// The tokens of `range`; letters and digits that touch are two tokens.
  static func tokens(_ range: TextRange, in utf8: [UInt8]) -> [DateToken] {
    var result: [DateToken] = []
    var i = range.start
    while i < range.end {
      let start = i
      let byte = utf8[i]
      if isDigit(byte) {
        while i < range.end, isDigit(utf8[i]) { i += 1 }
        if let end = timeEnd(from: start, minutesAt: i, range.end, utf8) {
          i = end
          result.append(
            DateToken(kind: .time, range: TextRange(start, i), text: "", value: 0, isCapitalised: false))
        } else {
          let value = i - start <= 8 ? utf8[start..<i].reduce(0) { $0 * 10 + Int($1 - 0x30) } : 0
          result.append(
            DateToken(kind: .number, range: TextRange(start, i), text: "", value: value, isCapitalised: false)
          )
        }
      } else if isLetter(byte) {
        while i < range.end, isLetter(utf8[i]) || utf8[i] == 0x27 { i += 1 }
        result.append(
          DateToken(
            kind: .word, range: TextRange(start, i),
            text: String(decoding: utf8[start..<i], as: UTF8.self).lowercased(),
            value: 0, isCapitalised: byte < 0x61 || byte >= 0x80))
      } else {
        // Dashes, bullets and quotation marks are outside ASCII and no letters.
        i += byte >= 0xE2 ? min(3, range.end - i) : byte == 0xC2 ? min(2, range.end - i) : 1
      }
    }
    return result
  }

  private static func timeEnd(from start: Int, minutesAt i: Int, _ end: Int, _ utf8: [UInt8]) -> Int? {
    guard i - start <= 2, i + 2 < end, utf8[i] == 0x3A, isDigit(utf8[i + 1]), isDigit(utf8[i + 2]) else {
      return nil
    }
    var next = i + 3
    if next + 2 < end, utf8[next] == 0x3A, isDigit(utf8[next + 1]), isDigit(utf8[next + 2]) { next += 3 }
    if next + 1 < end, utf8[next] == 0x2E, isDigit(utf8[next + 1]) {
      next += 1
      while next < end, isDigit(utf8[next]) { next += 1 }
    }
    return next
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0xC3..<0xE2).contains(byte) || (byte >= 0x80 && byte < 0xC0)
      || byte > 0xE2
  }
}
