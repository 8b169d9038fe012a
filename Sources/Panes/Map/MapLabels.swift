import Screen

/// Where names stand on a map: beside their dots, over no other name and no dot.
struct MapLabels {
  /// A name at its place.
  struct Label: Hashable {
    /// Which of the dots it names, as an index of those given.
    let dot: Int
    /// Where the name begins.
    let at: Point
    /// The columns it takes.
    let columns: Int
  }

  /// The labels that found room, in the order of their dots.
  private(set) var labels: [Label] = []
  private let size: Size
  private var taken: [Bool]

  /// Finds room for the names of `dots`, the first ones first; a name that has none is left out. `reserved` rectangles
  /// stay free.
  init(_ dots: [(at: Point, columns: Int)], in size: Size, reserved: [Rect] = []) {
    self.size = size
    taken = Array(repeating: false, count: size.columns * size.rows)
    for rect in reserved {
      for row in rect.row..<max(rect.row, rect.endRow) { take(rect.column..<rect.endColumn, row) }
    }
    for dot in dots { take(dot.at.column..<(dot.at.column + 1), dot.at.row) }
    for (index, dot) in dots.prefix(Self.most).enumerated() {
      guard dot.columns > 0, let start = room(beside: dot.at, columns: dot.columns) else { continue }
      labels.append(Label(dot: index, at: start, columns: dot.columns))
      // A blank on both sides keeps names apart.
      take((start.column - 1)..<(start.column + dot.columns + 1), start.row)
    }
  }

  /// At most so many names are tried.
  private static let most = 300

  /// To the right, to the left, above, below.
  private func room(beside dot: Point, columns: Int) -> Point? {
    let middle = max(0, min(size.columns - columns, dot.column - columns / 2))
    let choices = [
      Point(column: dot.column + 2, row: dot.row), Point(column: dot.column - 1 - columns, row: dot.row),
      Point(column: middle, row: dot.row - 1), Point(column: middle, row: dot.row + 1),
    ]
    return choices.first { isFree($0, columns) }
  }

  private func isFree(_ start: Point, _ columns: Int) -> Bool {
    guard start.row >= 0, start.row < size.rows, start.column >= 0, start.column + columns <= size.columns
    else { return false }
    let row = start.row * size.columns
    return !taken[(row + start.column)..<(row + start.column + columns)].contains(true)
  }

  private mutating func take(_ columns: Range<Int>, _ row: Int) {
    guard row >= 0, row < size.rows else { return }
    for column in columns.clamped(to: 0..<size.columns) { taken[row * size.columns + column] = true }
  }
}
