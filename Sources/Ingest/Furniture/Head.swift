import Documents

/// The top of an article: what stands above its first paragraph, and which line is the title.
struct Head {
  /// How many paragraphs a top can have.
  private static let reach = 40
  /// How many short lines that no list knows may be taken for furniture; more of them are text, so that none is hidden.
  static let mostGuesses = 3

  /// The paragraph the title stands in.
  private(set) var title: Int?
  /// The title, without marks of headings and without the name of the site.
  private(set) var titleRange: TextRange?
  /// The name of the site that was printed behind the title.
  private(set) var site: TextRange?
  /// The first paragraph of the text; `nil` where nothing reads as running text.
  private(set) var body: Int?

  private let text: DividedText
  private let extent: Range<Int>
  /// The lines marked only for being short and standing above the text.
  private var guesses: [Int] = []

  /// Reads the top of `marks.extent` and marks what is furniture in it.
  init(_ text: DividedText, _ marks: inout FurnitureMarks) {
    self.text = text
    extent = marks.extent
    var candidates: [Int] = []
    body = readDown(from: extent.lowerBound, &marks, &candidates)
    guard let first = body else { return }
    chooseTitle(candidates, &marks)
    guard title != nil else { return }
    if let end = endOfStandfirst(from: first, marks) {
      for i in first..<end where marks[i] == nil {
        marks[i] =
          text.kinds[i].isFurniture
          ? text.kinds[i].furniture
          : Credit.ends(text.paragraphs[i], in: text.utf8) ? .caption : .standfirst
      }
      var none: [Int] = []
      body = readDown(from: end, &marks, &none) ?? first
    }
    markSubtitle(candidates, &marks)
    markNames(candidates, &marks)
    let titleLine = title ?? extent.lowerBound
    for group in [guesses.filter { $0 < titleLine }, guesses.filter { $0 >= titleLine }]
    where group.count > Self.mostGuesses {
      for i in group { marks[i] = nil }
    }
  }

  /// Marks furniture from `start` down to the first running text, whose number it returns.
  private mutating func readDown(from start: Int, _ marks: inout FurnitureMarks, _ candidates: inout [Int])
    -> Int?
  {
    let end = min(extent.upperBound, extent.lowerBound + Self.reach)
    for i in start..<max(start, end) {
      if marks[i] != nil { continue }
      let kind = text.kinds[i]
      let paragraph = text.paragraphs[i]
      if i > start, kind == .plain, paragraph.gap == 0, isCaptionLabel(i - 1) {
        marks[i] = .caption
        continue
      }
      if kind.isFurniture {
        marks[i] = kind.furniture
        continue
      }
      let repeats = paragraph.words >= 3 ? (i + 1..<min(i + 9, end)).filter { text.same(i, $0) } : []
      let couldBeTitle = text.isTitleLike(i) && !Credit.ends(paragraph, in: text.utf8)
      if let next = repeats.first {
        if couldBeTitle, candidates.isEmpty, !endsInBrackets(paragraph),
          next > i + 1 || paragraph.weight <= 20
        {
          candidates.append(i)
          for j in repeats { marks[j] = .repeatedTitle }
        } else if next <= i + 2 || candidates.contains(where: { isPrintedAgain($0, marks) }),
          !holdsSpeech(paragraph)
        {
          marks[i] = .caption
          for j in repeats { marks[j] = .caption }
        } else {
          if paragraph.isProse { return i }
        }
        continue
      }
      if i > extent.lowerBound, Credit.ends(paragraph, in: text.utf8) {
        marks[i] = .caption
        continue
      }
      if !candidates.isEmpty, paragraph.traits.contains(.startsSmall), paragraph.words <= 4,
        !paragraph.traits.contains(.endsSentence)
      {
        marks[i] = .widget
        guesses.append(i)
        continue
      }
      let isHeadline =
        couldBeTitle && candidates.isEmpty
        && (!paragraph.traits.contains(.endsWithStop) || standsAlone(i))
      if couldBeTitle && !paragraph.isProse || isHeadline || isSentenceAboveDateline(i) {
        candidates.append(i)
      } else if paragraph.isProse {
        return i
      }
    }
    return nil
  }

  /// Whether running text follows below a gap.
  private func standsAlone(_ i: Int) -> Bool {
    i + 1 < extent.upperBound && text.paragraphs[i + 1].gap > 0 && text.paragraphs[i + 1].isProse
      && text.paragraphs[i].weight <= 20
  }

  /// Whether a short first line ends with a full stop and the report begins below it with its dateline.
  private func isSentenceAboveDateline(_ i: Int) -> Bool {
    i == extent.lowerBound && standsAlone(i) && text.kinds[i] == .plain
      && Dateline(text.paragraphs[i].range, in: text.utf8) == nil
      && Dateline(text.paragraphs[i + 1].range, in: text.utf8) != nil
  }

  private func isPrintedAgain(_ title: Int, _ marks: FurnitureMarks) -> Bool {
    (title + 1..<min(title + 9, extent.upperBound)).contains { marks[$0] == .repeatedTitle }
  }

  /// Whether quotation marks stand in it and no credit at its end: text, even where it is printed twice.
  private func holdsSpeech(_ paragraph: Paragraph) -> Bool {
    Insets.holdsQuotation(text, paragraph) && !Credit.ends(paragraph, in: text.utf8)
  }

  /// "Image caption," on a line of its own.
  private func isCaptionLabel(_ i: Int) -> Bool { text.kinds[i] == .caption && text.paragraphs[i].words <= 2 }

  private func endsInBrackets(_ paragraph: Paragraph) -> Bool {
    let last = text.utf8[paragraph.range.end - 1]
    return last == 0x29 || last == 0x5D
  }

