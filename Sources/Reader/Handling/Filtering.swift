import Documents
import Search

/// What a query that is typed selects.
public enum QueryTarget: Hashable, Sendable {
  /// The list of articles.
  case list
  /// The quotations of all articles.
  case quotes
  /// What is searched for in all articles.
  case search
}

extension ReaderState {
  /// Begins to type a query for what is shown.
  mutating func startFilter(_ effects: inout [Effect]) {
    switch views.shown {
    case nil:
      if focus != .list { show(.list) }
      ask(for: .list)
    case .quotes: ask(for: .quotes)
    case .search: ask(for: .search)
    case .places, .speakers, .dossier:
      _ = views.shown.map { runInList(.searchStart, count: nil, in: $0, &effects) }
    case .map: say("No query here", &effects)
    }
  }

  private mutating func ask(for target: QueryTarget) {
    let text = filter(of: target).text
    filterBefore = text
    vocabulary = nil
    let question = target == .search ? "search: " : "filter: "
    ask(LineEntry(.query(target), question: question, answer: text))
    suggest()
  }

  private func filter(of target: QueryTarget) -> PromptLine {
    switch target {
    case .list: list.filter
    case .quotes: views.quotes.filter
    case .search: views.search.filter
    }
  }

  private mutating func setFilter(_ text: String, of target: QueryTarget) {
    guard filter(of: target).text != text else { return }
    switch target {
    case .list:
      list.filter = PromptLine(text)
      refilterList()
    case .quotes:
      views.quotes.filter = PromptLine(text)
      requestQuotations()
    case .search:
      views.search.filter = PromptLine(text)
      requestLines()
    }
  }

  /// Takes up what has been typed so far; a query that cannot be understood leaves what is shown as it is.
  mutating func queryChanged() {
    guard case .query(let target)? = entry?.purpose, let text = entry?.line.text else { return }
    suggest()
    do throws(QueryProblem) {
      _ = try Query(text)
      setFilter(text.allSatisfy(\.isWhitespace) ? "" : text, of: target)
    } catch {
      entry?.remark = error.description
      entry?.isWrong = !error.isUnfinished
    }
  }

  /// Leaves the line with its query in force; where it cannot be understood, what is wrong stays there.
  mutating func acceptQuery(_ asked: LineEntry, _ target: QueryTarget) -> LineEntry? {
    do throws(QueryProblem) {
      _ = try Query(asked.line.text)
      setFilter(asked.line.text.allSatisfy(\.isWhitespace) ? "" : asked.line.text, of: target)
      vocabulary = nil
      return nil
    } catch {
      var refused = asked
      refused.remark = error.description
      refused.isWrong = true
      return refused
    }
  }

  /// Leaves the line with the query that was in force before.
  mutating func cancelQuery(_ target: QueryTarget) {
    setFilter(filterBefore, of: target)
    vocabulary = nil
    if target == .search, views.shown == .search, filterBefore.isEmpty { leaveView() }
  }

  /// Lets go of the filter of what is shown; false where there is none.
  mutating func clearFilter() -> Bool {
    switch views.shown {
    case nil where focus == .list && !list.filter.text.isEmpty: setFilter("", of: .list)
    case .quotes where !views.quotes.filter.text.isEmpty: setFilter("", of: .quotes)
    default: return false
    }
    return true
  }

  // MARK: Completion

  /// Finds what may be typed where the cursor stands.
  private mutating func suggest() {
    guard let line = entry?.line else { return }
    if vocabulary == nil { settlePeople() }
    var known =
      vocabulary
      ?? QueryVocabulary(store, countsArticles: store.articles.count <= Self.mostCountedBetweenKeys)
    let asked = known.wanted
    let completion = QueryCompletion(line.characters, cursor: line.cursor, &known)
    for key in known.wanted.subtracting(asked) { outbox.append(.countVocabulary(key)) }
    vocabulary = known
    entry?.suggestions = completion.candidates
    entry?.suggestionRange = completion.range
    entry?.suggestion = nil
  }

  /// Counting the names in more articles than this takes longer than a key may wait.
  private static let mostCountedBetweenKeys = 1000

  /// Takes up what was counted in the background; what is being chosen from stays as it is.
  mutating func learn(_ values: [QueryVocabulary.Value], of key: QueryKey) {
    vocabulary?.learn(values, of: key)
    guard case .query? = entry?.purpose, entry?.suggestion == nil else { return }
    suggest()
  }

  /// Puts the next suggestion into the line; behind the last one what was typed comes back.
  mutating func completeQuery(backwards: Bool) {
    guard var asked = entry, !asked.suggestions.isEmpty else { return }
    asked.takeSuggestion(backwards: backwards)
    let kept = asked
    entry = asked
    queryChanged()
    // The candidates stay those of what was typed, so that the next key goes on from here.
    entry?.suggestions = kept.suggestions
    entry?.suggestionRange = kept.suggestionRange
    entry?.suggestion = kept.suggestion
  }

}
