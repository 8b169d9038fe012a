import Documents
import Screen

/// A view over the whole corpus, shown in place of the panes.
public enum CorpusView: String, Sendable, CaseIterable {
  /// Every place in a list.
  case places
  /// Places on the earth.
  case map

  /// Which keys count in it.
  var context: Context {
    switch self {
    case .places: .places
    case .map: .map
    }
  }

  /// The action that shows it.
  public var showing: Action {
    switch self {
    case .places: .placesShow
    case .map: .mapShow
    }
  }
}

/// The views: which one is shown, and where each stands, so that coming back changes nothing.
public struct CorpusViews: Sendable {
  /// The view in place of the panes; `nil` while the panes are shown.
  public internal(set) var shown: CorpusView?
  /// The views that `back` leads to, the latest last.
  public internal(set) var trail: [CorpusView] = []
  /// The list of places.
  public internal(set) var places = RowList()
  /// The map.
  public internal(set) var map = MapView()
  /// Whether a timer runs that will take up what has been found since.
  var isRefreshing = false
}

/// The rows of a view that lists: what of a store's numbered things is shown, in which order, and what is selected.
///
/// The order is made when the view is opened or the filter changes. What is found later goes behind, so that nothing
/// moves under the reader's eyes.
public struct RowList: Sendable {
  /// The rows, as numbers of the store.
  public internal(set) var rows: [Int] = []
  /// The selected row.
  public internal(set) var selected = 0
  /// The first row shown.
  public internal(set) var top = 0
  /// What filters the rows.
  public internal(set) var filter = PromptLine()
  /// Whether the filter is being typed.
  public internal(set) var isTyping = false
  /// The filter before typing began.
  var previousFilter = ""
  /// How many things there were when rows were last added.
  var known = 0

  /// The number of the selected thing; `nil` where there is none.
  public var chosen: Int? { rows.indices.contains(selected) ? rows[selected] : nil }

  mutating func move(by count: Int) { go(to: selected + count) }

  mutating func go(to row: Int) { selected = max(0, min(rows.count - 1, row)) }

  /// Puts new rows in place of the old; the selection stays on the same thing where it is still there.
  mutating func replace(by new: [Int], selecting wanted: Int?) {
    rows = new
    selected = wanted.flatMap { new.firstIndex(of: $0) } ?? 0
    top = 0
  }
}

extension ReaderState {
  /// The part of the terminal that a view fills: all but the status line.
  public var viewRect: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows >= 2 ? size.rows - 1 : size.rows)
  }

  /// The rows of a view that lists: below the header and, where there is room, the names of the columns.
  public var viewRows: Rect {
    let rect = viewRect.underHeader
    guard rect.rows >= 6 else { return rect }
    return Rect(column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows - 1)
  }
}
