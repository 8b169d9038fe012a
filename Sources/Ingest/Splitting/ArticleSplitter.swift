public import Documents

/// Finds the articles of a source text and what the text says about each: title, date, place, furniture.
///
/// Nothing is ever cut out: every finding is a range of the source. Text that shows no sign of several articles is
/// one article, whole. The time taken grows with the length of the text, not faster.
public enum ArticleSplitter {
  /// The articles of a file, in text order, at least one; a blank text is one article with an empty headline.
  public static func articles(of source: SourceText) -> [Article] {
    let text = DividedText(source.utf8)
    let extents = Boundaries(text).extents
    guard !extents.isEmpty else { return [blank(source)] }
    return extents.enumerated().map { number, extent in
      ArticleReading(source, text, extent).article(
        position: number + 1, span: text.span(of: extent))
    }
  }

  /// The whole of `source` as exactly one article, never split; its span is the whole text.
  public static func article(of source: SourceText) -> Article {
    let text = DividedText(source.utf8)
    guard !text.paragraphs.isEmpty else { return blank(source) }
    return ArticleReading(source, text, text.paragraphs.indices).article(position: 1, span: source.range)
  }

  /// An article that nothing is known of: a blank text, or data with millions of lines.
  private static func blank(_ source: SourceText) -> Article {
    let utf8 = source.utf8
    var start = 0
    var end = utf8.count
    utf8.withUnsafeBufferPointer { bytes in
      while start < end, case let length = WhiteSpace.length(bytes, start), length > 0 { start += length }
      while end > start, case let length = WhiteSpace.length(bytes, endingAt: end), length > 0 {
        end -= length
      }
    }
    let headline = start < end ? Sentence.first(of: TextRange(start, end), in: utf8) : TextRange(0, 0)
    return Article(source: source, span: source.range, headline: headline)
  }
}

/// A text, its paragraphs, and what each is when looked at alone.
struct DividedText {
  let utf8: [UInt8]
  let paragraphs: [Paragraph]
  let kinds: [LineKind]

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    paragraphs = Paragraphs(utf8).all
    let reading = LineReading(utf8: utf8)
    kinds = paragraphs.map { reading.kind(of: $0) }
  }

  /// From the first byte of the first paragraph to the last byte of the last.
  func span(of extent: Range<Int>) -> TextRange {
    TextRange(paragraphs[extent.lowerBound].range.start, paragraphs[extent.upperBound - 1].range.end)
  }

  /// Whether two paragraphs say the same.
  func same(_ a: Int, _ b: Int) -> Bool { Folding.same(paragraphs[a].range, paragraphs[b].range, in: utf8) }

  /// Whether the paragraph could be a title: a line without a full stop, or in the capitals of a headline.
  func isTitleLike(_ i: Int) -> Bool {
    let paragraph = paragraphs[i]
    guard kinds[i] == .plain, paragraph.traits.contains(.hasLetter), paragraph.weight <= 40,
      paragraph.range.count <= 400,
      !paragraph.traits.contains(.startsSmall)
    else { return false }
    let first = utf8[paragraph.range.start]
    let last = utf8[paragraph.range.end - 1]
    if first == 0x28 || first == 0x5B || first == 0x7B || first == 0x3C || last == 0x3A || last == 0x2C
      || last == 0x3B
    {
      return false
    }
    if (0x30...0x39).contains(first), DateToken.tokens(firstWords(paragraph), in: utf8).first?.kind == .time {
      return false
    }
    if isLogEntry(paragraph) { return false }
    guard paragraph.traits.contains(.endsWithStop) else {
      return !paragraph.traits.contains(.endsSentence) || paragraph.weight <= 22
    }
    return endsWithInitials(paragraph)
      || (paragraph.words >= 5 && Int(paragraph.capitals) * 10 >= Int(paragraph.words) * 7)
  }

  private func firstWords(_ paragraph: Paragraph) -> TextRange {
    TextRange(paragraph.range.start, min(paragraph.range.end, paragraph.range.start + 24))
  }

  /// "2020-01-01 12:00:00 ...": a record, not a headline.
  private func isLogEntry(_ paragraph: Paragraph) -> Bool {
    let start = utf8[paragraph.range.start..<min(paragraph.range.end, paragraph.range.start + 5)]
    return start.count == 5 && start.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
      && (start.last == 0x2D || start.last == 0x2F)
  }

  /// "... in the U.S."
  private func endsWithInitials(_ paragraph: Paragraph) -> Bool {
    let end = paragraph.range.end
    guard paragraph.range.count > 4, utf8[end - 1] == 0x2E else { return false }
    return utf8[end - 3] == 0x2E && (0x41...0x5A).contains(utf8[end - 2])
      && (0x41...0x5A).contains(utf8[end - 4])
  }
}
