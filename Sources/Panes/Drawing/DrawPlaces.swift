import Documents
import Reader
import Screen

extension Canvas {
  /// Draws the view that stands in place of the panes.
  mutating func draw(_ view: CorpusView) {
    switch view {
    case .places: drawPlaces(state.viewRect)
    case .map: drawMapView(state.viewRect)
    case .quotes: drawQuotes(state.viewRect)
    case .speakers: drawSpeakers(state.viewRect)
    case .dossier: drawDossier(state.viewRect)
    case .search: drawResults(state.viewRect)
    }
  }

  /// Writes a view's header: its name, and what stands at its right end.
  mutating func drawViewHeader(_ rect: Rect, _ title: String, right: String) {
    let header = rect.header
    guard !header.isEmpty else { return }
    var limit = header.endColumn
    if !right.isEmpty, header.columns > 24 {
      limit = write(right, endingAt: limit, header.row, from: header.column, Role(.meta)) - 1
    }
    write(title, header.column, header.row, limit: limit, Role(.headerFocused))
  }

  /// Where the columns of the list of places stand; `nil` for those that there is no room for.
  private struct PlaceColumns {
    let name: Range<Int>
    let mentionsEnd: Int
    var articlesEnd: Int?
    var speakers: Int?

    init(_ rect: Rect) {
      let start = rect.column + 2
      guard rect.columns >= 30 else {
        mentionsEnd = rect.endColumn
        name = start..<max(start, rect.endColumn - 5)
        return
      }
      let nameEnd = rect.columns >= 60 ? start + rect.columns * 3 / 10 : rect.endColumn - 19
      name = start..<nameEnd
      mentionsEnd = nameEnd + 9
      articlesEnd = nameEnd + 18
      if rect.columns >= 60 { speakers = nameEnd + 20 }
    }
  }

  private mutating func drawPlaces(_ rect: Rect) {
    let list = state.views.places
    let all = state.store.places.all
    let filter = list.filter.text
    var title = "Places · \(list.rows.count)"
    if !filter.isEmpty { title += " with “\(filter)”" }
    drawViewHeader(rect, title, right: list.rows.isEmpty ? "" : "\(list.selected + 1)/\(list.rows.count)")
    let rows = state.viewRows
    let columns = PlaceColumns(rows)
    if rows.row > rect.underHeader.row { drawPlaceHeading(columns, rows, row: rows.row - 1) }
    guard !list.rows.isEmpty else {
      write(noPlace, rows.column + 2, rows.row, limit: rows.endColumn, Role(.note))
      grid.cursor = Point(column: rows.column, row: rows.row)
      return
    }
    for row in 0..<rows.rows where list.top + row < list.rows.count {
      let isSelected = list.top + row == list.selected
      draw(all[list.rows[list.top + row]], columns, rows, row: rows.row + row, isSelected: isSelected)
      if isSelected { grid.cursor = Point(column: rows.column, row: rows.row + row) }
    }
  }

  private var noPlace: String {
    if !state.views.places.filter.text.isEmpty { return "no place has that in its name or country" }
    return state.progress.isDone ? "no place is named" : "Reading …"
  }

  private mutating func drawPlaceHeading(_ columns: PlaceColumns, _ rect: Rect, row: Int) {
    write("Place", columns.name.lowerBound, row, limit: columns.name.upperBound, Role(.heading))
    let mentions = columns.articlesEnd == nil ? "" : "Mentions"
    write(mentions, endingAt: columns.mentionsEnd, row, from: columns.name.upperBound, Role(.heading))
    if let end = columns.articlesEnd {
      write("Articles", endingAt: end, row, from: columns.mentionsEnd, Role(.heading))
    }
    if let start = columns.speakers {
      write("Who speaks of it", start, row, limit: rect.endColumn, Role(.heading))
    }
  }

  private mutating func draw(
    _ posting: PlacePosting, _ columns: PlaceColumns, _ rect: Rect, row: Int, isSelected: Bool
  ) {
    if isSelected { write("▸", rect.column, row, limit: rect.endColumn, Role(.chosenRow)) }
    // A city and the region around it often share a name.
    let detail =
      (posting.key.country.map { " \($0)" } ?? "") + (posting.place?.kind == .region ? " region" : "")
    let limit = columns.name.upperBound
    let end = write(
      posting.key.name, columns.name.lowerBound, row, limit: limit - DisplayWidth.columns(of: detail),
      Role(.place, isSelected ? .selected : []))
    write(detail, end, row, limit: limit, Role(.rowDetail))
    write("\(posting.mentions)", endingAt: columns.mentionsEnd, row, from: limit, Role(.count))
    if let end = columns.articlesEnd {
      write("\(posting.articles.count)", endingAt: end, row, from: columns.mentionsEnd, Role(.count))
    }
    if let start = columns.speakers {
      write(speakers(of: posting), start, row, limit: rect.endColumn, Role(.row))
    }
  }

  /// Those who speak of a place, most often first.
  func speakers(of posting: PlacePosting) -> String {
    let rest = posting.speakerCount - posting.leadingSpeakers.count
    return posting.leadingSpeakers.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
