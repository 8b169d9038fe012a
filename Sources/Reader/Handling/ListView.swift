import Documents
import Screen

/// What all views that list have in common: moving, filtering, sorting, and rows that are found meanwhile. A view says
/// in `ranked`, `added` and `listed` what it lists.
extension ReaderState {
  /// The numbers of what a view lists, with its filter and in its order.
  private func ranked(_ view: CorpusView, _ list: RowList) -> [Int] {
    switch view {
    case .places: rankedPlaces(list)
    // Ordered where they are looked for (`requestQuotations`).
    case .quotes: list.rows
    case .search: orderedHits()
    case .speakers: rankedSpeakers(list)
    case .dossier: views.person?.ranked(filter: list.filter.text, order: list.order) ?? []
    case .map: []
    }
  }

  /// Those of them that were found since the rows were made.
  private func added(_ view: CorpusView, _ list: RowList) -> [Int] {
    switch view {
    case .places: store.places.added(from: list.known, filter: list.filter.text)
    case .speakers: store.people.added(from: list.known, filter: list.filter.text)
    case .quotes, .search, .dossier, .map: []
    }
  }

  /// How many things there are to list, whatever the filter.
  private func listed(_ view: CorpusView) -> Int {
    switch view {
    case .places: store.places.all.count
    case .speakers: store.people.count
    case .quotes, .search, .dossier, .map: 0
    }
  }

  // MARK: Rows

  /// Opens a view on the thing with that number, or where it stood; a filter that hides the thing is let go of.
  mutating func openList(_ view: CorpusView, selecting number: Int?) {
    guard let rows = CorpusViews.rows(of: view) else { return }
    let chosen = number ?? views[keyPath: rows].chosen
    rank(view, selecting: chosen)
    guard number != nil, views[keyPath: rows].chosen != number,
      !views[keyPath: rows].filter.text.isEmpty
    else { return }
    views[keyPath: rows].filter = PromptLine()
    rank(view, selecting: chosen)
  }

  /// Makes the rows anew.
  mutating func rank(_ view: CorpusView, selecting number: Int?) {
    guard let rows = CorpusViews.rows(of: view) else { return }
    views[keyPath: rows].replace(by: ranked(view, views[keyPath: rows]), selecting: number)
    views[keyPath: rows].known = listed(view)
  }

  /// Takes up what was found since; the order is only made anew while nobody has moved in it.
  mutating func addRows(_ view: CorpusView) {
    guard let rows = CorpusViews.rows(of: view) else { return }
    if views[keyPath: rows].selected == 0 {
      rank(view, selecting: nil)
    } else {
      views[keyPath: rows].rows += added(view, views[keyPath: rows])
      views[keyPath: rows].known = listed(view)
    }
  }

  /// Brings the scroll place of the shown list up to date.
  mutating func settleList(_ view: CorpusView) {
    guard let rows = CorpusViews.rows(of: view) else { return }
    let list = views[keyPath: rows]
    views[keyPath: rows].top = Self.scrolled(
      list.top, toShow: list.selected, of: list.rows.count, rows: viewRows.rows)
  }

  // MARK: Keys

  /// Runs an action that means the same in every list; false for any other.
  mutating func runInList(
    _ action: Action, count: Int?, in view: CorpusView, _ effects: inout [Effect]
  ) -> Bool {
    guard let rows = CorpusViews.rows(of: view) else { return false }
    let times = count ?? 1
    let page = max(1, viewRows.rows - 1)
    let half = max(1, viewRows.rows / 2)
    switch action {
    case .moveDown: views[keyPath: rows].move(by: times)
    case .moveUp: views[keyPath: rows].move(by: -times)
    case .pageDown: views[keyPath: rows].move(by: page * times)
    case .pageUp: views[keyPath: rows].move(by: -page * times)
    case .halfDown: views[keyPath: rows].move(by: half * times)
    case .halfUp: views[keyPath: rows].move(by: -half * times)
    case .goTop: views[keyPath: rows].go(to: (count ?? 1) - 1)
    case .goBottom: views[keyPath: rows].go(to: count.map { $0 - 1 } ?? .max)
    case .viewSort:
      let orders = view.orders
      views[keyPath: rows].order = (views[keyPath: rows].order + 1) % max(1, orders.count)
      rank(view, selecting: views[keyPath: rows].chosen)
      say("Ordered by \(orders[views[keyPath: rows].order])", &effects)
    case .cancel:
      guard !views[keyPath: rows].filter.text.isEmpty else { break }
      let chosen = views[keyPath: rows].chosen
      views[keyPath: rows].filter = PromptLine()
      rank(view, selecting: chosen)
    case .searchStart:
      views[keyPath: rows].previousFilter = views[keyPath: rows].filter.text
      views[keyPath: rows].isTyping = true
    default: return false
    }
    return true
  }

  // MARK: The filter

  /// The shown view whose filter is being typed.
  var filteredView: CorpusView? {
    views.shown.flatMap { view in views.list(of: view)?.isTyping == true ? view : nil }
  }

  /// Whether the filter of the shown view is being typed.
  public var isTypingFilter: Bool { filteredView != nil }

  /// Runs an action of the prompt while a filter is typed.
  mutating func runInFilter(_ action: Action, _ effects: inout [Effect]) {
    guard let view = filteredView, let rows = CorpusViews.rows(of: view) else { return }
    switch action {
    case .promptAccept: views[keyPath: rows].isTyping = false
    case .promptCancel: cancelFilter(view)
    case .promptNext: views[keyPath: rows].move(by: 1)
    case .promptPrevious: views[keyPath: rows].move(by: -1)
    case .promptComplete, .promptRegex: break
    default:
      // Backspace on an empty line leaves, as in less and vim.
      if action == .promptDeleteBack, views[keyPath: rows].filter.characters.isEmpty {
        cancelFilter(view)
      } else {
        editFilter { _ = $0.edit(action) }
      }
    }
  }

  mutating func editFilter(_ change: (inout PromptLine) -> Void) {
    guard let view = filteredView, let rows = CorpusViews.rows(of: view) else { return }
    let before = views[keyPath: rows].filter.text
    change(&views[keyPath: rows].filter)
    if views[keyPath: rows].filter.text != before { rank(view, selecting: nil) }
  }

  private mutating func cancelFilter(_ view: CorpusView) {
    guard let rows = CorpusViews.rows(of: view) else { return }
    let list = views[keyPath: rows]
    views[keyPath: rows].isTyping = false
    guard list.filter.text != list.previousFilter else { return }
    views[keyPath: rows].filter = PromptLine(list.previousFilter)
    rank(view, selecting: list.chosen)
  }
}
