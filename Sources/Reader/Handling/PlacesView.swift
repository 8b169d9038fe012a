import Documents
import Screen

extension ReaderState {
  mutating func openPlaces(selecting number: Int?) {
    let chosen = number ?? views.places.chosen
    if let chosen, !store.places.ranked(filter: views.places.filter.text).contains(chosen) {
      views.places.filter = PromptLine()
    }
    rankPlaces(selecting: chosen)
  }

  /// Makes the order of the rows anew.
  private mutating func rankPlaces(selecting number: Int?) {
    let rows = store.places.ranked(filter: views.places.filter.text)
    views.places.replace(by: rows, selecting: number)
    views.places.known = store.places.all.count
  }

  /// Takes up places that were found since; the order is only made anew while nobody has moved in it.
  mutating func addPlaces() {
    if views.places.selected == 0 {
      rankPlaces(selecting: nil)
    } else {
      let filter = views.places.filter.text
      views.places.rows += store.places.added(from: views.places.known, filter: filter)
      views.places.known = store.places.all.count
    }
  }

  /// Runs an action in the list of places; false where it means nothing there.
  mutating func runInPlaces(_ action: Action, count: Int?, _ effects: inout [Effect]) -> Bool {
    let times = count ?? 1
    let page = max(1, viewRows.rows - 1)
    let half = max(1, viewRows.rows / 2)
    switch action {
    case .moveDown: views.places.move(by: times)
    case .moveUp: views.places.move(by: -times)
    case .pageDown: views.places.move(by: page * times)
    case .pageUp: views.places.move(by: -page * times)
    case .halfDown: views.places.move(by: half * times)
    case .halfUp: views.places.move(by: -half * times)
    case .goTop: views.places.go(to: (count ?? 1) - 1)
    case .goBottom: views.places.go(to: count.map { $0 - 1 } ?? .max)
    case .open, .mentionNext:
      if let chosen = views.places.chosen { goToMention(ofPlace: chosen, &effects) }
    case .cancel:
      guard !views.places.filter.text.isEmpty else { break }
      let chosen = views.places.chosen
      views.places.filter = PromptLine()
      rankPlaces(selecting: chosen)
    case .searchStart:
      views.places.previousFilter = views.places.filter.text
      views.places.isTyping = true
    default: return false
    }
    return true
  }

  /// Runs an action of the prompt while the filter is typed.
  mutating func runInFilter(_ action: Action, _ effects: inout [Effect]) {
    switch action {
    case .promptAccept: views.places.isTyping = false
    case .promptCancel: cancelFilter()
    case .promptNext: views.places.move(by: 1)
    case .promptPrevious: views.places.move(by: -1)
    case .promptComplete, .promptRegex: break
    default:
      // Backspace on an empty line leaves, as in less and vim.
      if action == .promptDeleteBack, views.places.filter.characters.isEmpty {
        cancelFilter()
      } else {
        editFilter { _ = $0.edit(action) }
      }
    }
  }

  mutating func editFilter(_ change: (inout PromptLine) -> Void) {
    let before = views.places.filter.text
    change(&views.places.filter)
    if views.places.filter.text != before { rankPlaces(selecting: nil) }
  }

  private mutating func cancelFilter() {
    views.places.isTyping = false
    let chosen = views.places.chosen
    guard views.places.filter.text != views.places.previousFilter else { return }
    views.places.filter = PromptLine(views.places.previousFilter)
    rankPlaces(selecting: chosen)
  }
}
