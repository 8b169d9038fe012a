import Documents

/// Where sentences end, as far as punctuation tells.
enum Sentence {
  /// The traits that the end of `start ..< end` shows.
  static func ending(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Paragraph.Traits {
    var end = end
    while end > start, case let length = closingMark(bytes, endingAt: end), length > 0 { end -= length }
    guard end > start else { return [] }
    switch bytes[end - 1] {
    case 0x2E: return [.endsSentence, .endsWithStop]
    case 0x21, 0x3F: return .endsSentence
    case 0xA6 where end - start >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80:
      return [.endsSentence, .endsWithStop]
    case 0x82 where end - start >= 3 && bytes[end - 3] == 0xE3 && bytes[end - 2] == 0x80:
      return [.endsSentence, .endsWithStop]
    case 0x9F where end - start >= 2 && bytes[end - 2] == 0xD8: return .endsSentence
    case 0xA4 where end - start >= 3 && bytes[end - 3] == 0xE0 && bytes[end - 2] == 0xA5:
      return [.endsSentence, .endsWithStop]
    default: return []
    }
  }

  private static func closingMark(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int {
    switch bytes[end - 1] {
    case 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F: return 1
    case 0x99, 0x9D: return end >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80 ? 3 : 0
    case 0xBB: return end >= 2 && bytes[end - 2] == 0xC2 ? 2 : 0
    default: return 0
    }
  }

  /// The most bytes of a headline taken from running text.
  private static let headlineLimit = 400

  /// The first sentence of `range`, or as much of it as a list can use.
  static func first(of range: TextRange, in utf8: [UInt8]) -> TextRange {
    let limit = min(range.end, range.start + headlineLimit)
    var i = range.start
    while i < limit {
      let byte = utf8[i]
      if byte == 0x2E || byte == 0x21 || byte == 0x3F {
        var end = i + 1
        while end < limit, isCloser(utf8, end) > 0 { end += isCloser(utf8, end) }
        let isLast = end >= range.end
        let isSpaced = end < range.end && (utf8[end] <= 0x20 || utf8[end] == 0xC2)
        if isLast
          || (isSpaced && !(byte == 0x2E && isAbbreviation(utf8, range.start, i))
            && startsAnew(utf8, end, range.end))
        {
          return TextRange(range.start, end)
        }
      }
      i += 1
    }
    if limit == range.end { return range }
    // Too long for a sentence: cut between words, or at least between characters.
    var cut = limit
    while cut > range.start + headlineLimit / 2, utf8[cut] != 0x20, utf8[cut] != 0x0A { cut -= 1 }
    if utf8[cut] != 0x20, utf8[cut] != 0x0A { cut = limit }
    while cut > range.start, utf8[cut] & 0xC0 == 0x80 { cut -= 1 }
    return TextRange(range.start, cut)
  }

  private static func isCloser(_ utf8: [UInt8], _ i: Int) -> Int {
    switch utf8[i] {
    case 0x22, 0x27, 0x29, 0x5D: return 1
    case 0xE2:
      return i + 2 < utf8.count && utf8[i + 1] == 0x80 && (utf8[i + 2] == 0x9D || utf8[i + 2] == 0x99) ? 3 : 0
    default: return 0
    }
  }

  private static func startsAnew(_ utf8: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var i = start
    while i < end, utf8[i] <= 0x20 || utf8[i] == 0xC2 || utf8[i] == 0xA0 { i += 1 }
    guard i < end else { return true }
    return !(0x61...0x7A).contains(utf8[i])
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "brig", "adm", "gov", "sen",
    "rep",
    "st", "jr", "sr", "rev", "hon", "pres", "no", "vs", "inc", "ltd", "co", "corp", "jan", "feb", "mar",
    "apr", "aug",
    "sept", "oct", "nov", "dec", "mt", "ft", "dept", "univ", "messrs", "cmdr", "supt", "insp", "amb",
  ]

  /// Whether the full stop at `stop` belongs to a title, an initial or a short form.
  private static func isAbbreviation(_ utf8: [UInt8], _ start: Int, _ stop: Int) -> Bool {
    var i = stop
    while i > start, isLatin(utf8[i - 1]), stop - i < 9 { i -= 1 }
    if stop - i == 1 { return true }
    return abbreviations.contains(String(decoding: utf8[i..<stop], as: UTF8.self).lowercased())
  }

  private static func isLatin(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
