import Documents

/// What a tag or a note is put on.
public enum Labelled: Hashable, Sendable {
  /// Articles, by their indices.
  case articles([Int])
  /// A quotation of an article, by its anchor.
  case quotation(article: Int, TextAnchor)
}

extension ReaderState {
  /// The quotation stood on, otherwise the article at hand or the articles of the list.
  private mutating func labelledAtHand() -> Labelled? {
    if !triage.isBulk, focus == .reading, views.shown == nil, let open = reading.article,
      let standing = quotationStoodOn
    {
      return .quotation(article: open, standing.anchor)
    }
    let articles = articlesAtHand()
    return articles.isEmpty ? nil : .articles(articles)
  }

  private func word(for labelled: Labelled) -> String {
    switch labelled {
    case .articles(let articles): articles.count == 1 ? "article" : "\(articles.count) articles"
    case .quotation: "quotation"
    }
  }

  // MARK: Tags

  mutating func askForTags(_ effects: inout [Effect]) {
    guard let labelled = labelledAtHand() else {
      say("No article here to tag", &effects)
      return
    }
    let own: [String]
    switch labelled {
    case .articles(let articles):
      own = articles.count == 1 ? store.decisions.tags(of: store.articles[articles[0]].identity) : []
    case .quotation(let article, _):
      own = quotationStoodOn.map { store.tags(ofQuotation: $0.index, inArticle: article) } ?? []
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
      case .quotation(let article, let anchor):
        wanted.append((key(.quotationTag, article, passage: anchor, detail: name), isOff ? nil : ""))
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
    case .quotation: "this quotation"
    }
  }

  // MARK: Notes

  mutating func askForNote(_ effects: inout [Effect]) {
    guard let labelled = labelledAtHand() else {
      say("No article here to write a note on", &effects)
      return
    }
    var note: String?
    switch labelled {
    case .articles(let articles):
      if articles.count == 1 { note = store.decisions.note(of: store.articles[articles[0]].identity) }
    case .quotation(let article, let anchor):
      note = store.decisions[key(.quotationNote, article, passage: anchor)]
    }
    ask(LineEntry(.note(labelled), question: "note on \(word(for: labelled)): ", answer: note ?? ""))
  }

  mutating func note(_ labelled: Labelled, _ answer: String, _ effects: inout [Effect]) {
    let text = answer.trimmingSpaces
    let value = text.isEmpty ? nil : text
    let wanted: [(key: DecisionKey, value: String?)]
    switch labelled {
    case .articles(let articles): wanted = articles.map { (key(.note, $0), value) }
    case .quotation(let article, let anchor):
      wanted = [(key(.quotationNote, article, passage: anchor), value)]
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
