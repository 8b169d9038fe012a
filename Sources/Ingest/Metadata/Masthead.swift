import Documents

/// What the page of an article says about it: day, place, medium and author.
struct Masthead {
  private(set) var date: ArticleDate?
  private(set) var dateline: TextRange?
  private(set) var outlet: TextRange?
  private(set) var byline: TextRange?

  private let text: DividedText

  /// Reads the furniture around the text and the text's first words.
  init(_ text: DividedText, _ head: Head, _ marks: FurnitureMarks) {
    self.text = text
    guard let body = head.body else { return }
    let top = marks.extent.lowerBound..<body
    let last = (body..<marks.extent.upperBound).last { marks.isText($0) } ?? body
    let bottom = (last + 1)..<marks.extent.upperBound
    // Days below links to other articles are theirs.
    let own = bottom.prefix { marks[$0] != .related }
    readDates(Array(top), Array(own), title: head.title)
    readByline(Array(top) + Array(bottom))
    let start = Dateline(text.paragraphs[body].range, in: text.utf8)
    if let start, !(start.endsWithColon && isTranscript(below: body, to: marks.extent.upperBound)) {
      dateline = start.place
      if date == nil { date = start.date }
    }
    readPreface(Array(top), head.title)
    if outlet == nil { outlet = head.site ?? owner(Array(bottom) + Array(top)) }
  }

  /// The first day that is called the day of publication, else the first that nothing is said of, else the day of the
  /// last change; above the text before below it.
  private mutating func readDates(_ top: [Int], _ bottom: [Int], title: Int?) {
    for paragraphs in [top, bottom] {
      var entries: [DateLine.Entry] = []
      for i in paragraphs where mayHoldDay(i) {
        if let line = DateLine(text.paragraphs[i], in: text.utf8) {
          if line.isClock || isPageTop(i, title) { continue }
          entries += line.entries
        } else {
          let tokens = DateToken.tokens(text.paragraphs[i].range, in: text.utf8)
          entries += DateReader.dates(in: tokens, text.utf8).map {
            DateLine.Entry(date: $0.date, range: $0.range, isPublication: false, isChange: false)
          }
        }
      }
      let dated = entries.filter { $0.date != nil }
      let best = dated.first { $0.isPublication } ?? dated.first { !$0.isChange } ?? dated.first
      if let best {
        date = best.date
        return
      }
    }
  }

  /// Date lines, bylines, and "Source: Agency | 2020-05-03"; a credit of a picture has a day of its own.
  private func mayHoldDay(_ i: Int) -> Bool {
    switch text.kinds[i] {
    case .timestamp, .update, .byline: true
    case .credit: Folding.line(text.paragraphs[i].range, in: text.utf8).hasPrefix("source:")
    default: false
    }
  }

  /// Whether an hour opens the line and no title stands above it: the clock of a page, unless a word says otherwise.
  private func isPageTop(_ i: Int, _ title: Int?) -> Bool {
    if let title, title < i { return false }
    let tokens = DateToken.tokens(text.paragraphs[i].range, in: text.utf8)
    guard tokens.first?.kind == .time else { return false }
    return !tokens.contains { Calendar.publication.contains($0.text) }
  }

  /// Whether more paragraphs begin with a name in capitals and a colon.
  private func isTranscript(below body: Int, to end: Int) -> Bool {
    (body + 1..<max(body + 1, min(body + 20, end))).contains {
      Dateline(text.paragraphs[$0].range, in: text.utf8)?.endsWithColon == true
    }
  }

  private mutating func readByline(_ paragraphs: [Int]) {
    for i in paragraphs where text.kinds[i] == .byline {
      let folded = Folding.bytes(text.paragraphs[i].range, in: text.utf8)
      if let found = Byline(text.paragraphs[i], folded: folded, in: text.utf8) {
        byline = found.name
        return
      }
    }
  }

  /// "Alwasat - Cairo Wed 08 Aug 2018": medium and place in front of the day.
  private mutating func readPreface(_ top: [Int], _ title: Int?) {
    for i in top where text.kinds[i] == .timestamp {
      guard let preface = DateLine(text.paragraphs[i], in: text.utf8)?.preface else { continue }
      let parts = split(preface)
      guard parts.count == 2 else { continue }
      guard isMedium(parts[0], besides: i, top) else { continue }
      outlet = parts[0]
      if dateline == nil { dateline = parts[1] }
      return
    }
  }

  /// A medium's name is one word, holds a word that media are named with, or stands on the page once more.
  private func isMedium(_ range: TextRange, besides line: Int, _ top: [Int]) -> Bool {
    let name = Folding.line(range, in: text.utf8)
    let words = name.split(separator: " ")
    if words.count == 1 || words.contains(where: { Self.mediaWords.contains($0) }) { return true }
    return top.contains {
      $0 != line && Folding.line(text.paragraphs[$0].range, in: text.utf8).contains(name)
    }
  }

  private static let mediaWords: Set<Substring> = [
    "news", "times", "post", "daily", "herald", "tribune", "guardian", "telegraph", "press", "agency",
    "journal", "gazette",
    "radio", "tv", "television", "media", "monitor", "observer", "chronicle", "express", "mail", "reporter",
    "online",
    "today", "independent", "review", "standard", "star", "sun", "mirror", "broadcasting", "network",
    "bulletin", "weekly",
  ]

  private func split(_ range: TextRange) -> [TextRange] {
    var parts: [TextRange] = []
    var start = range.start
    var i = range.start
    while i < range.end {
      let byte = text.utf8[i]
      let isDash =
        byte == 0xE2 && i + 2 < range.end && text.utf8[i + 1] == 0x80
        && (text.utf8[i + 2] == 0x93 || text.utf8[i + 2] == 0x94)
      let isHyphen = byte == 0x2D && i > range.start && text.utf8[i - 1] == 0x20
      if isDash || isHyphen || byte == 0x7C || byte == 0x2C {
        parts.append(trimmed(start, i))
        i += isDash ? 3 : 1
        start = i
      } else {
        i += 1
      }
    }
    parts.append(trimmed(start, range.end))
    return parts.filter { !$0.isEmpty }
  }

  private func trimmed(_ start: Int, _ end: Int) -> TextRange {
    var (start, end) = (start, end)
    while start < end, text.utf8[start] <= 0x20 { start += 1 }
    while end > start, text.utf8[end - 1] <= 0x20 || text.utf8[end - 1] == 0x2E { end -= 1 }
    return TextRange(start, end)
  }

  /// The medium in "Copyright 2020 The Daily Lantern. All rights reserved." or "© 2020 The Daily Lantern".
  private func owner(_ paragraphs: [Int]) -> TextRange? {
    for i in paragraphs where text.kinds[i] == .credit {
      let range = text.paragraphs[i].range
      let line = Folding.line(range, in: text.utf8)
      guard line.hasPrefix("copyright") || line.hasPrefix("(c)") || line.utf8.starts(with: "©".utf8) else {
        continue
      }
      let tokens = DateToken.tokens(range, in: text.utf8)
      guard let year = tokens.firstIndex(where: { $0.kind == .number && (1900...2199).contains($0.value) })
      else { continue }
      let start = tokens[year].range.end
      let end =
        text.utf8[start..<range.end].firstIndex { $0 == 0x2E || $0 == 0x7C || $0 == 0x2C } ?? range.end
      let name = trimmed(start, end)
      guard !name.isEmpty, name.count <= 50, let first = text.utf8[name.start..<name.end].first,
        (0x41...0x5A).contains(first),
        !Folding.line(name, in: text.utf8).hasPrefix("all rights")
      else { continue }
      return name
    }
    return nil
  }
}
