import Documents

extension ReaderState {
  /// The text the reader stands on.
  public var focusRange: TextRange? {
    switch reading.focus {
    case .quotation(let index):
      guard let analysis, analysis.quotations.indices.contains(index) else { return nil }
      return analysis.quotations[index].extent
    case .mention(let range, _): return range
    case .match(let index):
      return search.matches.indices.contains(index) ? search.matches[index] : nil
    case nil: return nil
    }
  }

  /// The quotation the reader stands on.
  public var focusedQuotation: Quotation? {
    guard case .quotation(let index) = reading.focus, let analysis,
      analysis.quotations.indices.contains(index)
    else { return nil }
    return analysis.quotations[index]
  }

  /// Stands on something and brings it onto the screen.
  mutating func stand(on focus: ReadingFocus) {
    reading.focus = focus
    if let range = focusRange { bringIntoView(range) }
  }

  /// The index of the stretch `count` steps from where the reader stands: behind what is stood on, or from the top
  /// of the screen where that is out of sight. `nil` past either end.
  private func index(steps count: Int, in ranges: [TextRange], current: Int?) -> Int? {
    let target: Int
    if let current {
      target = current + count
    } else {
      let from: Int
      if let place = focusRange, isVisible(place.start) { from = place.start } else { from = reading.top }
      if count > 0 {
        let stands = focusRange.map { isVisible($0.start) } ?? false
        let next = ranges.partitioningIndex { stands ? $0.start > from : $0.start >= from }
        target = next + count - 1
      } else {
        target = ranges.partitioningIndex { $0.start >= from } + count
      }
    }
    return ranges.indices.contains(target) ? target : nil
  }

  mutating func goToQuotation(by count: Int, _ effects: inout [Effect]) {
    guard readyAnalysis(&effects) != nil else { return }
    guard !reading.quotations.isEmpty else {
      say("No quotation was found in this article", &effects)
      return
    }
    leaveListForArticle()
    walk(reading.quotations, reading.landmarks.extents, by: count, "quotation", &effects)
  }

  mutating func goToSameSpeaker(by count: Int, _ effects: inout [Effect]) {
    guard let analysis = readyAnalysis(&effects) else { return }
    guard let speaker = chosenSpeaker else {
      say("Whose? Go to a quotation first, or choose a speaker in the panel", &effects)
      return
    }
    leaveListForArticle()
    let own = reading.landmarks.quotations(of: speaker)
    guard !own.isEmpty else {
      say("\(analysis.entities[speaker].name) is not quoted here", &effects)
      return
    }
    let extents = own.map { analysis.quotations[$0].extent }
    walk(own, extents, by: count, "quotation of \(analysis.entities[speaker].name)", &effects)
  }

  private mutating func walk(
    _ quotations: [Int], _ extents: [TextRange], by count: Int, _ noun: String, _ effects: inout [Effect]
  ) {
    var current: Int?
    if case .quotation(let index) = reading.focus { current = Self.place(of: index, in: quotations) }
    if let target = index(steps: count, in: extents, current: current) {
      stand(on: .quotation(quotations[target]))
    } else {
      say(count > 0 ? "No further \(noun)" : "No earlier \(noun)", &effects)
    }
  }

  mutating func goToPlace(by count: Int, _ effects: inout [Effect]) {
    guard readyAnalysis(&effects) != nil else { return }
    let places = reading.landmarks.places
    guard !places.isEmpty else {
      say("No place was found in this article", &effects)
      return
    }
    leaveListForArticle()
    let ranges = places.map(\.range)
    var current: Int?
    if case .mention(let range, .place) = reading.focus { current = Self.place(of: range, in: ranges) }
    if let target = index(steps: count, in: ranges, current: current) {
      stand(on: .mention(ranges[target], .place(places[target].key)))
    } else {
      say(count > 0 ? "No further place" : "No earlier place", &effects)
    }
  }

  /// The index of an element of a sorted list.
  private static func place<Element: Comparable>(of element: Element, in sorted: [Element]) -> Int? {
    let index = sorted.partitioningIndex { $0 >= element }
    return index < sorted.count && sorted[index] == element ? index : nil
  }

