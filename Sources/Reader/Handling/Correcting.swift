import Documents

extension ReaderState {
  /// Stands on the quotation at hand, so that one sees what a decision is about; a word where there is none.
  mutating func standOnQuotationAtHand(_ effects: inout [Effect]) -> (index: Int, anchor: TextAnchor)? {
    guard let open = reading.article, let index = quotationAtHand,
      let anchor = store.anchor(ofQuotation: index, inArticle: open)
    else {
      say("No quotation here", &effects)
      return nil
    }
    if layout.reading != nil { stand(on: .quotation(index)) }
    return (index, anchor)
  }

  /// Shows the open article's findings after a correction, standing on the same quotation where it is still there.
  mutating func showCorrected(_ standing: (index: Int, anchor: TextAnchor)?) {
    spotlight = nil
    refreshAnalysis()
    guard case .quotation = reading.focus else {
      if case .mention(_, .speaker) = reading.focus { reading.focus = nil }
      return
    }
    reading.focus = nil
    guard let standing, let open = reading.article, let analysis else { return }
    let same = reading.quotations.first { store.anchor(ofQuotation: $0, inArticle: open) == standing.anchor }
    if let same, analysis.quotations.indices.contains(same) { reading.focus = .quotation(same) }
  }

  // MARK: Speaker

  mutating func askForSpeaker(_ effects: inout [Effect]) {
    guard let reference = quotationsToDecide(&effects).first, let passage = passage(reference),
      let analysis = store.analysis(ofArticle: reference.article)
    else { return }
    let current = analysis.quotations[reference.quotation].speaker.map { analysis.entities[$0].name }
    ask(
      LineEntry(
        .speaker(article: passage.article, passage.anchor), question: "speaker (empty: not known): ",
        candidates: speakerNames(ofArticle: reference.article, besides: current)))
  }

  /// Who may have said it, those who are quoted most first.
  private func speakerNames(ofArticle index: Int?, besides current: String?) -> [String] {
    guard let index, let analysis = store.analysis(ofArticle: index) else { return [] }
    var quoted: [Int: Int] = [:]
    for quotation in analysis.quotations {
      if let speaker = quotation.speaker { quoted[speaker, default: 0] += 1 }
    }
    var names = index == reading.article ? panelNames : []
    names += Self.sorted(Array(analysis.entities.indices)) { -(quoted[$0] ?? 0) }
      .map { analysis.entities[$0].name }.filter { !names.contains($0) }
    return names.filter { $0 != current }
  }

  /// The names of the panel's speakers, in its order.
  private var panelNames: [String] {
    panel.rows.compactMap { row in
      if case .speaker(_, let name, _, _) = row { return name }
      return nil
    }
  }

  mutating func assignSpeaker(
    _ article: Int, _ anchor: TextAnchor, _ answer: String, _ effects: inout [Effect]
  ) {
    let name = answer.trimmingSpaces
    let label = name.isEmpty ? "Speaker: not known" : "Speaker: \(name)"
    if decide(label, [(key(.speaker, article, passage: anchor), name)], &effects) > 0 { say(label, &effects) }
  }

  // MARK: No quotation, extent

  mutating func rejectQuotation(_ effects: inout [Effect]) {
    let isBulk = triage.isBulk
    triage.isBulk = false
    let passages = quotationsToDecide(isBulk: isBulk, &effects).compactMap(passage)
    guard !passages.isEmpty else { return }
    let label = passages.count == 1 ? "Not a quotation" : "Not quotations: \(passages.count)"
    decide(label, passages.map { (key(.rejected, $0.article, passage: $0.anchor), "") }, &effects)
    let undo = settings.keymap.keys(for: .undo, in: context).first?.notation
    say(label + (undo.map { " · \($0) takes it back" } ?? ""), &effects)
  }

