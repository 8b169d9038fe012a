import Documents

/// Reads one article: its top, its bottom, what stands between, and what all that says about it.
struct ArticleReading {
  private let source: SourceText
  private let text: DividedText
  private let extent: Range<Int>

  init(_ source: SourceText, _ text: DividedText, _ extent: Range<Int>) {
    self.source = source
    self.text = text
    self.extent = extent
  }

  func article(position: Int, span: TextRange) -> Article {
    var marks = FurnitureMarks(text, extent)
    let head = Head(text, &marks)
    guard let body = head.body else {
      // Verse, lists, logs: without running text nothing tells furniture from content.
      let headline = Sentence.first(of: text.paragraphs[extent.lowerBound].range, in: text.utf8)
      return Article(source: source, position: position, span: span, headline: headline)
    }
    let foot = Foot(text, below: body, &marks)
    Insets.mark(text, from: body, to: foot.start, &marks)
    for i in foot.start..<extent.upperBound where text.kinds[i] == .related {
      Insets.markLinks(text, below: i, to: extent.upperBound, &marks)
    }
    let masthead = Masthead(text, head, marks)
    let opening = (body..<extent.upperBound).first { marks.isText($0) } ?? body
    return Article(
      source: source, position: position, span: span, title: head.titleRange,
      headline: head.titleRange ?? Sentence.first(of: text.paragraphs[opening].range, in: text.utf8),
      date: masthead.date, dateline: masthead.dateline, outlet: masthead.outlet, byline: masthead.byline,
      furniture: marks.pieces)
  }
}
