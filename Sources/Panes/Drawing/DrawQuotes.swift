import Documents
import Reader
import Screen
import Search

extension Canvas {
  /// Where the columns of the list of quotations stand; `nil` for those that there is no room for.
  private struct QuoteColumns {
    let speaker: Range<Int>
    let words: Range<Int>
    var kind: Int?
    var article: Range<Int>?
    var date: Int?

    init(_ rect: Rect) {
      let start = rect.column + 2
      var end = rect.endColumn
      let width = rect.columns
      if width >= 76 {
        date = end - 11
        end -= 13
      }
      if width >= 110 {
        article = (end - 26)..<end
        end -= 28
      }
      if width >= 90 {
        kind = end - 8
        end -= 10
      }
      let name = width >= 100 ? 20 : width >= 60 ? 16 : width >= 30 ? 10 : 0
      speaker = start..<(start + name)
      words = (name > 0 ? start + name + 1 : start)..<max(start, end)
    }
  }

  mutating func drawQuotes(_ rect: Rect) {
    let list = state.views.quotes
    var title = "Quotes · \(list.rows.count)"
    if !list.filter.text.isEmpty { title += " with \(list.filter.text)" }
    if list.order != 0 { title += " · by \(CorpusView.quotes.orders[list.order])" }
    drawViewHeader(rect, title, right: list.rows.isEmpty ? "" : "\(list.selected + 1)/\(list.rows.count)")
    let rows = state.viewRows
    let columns = QuoteColumns(rows)
    if rows.row > rect.underHeader.row { drawQuoteHeading(columns, row: rows.row - 1) }
    guard !list.rows.isEmpty else {
      drawNoRows(
        list, in: rows, none: "no quotation is found", filtered: "no quotation is selected by this query",
        isRunning: state.queries.isRunning(.quotations))
      return
    }
    for row in 0..<rows.rows where list.top + row < list.rows.count {
      let isSelected = list.top + row == list.selected
      drawQuote(list.rows[list.top + row], columns, rows, row: rows.row + row, isSelected: isSelected)
      if isSelected { grid.cursor = Point(column: rows.column, row: rows.row + row) }
    }
  }

  /// Says why a view lists nothing.
  mutating func drawNoRows(_ list: RowList, in rows: Rect, none: String, filtered: String, isRunning: Bool) {
    let isWaiting = isRunning || list.filter.text.isEmpty && !state.progress.isDone
    let text = isWaiting ? "Reading …" : list.filter.text.isEmpty ? none : filtered
    write(text, rows.column + 2, rows.row, limit: rows.endColumn, Role(.note))
    grid.cursor = Point(column: rows.column, row: rows.row)
  }

  private mutating func drawQuoteHeading(_ columns: QuoteColumns, row: Int) {
    func heading(_ text: String, _ range: Range<Int>) {
      write(text, range.lowerBound, row, limit: range.upperBound, Role(.heading))
    }
    heading("Speaker", columns.speaker)
    heading("Words", columns.words)
    if let kind = columns.kind { heading("Kind", kind..<(kind + 8)) }
    if let article = columns.article { heading("Article", article) }
    if let date = columns.date { heading("Date", date..<(date + 11)) }
  }

  private mutating func drawQuote(
    _ number: Int, _ columns: QuoteColumns, _ rect: Rect, row: Int, isSelected: Bool
  ) {
    if isSelected { write("▸", rect.column, row, limit: rect.endColumn, Role(.chosenRow)) }
    guard let found = state.quotation(number: number) else { return }
    let quotation = found.quotation
    let reference = QuotationReference(number: number)
    if state.store.decision(.verified, onQuotation: reference.quotation, inArticle: reference.article) != nil
    {
      write("✓", rect.column + 1, row, limit: rect.endColumn, Role(.rowDetail))
    }
    let flags: Role.Flags = isSelected ? .selected : []
    write(
      speaker(of: quotation, in: found.analysis), columns.speaker.lowerBound, row,
      limit: columns.speaker.upperBound, Role(quotation.speaker == nil ? .note : .speaker, flags))
    let kind: Role.Kind =
      switch (quotation.attribution, quotation.kind) {
      case (.attitude, _): .attitude
      case (_, .direct): .direct
      case (_, .mixed): .mixed
      case (_, .indirect): .indirect
      }
    write(
      words(of: quotation, in: found.article), columns.words.lowerBound, row, limit: columns.words.upperBound,
      Role(kind, flags))
    if let column = columns.kind {
      let name = quotation.attribution == .attitude ? "attitude" : quotation.kind.rawValue
      write(name, column, row, limit: column + 8, Role(.rowDetail))
    }
    if let range = columns.article {
      write(
        rowTitle(found.article), range.lowerBound, row, limit: range.upperBound, Role(.rowDetail))
    }
    if let column = columns.date, let date = found.article.date {
      write(shortDate(date), endingAt: column + 11, row, from: column, Role(.rowDetail))
    }
  }

  /// The speaker's name, with a mark where it is a guess.
  func speaker(of quotation: Quotation, in analysis: Analysis) -> String {
    guard let speaker = quotation.speaker, analysis.entities.indices.contains(speaker) else {
      return "not known"
    }
    return analysis.entities[speaker].name + (quotation.isUnsure ? "?" : "")
  }

  /// The words on one line: as many as any row has room for.
  func words(of quotation: Quotation, in article: Article) -> String {
    quotation.content.map { range in
      article.source.line(TextRange(range.start, min(range.end, range.start + 1200)))
    }.joined(separator: " … ")
  }

  /// What a row calls an article: its headline, or its file where it has none.
  func rowTitle(_ article: Article) -> String {
    let range = TextRange(article.headline.start, min(article.headline.end, article.headline.start + 400))
    let title = article.source.line(range)
    return title.isEmpty ? article.source.name : title
  }
}
