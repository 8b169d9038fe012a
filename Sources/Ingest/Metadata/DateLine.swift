import Documents

/// A line of dates and times, such as a page prints above or below an article.
struct DateLine {
  /// A date in the line.
  struct Entry {
    /// `nil` where the text leaves open which day is meant.
    let date: ArticleDate?
    /// Where it stands, with its day of the week.
    let range: TextRange
    /// Whether a word names it the day of publication.
    let isPublication: Bool
    /// Whether a word names it the day of a later change.
    let isChange: Bool
  }

  /// The dates in text order.
  let entries: [Entry]
  /// What stands in front of the first date, such as outlet and place; `nil` where there is nothing.
  let preface: TextRange?
  /// Whether it is the clock of the page: an hour, then a time zone and a day that nothing names as the article's.
  let isClock: Bool
  /// What the line is among others.
  let kind: LineKind

  /// `nil` where the line holds anything but dates, times, the words that go with them and a few names in front.
  init?(_ paragraph: Paragraph, in utf8: [UInt8]) {
    guard paragraph.words <= 24, paragraph.range.count <= 200 else { return nil }
    // Without a digit there is no date and no time.
    guard utf8[paragraph.range.start..<paragraph.range.end].contains(where: { $0 &- 0x30 < 10 }) else {
      return nil
    }
    let tokens = Self.withoutAuthor(DateToken.tokens(paragraph.range, in: utf8))
    let found = DateReader.dates(in: tokens, utf8)
    let times = tokens.filter { $0.kind == .time }
    guard !found.isEmpty || !times.isEmpty || tokens.contains(where: { $0.text == "ago" }) else { return nil }
    if paragraph.traits.contains(.endsWithStop), tokens.last?.text != "m" { return nil }
    let covered = { (token: DateToken) in found.contains { $0.range.contains(token.range) } }
    let strangers = tokens.filter {
      $0.kind == .word && !covered($0) && !Calendar.company.contains($0.text)
        && Calendar.weekday($0.text) == nil && !(Calendar.month($0.text) != nil && !times.isEmpty)
    }
    let stray = tokens.filter { $0.kind == .number && !covered($0) }
    guard stray.count <= 2 else { return nil }
    preface =
      strangers.isEmpty ? nil : Self.preface(strangers, before: found.first?.range, paragraph.range, utf8)
    guard strangers.isEmpty || preface != nil else { return nil }
    let words = Set(tokens.map(\.text))
    let isNamed = !words.isDisjoint(with: Calendar.publication) || !words.isDisjoint(with: Calendar.change)
    // A time alone, or hours ago, is a time stamp; a number with "days" in it is text.
    guard !found.isEmpty || strangers.isEmpty else { return nil }
    if found.isEmpty, times.isEmpty, stray.isEmpty { return nil }
    isClock = !isNamed && Self.isGlued(tokens)
    entries = found.map { date in
      let before = tokens.last {
        $0.range.end <= date.range.start
          && (Calendar.publication.contains($0.text) || Calendar.change.contains($0.text))
      }
      return Entry(
        date: date.date, range: date.range,
        isPublication: before.map { Calendar.publication.contains($0.text) } ?? false,
        isChange: before.map { Calendar.change.contains($0.text) } ?? false)
    }
    kind = isNamed && found.isEmpty ? .update : .timestamp
  }

  /// "Posted on May 3, 2020 by Ann Field": what says who follows what says when.
  private static func withoutAuthor(_ tokens: [DateToken]) -> [DateToken] {
    guard let by = tokens.firstIndex(where: { $0.text == "by" }), by > 2,
      tokens[..<by].contains(where: { Calendar.publication.contains($0.text) })
    else { return tokens }
    return Array(tokens[..<by])
  }

  /// The names in front of the first date, where all that is foreign to dates stands there and is set off or is
  /// followed by a weekday.
  private static func preface(
    _ strangers: [DateToken], before date: TextRange?, _ line: TextRange, _ utf8: [UInt8]
  ) -> TextRange? {
    guard let date, let first = strangers.first, let last = strangers.last, strangers.count <= 6 else {
      return nil
    }
    guard last.range.end <= date.start, first.range.start - line.start <= 3 else { return nil }
    guard strangers.allSatisfy({ $0.isCapitalised }) else { return nil }
    let between = utf8[last.range.end..<date.start]
    let isSetOff = between.contains {
      $0 == 0x2D || $0 == 0x7C || $0 == 0x2C || $0 == 0x3A || $0 == 0x2F || $0 >= 0x80
    }
    let names = utf8[line.start..<last.range.end]
    let isPlaced = names.contains { $0 == 0x2D || $0 == 0x7C || $0 >= 0x80 }
    return isSetOff || isPlaced || strangers.count <= 3 ? TextRange(line.start, last.range.end) : nil
  }

  /// An hour, a zone and at once a day, with nothing to set the day off: "11:19 GMT26 October 2020".
  private static func isGlued(_ tokens: [DateToken]) -> Bool {
    guard tokens.count >= 3, tokens[0].kind == .time, tokens[1].kind == .word, tokens[2].kind == .number
    else { return false }
    return tokens[1].range.end == tokens[2].range.start
  }
}
