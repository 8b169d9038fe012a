/// One cell of the screen: a glyph and what it is.
///
/// A glyph of two columns fills its cell and leaves the next one as a `continuation`.
public struct Cell: Hashable, Sendable {
  /// What is drawn; always a glyph that has passed `Glyphs`, the sanitiser.
  public var glyph: Glyph
  /// What it is, as a number the theme turns into a style; this module gives it no meaning.
  public var role: UInt16

  /// Makes a cell.
  public init(_ glyph: Glyph, role: UInt16 = 0) {
    self.glyph = glyph
    self.role = role
  }

  /// A blank.
  public static let blank = Cell(.space)
  /// The right half of a wide glyph.
  public var isContinuation: Bool { glyph.columns == 0 }
}

/// A picture of the screen, as a value.
public struct Grid: Hashable, Sendable {
  /// Its size.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]
  /// Where the real cursor rests (screen readers and braille displays follow it); `nil` hides it.
  public var cursor: Point?

  /// Makes a grid of blanks.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The whole grid as a rectangle.
  public var bounds: Rect { Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a point; outside the grid reads are blank and writes are dropped.
  public subscript(_ point: Point) -> Cell {
    get {
      bounds.contains(point) ? cells[point.row * size.columns + point.column] : .blank
    }
    set {
      guard bounds.contains(point) else { return }
      cells[point.row * size.columns + point.column] = newValue
    }
  }

  /// Writes one glyph and returns the columns it took: 0 where it did not fit before `limit`.
  ///
  /// A wide glyph that it cuts in half becomes a blank.
  @discardableResult
  public mutating func put(_ glyph: Glyph, at point: Point, limit: Int, role: UInt16) -> Int {
    let limit = min(limit, size.columns)
    guard point.row >= 0, point.row < size.rows, point.column >= 0, glyph.columns > 0,
      point.column + glyph.columns <= limit
    else { return 0 }
    let index = point.row * size.columns + point.column
    if cells[index].isContinuation, point.column > 0 { cells[index - 1].glyph = .space }
    let after = index + glyph.columns
    if point.column + glyph.columns < size.columns, cells[after].isContinuation {
      cells[after].glyph = .space
    }
    cells[index] = Cell(glyph, role: role)
    if glyph.columns == 2 { cells[index + 1] = Cell(.continuation, role: role) }
    return glyph.columns
  }

  /// Writes text from `point` to the right, at most to column `limit`, and returns the column after it.
  ///
  /// The text may come from anywhere: it passes the sanitiser. What does not fit is cut, with `…` in the last
  /// column when `ellipsis` is set.
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, limit: Int, role: UInt16 = 0, ellipsis: Bool = true
  ) -> Int {
    let limit = min(limit, size.columns)
    var column = point.column
    var overflow = false
    for glyph in Glyphs(text) {
      if column + glyph.columns > limit {
        overflow = true
        break
      }
      column += put(glyph, at: Point(column: column, row: point.row), limit: limit, role: role)
    }
    if overflow, ellipsis, limit > point.column {
      let last = limit - 1
      put(.ellipsis, at: Point(column: last, row: point.row), limit: limit, role: role)
      for rest in stride(from: limit, to: column, by: 1) {
        self[Point(column: rest, row: point.row)] = Cell(.space, role: role)
      }
      return limit
    }
    return column
  }

  /// Fills a rectangle with one glyph of one column.
  public mutating func fill(_ rect: Rect, with glyph: Glyph = .space, role: UInt16 = 0) {
    for row in max(0, rect.row)..<max(0, min(rect.endRow, size.rows), rect.row) {
      for column in max(0, rect.column)..<max(0, min(rect.endColumn, size.columns), rect.column) {
        put(glyph, at: Point(column: column, row: row), limit: size.columns, role: role)
      }
    }
  }
}
