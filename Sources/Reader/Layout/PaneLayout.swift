import Screen

/// The three panes.
public enum Pane: String, Sendable, CaseIterable {
  /// The list of articles.
  case list
  /// The article.
  case reading
  /// Its speakers and places.
  case panel
}

/// What the person chose about the panes; the choice outlives a resize.
public struct PaneArrangement: Hashable, Sendable {
  /// The pane shown alone.
  public var zoomed = false
  /// Panes put away.
  public var hidden: Set<Pane> = []
  /// In a terminal of middle width: the panel beside the article instead of the list above it.
  public var panelBesideArticle = false
  /// Columns of the list in a wide terminal; `nil` for the default.
  public var listColumns: Int?
  /// Rows of the list in a terminal of middle width; `nil` for the default.
  public var listRows: Int?
  /// Columns of the panel; `nil` for the default.
  public var panelColumns: Int?

  /// The default arrangement.
  public init() {}
}

/// Where the panes lie: a pure function of size, arrangement and focus.
public struct PaneLayout: Hashable, Sendable {
  /// How much room there is.
  public enum Width: Sendable {
    /// One pane at a time: under 60 columns or 15 rows.
    case narrow
    /// Two panes.
    case middle
    /// Three panes: 100 columns and more.
    case wide
  }

  /// The list; `nil` while it is not shown.
  public private(set) var list: Rect?
  /// The article; `nil` while it is not shown.
  public private(set) var reading: Rect?
  /// The panel; `nil` while it is not shown.
  public private(set) var panel: Rect?
  /// The columns of vertical rules, each with its first row and its row count.
  public private(set) var rules: [Rect] = []
  /// The last row, where there is room for one besides a pane.
  public private(set) var status: Rect?
  /// How much room there is.
  public let width: Width

  /// Lays out the panes; `articles` is the length of the list, which takes no more rows above the article than it
  /// needs.
  public init(size: Size, arrangement: PaneArrangement, focus: Pane, articles: Int = .max) {
    let rows = size.rows >= 2 ? size.rows - 1 : size.rows
    if size.rows >= 2 { status = Rect(column: 0, row: rows, columns: size.columns, rows: 1) }
    let all = Rect(column: 0, row: 0, columns: size.columns, rows: rows)
    width =
      size.columns < 60 || size.rows < 15 ? .narrow : size.columns < 100 ? .middle : .wide
    if width == .narrow || arrangement.zoomed {
      place(focus, in: all)
      return
    }
    let shown = Pane.allCases.filter { !arrangement.hidden.contains($0) || $0 == focus }
    switch width {
    case .wide:
      var column = 0
      var end = size.columns
      if shown.contains(.list) {
        if shown == [.list] {
          place(.list, in: all)
          return
        }
        let columns = clamp(arrangement.listColumns ?? size.columns * 29 / 100, 16, size.columns - 44)
        place(.list, in: Rect(column: 0, row: 0, columns: columns, rows: rows))
        rules.append(Rect(column: columns, row: 0, columns: 1, rows: rows))
        column = columns + 1
      }
      if shown.contains(.panel) {
        guard shown.contains(.reading) else {
          place(.panel, in: Rect(column: column, row: 0, columns: end - column, rows: rows))
          return
        }
        let columns = clamp(arrangement.panelColumns ?? size.columns * 24 / 100, 14, end - column - 26)
        place(.panel, in: Rect(column: end - columns, row: 0, columns: columns, rows: rows))
        end -= columns + 1
        rules.append(Rect(column: end, row: 0, columns: 1, rows: rows))
      }
      if shown.contains(.reading) {
        place(.reading, in: Rect(column: column, row: 0, columns: end - column, rows: rows))
      }
    case .middle:
      let beside = focus == .panel || (focus == .reading && arrangement.panelBesideArticle)
      if beside, shown.contains(.panel), shown.contains(.reading) {
        let columns = clamp(arrangement.panelColumns ?? size.columns * 30 / 100, 14, size.columns - 36)
        let end = size.columns - columns - 1
        place(.reading, in: Rect(column: 0, row: 0, columns: end, rows: rows))
        rules.append(Rect(column: end, row: 0, columns: 1, rows: rows))
        place(.panel, in: Rect(column: end + 1, row: 0, columns: columns, rows: rows))
      } else if !beside, shown.contains(.list), shown.contains(.reading) {
        let usual = min(rows * 35 / 100, articles < rows ? articles + 1 : rows)
        let listRows = clamp(arrangement.listRows ?? usual, 3, rows - 6)
        place(.list, in: Rect(column: 0, row: 0, columns: size.columns, rows: listRows))
        place(
          .reading, in: Rect(column: 0, row: listRows, columns: size.columns, rows: rows - listRows))
      } else {
        place(focus, in: all)
      }
    case .narrow: break
    }
  }

  /// Where a pane lies; `nil` while it is not shown.
  public func rect(of pane: Pane) -> Rect? {
    switch pane {
    case .list: list
    case .reading: reading
    case .panel: panel
    }
  }

  private mutating func place(_ pane: Pane, in rect: Rect) {
    switch pane {
    case .list: list = rect
    case .reading: reading = rect
    case .panel: panel = rect
    }
  }

  private func clamp(_ value: Int, _ least: Int, _ most: Int) -> Int { max(least, min(value, most)) }
}

extension Rect {
  /// The rectangle under a pane's header row; the whole of it where it has only two rows.
  public var underHeader: Rect {
    rows < 3 ? self : Rect(column: column, row: row + 1, columns: columns, rows: rows - 1)
  }
  /// A pane's header row; empty where there is no room for one.
  public var header: Rect {
    Rect(column: column, row: row, columns: columns, rows: rows < 3 ? 0 : 1)
  }
}
