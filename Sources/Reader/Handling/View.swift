import Documents
import Screen

extension ReaderState {
  /// Shows a view in place of the panes; the one that is shown already is left instead.
  mutating func show(_ view: CorpusView, _ effects: inout [Effect]) {
    if views.shown == view {
      leaveView()
      return
    }
    if view != .quotes { askForPostings(&effects) }
    if view == .dossier {
      openDossierAtHand(&effects)
      return
    }
    let from = views.shown
    let standing = placeAtHand
    if view == .speakers { settlePeople() }
    let person = personAtHand
    enter(view)
    switch view {
    case .places: openList(view, selecting: standing)
    case .map: openMap(from: from, selecting: standing)
    case .quotes: openQuotes()
    case .speakers: openList(view, selecting: person)
    case .search, .dossier: break
    }
  }

  /// Puts a view in place of what is shown, to which `back` leads.
  mutating func enter(_ view: CorpusView) {
    let from = views.shown
    views.trail = from.map { from in views.trail.filter { $0 != view && $0 != from } + [from] } ?? []
    views.shown = view
    awaited = nil
  }

  /// Goes back to the view before, or to the panes.
  mutating func leaveView() { views.shown = views.trail.popLast() }

  /// The number of the place that the reader stands on, wherever that is.
  private var placeAtHand: Int? {
    switch views.shown {
    case .places: return views.places.chosen
    case .map: return views.map.chosen?.number
    case .quotes, .search, .speakers, .dossier, nil: break
    }
    if case .mention(_, .place(let key)) = reading.focus { return store.places.number(of: key) }
    if focus == .panel, case .place(let key) = panelSubject { return store.places.number(of: key) }
    return nil
  }

  /// Runs an action in a view; false where it is not about the view.
  mutating func run(_ action: Action, count: Int?, in view: CorpusView, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .back: leaveView()
    case .paneList, .paneReading, .panePanel:
      views.shown = nil
      views.trail = []
      return false
    case .undo, .redo, .correctSamePerson, .correctOtherPerson, .markGo, .jumpBack, .jumpForth, .misfitsShow,
      .themeNext, .mouseToggle, .analysisPause, .skippedShow,
      .helpShow, .paletteShow, .redraw, .suspend, .quit,
      .placesShow, .mapShow, .quotesShow, .corpusSearch, .speakersShow, .filter:
      return false
    case _ where decidesOnRows(action, in: view): return false
    case .export where view.listsQuotations: return false
    case .pipe where view.listsQuotations: askForPipeOfRows(&effects)
    default:
      let isDone: Bool
      switch view {
      case .quotes: isDone = runInQuotes(action, count: count, &effects)
      case .search: isDone = runInResults(action, count: count, &effects)
      case .places: isDone = runInPlaces(action, count: count, &effects)
      case .speakers: isDone = runInSpeakers(action, count: count, &effects)
      case .dossier: isDone = runInDossier(action, count: count, &effects)
      case .map: isDone = runOnMap(action, times: count ?? 1, &effects)
      }
      if !isDone {
        let key = settings.keymap.keys(for: .back, in: context).first?.notation
        say("\(action.name) works in an article" + (key.map { " · \($0) leads back" } ?? ""), &effects)
      }
    }
    return true
  }

  /// Goes from a view to a mention of a place: in the open article where the map is about it, else in the first one
  /// that mentions it.
  mutating func goToMention(ofPlace number: Int, inOpenArticle: Bool = false, _ effects: inout [Effect]) {
    let posting = store.places.all[number]
    let articles = posting.articles.map(\.article)
    guard let view = views.shown, let first = articles.first else { return }
    let open = inOpenArticle ? reading.article.flatMap { articles.contains($0) ? $0 : nil } : nil
    // An article whose text names the place goes before one that has it in a caption only.
    let article = open ?? articles.prefix(200).first { shows(posting.key, inArticle: $0) } ?? first
    views.trail.append(view)
    views.shown = nil
    stand(onMentionOf: posting.key, inArticle: article, forward: true, &effects)
  }

  /// Whether a mention of a place stands in text of an article that is shown.
  private func shows(_ key: PlaceKey, inArticle index: Int) -> Bool {
    guard let analysis = store.analysis(ofArticle: index) else { return false }
    let article = store.articles[index]
    return analysis.places.contains { mention in
      mention.use != .demonym && PlaceKey(mention, in: article.source) == key
        && (settings.showsFurniture || !article.furniture.contains { $0.range.overlaps(mention.range) })
    }
  }

  /// Opens an article on its first mention of a place, or its last.
  mutating func stand(
    onMentionOf key: PlaceKey, inArticle index: Int, forward: Bool, _ effects: inout [Effect]
  ) {
    show(index, &effects)
    show(.reading)
    if mentions(of: .place(key)).isEmpty, !settings.showsFurniture {
      settings.showsFurniture = true
      reading.layout = nil
      findMatches()
      findLandmarks()
      say("It is named in a caption or tag: these are shown now", &effects)
    }
    let ranges = mentions(of: .place(key))
    guard let range = forward ? ranges.first : ranges.last else { return }
    stand(on: .mention(range, .place(key)))
  }

  /// The next or an earlier article that mentions a place, seen from the open one.
  func article(mentioning key: PlaceKey, after open: Int?, forward: Bool) -> Int? {
    guard let open, let number = store.places.number(of: key) else { return nil }
    let articles = store.places.all[number].articles
    return forward
      ? articles.first { $0.article > open }?.article : articles.last { $0.article < open }?.article
  }

  // MARK: What is found meanwhile

  /// Lets the shown view take up new findings after a while, however many come.
  mutating func refreshViewLater(_ effects: inout [Effect]) {
    guard views.shown != nil || !list.stale.isEmpty, !views.isRefreshing else { return }
    views.isRefreshing = true
    effects.append(.startTimer(.view, milliseconds: 300))
  }

  mutating func refreshView() {
    views.isRefreshing = false
    switch views.shown {
    case .places: addRows(.places)
    case .map: placeOnMap(selecting: views.map.chosen?.number)
    case .quotes: addQuotations()
    case .speakers: addSpeakers()
    case .dossier: refreshDossier()
    case .search, nil: break
    }
    refreshList()
  }

  /// Brings scroll places and the camera up to date.
  mutating func settleViews() {
    switch views.shown {
    case .map: fitMapIfDue()
    case let view?: settleList(view)
    case nil: break
    }
  }
}
