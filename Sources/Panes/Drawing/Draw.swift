import Documents
import Reader
import Screen

/// Draws the reader: a picture of its state, made anew each time.
public func draw(_ state: ReaderState) -> Grid {
  var canvas = Canvas(state)
  if let view = state.views.shown { canvas.draw(view) } else { canvas.drawPanes() }
  canvas.drawStatus()
  canvas.drawContinuations()
  canvas.drawOverlay()
  return canvas.grid
}

/// The grid under work and what it is drawn from.
struct Canvas {
  let state: ReaderState
  let layout: PaneLayout
  var grid: Grid

  init(_ state: ReaderState) {
    self.state = state
    layout = state.layout
    grid = Grid(size: state.size)
  }

  mutating func drawPanes() {
    if let rect = layout.list { drawList(rect) }
    if let rect = layout.reading { drawReading(rect) }
    if let rect = layout.panel { drawPanel(rect) }
    for rule in layout.rules {
      grid.fill(rule, with: .drawn("│"), role: Role(.rule).rawValue)
    }
  }

  /// Writes text into a row of a rectangle and returns the column after it.
  @discardableResult
  mutating func write(_ text: String, _ column: Int, _ row: Int, limit: Int, _ role: Role) -> Int {
    grid.write(text, at: Point(column: column, row: row), limit: limit, role: role.rawValue)
  }

  /// Writes text so that it ends before `end`, and returns its first column.
  @discardableResult
  mutating func write(_ text: String, endingAt end: Int, _ row: Int, from start: Int, _ role: Role) -> Int {
    let column = max(start, end - DisplayWidth.columns(of: text))
    write(text, column, row, limit: end, role)
    return column
  }

  /// Writes a pane's header: its name, and what stands at its right end.
  mutating func drawHeader(_ rect: Rect, pane: Pane, _ title: String, right: String = "") {
    let header = rect.header
    guard !header.isEmpty else { return }
    let focused = state.focus == pane
    if header.row > 0 { grid.fill(header, with: .drawn("─"), role: Role(.rule).rawValue) }
    let role = Role(focused ? .headerFocused : .header)
    var limit = header.endColumn
    if !right.isEmpty, header.columns > 16 {
      let space = header.row > 0 ? " " : ""
      limit = write(space + right, endingAt: limit, header.row, from: header.column, Role(.meta)) - 1
    }
    let end = write(title, header.column, header.row, limit: limit, role)
    if header.row > 0, end < limit { write(" ", end, header.row, limit: limit, role) }
  }

  /// The trail of panes that one pane at a time stands on.
  func breadcrumb(_ title: String) -> String {
    guard layout.width == .narrow, state.focus != .list else { return title }
    return "‹ \(title)"
  }
}
