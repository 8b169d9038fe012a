import Documents

extension ReaderState {
  // MARK: Making decisions

  /// Decides: takes changes up and has them written down. Keys that have their value already are left out.
  @discardableResult
  mutating func decide(
    _ label: String, _ wanted: [(key: DecisionKey, value: String?)], isUndoable: Bool = true,
    _ effects: inout [Effect]
  ) -> Int {
    let changes = wanted.compactMap { store.decisions.change($0.key, to: $0.value) }
    guard !changes.isEmpty else { return 0 }
    takeUp(changes, keepsRows: !isUndoable, &effects)
    effects.append(.record(ChangeSet(label: label, changes: changes, isUndoable: isUndoable)))
    return changes.count
  }

  /// Takes up changes that were decided here or elsewhere; a filtered list goes by them unless it keeps its rows.
  mutating func takeUp(_ changes: [DecisionChange], keepsRows: Bool = false, _ effects: inout [Effect]) {
    let standing = quotationStoodOn
    let touched = store.apply(changes)
    if let open = reading.article, touched.contains(open) { showCorrected(standing) }
    noteDecided(changes, touched: touched, keepsRows: keepsRows)
    if !touched.isEmpty || !views.quotes.stale.isEmpty || !list.stale.isEmpty
      || changes.contains(where: { $0.key.aspect.isOfPeople })
    {
      refreshViewLater(&effects)
    }
  }

  /// All that was decided in earlier runs.
  mutating func remember(_ decisions: Decisions, _ effects: inout [Effect]) {
    store.remember(decisions)
    refreshAnalysis()
    effects.append(.startTimer(.news, milliseconds: Self.newsPause))
  }

  /// Milliseconds between two looks for what other readers decided.
  static let newsPause = 1000

  /// Tells what undo or redo did.
  mutating func take(_ turn: Turn, _ effects: inout [Effect]) {
    takeUp(turn.changes, &effects)
    let verb = turn.isRedo ? "Redone" : "Undone"
    guard let label = turn.label else {
      say(turn.isRedo ? "Nothing to redo" : "Nothing to undo", &effects)
      return
    }
    var text = "\(verb): \(label)"
    if turn.changes.isEmpty, turn.kept > 0 {
      text = "\(label): decided otherwise since, so nothing is \(verb.lowercased())"
    } else if turn.kept > 0 {
      text += " (\(turn.kept) decided otherwise since and kept)"
    }
    say(text, &effects)
  }

  // MARK: What decisions are about

  /// The articles an action is about: the open or selected one, or with the bulk prefix all of the list.
  mutating func articlesAtHand() -> [Int] {
    let isBulk = triage.isBulk
    triage.isBulk = false
    if views.shown != nil { return articlesOfRows(all: isBulk) }
    if isBulk { return listedArticles }
    let index = focus == .list ? list.chosen : reading.article ?? list.chosen
    return index.map { [$0] } ?? []
  }

  /// The articles of the list as it is filtered.
  var listedArticles: [Int] { list.rows.filter { !store.removed.contains($0) } }

  /// How many articles the list has.
  public var listedCount: Int { list.rows.count }

  /// How many articles of the list are unread.
  public var unreadCount: Int {
    if list.filter.text.isEmpty { return store.unreadCount }
    if let known = list.unread, known.rows == list.changes, known.read == store.readChanges {
      return known.count
    }
    return list.rows.count { !isRead($0) }
  }

  /// Counts the unread of a filtered list where it has changed: a picture must not do so each time.
  mutating func countUnread() {
    if list.filter.text.isEmpty {
      list.unread = nil
    } else {
      list.unread = (list.changes, store.readChanges, unreadCount)
    }
  }

  /// The quotation that is stood on in the article, by its index and its anchor.
  var quotationStoodOn: (index: Int, anchor: TextAnchor)? {
    guard case .quotation(let index) = reading.focus, let open = reading.article,
      let anchor = store.anchor(ofQuotation: index, inArticle: open)
    else { return nil }
    return (index, anchor)
  }

  func key(_ aspect: Aspect, _ article: Int, passage: TextAnchor? = nil, detail: String = "") -> DecisionKey {
    DecisionKey(aspect, article: store.articles[article].identity, passage: passage, detail: detail)
  }

  /// "this article" or "12 articles".
  func name(of articles: [Int]) -> String {
    if articles.count != 1 { return "\(articles.count) articles" }
    let article = store.articles[articles[0]]
    let title = article.source.line(article.headline)
    return "“\(title.count > 40 ? String(title.prefix(39)) + "…" : title)”"
  }

  // MARK: Read, star, verified

  mutating func toggleRead(_ effects: inout [Effect]) {
    let articles = articlesAtHand()
    let unread = articles.filter { !store.decisions.isRead(store.articles[$0].identity) }
    toggle(.read, articles, on: !unread.isEmpty, ("Read", "Unread"), &effects)
    // Who says that an article is unread does not want it counted again at once.
    triage.lookedAt = reading.article
    triage.isCounting = false
    effects.append(.stopTimer(.reading))
  }

  mutating func toggleStar(_ effects: inout [Effect]) {
    let articles = articlesAtHand()
    let bare = articles.filter { !store.decisions.isStarred(store.articles[$0].identity) }
    toggle(.star, articles, on: !bare.isEmpty, ("Star", "No star"), &effects)
  }

