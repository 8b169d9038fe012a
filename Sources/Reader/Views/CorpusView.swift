import Documents
import Screen
import Search

/// A view over the whole corpus, shown in place of the panes.
public enum CorpusView: String, Sendable, CaseIterable {
  /// Every place in a list.
  case places
  /// Places on the earth.
  case map
  /// What everybody says, in a list.
  case quotes
  /// The articles that a search of all of them has found.
  case search
  /// Everybody who is named, in a list.
  case speakers
  /// What one of them says, and what is known of him.
  case dossier

  /// Which keys count in it.
  var context: Context {
    switch self {
    case .places: .places
    case .map: .map
    case .quotes: .quotes
    case .search: .results
    case .speakers: .speakers
    case .dossier: .dossier
    }
  }

  /// Whether its rows stand for quotations that can be given to other programs.
  var listsQuotations: Bool {
    switch self {
    case .quotes, .search, .speakers, .dossier: true
    case .places, .map: false
    }
  }

  /// The orders its list can take, by name, the one it opens with first; none where it is no list.
  public var orders: [String] {
    switch self {
    case .places: ["mentions", "name", "articles"]
    case .quotes: RowOrder.ofQuotations.map(\.rawValue)
    case .search: RowOrder.ofHits.map(\.rawValue)
    case .speakers: ["statements", "name", "articles", "last date"]
    case .dossier: ["date", "date, latest first", "article"]
    case .map: []
    }
  }

  /// The action that shows it.
  public var showing: Action {
    switch self {
    case .places: .placesShow
    case .map: .mapShow
    case .quotes: .quotesShow
    case .search: .corpusSearch
    case .speakers: .speakersShow
    case .dossier: .dossierShow
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
  /// The quotations; the rows are numbers of `QuotationReference`.
  public internal(set) var quotes = RowList()
  /// What was found in all articles; the rows are indices of `hits`.
  public internal(set) var search = RowList()
  /// The articles found with their lines, the best first.
  public internal(set) var hits: [CorpusHit] = []
  /// The people; the rows are their numbers among the people of the store.
  public internal(set) var speakers = RowList()
  /// Whose dossier is open or was last.
  public internal(set) var person: Dossier?
  /// The statements of the dossier; the rows are indices of its statements.
  public internal(set) var dossier = RowList()
  /// The decisions on who is who that the rows of people were made with.
  var peopleVersion = 0
  /// Whether a timer runs that will take up what has been found since.
  var isRefreshing = false

  /// The rows of a view that lists; `nil` for one that does not.
  public func list(of view: CorpusView) -> RowList? { Self.rows(of: view).map { self[keyPath: $0] } }

  /// Where the rows of a view that lists are kept; `nil` for one that does not.
  static func rows(of view: CorpusView) -> WritableKeyPath<CorpusViews, RowList>? {
    switch view {
    case .places: \.places
    case .quotes: \.quotes
    case .search: \.search
    case .speakers: \.speakers
    case .dossier: \.dossier
    case .map: nil
    }
  }
}

extension ReaderState {
  /// The part of the terminal that a view fills: all but the status line.
  public var viewRect: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows >= 2 ? size.rows - 1 : size.rows)
  }

  /// The rows of a view that lists: below the header and, where there is room, the names of the columns.
  public var viewRows: Rect {
    if views.shown == .dossier { return dossierLayout.rows }
    let rect = viewRect.underHeader
    guard rect.rows >= 6 else { return rect }
    return Rect(column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows - 1)
  }

  /// Where the parts of the dossier lie.
  public var dossierLayout: DossierLayout { DossierLayout(viewRect, facts: views.person?.facts.count ?? 0) }

  /// Whether all has been read and analysed.
  public var isAnalysed: Bool { progress.isDone && store.analysedCount >= store.articles.count }

  /// Whether the lists of people and places know all that was found.
  public var isCounted: Bool { isAnalysed && store.uncountedCount == 0 }
}