  private mutating func chooseTitle(_ candidates: [Int], _ marks: inout FurnitureMarks) {
    let isPrinted = { (i: Int) in
      (i + 1..<min(i + Self.reach, extent.upperBound)).contains {
        text.paragraphs[$0].words >= 3 && text.same(i, $0)
      }
    }
    guard
      let chosen = candidates.first(where: isPrinted) ?? candidates.first(where: {
        text.paragraphs[$0].weight >= 4
      })
        ?? candidates.max(by: { text.paragraphs[$0].weight < text.paragraphs[$1].weight })
    else { return }
    title = chosen
    let range = bare(text.paragraphs[chosen].range)
    // "Title | Site" above the title itself is the page's name.
    let inner = candidates.first { $0 > chosen && isName(of: range, withTitle: text.paragraphs[$0].range) }
    if let inner {
      marks[chosen] = .repeatedTitle
      site = siteName(range, behind: text.paragraphs[inner].range.count)
      title = inner
      titleRange = bare(text.paragraphs[inner].range)
    } else {
      (titleRange, site) = splitSite(range)
    }
    for i in candidates where i < title ?? chosen && marks[i] == nil && text.paragraphs[i].weight <= 5 {
      marks[i] = .other
      guesses.append(i)
    }
    for i in candidates where i > title ?? chosen && marks[i] == nil {
      if let titleRange, isName(of: text.paragraphs[i].range, withTitle: titleRange) {
        marks[i] = .repeatedTitle
      }
    }
  }

  /// Without the marks of a heading: "# Title", "**Title**".
  private func bare(_ range: TextRange) -> TextRange {
    var start = range.start
    var end = range.end
    let mark = text.utf8[start]
    guard mark == 0x23 || mark == 0x2A || mark == 0x5F || mark == 0x3D else { return range }
    while start < end, text.utf8[start] == mark || text.utf8[start] == 0x20 { start += 1 }
    while end > start, text.utf8[end - 1] == mark || text.utf8[end - 1] == 0x20 { end -= 1 }
    return start < end ? TextRange(start, end) : range
  }

  /// Whether `line` is `title`, a separator and a short name.
  private func isName(of line: TextRange, withTitle title: TextRange) -> Bool {
    let extra = line.count - title.count
    guard extra > 3, extra <= 50,
      text.utf8[line.start..<(line.start + title.count)].elementsEqual(text.utf8[title.start..<title.end])
    else { return false }
    var i = line.start + title.count
    while i < line.end, text.utf8[i] == 0x20 { i += 1 }
    return i < line.end
      && (text.utf8[i] == 0x7C || text.utf8[i] == 0x2D || text.utf8[i] == 0xE2 || text.utf8[i] == 0xC2)
  }

  private func siteName(_ line: TextRange, behind count: Int) -> TextRange? {
    var start = line.start + count
    while start < line.end, !isLetter(text.utf8[start]) { start += text.utf8[start] == 0xE2 ? 3 : 1 }
    return start < line.end ? TextRange(start, line.end) : nil
  }

  /// "Title | Site": a bar is no punctuation of titles.
  private func splitSite(_ range: TextRange) -> (TextRange, TextRange?) {
    guard let bar = text.utf8[range.start..<range.end].lastIndex(of: 0x7C), bar > range.start + 10,
      bar + 2 < range.end,
      text.utf8[bar - 1] == 0x20, text.utf8[bar + 1] == 0x20, range.end - bar <= 40
    else { return (range, nil) }
    var end = bar
    while end > range.start, text.utf8[end - 1] == 0x20 || text.utf8[end - 1] == 0x7C { end -= 1 }
    return (TextRange(range.start, end), TextRange(bar + 2, range.end))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC3 && byte != 0xE2
  }

  /// The date line or byline below a summary of one or two sentences; nothing where the text has begun already.
  private func endOfStandfirst(from first: Int, _ marks: FurnitureMarks) -> Int? {
    let isSigned = { (i: Int) in text.kinds[i] == .byline || text.kinds[i] == .timestamp }
    guard let title, first > title, !(title..<first).contains(where: isSigned) else { return nil }
    var summaries = 0
    for i in first..<min(first + 6, extent.upperBound) {
      if isSigned(i) {
        let rest = (i + 1)..<min(i + 13, extent.upperBound)
        return rest.filter({ text.paragraphs[$0].isProse && text.kinds[$0] == .plain }).count >= 2 ? i : nil
      }
      if text.kinds[i] == .plain {
        summaries += 1
        if summaries > 2 || text.paragraphs[i].weight > 60 { return nil }
      }
    }
    return nil
  }

  /// A name directly above or below a date line or a reading time is the author's.
  private func markNames(_ candidates: [Int], _ marks: inout FurnitureMarks) {
    guard let title, let body else { return }
    for i in candidates where i > title && i + 1 < body && marks[i] == nil {
      let paragraph = text.paragraphs[i]
      guard (2...4).contains(paragraph.words), paragraph.capitals == paragraph.words else { continue }
      let isAbove = text.paragraphs[i + 1].gap == 0 && (marks[i + 1] == .timestamp || marks[i + 1] == .widget)
      let isBelow = paragraph.gap == 0 && marks[i - 1] == .timestamp
      if isAbove || isBelow { marks[i] = .credit }
    }
  }

  /// A second line without a full stop between title and date line or byline is the summary.
  private mutating func markSubtitle(_ candidates: [Int], _ marks: inout FurnitureMarks) {
    guard let title, let body,
      let last = (title..<body).last(where: { text.kinds[$0] == .byline || text.kinds[$0] == .timestamp })
    else { return }
    for i in candidates where i > title && i < last && marks[i] == nil {
      marks[i] = text.paragraphs[i].weight > 5 ? .standfirst : .other
      guesses.append(i)
    }
  }
}