  private mutating func toggle(
    _ aspect: Aspect, _ articles: [Int], on: Bool, _ words: (on: String, off: String),
    _ effects: inout [Effect]
  ) {
    guard !articles.isEmpty else {
      say("No article here", &effects)
      return
    }
    let label = "\(on ? words.on : words.off): \(name(of: articles))"
    decide(label, articles.map { (key(aspect, $0), on ? "" : nil) }, &effects)
    say(label, &effects)
  }

  mutating func toggleVerified(_ effects: inout [Effect]) {
    let isBulk = triage.isBulk
    triage.isBulk = false
    let quotations = quotationsToDecide(isBulk: isBulk, &effects)
    guard !quotations.isEmpty else { return }
    let isOn = quotations.contains {
      store.decision(.verified, onQuotation: $0.quotation, inArticle: $0.article) == nil
    }
    let label = "\(isOn ? "Verified" : "Not verified"): \(Self.name(ofQuotations: quotations.count))"
    decide(
      label,
      quotations.compactMap(passage).map {
        (key(.verified, $0.article, passage: $0.anchor), isOn ? "" : nil)
      }, &effects)
    say(label, &effects)
  }

  // MARK: Read by looking

  /// An article that stays in sight for a while counts as read.
  mutating func noteLooking(_ effects: inout [Effect]) {
    guard let seconds = settings.readAfter, let open = reading.article, views.shown == nil,
      layout.reading != nil
    else { return }
    guard triage.lookedAt != open else { return }
    triage.lookedAt = open
    triage.isCounting = true
    guard !store.decisions.isRead(store.articles[open].identity) else {
      effects.append(.stopTimer(.reading))
      return
    }
    if seconds <= 0 {
      countAsRead(&effects)
    } else {
      effects.append(.startTimer(.reading, milliseconds: Int(seconds * 1000)))
    }
  }

  mutating func countAsRead(_ effects: inout [Effect]) {
    guard let open = reading.article, triage.lookedAt == open, triage.isCounting else { return }
    triage.isCounting = false
    guard views.shown == nil, layout.reading != nil else {
      triage.lookedAt = nil
      return
    }
    // Undo is for what a person decided: a star is not to be hidden behind the articles looked at since.
    decide("Read: \(name(of: [open]))", [(key(.read, open), "")], isUndoable: false, &effects)
  }

  // MARK: Where an article was left

  /// Remembers where the open article stands.
  mutating func rememberPosition(_ effects: inout [Effect]) {
    guard let open = reading.article, !store.removed.contains(open) else { return }
    let article = store.articles[open]
    let isAtStart = reading.top <= article.headline.start
    let anchor = TextAnchor(placeAt: reading.top, in: article)
    let known = store.decisions.position(of: article.identity)
    guard known != anchor, known != nil || !isAtStart else { return }
    decide("", [(key(.position, open), isAtStart ? nil : anchor.written)], isUndoable: false, &effects)
  }

  /// Where an article was left in an earlier run.
  func rememberedPosition(_ index: Int) -> Int? {
    let article = store.articles[index]
    return store.decisions.position(of: article.identity)?.locate(in: article)?.start
  }

  // MARK: Edited while it is open

  /// Gives the new text of an edited article what was decided about the old one, which keeps it too: the file may be put
  /// back.
  mutating func takeOver(_ former: Article, to index: Int, _ effects: inout [Effect]) {
    let before = former.identity
    let now = store.articles[index].identity
    guard before != now else { return }
    let wanted = store.decisions.all.filter { $0.key.article == before }
      .map { (key: $0.key.moved(to: now), value: Optional($0.value)) }
      .filter { store.decisions[$0.key] == nil }
    decide("", wanted, isUndoable: false, &effects)
    effects.append(.register)
  }

  // MARK: What fits no longer

  mutating func showMisfits() {
    let order = (reading.article.map { [$0] } ?? []) + store.articles.indices.filter { $0 != reading.article }
    var lines: [TextPopup.Line] = []
    for index in order {
      for key in store.misfits(ofArticle: index) {
        guard let passage = key.passage else { continue }
        let value = store.decisions[key] ?? ""
        let article = store.articles[index]
        let words = passage.exact.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let said = value.isEmpty || key.aspect == .extent || key.aspect == .place ? "" : " → \(value)"
        lines.append(
          .init(
            key.aspect.rawValue,
            "“\(words)”\(said) · \(article.source.line(article.headline)) (\(article.source.name))"))
      }
    }
    let none = TextPopup.Line("", "Every decision fits the text it was made about.")
    overlay = .text(TextPopup(title: "Decisions that no longer fit", lines: lines.isEmpty ? [none] : lines))
  }
}

/// What undo or redo did.
public struct Turn: Hashable, Sendable {
  /// Whether something was made again.
  public let isRedo: Bool
  /// What was undone or redone; `nil` where there was nothing.
  public let label: String?
  /// The changes this made.
  public let changes: [DecisionChange]
  /// How many decisions stay because they were changed since.
  public let kept: Int

  /// Tells of an undo or a redo.
  public init(isRedo: Bool, label: String?, changes: [DecisionChange] = [], kept: Int = 0) {
    self.isRedo = isRedo
    self.label = label
    self.changes = changes
    self.kept = kept
  }
}
