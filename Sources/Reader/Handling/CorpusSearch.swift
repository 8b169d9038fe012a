import Documents
import Search

extension ReaderState {
  /// Shows what was searched for in all articles and begins to type.
  mutating func startCorpusSearch(_ effects: inout [Effect]) {
    if views.shown != .search { show(.search, &effects) }
    startFilter(&effects)
  }

  mutating func requestLines() {
    guard !views.search.filter.text.isEmpty else {
      queries.last[.lines] = nil
      queries.running.remove(.lines)
      views.hits = []
      views.search.replace(by: [], selecting: nil)
      return
    }
    request(.lines, views.search.filter.text)
  }

  mutating func takeLines(_ answer: QueryAnswer) {
    let chosen = views.search.chosen.map { views.hits[$0].article }
    views.hits = answer.hits
    let index =
      entry == nil ? chosen.flatMap { chosen in views.hits.firstIndex { $0.article == chosen } } : nil
    views.search.replace(by: orderedHits(), selecting: index)
  }

  /// The indices of the hits in the order of the view.
  func orderedHits() -> [Int] {
    let all = Array(views.hits.indices)
    let order = RowOrder.ofHits[views.search.order]
    guard order != .best else { return all }
    return Self.sorted(all) { self.day(of: self.views.hits[$0].article, newestFirst: order == .newest) }
  }

  /// Runs an action on what was found; false where it means nothing there.
  mutating func runInResults(_ action: Action, count: Int?, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .open:
      if let hit = views.search.chosen { goToHit(hit, last: false, &effects) }
    case .searchNext: views.search.move(by: count ?? 1)
    case .searchPrevious: views.search.move(by: -(count ?? 1))
    case .searchStart: startFilter(&effects)
    case .cancel: break
    default: return runInList(action, count: count, in: .search, &effects)
    }
    return true
  }

  /// Goes to the first match of a hit, or the last.
  mutating func goToHit(_ index: Int, last: Bool, _ effects: inout [Effect]) {
    guard views.hits.indices.contains(index) else { return }
    let hit = views.hits[index]
    if let view = views.shown { views.trail.append(view) }
    views.shown = nil
    let text = views.search.filter.text
    search.line = PromptLine(text)
    search.isRegex = false
    search.patterns = (try? Query(text))?.litPatterns ?? []
    search.problem = nil
    if reading.article == hit.article { findMatches() }
    show(hit.article, &effects)
    show(.reading)
    guard !search.matches.isEmpty else { return }
    stand(on: .match(last ? search.matches.count - 1 : 0))
  }

  /// Goes on to the next article that was found, or an earlier one; false where the reader does not come from there.
  mutating func goToHit(after article: Int?, forward: Bool, _ effects: inout [Effect]) -> Bool {
    guard views.trail.last == .search, !search.patterns.isEmpty,
      let row = views.search.rows.firstIndex(where: { views.hits[$0].article == article })
    else { return false }
    let next = row + (forward ? 1 : -1)
    guard views.search.rows.indices.contains(next) else { return false }
    views.search.go(to: next)
    goToHit(views.search.rows[next], last: !forward, &effects)
    say(forward ? "In the next article that was found" : "In the article that was found before", &effects)
    return true
  }
}