  /// Moves one end of the quotation at hand by words, negative to the left.
  mutating func moveExtent(start: Int = 0, end: Int = 0, _ effects: inout [Effect]) {
    guard let open = reading.article, let article, let standing = standOnQuotationAtHand(&effects),
      let analysis
    else {
      return
    }
    let words = Words(article)
    let extent = analysis.quotations[standing.index].extent
    let first = words.word(at: extent.start)
    let last = words.word(at: max(extent.start, extent.end - 1))
    let newStart = start == 0 ? extent.start : words.word(first, movedBy: start).start
    let newEnd = end == 0 ? extent.end : words.word(last, movedBy: end).end
    guard newStart < newEnd, (newStart, newEnd) != (extent.start, extent.end) else {
      say("It goes no further", &effects)
      return
    }
    let anchor = TextAnchor(TextRange(newStart, newEnd), in: article)
    decide(
      "Extent of a quotation", [(key(.extent, open, passage: standing.anchor), anchor.written)], &effects)
  }

  // MARK: Selection

  mutating func startSelection(_ effects: inout [Effect]) {
    guard let article, layout(focusedOn: .reading).reading != nil else {
      say("No article to select words in", &effects)
      return
    }
    views.shown = nil
    focus = .reading
    let start = focusRange.flatMap { isVisible($0.start) ? $0.start : nil } ?? reading.top
    triage.selection = WordSelection(Words(article).word(at: start))
    reading.focus = nil
    say("Select words, then add them as a quotation; Esc leaves", &effects)
  }

  /// Runs an action while words are selected; false where it has nothing to do with that.
  mutating func runInSelection(_ action: Action, _ times: Int, _ effects: inout [Effect]) -> Bool {
    guard var selection = triage.selection, let article else { return false }
    let words = Words(article)
    switch action {
    case .selectWordNext: selection.move(byWords: times, in: words)
    case .selectWordPrevious: selection.move(byWords: -times, in: words)
    case .selectSentenceNext, .moveDown: selection.move(bySentences: times, in: words)
    case .selectSentencePrevious, .moveUp: selection.move(bySentences: -times, in: words)
    case .selectOtherEnd: selection.swapEnds()
    case .open, .correctAdd:
      ask(
        LineEntry(
          .added(article: reading.article ?? 0, TextAnchor(selection.range, in: article)),
          question: "who says it (empty: not known): ",
          candidates: speakerNames(ofArticle: reading.article, besides: nil)))
      return true
    case .cancel, .back, .selectStart:
      triage.selection = nil
      return true
    case .helpShow, .paletteShow, .redraw, .suspend, .quit: return false
    default:
      let key = settings.keymap.keys(for: .cancel, in: context).first?.notation
      say("Words are being selected" + (key.map { " · \($0) leaves" } ?? ""), &effects)
      return true
    }
    triage.selection = selection
    let end = selection.movingEnd
    bringIntoView(TextRange(max(article.span.start, end - 1), end))
    return true
  }

  mutating func addQuotation(
    _ article: Int, _ anchor: TextAnchor, _ answer: String, _ effects: inout [Effect]
  ) {
    triage.selection = nil
    let name = answer.trimmingSpaces
    let label = "Quotation added\(name.isEmpty ? "" : ": \(name)")"
    decide(
      label,
      [(key(.added, article, passage: anchor), name), (key(.rejected, article, passage: anchor), nil)],
      &effects)
    let added = reading.quotations.first { store.anchor(ofQuotation: $0, inArticle: article) == anchor }
    if let added { stand(on: .quotation(added)) }
    say(label, &effects)
  }

  // MARK: People

  mutating func askForPerson(same: Bool, _ effects: inout [Effect]) {
    guard let name = nameAtHand else {
      say("Whom? Choose a speaker in the panel or stand on a quotation", &effects)
      return
    }
    let folded = DecisionKey.folded(name)
    var names = analysis?.entities.map(\.name) ?? []
    for index in store.articles.indices where index != reading.article {
      names += store.analysis(ofArticle: index)?.entities.map(\.name) ?? []
    }
    var seen: Set<String> = [folded]
    let others = names.filter { seen.insert(DecisionKey.folded($0)).inserted }
    ask(
      LineEntry(
        .person(name, same: same),
        question: same ? "\(name) is the same as: " : "\(name) is not the same as: ",
        candidates: others))
  }

