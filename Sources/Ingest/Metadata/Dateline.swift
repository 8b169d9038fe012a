import Documents

/// The place at the start of a report: "TRIPOLI–", "AUSTIN, Texas (AP) —", "Moscow, SANA-".
struct Dateline {
  /// The place, with the state or country that stands beside it.
  let place: TextRange
  /// The day, where the dateline gives it with its year.
  let date: ArticleDate?
  /// Whether a colon ends it, as one also ends the name of a speaker in a transcript.
  let endsWithColon: Bool

  private static let reach = 90
  /// Words in front of a dash that name the kind of a text, not a place.
  private static let labels: Set<String> = [
    "exclusive", "analysis", "opinion", "update", "breaking", "watch", "video", "live", "interview",
    "feature", "review",
    "explainer", "factbox", "timeline", "editorial", "correction", "refile", "wrapup", "note", "warning",
    "nato", "report",
    "profile", "special", "photos", "gallery", "listen", "advertisement", "commentary", "column", "letter",
    "obituary",
    "sponsored", "background", "summary", "question", "answer", "chapter", "part",
  ]
  /// Networks and agencies that stand in parentheses without a dash.
  private static let networks: Set<String> = [
    "cnn", "ap", "reuters", "afp", "upi", "xinhua", "bloomberg", "cnn business", "ap video",
    "thomson reuters foundation",
    "irin", "ips", "rfe/rl", "tass", "ani", "pti", "ians", "efe", "dpa", "kyodo", "anadolu", "map", "aps",
    "tap", "sana",
  ]

  /// `nil` where the text does not begin with one.
  init?(_ paragraph: TextRange, in utf8: [UInt8]) {
    let limit = min(paragraph.end, paragraph.start + Self.reach)
    guard let end = Self.end(paragraph.start, limit, paragraph.end, utf8) else { return nil }
    var name = end.name
    var hasAgency = false
    if let open = utf8[name.start..<name.end].firstIndex(of: 0x28) {
      hasAgency = true
      name = Self.trimmed(TextRange(name.start, open), utf8)
    }
    let parts = Self.parts(of: name, utf8)
    guard let city = parts.first, parts.count <= 4, Self.isName(city, utf8, mostWords: 4) else { return nil }
    guard !Self.labels.contains(Folding.line(Self.firstWord(city, utf8), in: utf8)) else { return nil }
    var last = city
    var hasDay = false
    for part in parts.dropFirst() {
      let tokens = DateToken.tokens(part, in: utf8)
      if tokens.contains(where: { Calendar.month($0.text) != nil || Calendar.weekday($0.text) != nil })
        || tokens.allSatisfy({ $0.kind == .number })
      {
        hasDay = true
      } else if !hasDay, Self.isName(part, utf8, mostWords: 3) {
        if Self.isUpper(part, utf8), !Self.isUpper(city, utf8) { hasAgency = true } else { last = part }
      } else {
        return nil
      }
    }
    guard
      Self.isUpper(city, utf8) || hasAgency || hasDay
        || end.isStrong && parts.count <= 2 && Self.words(city, utf8) <= 2
    else { return nil }
    if end.needsCapitals, !Self.isUpper(city, utf8) { return nil }
    place = TextRange(city.start, last.end)
    endsWithColon = end.needsCapitals
    date = DateReader.dates(in: DateToken.tokens(end.name, in: utf8), utf8).first?.date
  }

  private struct End {
    /// What stands in front of the dash.
    let name: TextRange
    /// Whether the mark sets off a place in small letters as well.
    let isStrong: Bool
    /// Whether only a place in capitals can stand in front of it.
    let needsCapitals: Bool
  }

