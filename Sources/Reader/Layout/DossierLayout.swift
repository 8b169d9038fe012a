import Screen

/// Where the parts of a dossier lie: a pure function of the room.
public struct DossierLayout: Hashable, Sendable {
  /// The statements, one a row.
  public let rows: Rect
  /// What is known besides: at the right in a wide terminal, else above the statements.
  public private(set) var facts: Rect?
  /// Whether the facts stand beside the statements, where they are wrapped.
  public private(set) var isBeside = false
  /// The statement that is selected, in full.
  public private(set) var words: Rect?

  /// Lays out a view that fills `view`; `facts` is how many there are.
  public init(_ view: Rect, facts count: Int) {
    var rest = view.underHeader
    if rest.columns >= 100, rest.rows >= 12 {
      let columns = rest.columns * 34 / 100
      facts = Rect(column: rest.endColumn - columns, row: rest.row, columns: columns, rows: rest.rows)
      isBeside = true
      rest = Rect(column: rest.column, row: rest.row, columns: rest.columns - columns - 3, rows: rest.rows)
    } else if rest.rows >= 9 {
      let height = min(count, rest.rows / 4)
      if height > 0 {
        facts = Rect(column: rest.column, row: rest.row, columns: rest.columns, rows: height)
        rest = Rect(
          column: rest.column, row: rest.row + height + 1, columns: rest.columns, rows: rest.rows - height - 1
        )
      }
    }
    if rest.rows >= 12, rest.columns >= 40 {
      let height = rest.rows >= 24 ? 7 : 5
      words = Rect(column: rest.column, row: rest.endRow - height, columns: rest.columns, rows: height)
      rest = Rect(column: rest.column, row: rest.row, columns: rest.columns, rows: rest.rows - height - 1)
    }
    rows = rest
  }
}