  private var nameAtHand: String? {
    if views.shown != nil { return personAtHand.map { store.people.name($0) } }
    guard let analysis else { return nil }
    if focus == .panel {
      guard case .speaker(let entity) = panelSubject else { return nil }
      return analysis.entities[entity].name
    }
    if let speaker = focusedQuotation?.speaker { return analysis.entities[speaker].name }
    if case .mention(_, .speaker(let entity)) = reading.focus { return analysis.entities[entity].name }
    return nil
  }

  mutating func join(_ name: String, _ answer: String, same: Bool, _ effects: inout [Effect]) -> String? {
    let other = answer.trimmingSpaces
    guard !other.isEmpty else { return nil }
    guard DecisionKey.folded(name) != DecisionKey.folded(other) else { return "That is the same name" }
    let pair = DecisionKey.pair(name, other)
    let label = same ? "One person: \(name), \(other)" : "Two people: \(name), \(other)"
    decide(
      label,
      [
        (DecisionKey(same ? .samePerson : .differentPersons, detail: pair), ""),
        (DecisionKey(same ? .differentPersons : .samePerson, detail: pair), nil),
      ], &effects)
    say(label, &effects)
    return nil
  }

  // MARK: Places

  /// The place at hand and all its mentions in the open article.
  private mutating func mentionedPlace(_ effects: inout [Effect]) -> (key: PlaceKey, mentions: [TextRange])? {
    var key: PlaceKey?
    if focus == .panel, case .place(let chosen) = panelSubject { key = chosen }
    if focus != .panel, case .mention(_, .place(let standing)) = reading.focus { key = standing }
    guard let key, let analysis, let article else {
      say("Which place? Stand on one or choose it in the panel", &effects)
      return nil
    }
    return (key, analysis.places.filter { PlaceKey($0, in: article.source) == key }.map(\.range))
  }

  mutating func rejectPlace(_ effects: inout [Effect]) {
    guard let place = mentionedPlace(&effects), let open = reading.article, let article else { return }
    let label = "No place: \(place.key.name)"
    decide(
      label, place.mentions.map { (key(.placeRejected, open, passage: TextAnchor($0, in: article)), "") },
      &effects)
    if case .mention = reading.focus { reading.focus = nil }
    say(label, &effects)
  }

  mutating func askForPlace(_ effects: inout [Effect]) {
    guard let place = mentionedPlace(&effects), let open = reading.article, let article else { return }
    let anchors = place.mentions.map { TextAnchor($0, in: article) }
    ask(
      LineEntry(
        .placeName(article: open, anchors), question: "\(place.key.name) is the place named: ",
        answer: place.key.name))
  }

  /// Asks which of the places of a name it is.
  mutating func choosePlace(
    _ name: String, _ places: [Place], article: Int, _ anchors: [TextAnchor], _ effects: inout [Effect]
  ) {
    guard !places.isEmpty else {
      say("No place named “\(name)” is known; places.tsv takes your own", warning: true, &effects)
      return
    }
    let names = places.map(\.inWords)
    var entry = LineEntry(
      .place(article: article, anchors, places), question: "which (Tab: the next of \(places.count)): ",
      candidates: names)
    entry.complete()
    ask(entry)
  }

  mutating func fixPlace(
    _ article: Int, _ anchors: [TextAnchor], _ places: [Place], _ answer: String, _ effects: inout [Effect]
  ) -> String? {
    guard let place = places.first(where: { $0.inWords == answer }) else { return "Choose one with Tab" }
    let label = "Place: \(place.name)\(place.country.map { ", \($0)" } ?? "")"
    decide(label, anchors.map { (key(.place, article, passage: $0), place.written) }, &effects)
    if case .mention = reading.focus { reading.focus = nil }
    say(label, &effects)
    return nil
  }
}

extension Place {
  /// `Tripoli, LB, city, 34.44 35.85`.
  fileprivate var inWords: String {
    func degrees(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    return
      ([name] + [country, kind.rawValue, "\(degrees(latitude)) \(degrees(longitude))"].compactMap { $0 })
      .joined(separator: ", ")
  }
}
