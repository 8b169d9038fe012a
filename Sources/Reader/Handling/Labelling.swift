import Documents

/// What a tag or a note is put on.
public enum Labelled: Hashable, Sendable {
  /// Articles, by their indices.
  case articles([Int])
  /// Quotations.
  case quotations([Passage])
}

extension ReaderState {
  /// The quotation stood on or that of the selected row, otherwise the article at hand; with the bulk prefix those of all
  /// rows, or the articles of the list.
  private mutating func labelledAtHand(_ effects: inout [Effect]) -> Labelled? {
    if showsRowsOfQuotations {
      let isBulk = triage.isBulk
      triage.isBulk = false
      let passages = quotationsToDecide(isBulk: isBulk, &effects).compactMap(passage)
      return passages.isEmpty ? nil : .quotations(passages)
    }
    if !triage.isBulk, focus == .reading, views.shown == nil, let open = reading.article,
      let standing = quotationStoodOn
    {
      return .quotations([Passage(article: open, anchor: standing.anchor)])
    }
    let articles = articlesAtHand()
    return articles.isEmpty ? nil : .articles(articles)
  }

  private func word(for labelled: Labelled) -> String {
    switch labelled {
    case .articles(let articles): articles.count == 1 ? "article" : "\(articles.count) articles"
    case .quotations(let passages): passages.count == 1 ? "quotation" : "\(passages.count) quotations"
    }
  }

  // MARK: Tags

  mutating func askForTags(_ effects: inout [Effect]) {
    guard let labelled = labelledAtHand(&effects) else {
      say("No article here to tag", &effects)
      return
    }
    let own: [String]
    switch labelled {
    case .articles(let articles):
      own = articles.count == 1 ? store.decisions.tags(of: store.articles[articles[0]].identity) : []
    case .quotations(let passages): own = passages.count == 1 ? tags(of: passages[0]) : []
    }
    let known = store.decisions.tags
    ask(
      LineEntry(
        .tag(labelled), question: "tag \(word(for: labelled)) (-tag removes): ",
        candidates: known.filter { !own.contains($0) } + (own.isEmpty ? known : own).map { "-\($0)" }))
  }

  /// Puts on and takes off the tags that were typed; what is wrong with them, if something is.
  mutating func tag(_ labelled: Labelled, _ answer: String, _ effects: inout [Effect]) -> String? {
    let words = answer.split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard !words.isEmpty else { return nil }
    var wanted: [(key: DecisionKey, value: String?)] = []
    for word in words {
      let isOff = word.hasPrefix("-")
      let name = String(word.drop { $0 == "-" || $0 == "+" || $0 == "#" })
      guard !name.isEmpty else { return "“\(word)” names no tag" }
      switch labelled {
      case .articles(let articles):
        wanted += articles.map { (key(.tag, $0, detail: name), isOff ? nil : "") }
      case .quotations(let passages):
        wanted += passages.map {
          (key(.quotationTag, $0.article, passage: $0.anchor, detail: name), isOff ? nil : "")
        }
      }
    }
    let label = "Tag \(words.joined(separator: " ")): \(target(labelled))"
    let count = decide(label, wanted, &effects)
    say(count == 0 ? "It is so already" : label, &effects)
    return nil
  }

  private func target(_ labelled: Labelled) -> String {
    switch labelled {
    case .articles(let articles): name(of: articles)
    case .quotations(let passages): Self.name(ofQuotations: passages.count)
    }
  }

  /// The tags of a quotation, in order.
  private func tags(of passage: Passage) -> [String] {
    store.decisions.entries(of: store.articles[passage.article].identity).passages.keys
      .filter { $0.aspect == .quotationTag && $0.passage == passage.anchor }.map(\.detail).sorted()
  }

  // MARK: Notes

  mutating func askForNote(_ effects: inout [Effect]) {
    guard let labelled = labelledAtHand(&effects) else {
      say("No article here to write a note on", &effects)
      return
    }
    var note: String?
    switch labelled {
    case .articles(let articles):
      if articles.count == 1 { note = store.decisions.note(of: store.articles[articles[0]].identity) }
    case .quotations(let passages):
      if passages.count == 1 {
        note = store.decisions[key(.quotationNote, passages[0].article, passage: passages[0].anchor)]
      }
    }
    ask(LineEntry(.note(labelled), question: "note on \(word(for: labelled)): ", answer: note ?? ""))
  }

  mutating func note(_ labelled: Labelled, _ answer: String, _ effects: inout [Effect]) {
    let text = answer.trimmingSpaces
    let value = text.isEmpty ? nil : text
    let wanted: [(key: DecisionKey, value: String?)]
    switch labelled {
    case .articles(let articles): wanted = articles.map { (key(.note, $0), value) }
    case .quotations(let passages):
      wanted = passages.map { (key(.quotationNote, $0.article, passage: $0.anchor), value) }
    }
    let label = "\(value == nil ? "Note removed" : "Note"): \(target(labelled))"
    if decide(label, wanted, &effects) > 0 { say(label, &effects) }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
