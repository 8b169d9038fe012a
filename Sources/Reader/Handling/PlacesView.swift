import Documents
import Screen

extension ReaderState {
  /// The numbers of the places that a list shows, in its order.
  func rankedPlaces(_ list: RowList) -> [Int] {
    let all = store.places.all
    let byMentions = store.places.ranked(filter: list.filter.text)
    switch list.order {
    case 1:
      let keys = byMentions.map { (Folding.fold(all[$0].key.name.utf8), $0) }
      return keys.sorted { a, b in
        a.0 == b.0 ? a.1 < b.1 : a.0.lexicographicallyPrecedes(b.0)
      }.map(\.1)
    case 2: return byMentions.sorted { (all[$1].articles.count, $0) < (all[$0].articles.count, $1) }
    default: return byMentions
    }
  }

  /// Runs an action in the list of places; false where it means nothing there.
  mutating func runInPlaces(_ action: Action, count: Int?, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .open, .mentionNext:
      if let chosen = views.places.chosen { goToMention(ofPlace: chosen, &effects) }
      return true
    default: return runInList(action, count: count, in: .places, &effects)
    }
  }
}
