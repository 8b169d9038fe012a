internal import Screen

/// A grid with its styles resolved: what the terminal is to show, cell by cell.
struct Picture {
  /// One cell.
  struct Cell: Equatable {
    var glyph: Glyph
    var style: Style
  }

  /// Columns and rows.
  let size: Size
  /// The cells, row by row.
  private(set) var cells: [Cell] = []

  /// Resolves a grid; `style` is asked once for each role.
  init(_ grid: Grid, style: (UInt16) -> Style) {
    size = grid.size
    cells.reserveCapacity(grid.cells.count)
    var styles: [UInt16: Style] = [:]
    var role: UInt16?
    var current = Style()
    for index in grid.cells.indices {
      let cell = grid.cells[index]
      if cell.role != role {
        role = cell.role
        current = styles[cell.role] ?? style(cell.role)
        styles[cell.role] = current
      }
      cells.append(Cell(glyph: Self.wellFormed(grid.cells, index, size.columns), style: current))
    }
    for row in 0..<size.rows { joinStyles(across: row * size.columns..<(row + 1) * size.columns) }
  }

  /// The glyph of a cell, a blank where a wide glyph has lost its other half.
  private static func wellFormed(_ cells: [Screen.Cell], _ index: Int, _ columns: Int) -> Glyph {
    let glyph = cells[index].glyph
    let column = index % columns
    if glyph.columns == 2, column + 1 == columns || !cells[index + 1].isContinuation { return .space }
    if glyph.columns == 0, column == 0 || cells[index - 1].glyph.columns != 2 { return .space }
    return glyph
  }

  /// Gives the blanks between two words the style of the one before them, or else of the one behind, where that cannot
  /// be seen: each change of style costs more bytes than the blank.
  private mutating func joinStyles(across row: Range<Int>) {
    var blanks = row.lowerBound
    var left: Style?
    for index in row {
      let cell = cells[index]
      if cell.glyph == .space, !cell.style.isVisibleOnBlanks { continue }
      // Longer runs are skipped or erased by the terminal, which takes plain blanks.
      if (1...Self.longestGap).contains(index - blanks),
        let style = [left, cell.style].compactMap({ $0 }).first(where: { !$0.isVisibleOnBlanks })
      {
        for blank in blanks..<index { cells[blank].style = style }
      }
      blanks = index + 1
      left = cell.style
    }
    // What follows the last word is erased to the end of the row, which takes plain blanks.
    for blank in blanks..<max(blanks, row.upperBound) { cells[blank].style = Style() }
  }

  private static let longestGap = 4
}

extension Style {
  /// Whether a blank in this style looks different from a plain one.
  fileprivate var isVisibleOnBlanks: Bool {
    background != nil || !attributes.isDisjoint(with: [.underline, .reverse])
  }
}
