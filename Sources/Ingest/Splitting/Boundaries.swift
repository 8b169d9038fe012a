import Documents

/// Where one article of a file ends and the next begins.
///
/// Each place that could be a beginning collects evidence: a gap wider than the text's usual one, a title that is
/// printed again, a date line, a byline, a dateline, pictures, the foot of a page in front. No single sign but a
/// repeated title or an archive's own heading is enough, so that chapters, sections and lists of links stay where
/// they are.
struct Boundaries {
  private static let needed = 4
  /// Where nothing but the usual gap stands between the articles, the top of the second has to be complete.
  private static let neededWithoutGap = 6
  /// How far evidence is looked for, in paragraphs.
  private static let reach = 12

  private let text: DividedText
  private let usualGap: Int
  /// Words of running text before each paragraph.
  private let proseBefore: [Int]

  /// Whether every wide gap with a heading below it stands in front of news, below a heading of its own: in a book or
  /// a report some do not.
  private var gapsMarkArticles = false
  /// Whether every rule between paragraphs stands in front of news with a heading.
  private var rulesMarkArticles = false

  /// The paragraphs of each article, in text order.
  private(set) var extents: [Range<Int>] = []

  init(_ text: DividedText) {
    self.text = text
    usualGap = Self.usualGap(text.paragraphs)
    var words = 0
    var proseBefore: [Int] = []
    proseBefore.reserveCapacity(text.paragraphs.count + 1)
    for paragraph in text.paragraphs {
      proseBefore.append(words)
      if paragraph.isProse { words += paragraph.weight }
    }
    proseBefore.append(words)
    self.proseBefore = proseBefore
    gapsMarkArticles =
      !text.paragraphs.isEmpty && (text.isTitleLike(0) || text.kinds[0].isFurniture)
      && text.paragraphs.indices.dropFirst().allSatisfy { i in
        Int(text.paragraphs[i].gap) < usualGap + 2 || !text.isTitleLike(i)
          || (!isChapterHeading(i) && isNews(from: i))
      }
    rulesMarkArticles =
      !text.paragraphs.isEmpty && text.isTitleLike(0)
      && text.paragraphs.indices.dropFirst().allSatisfy { i in
        text.kinds[i - 1] != .separator || (text.isTitleLike(i) && !isChapterHeading(i) && isNews(from: i))
      }
    extents = divide()
  }