  /// Goes to the next mention of what is chosen in the panel; behind the last comes the first again.
  mutating func goToMention(by count: Int, _ effects: inout [Effect]) {
    guard readyAnalysis(&effects) != nil else { return }
    guard let subject = chosenSubject else {
      say("Of whom, or of what? Choose a speaker or place in the panel", &effects)
      return
    }
    let ranges = mentions(of: subject)
    guard !ranges.isEmpty else {
      say("It is not mentioned in the text that is shown", &effects)
      return
    }
    if layout.reading == nil { focus = .reading }
    var current: Int?
    if case .mention(let range, let standing) = reading.focus, standing == subject {
      current = Self.place(of: range, in: ranges)
    }
    if let target = index(steps: count, in: ranges, current: current) {
      stand(on: .mention(ranges[target], subject))
    } else if !views.trail.isEmpty, case .place(let key) = subject,
      let next = article(mentioning: key, after: reading.article, forward: count > 0)
    {
      stand(onMentionOf: key, inArticle: next, forward: count > 0, &effects)
      say(count > 0 ? "In the next article that names it" : "In an earlier article that names it", &effects)
    } else {
      let target = count > 0 ? 0 : ranges.count - 1
      stand(on: .mention(ranges[target], subject))
      say(count > 0 ? "The first mention again" : "The last mention again", &effects)
    }
  }

  mutating func goToMatch(by count: Int, _ effects: inout [Effect]) {
    if search.matches.isEmpty, !search.line.text.isEmpty { findMatches() }
    guard !search.matches.isEmpty else {
      say(search.line.text.isEmpty ? "Nothing to search for yet" : "No match in this article", &effects)
      return
    }
    leaveListForArticle()
    var current: Int?
    if case .match(let index) = reading.focus { current = index }
    if let target = index(steps: count, in: search.matches, current: current) {
      stand(on: .match(target))
    } else if !goToHit(after: reading.article, forward: count > 0, &effects) {
      stand(on: .match(count > 0 ? 0 : search.matches.count - 1))
      say(count > 0 ? "From the top again" : "From the end again", &effects)
    }
  }

  // MARK: What is chosen

  var chosenSpeaker: Int? {
    if let quotation = focusedQuotation { return quotation.speaker }
    if case .mention(_, .speaker(let entity)) = reading.focus { return entity }
    if case .speaker(let entity) = spotlight { return entity }
    if case .speaker(let entity) = panelSubject { return entity }
    return nil
  }

  var panelSubject: Subject? {
    panel.rows.indices.contains(panel.selected) ? panel.rows[panel.selected].subject : nil
  }

  private var chosenSubject: Subject? {
    if focus == .panel { return panelSubject }
    if case .mention(_, let subject) = reading.focus { return subject }
    return spotlight ?? focusedQuotation?.speaker.map { .speaker($0) } ?? panelSubject
  }

  /// The mentions of a speaker (names, and the pronouns and roles that quotations are attributed through) or of a
  /// place, in text order.
  public func mentions(of subject: Subject) -> [TextRange] { reading.landmarks.mentions(of: subject) }

  mutating func toggleSpotlight(_ effects: inout [Effect]) {
    let subject: Subject?
    if focus == .panel {
      subject = panelSubject
    } else if let quotation = focusedQuotation {
      subject = quotation.speaker.map { .speaker($0) }
    } else if case .mention(_, let standing) = reading.focus {
      subject = standing
    } else {
      subject = spotlight ?? panelSubject
    }
    guard let subject else {
      say("No speaker is known here to put the light on", &effects)
      return
    }
    spotlight = spotlight == subject ? nil : subject
  }

  /// The analysis of the open article, or a word that none is open.
  private mutating func readyAnalysis(_ effects: inout [Effect]) -> Analysis? {
    if reading.article == nil { say("No article is open", &effects) }
    return analysis
  }

  /// Quotations and places are walked in the article: from the list, that is the selected one.
  private mutating func leaveListForArticle() {
    if focus == .list || layout.reading == nil {
      focus = .reading
    }
  }
}