  /// The dash, colon or agency that ends a dateline, where text follows that begins with a capital.
  private static func end(_ start: Int, _ limit: Int, _ textEnd: Int, _ utf8: [UInt8]) -> End? {
    var i = start
    var isInside = false
    while i < limit {
      let byte = utf8[i]
      if byte == 0x28 { isInside = true }
      if byte == 0x29 {
        isInside = false
        if let open = utf8[start..<i].lastIndex(of: 0x28),
          networks.contains(Folding.line(TextRange(open + 1, i), in: utf8)), !isDashed(i + 1, textEnd, utf8)
        {
          return beginsText(i + 1, textEnd, utf8)
            ? End(name: TextRange(start, i + 1), isStrong: true, needsCapitals: false) : nil
        }
      }
      if byte == 0x22 || byte == 0x3F || byte == 0x21 || byte == 0x0A && !isInside && i > start { return nil }
      let isLong =
        byte == 0xE2 && i + 2 < textEnd && utf8[i + 1] == 0x80 && (utf8[i + 2] == 0x93 || utf8[i + 2] == 0x94)
      if byte == 0xE2, !isLong, i + 2 < textEnd, utf8[i + 1] == 0x80, utf8[i + 2] == 0x9C { return nil }
      let isHyphen =
        byte == 0x2D && !isInside && i > start && i + 1 < textEnd
        && (utf8[i + 1] == 0x20 || utf8[i + 1] == 0x2D || utf8[i - 1] == 0x20 || utf8[i + 1] == 0xC2)
      let isColon = byte == 0x3A && !isInside && i + 1 < textEnd && utf8[i + 1] == 0x20
      if isLong || isHyphen || isColon {
        let length = isLong ? 3 : byte == 0x2D && utf8[i + 1] == 0x2D ? 2 : 1
        guard i > start, beginsText(i + length, textEnd, utf8) else { return nil }
        let isSpaced = utf8[i - 1] == 0x20 || utf8[i - 1] == 0xA0
        return End(
          name: trimmed(TextRange(start, i), utf8), isStrong: isSpaced && !isColon, needsCapitals: isColon)
      }
      i += 1
    }
    return nil
  }

  private static func isDashed(_ i: Int, _ end: Int, _ utf8: [UInt8]) -> Bool {
    var i = i
    while i < end, utf8[i] == 0x20 || utf8[i] == 0xC2 || utf8[i] == 0xA0 { i += 1 }
    return i < end
      && (utf8[i] == 0x2D || utf8[i] == 0xE2 && i + 2 < end && (utf8[i + 2] == 0x93 || utf8[i + 2] == 0x94))
  }

  private static func beginsText(_ i: Int, _ end: Int, _ utf8: [UInt8]) -> Bool {
    var i = i
    while i < end, utf8[i] <= 0x20 || utf8[i] == 0xC2 || utf8[i] == 0xA0 || utf8[i] == 0x2D { i += 1 }
    guard i < end else { return false }
    return !(0x61...0x7A).contains(utf8[i]) && utf8[i] != 0x2C
  }

  private static func trimmed(_ range: TextRange, _ utf8: [UInt8]) -> TextRange {
    var end = range.end
    while end > range.start,
      utf8[end - 1] <= 0x20 || utf8[end - 1] == 0x2C || utf8[end - 1] == 0xA0 && utf8[end - 2] == 0xC2
    {
      end -= utf8[end - 1] == 0xA0 ? 2 : 1
    }
    var start = range.start
    while start < end, utf8[start] == 0x20 || utf8[start] == 0x2C { start += 1 }
    return TextRange(start, end)
  }

  private static func parts(of range: TextRange, _ utf8: [UInt8]) -> [TextRange] {
    var parts: [TextRange] = []
    var start = range.start
    for i in range.start..<range.end where utf8[i] == 0x2C {
      parts.append(trimmed(TextRange(start, i), utf8))
      start = i + 1
    }
    parts.append(trimmed(TextRange(start, range.end), utf8))
    return parts.contains(where: \.isEmpty) ? [] : parts
  }

  private static func words(_ range: TextRange, _ utf8: [UInt8]) -> Int {
    utf8[range.start..<range.end].split(separator: 0x20).count
  }

  private static func firstWord(_ range: TextRange, _ utf8: [UInt8]) -> TextRange {
    let end = utf8[range.start..<range.end].firstIndex(of: 0x20) ?? range.end
    return TextRange(range.start, end)
  }

  /// Capitalised words of letters; short words such as "of" may stand between.
  private static func isName(_ range: TextRange, _ utf8: [UInt8], mostWords: Int) -> Bool {
    let words = utf8[range.start..<range.end].split(separator: 0x20)
    guard let first = words.first?.first, words.count <= mostWords else { return false }
    guard (0x41...0x5A).contains(first) || first >= 0xC3 else { return false }
    return words.allSatisfy { word in
      let isPlain = word.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 || [0x2E, 0x2D, 0x27, 0x2F].contains($0)
      }
      let isConnector = ["of", "de", "del", "la", "al", "el", "the", "sur", "am", "and", "upon"].contains(
        String(decoding: word, as: UTF8.self))
      return isPlain && (isConnector || word.first.map { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? false)
    }
  }

  /// Four capitals or more and no small letter.
  private static func isUpper(_ range: TextRange, _ utf8: [UInt8]) -> Bool {
    var capitals = 0
    for byte in utf8[range.start..<range.end] {
      if (0x61...0x7A).contains(byte) { return false }
      if (0x41...0x5A).contains(byte) { capitals += 1 }
    }
    return capitals >= 4
  }
}