  /// The gap in front of most paragraphs of running text.
  private static func usualGap(_ paragraphs: [Paragraph]) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for paragraph in paragraphs.dropFirst() where paragraph.isProse { counts[Int(paragraph.gap)] += 1 }
    let most = counts.max() ?? 0
    return most == 0 ? 0 : counts.firstIndex(of: most) ?? 0
  }

  private func divide() -> [Range<Int>] {
    let count = text.paragraphs.count
    guard count > 0 else { return [] }
    var starts = [0]
    var ends: [Int] = []
    var i = 1
    while i < count {
      if proseBefore[i] - proseBefore[starts[starts.count - 1]] >= 25,
        let start = beginning(at: i, after: starts[starts.count - 1])
      {
        ends.append(lastOfPrevious(before: start))
        starts.append(start)
        i = max(i, start) + 1
      } else {
        i += 1
      }
    }
    ends.append(count)
    return zip(starts, ends).map { $0..<$1 }
  }

  /// Rules and archive headings between two articles belong to neither.
  private func lastOfPrevious(before start: Int) -> Int {
    var end = start
    while end > 1, text.kinds[end - 1] == .separator || text.kinds[end - 1] == .delimiter { end -= 1 }
    return end
  }

  /// The first paragraph of an article whose title, or first line, is paragraph `i`.
  private func beginning(at i: Int, after previous: Int) -> Int? {
    let isTitle = text.isTitleLike(i) && !Credit.ends(text.paragraphs[i], in: text.utf8)
    let isWide = Int(text.paragraphs[i].gap) >= usualGap + 2
    let before = text.kinds[i - 1]
    let opensPage = isWide && text.kinds[i].isFurniture
    let opensText = isWide && text.paragraphs[i].isProse
    guard isTitle || opensPage || opensText || before == .delimiter else { return nil }
    guard text.kinds[i] != .separator, text.kinds[i] != .delimiter, !isChapterHeading(i),
      !repeatsEarlier(i, previous), hasText(from: i)
    else { return nil }
    var start = i
    if isTitle {
      // Menus and clocks above the title are the top of the same page.
      while start > previous + 1, i - start < 6, text.kinds[start - 1].isFurniture,
        Int(text.paragraphs[start].gap) < usualGap + 2
      {
        start -= 1
      }
      if Int(text.paragraphs[start].gap) < usualGap + 2 { start = i }
    }
    let needed =
      isSetOff(start) || (isSigned(below: i) && isSigned(below: 0)) ? Self.needed : Self.neededWithoutGap
    return evidence(at: i, start: start, isTitle: isTitle) >= needed ? start : nil
  }

  /// Whether a byline and a day stand directly below the title.
  private func isSigned(below title: Int) -> Bool {
    let kinds = text.kinds[(title + 1)..<min(title + 4, text.kinds.count)]
    return kinds.contains(.byline) && kinds.contains(.timestamp)
  }

  /// Whether more than the usual gap stands in front of the paragraph.
  private func isSetOff(_ i: Int) -> Bool {
    Int(text.paragraphs[i].gap) > usualGap || text.kinds[i - 1] == .separator
      || text.kinds[i - 1] == .delimiter
      || text.utf8[text.paragraphs[i].range.start] == 0x23
  }

  private func evidence(at i: Int, start: Int, isTitle: Bool) -> Int {
    var points = 0
    let gap = Int(text.paragraphs[start].gap)
    if gap >= usualGap + 2 { points += 2 } else if gap > usualGap { points += 1 }
    switch text.kinds[start - 1] {
    case .separator: points += 2
    case .delimiter: points += 4
    case .related, .link:
      // What follows such a heading is a link to an article, not an article.
      if gap < usualGap + 2 { points -= 4 }
    case let kind where kind.isFurniture: points += 1
    default: break
    }
    if text.utf8[text.paragraphs[i].range.start] == 0x23, isTitle { points += 1 }
    if isTitle, isRepeated(i) { points += points > 0 ? 4 : 2 }
    points += headEvidence(i)
    if isTitle, gap >= usualGap + 2, gapsMarkArticles { points += 2 }
    if isTitle, text.kinds[start - 1] == .separator, rulesMarkArticles { points += 2 }
    return points
  }

  /// Whether the paragraph is the title of the article above, printed once more.
  private func repeatsEarlier(_ i: Int, _ previous: Int) -> Bool {
    (max(previous, i - Self.reach)..<i).contains { text.same($0, i) }
  }

  private func isRepeated(_ i: Int) -> Bool {
    guard text.paragraphs[i].words >= 3 else { return false }
    return (i + 1..<min(i + 1 + Self.reach, text.paragraphs.count)).contains { text.same(i, $0) }
  }

  /// Date line, byline, dateline, pictures and buttons between a title and the text below it.
  private func headEvidence(_ i: Int) -> Int {
    var points = 0
    var kinds: Set<LineKind> = []
    var j = text.kinds[i].isFurniture ? i : i + 1
    let end = min(i + 8, text.paragraphs.count)
    if text.paragraphs[i].isProse, !text.isTitleLike(i) { j = i }
    while j < end {
      let kind = text.kinds[j]
      if kind == .plain, text.paragraphs[j].isProse {
        if Dateline(text.paragraphs[j].range, in: text.utf8) != nil { points += 2 }
        // A summary may stand between the title and the date line.
        if j > i + 2 || points > 0 { break }
      }
      if kind == .plain, j + 1 < end, text.same(j, j + 1) {
        points += kinds.insert(.caption).inserted ? 2 : 0
      }
      if kind == .timestamp || kind == .byline || kind == .widget || kind == .update || kind == .credit
        || kind == .caption,
        kinds.insert(kind).inserted
      {
        points += kind == .timestamp || kind == .byline ? 2 : 1
      }
      j += 1
    }
    return points
  }

  /// Whether enough running text follows before the next heading: a link with a summary has one sentence.
  private func hasText(from i: Int) -> Bool {
    var words = 0
    var count = 0
    for j in i..<min(i + Self.reach + 8, text.paragraphs.count) {
      if j > i, words > 0, text.isTitleLike(j), !text.paragraphs[j].isProse { break }
      if text.paragraphs[j].isProse, text.kinds[j] == .plain, !(j == i && text.isTitleLike(i)) {
        words += text.paragraphs[j].weight
        count += 1
      }
      if words >= 40 || (words >= 20 && count >= 2) { return true }
    }
    return false
  }

  private func isChapterHeading(_ i: Int) -> Bool {
    let paragraph = text.paragraphs[i]
    guard paragraph.words <= 14, text.kinds[i] == .plain else { return false }
    let line = Folding.bytes(paragraph.range, in: text.utf8)
    let first = String(decoding: line.prefix { $0 != 0x20 && $0 != 0x2E && $0 != 0x3A }, as: UTF8.self)
    if Self.headings.contains(first) { return true }
    return !first.isEmpty && first.utf8.allSatisfy { [0x69, 0x76, 0x78, 0x6C, 0x63].contains($0) }
      || first.allSatisfy(\.isNumber)
  }

  private static let headings: Set<String> = [
    "chapter", "part", "book", "section", "act", "scene", "appendix", "volume", "letter", "canto", "stave",
    "prologue",
    "epilogue", "contents", "preface", "introduction", "conclusion", "conclusions", "abstract", "references",
    "notes",
    "summary", "background", "methods", "results", "discussion", "acknowledgements", "bibliography", "index",
    "figure",
    "table", "annex", "q", "a",
  ]

  /// Whether the first paragraphs below a title read as news: days, people who speak, offices.
  private func isNews(from i: Int) -> Bool {
    var signs: Set<String> = []
    var seen = 0
    for j in (i + 1)..<min(i + 8, text.paragraphs.count)
    where text.paragraphs[j].isProse && text.kinds[j] == .plain {
      let range = text.paragraphs[j].range
      let part = TextRange(range.start, min(range.end, range.start + 1_000))
      for token in DateToken.tokens(part, in: text.utf8) where token.kind == .word {
        if Calendar.weekday(token.text) != nil { signs.insert("day") }
        if Self.saying.contains(token.text) { signs.insert("saying") }
        if Self.offices.contains(token.text) { signs.insert("office") }
      }
      seen += 1
      if seen == 2 { break }
    }
    return signs.count >= 2
  }

  private static let saying: Set<String> = [
    "said", "says", "told", "announced", "according", "reported", "warned", "accused", "confirmed",
    "declared", "stressed",
  ]
  private static let offices: Set<String> = [
    "minister", "ministry", "president", "spokesman", "spokeswoman", "spokesperson", "police", "officials",
    "official",
    "government", "parliament", "authorities", "court", "mayor", "senator", "ambassador", "army", "agency",
    "reuters", "afp",
    "troops", "election", "company", "researchers", "council", "prosecutors",
  ]
}
