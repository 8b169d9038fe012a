import Documents

/// The author in a line that says "By Jane Roe".
struct Byline {
  /// The name or names, without "by" and without what follows.
  let name: TextRange

  private static let openings = [
    "by ", "by: ", "written by ", "written by: ", "author: ", "authors: ", "story by ", "words by ",
    "posted by ",
  ].map { Array($0.utf8) }
  private static let inside: Set<String> = [
    "and", "of", "in", "for", "the", "de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le",
    "du", "da", "di",
    "at", "our", "staff", "correspondent", "reporter", "editor", "writer", "on", "with", "min", "read", "pm",
    "am",
    "updated", "published", "ago", "hours", "minutes", "writers", "correspondents",
  ]

  /// `nil` where the line, in the spelling of `Folding`, is no byline.
  init?(_ paragraph: Paragraph, folded: ArraySlice<UInt8>, in utf8: [UInt8]) {
    guard let opening = Self.openings.first(where: { folded.starts(with: $0) }) else { return nil }
    // "By" may stand behind a dash or a mark that folding left out.
    guard
      let space = utf8[paragraph.range.start..<paragraph.range.end].indices.first(where: {
        (utf8[$0] | 0x20) == UInt8(ascii: "b") || (utf8[$0] | 0x20) == opening.first
      })
    else { return nil }
    var start = space + opening.count
    while start < paragraph.range.end, utf8[start] == 0x20 || utf8[start] == 0xC2 || utf8[start] == 0xA0 {
      start += 1
    }
    let rest = TextRange(start, paragraph.range.end)
    guard !rest.isEmpty, let end = Self.endOfName(rest, in: utf8),
      Self.areNames(TextRange(start, end), in: utf8)
    else { return nil }
    // What follows the name may be a place, a role, a date, but no sentence.
    if paragraph.traits.contains(.endsSentence), paragraph.words > 8 { return nil }
    name = TextRange(start, end)
  }

  private static func endOfName(_ range: TextRange, in utf8: [UInt8]) -> Int? {
    var i = range.start
    while i < range.end {
      let byte = utf8[i]
      let isMark =
        byte == 0x2C || byte == 0x7C || byte == 0x2A || byte == 0x2F || byte == 0x28 || byte == 0x40
        || (0x30...0x39).contains(byte)
      let isDash =
        byte == 0xE2 && i + 2 < range.end && utf8[i + 1] == 0x80 && [0x93, 0x94, 0xA2].contains(utf8[i + 2])
      let isDot = byte == 0xC2 && i + 1 < range.end && utf8[i + 1] == 0xB7
      let isHyphen = byte == 0x2D && i > range.start && utf8[i - 1] == 0x20
      if isMark || isDash || isDot || isHyphen || isWord("in", i, range, utf8)
        || isWord("for", i, range, utf8)
        || isWord("FOR", i, range, utf8) || byte == 0x20 && i + 1 < range.end && utf8[i + 1] == 0x20
        || isWord("Updated", i, range, utf8) || isWord("Published", i, range, utf8)
      {
        break
      }
      i += 1
    }
    while i > range.start, utf8[i - 1] <= 0x20 || (utf8[i - 1] == 0xA0 && utf8[i - 2] == 0xC2) {
      i -= utf8[i - 1] == 0xA0 ? 2 : 1
    }
    return i > range.start ? i : nil
  }

  private static func isWord(_ word: StaticString, _ i: Int, _ range: TextRange, _ utf8: [UInt8]) -> Bool {
    let count = word.utf8CodeUnitCount
    guard i > range.start, utf8[i - 1] == 0x20, i + count < range.end, utf8[i + count] == 0x20 else {
      return false
    }
    return word.withUTF8Buffer { utf8[i..<(i + count)].elementsEqual($0) }
  }

  /// Two to seven words, names but for a few between them, or the one word of an agency.
  private static func areNames(_ range: TextRange, in utf8: [UInt8]) -> Bool {
    let words = utf8[range.start..<range.end].split(separator: 0x20)
    guard let first = words.first, words.count <= 10 else { return false }
    guard let initial = first.first, (0x41...0x5A).contains(initial) || initial >= 0xC3 else { return false }
    let folded = String(decoding: first, as: UTF8.self).lowercased()
    if Calendar.weekday(folded) != nil || Calendar.month(folded) != nil
      || ["the", "a", "an", "this", "that"].contains(folded)
    {
      return false
    }
    if words.count == 1 {
      return first.allSatisfy { $0 < 0x61 || $0 > 0x7A } || Credit.agencies.contains(folded)
    }
    return words.allSatisfy { word in
      guard let initial = word.first else { return true }
      if (0x41...0x5A).contains(initial) || initial >= 0x80 || initial == 0x22 { return true }
      return inside.contains(String(decoding: word, as: UTF8.self)) || word.starts(with: Array("al-".utf8))
    }
  }
}
