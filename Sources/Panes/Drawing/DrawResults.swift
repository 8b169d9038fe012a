import Documents
import Reader
import Screen
import Search

extension Canvas {
  mutating func drawResults(_ rect: Rect) {
    let list = state.views.search
    let text = list.filter.text
    var title = text.isEmpty ? "Search" : "Search · \(list.rows.count) for \(text)"
    if list.order != 0 { title += " · by \(CorpusView.search.orders[list.order])" }
    drawViewHeader(rect, title, right: list.rows.isEmpty ? "" : "\(list.selected + 1)/\(list.rows.count)")
    let rows = state.viewRows
    let showsTitles = rows.columns >= 70
    let line = showsTitles ? rows.column + 36 : rows.column + 2
    if rows.row > rect.underHeader.row {
      if showsTitles { write("Article", rows.column + 2, rows.row - 1, limit: line, Role(.heading)) }
      write("Line", line, rows.row - 1, limit: rows.endColumn, Role(.heading))
    }
    guard !list.rows.isEmpty else {
      if text.isEmpty {
        write("type what to look for", rows.column + 2, rows.row, limit: rows.endColumn, Role(.note))
        grid.cursor = Point(column: rows.column, row: rows.row)
      } else {
        drawNoRows(
          list, in: rows, none: "", filtered: "nothing is found", isRunning: state.queries.isRunning(.lines))
      }
      return
    }
    for row in 0..<rows.rows where list.top + row < list.rows.count {
      let isSelected = list.top + row == list.selected
      drawHit(
        state.views.hits[list.rows[list.top + row]], rows, line: line, showsTitle: showsTitles,
        row: rows.row + row, isSelected: isSelected)
      if isSelected { grid.cursor = Point(column: rows.column, row: rows.row + row) }
    }
  }

  private mutating func drawHit(
    _ hit: CorpusHit, _ rect: Rect, line start: Int, showsTitle: Bool, row: Int, isSelected: Bool
  ) {
    if isSelected { write("▸", rect.column, row, limit: rect.endColumn, Role(.chosenRow)) }
    let article = state.store.articles[hit.article]
    let flags: Role.Flags = isSelected ? .selected : []
    if showsTitle {
      let count = hit.count == CorpusHit.most ? "\(CorpusHit.most)+" : "\(hit.count)"
      if hit.count > 0 { write(count, endingAt: start - 1, row, from: start - 5, Role(.count)) }
      write(rowTitle(article), rect.column + 2, row, limit: start - 6, Role(.row, flags))
    }
    drawLine(
      of: hit, article, start, row, limit: rect.endColumn, Role(.row, showsTitle ? [] : flags))
  }

  /// Writes the part of the line around the first match, with the matches lit.
  private mutating func drawLine(
    of hit: CorpusHit, _ article: Article, _ column: Int, _ row: Int, limit: Int, _ role: Role
  ) {
    let source = article.source
    guard hit.line.end <= source.utf8.count else { return }
    var at = hit.line.start
    while at < hit.line.end, source.utf8[at] == 0x20 || source.utf8[at] == 0x09 { at += 1 }
    var column = column
    if let first = hit.matches.first, first.start - at > (limit - column) / 2 {
      // Only so much stands before the match that it can be seen; words stay whole.
      at = first.start - (limit - column) / 3
      while at < first.start, source.utf8[at] != 0x20 { at += 1 }
      while at < first.start, source.utf8[at] == 0x20 { at += 1 }
      column = write("… ", column, row, limit: limit, role)
    }
    let end = min(hit.line.end, at + 1200)
    for match in hit.matches where match.start >= at && match.end <= end && column < limit {
      column = write(source.string(TextRange(at, match.start)), column, row, limit: limit, role)
      column = write(
        source.string(match), column, row, limit: limit, Role(role.kind, role.flags.union(.match)))
      at = match.end
    }
    write(source.string(TextRange(at, end)), column, row, limit: limit, role)
  }
}
