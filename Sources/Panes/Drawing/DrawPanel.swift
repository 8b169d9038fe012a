import Documents
import Reader
import Screen

extension Canvas {
  mutating func drawPanel(_ rect: Rect) {
    drawHeader(rect, pane: .panel, breadcrumb("Who and where"))
    let rows = rect.underHeader
    let panel = state.panel
    for row in 0..<rows.rows {
      let index = panel.top + row
      guard index < panel.rows.count else { break }
      let isSelected = index == panel.selected && panel.rows[index].subject != nil
      drawPanelRow(
        panel.rows[index], rows, row: rows.row + row, isSelected: isSelected, most: panel.mostCounted)
      if isSelected, state.focus == .panel {
        grid.cursor = Point(column: rows.column, row: rows.row + row)
      }
    }
    drawMiniMap(under: rows)
  }

  private mutating func drawPanelRow(
    _ panelRow: PanelRow, _ rect: Rect, row: Int, isSelected: Bool, most: Int
  ) {
    let end = rect.endColumn
    let flags: Role.Flags = isSelected && state.focus == .panel ? .selected : []
    let lit = state.spotlight != nil && panelRow.subject == state.spotlight
    if lit || isSelected, panelRow.subject != nil {
      write(lit ? "◆" : "▸", rect.column, row, limit: end, Role(.chosenRow))
    }
    switch panelRow {
    case .heading(let text): write(text, rect.column, row, limit: end, Role(.heading))
    case .note(let text): write(text, rect.column + 2, row, limit: end, Role(.note))
    case .speaker(_, let name, let quotations, let mentions):
      let count = quotations > 0 ? quotations : mentions
      drawCounted(
        name, count, bar: quotations, most: most, rect, row,
        Role(quotations > 0 ? .speaker : .row, flags))
    case .place(let key, let mentions):
      let country = key.country.map { " \($0)" } ?? ""
      drawCounted(
        key.name, mentions, bar: mentions, most: most, rect, row, Role(.place, flags), detail: country)
    }
  }

  private mutating func drawCounted(
    _ name: String, _ count: Int, bar: Int, most: Int, _ rect: Rect, _ row: Int, _ role: Role,
    detail: String = ""
  ) {
    var end = rect.endColumn
    // The histogram leaves at least 18 columns for the name and its count.
    let room = min(8, rect.columns - 24)
    if room >= 4 {
      let eighths = most > 0 ? (bar * room * 8 + most - 1) / most : 0
      drawHistogram(eighths, end - room, row)
      end -= room + 1
    }
    write(String(count), endingAt: end, row, from: rect.column + 2, Role(.count))
    end -= 4
    let after = write(name, rect.column + 2, row, limit: end, role)
    if !detail.isEmpty, after + DisplayWidth.columns(of: detail) <= end {
      write(detail, after, row, limit: end, Role(.rowDetail))
    }
  }

  private mutating func drawHistogram(_ eighths: Int, _ column: Int, _ row: Int) {
    let parts: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    var column = column
    var left = eighths
    while left > 0 {
      let glyph: Unicode.Scalar = left >= 8 ? "█" : parts[left - 1]
      let at = Point(column: column, row: row)
      grid.put(.drawn(glyph), at: at, limit: state.size.columns, role: Role(.histogram).rawValue)
      column += 1
      left -= 8
    }
  }
}
