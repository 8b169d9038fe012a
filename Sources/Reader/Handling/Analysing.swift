import Documents
import Screen

/// What the reader asks of the analysis in the background, and what it says of it.
extension ReaderState {
  /// Milliseconds between two counts: a line that changes more often is paid for in bytes.
  private static let countPause = 1000

  /// Brings what the status line says up to date after a while.
  mutating func countLater(_ effects: inout [Effect]) {
    guard progress.isDone, !progress.isCounting else { return }
    guard progress.analysed != nil || !isAnalysed else { return }
    progress.isCounting = true
    effects.append(.startTimer(.progress, milliseconds: Self.countPause))
  }

  mutating func countAnalysed() {
    progress.isCounting = false
    progress.analysed = isAnalysed ? nil : store.analysedCount
  }

  /// Pauses the analysis of what is not looked at, or lets it go on.
  mutating func togglePause(_ effects: inout [Effect]) {
    progress.isPaused.toggle()
    effects.append(.pauseAnalysis(progress.isPaused))
    if progress.isDone { countAnalysed() }
    say(
      progress.isPaused ? "Analysis paused: only what you look at is analysed" : "Analysis goes on", &effects)
  }

  /// Has the articles that the list shows analysed before those that it does not.
  mutating func showListed(_ effects: inout [Effect]) {
    guard views.shown == nil, let rows = layout.list?.underHeader.rows, rows > 0 else { return }
    let start = min(list.top, list.rows.count)
    let shown = list.rows[start..<min(list.rows.count, start + rows)]
    guard !shown.elementsEqual(progress.shown) else { return }
    // A slice would hold all rows, and the next ones to come would copy them.
    progress.shown = Array(shown)
    let waiting = shown.filter { !store.isAnalysed($0) }
    if !waiting.isEmpty { effects.append(.analyseSoon(waiting)) }
  }

  // MARK: Postings

  /// So many articles are taken up between two looks at the keys.
  private static let countedAtOnce = 12
  /// So much of who is who is worked out between two looks at the keys, and before people are shown: a few milliseconds' worth.
  private static let settledAtOnce = 1000
  private static let settledAtFirst = 3000

  /// Has the postings take up what they were spared while nobody asked for them.
  mutating func askForPostings(_ effects: inout [Effect]) {
    guard store.uncountedCount > 0 || store.articles.count > DocumentStore.mostCountedAtOnce else { return }
    progress.isCollecting = true
    progress.isSettling = true
    effects.append(.startTimer(.counting, milliseconds: 0))
  }

  /// Has the postings take up what came with the articles: a picture of these does not wait for it.
  mutating func takeUpPostings(_ effects: inout [Effect]) {
    guard store.uncountedCount > 0, store.countsAll else { return }
    progress.isSettling = true
    effects.append(.startTimer(.counting, milliseconds: 0))
  }

  /// Works out who is who as far as nobody feels it, the rest between two looks at the keys.
  mutating func settlePeople() {
    guard !store.settlePeople(effort: Self.settledAtFirst) else { return }
    progress.isSettling = true
    outbox.append(.startTimer(.counting, milliseconds: 0))
  }

  /// Works out who is who a while after new names have come, however many come.
  mutating func settlePeopleLater(_ effects: inout [Effect]) {
    guard !progress.isSettling, !store.isSettled else { return }
    progress.isSettling = true
    effects.append(.startTimer(.counting, milliseconds: Self.countPause))
  }

  mutating func countSome(_ effects: inout [Effect]) {
    progress.isSettling = false
    if store.uncountedCount > 0, progress.isCollecting || store.countsAll {
      for index in store.countWaiting(Self.countedAtOnce) {
        if !list.filter.text.isEmpty { list.stale.insert(index) }
        if !views.quotes.filter.text.isEmpty { views.quotes.stale.insert(index) }
      }
      refreshViewLater(&effects)
    } else if store.settlePeople(effort: Self.settledAtOnce) {
      if views.shown == .speakers || views.shown == .dossier { refreshViewLater(&effects) }
      return
    }
    progress.isSettling = true
    effects.append(.startTimer(.counting, milliseconds: 0))
  }
}
