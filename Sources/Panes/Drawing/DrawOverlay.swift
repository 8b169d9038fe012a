import Reader
import Screen

extension Canvas {
  mutating func drawOverlay() {
    switch state.overlay {
    case .text(let popup): draw(popup)
    case .finder(let finder): draw(finder)
    case nil: break
    }
  }

  /// Draws a frame with a title and gives the room inside; all of the screen where there is little.
  private mutating func drawFrame(_ title: String, columns: Int, rows: Int) -> Rect {
    let size = state.size
    if size.columns < 24 || size.rows < 8 {
      grid.fill(grid.bounds, role: Role(.popup).rawValue)
      write(title, 0, 0, limit: size.columns, Role(.popupTitle))
      let inside = Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 1)
      return inside.isEmpty ? grid.bounds : inside
    }
    let columns = min(columns + 4, size.columns)
    let rows = min(rows + 2, size.rows - 1)
    let box = Rect(
      column: (size.columns - columns) / 2, row: max(0, (size.rows - 1 - rows) / 2), columns: columns,
      rows: rows)
    drawBox(box)
    write(" \(title) ", box.column + 2, box.row, limit: box.endColumn - 1, Role(.popupTitle))
    return Rect(column: box.column + 2, row: box.row + 1, columns: columns - 4, rows: rows - 2)
  }

  private mutating func drawBox(_ box: Rect) {
    let role = Role(.popupBorder).rawValue
    grid.fill(box, role: Role(.popup).rawValue)
    let (right, bottom) = (box.endColumn - 1, box.endRow - 1)
    for column in box.column...right {
      grid.put(.drawn("─"), at: Point(column: column, row: box.row), limit: box.endColumn, role: role)
      grid.put(.drawn("─"), at: Point(column: column, row: bottom), limit: box.endColumn, role: role)
    }
    for row in box.row...bottom {
      grid.put(.drawn("│"), at: Point(column: box.column, row: row), limit: box.endColumn, role: role)
      grid.put(.drawn("│"), at: Point(column: right, row: row), limit: box.endColumn, role: role)
    }
    let corners: [(Unicode.Scalar, Int, Int)] = [
      ("┌", box.column, box.row), ("┐", right, box.row), ("└", box.column, bottom), ("┘", right, bottom),
    ]
    for (glyph, column, row) in corners {
      grid.put(.drawn(glyph), at: Point(column: column, row: row), limit: box.endColumn, role: role)
    }
  }

  // MARK: Windows of text

  private mutating func draw(_ popup: TextPopup) {
    let labels = popup.lines.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0
    let columns = min(76, max(8, state.size.columns - 4))
    let indent = labels == 0 ? 0 : columns >= 32 ? labels + 2 : 0
    var rows: [(label: String, text: String)] = []
    for line in popup.lines {
      let utf8 = Array(line.text.utf8)
      let width = max(1, columns - indent)
      let label = indent > 0 || line.label.isEmpty ? line.label : "\(line.label):"
      if indent == 0, !line.label.isEmpty { rows.append((label, "")) }
      for (index, piece) in LineBreaker.lines(of: utf8, in: 0..<utf8.count, width: width).enumerated() {
        let text = String(decoding: utf8[piece.start..<piece.end], as: UTF8.self)
        rows.append((indent > 0 && index == 0 ? label : "", text))
      }
    }
    let inside = drawFrame(popup.title, columns: columns, rows: rows.count)
    let top = max(0, min(popup.top, rows.count - inside.rows))
    for (row, line) in rows.dropFirst(top).prefix(inside.rows).enumerated() {
      write(line.label, inside.column, inside.row + row, limit: inside.endColumn, Role(.popupLabel))
      if !line.text.isEmpty {
        write(line.text, inside.column + indent, inside.row + row, limit: inside.endColumn, Role(.popup))
      }
    }
    let more = rows.count - top - inside.rows
    if more > 0, inside.endRow < state.size.rows {
      write("▾ \(more) more", inside.column, inside.endRow, limit: inside.endColumn, Role(.popupBorder))
    }
    grid.cursor = Point(column: inside.column, row: inside.row)
  }

  // MARK: Help and palette

  private mutating func draw(_ finder: Finder) {
    let title = finder.kind == .help ? "Help: type to filter, Enter runs" : "Command"
    let columns = min(92, max(8, state.size.columns - 4))
    let inside = drawFrame(
      title, columns: columns, rows: max(4, min(finder.items.count + 1, state.size.rows - 4)))
    let rows = Rect(
      column: inside.column, row: inside.row + 1, columns: inside.columns, rows: inside.rows - 1)
    let top = max(0, min(finder.selected - rows.rows / 2, finder.matches.count - rows.rows))
    for (row, match) in finder.matches.dropFirst(top).prefix(rows.rows).enumerated() {
      draw(finder.items[match], rows, rows.row + row, isSelected: top + row == finder.selected, finder.kind)
    }
    if finder.matches.isEmpty {
      write("nothing matches", rows.column, rows.row, limit: rows.endColumn, Role(.note))
    }
    drawPrompt(
      finder.kind == .help ? "? " : ": ", finder.line, column: inside.column, row: inside.row,
      limit: inside.endColumn)
  }

  private mutating func draw(
    _ item: Finder.Item, _ rect: Rect, _ row: Int, isSelected: Bool, _ kind: Finder.Kind
  ) {
    let flags: Role.Flags = isSelected ? .selected : []
    if kind == .palette {
      let nameColumns = 17
      let keyColumns = rect.columns >= 60 ? 13 : 0
      write(
        item.action.name, rect.column, row, limit: min(rect.endColumn, rect.column + nameColumns),
        Role(.popup, flags))
      let end = rect.endColumn - keyColumns
      write(item.action.help, rect.column + nameColumns + 1, row, limit: end - 1, Role(.note))
      if keyColumns > 0 { write(item.keys, end, row, limit: rect.endColumn, Role(.key)) }
      return
    }
    let keyColumns = rect.columns >= 50 ? 18 : rect.columns >= 30 ? 10 : 6
    write(item.keys, rect.column, row, limit: rect.column + keyColumns, Role(.key))
    let start = rect.column + keyColumns + 1
    let after = write(item.action.help, start, row, limit: rect.endColumn, Role(.popup, flags))
    if item.context != Context.global.rawValue, after + item.context.count + 2 < rect.endColumn {
      write("(\(item.context))", after + 1, row, limit: rect.endColumn, Role(.note))
    }
  }

  // MARK: What may follow a pending key

  mutating func drawContinuations() {
    let next = state.continuations
    guard !next.isEmpty, state.size.rows >= 6, state.size.columns >= 24 else { return }
    let rows = min(next.count, state.size.rows - 4)
    let keys = next.map { DisplayWidth.columns(of: $0.key.notation) }.max() ?? 1
    let help = next.map { DisplayWidth.columns(of: $0.help) }.max() ?? 1
    let columns = min(state.size.columns, keys + help + 6)
    let box = Rect(
      column: state.size.columns - columns, row: state.size.rows - 3 - rows, columns: columns, rows: rows + 2)
    drawBox(box)
    write(" \(state.keys.notation) ", box.column + 2, box.row, limit: box.endColumn - 1, Role(.popupTitle))
    for (row, continuation) in next.prefix(rows).enumerated() {
      let at = box.row + 1 + row
      write(continuation.key.notation, box.column + 2, at, limit: box.endColumn - 1, Role(.key))
      write(continuation.help, box.column + 3 + keys, at, limit: box.endColumn - 2, Role(.popup))
    }
  }
}
