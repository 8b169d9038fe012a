import Documents
import Reader
import Screen

extension Canvas {
  /// Where the columns of the list of people stand; `nil` for those that there is no room for.
  private struct SpeakerColumns {
    let name: Range<Int>
    let statementsEnd: Int
    var articlesEnd: Int?
    var date: Int?
    var role: Range<Int>?
    var places: Int?

    init(_ rect: Rect) {
      let start = rect.column + 2
      guard rect.columns >= 36 else {
        statementsEnd = rect.endColumn
        name = start..<max(start, rect.endColumn - 5)
        return
      }
      let nameEnd = rect.columns >= 60 ? start + rect.columns * 26 / 100 : rect.endColumn - 21
      name = start..<nameEnd
      statementsEnd = nameEnd + 11
      articlesEnd = nameEnd + 20
      guard rect.columns >= 60 else { return }
      date = nameEnd + 22
      let free = nameEnd + 35
      if rect.columns >= 100 {
        role = free..<(free + (rect.endColumn - free) / 2 - 1)
        places = free + (rect.endColumn - free) / 2
      } else if rect.endColumn - free >= 14 {
        places = free
      }
    }
  }

  mutating func drawSpeakers(_ rect: Rect) {
    let list = state.views.speakers
    var title = "Speakers · \(list.rows.count)"
    if !list.filter.text.isEmpty { title += " with “\(list.filter.text)”" }
    title += " · by \(CorpusView.speakers.orders[list.order])" + analysed
    drawViewHeader(rect, title, right: list.rows.isEmpty ? "" : "\(list.selected + 1)/\(list.rows.count)")
    let rows = state.viewRows
    let columns = SpeakerColumns(rows)
    if rows.row > rect.underHeader.row { drawSpeakerHeading(columns, rows, row: rows.row - 1) }
    guard !list.rows.isEmpty else {
      let text =
        !list.filter.text.isEmpty
        ? "nobody has that in a name or role" : state.isCounted ? "nobody is named" : "Reading …"
      write(text, rows.column + 2, rows.row, limit: rows.endColumn, Role(.note))
      grid.cursor = Point(column: rows.column, row: rows.row)
      return
    }
    for row in 0..<rows.rows where list.top + row < list.rows.count {
      let isSelected = list.top + row == list.selected
      if let posting = state.store.people.posting(list.rows[list.top + row]) {
        draw(posting, columns, rows, row: rows.row + row, isSelected: isSelected)
      }
      if isSelected { grid.cursor = Point(column: rows.column, row: rows.row + row) }
    }
  }

  /// How far the analysis is, while it is not done.
  var analysed: String {
    let all = state.store.articles.count
    let done = state.store.analysedCount - state.store.uncountedCount
    if done < all { return " · \(done) of \(all) articles analysed" }
    return state.store.isSettled ? "" : " · counting…"
  }

  private mutating func drawSpeakerHeading(_ columns: SpeakerColumns, _ rect: Rect, row: Int) {
    write("Name", columns.name.lowerBound, row, limit: columns.name.upperBound, Role(.heading))
    if let end = columns.articlesEnd {
      write("Statements", endingAt: columns.statementsEnd, row, from: columns.name.upperBound, Role(.heading))
      write("Articles", endingAt: end, row, from: columns.statementsEnd, Role(.heading))
    }
    if let date = columns.date { write("Last", date, row, limit: rect.endColumn, Role(.heading)) }
    if let role = columns.role { write("Role", role.lowerBound, row, limit: role.upperBound, Role(.heading)) }
    if let start = columns.places { write("Speaks of", start, row, limit: rect.endColumn, Role(.heading)) }
  }

  private mutating func draw(
    _ posting: PersonPosting, _ columns: SpeakerColumns, _ rect: Rect, row: Int, isSelected: Bool
  ) {
    if isSelected { write("▸", rect.column, row, limit: rect.endColumn, Role(.chosenRow)) }
    write(
      posting.name, columns.name.lowerBound, row, limit: columns.name.upperBound,
      Role(posting.statements > 0 ? .speaker : .row, isSelected ? .selected : []))
    write(
      "\(posting.statements)", endingAt: columns.statementsEnd, row, from: columns.name.upperBound,
      Role(.count))
    let articles = posting.articles
    if let end = columns.articlesEnd {
      write("\(articles.count)", endingAt: end, row, from: columns.statementsEnd, Role(.count))
    }
    if let date = columns.date, let last = lastDate(articles) {
      write(shortDate(last), date, row, limit: rect.endColumn, Role(.rowDetail))
    }
    if let role = columns.role, let first = posting.roles.first {
      write(first.role, role.lowerBound, row, limit: role.upperBound, Role(.row))
    }
    if let start = columns.places {
      write(places(of: posting), start, row, limit: rect.endColumn, Role(.place))
    }
  }

  /// The places that somebody speaks of, the most named first.
  func places(of posting: PersonPosting) -> String {
    posting.places.prefix(5).map { state.store.places.all[$0.place].key.name }.joined(separator: ", ")
  }

  private func lastDate(_ articles: [Int]) -> ArticleDate? {
    articles.compactMap { state.store.articles[$0].date }.max()
  }
}
