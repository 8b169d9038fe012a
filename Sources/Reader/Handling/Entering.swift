import Documents

extension ReaderState {
  /// Asks something in the last line of the screen.
  mutating func ask(_ entry: LineEntry) { self.entry = entry }

  /// Runs an action of the prompt while a question is being answered.
  mutating func runInEntry(_ action: Action, _ effects: inout [Effect]) {
    guard let asked = entry else { return }
    switch action {
    case .promptAccept:
      entry = nil
      let answer = asked.line.text
      if let refused = take(answer, for: asked, &effects) { entry = refused }
    case .promptCancel: leaveEntry(asked)
    case .promptComplete:
      switch asked.purpose {
      case .query: completeQuery(backwards: false)
      case .export: edit { $0 = PromptLine(ExportForm.withNextEnding(asked.line.text)) }
      default: entry?.complete()
      }
    case .promptNext: recall(older: false)
    case .promptPrevious:
      // Shift-Tab goes back through suggestions, and Up does while one stands in the line.
      if asked.suggestion != nil { completeQuery(backwards: true) } else { recall(older: true) }
    default:
      // Backspace on an empty line leaves, as in less and vim.
      if action == .promptDeleteBack, asked.line.characters.isEmpty {
        leaveEntry(asked)
      } else {
        edit { _ = $0.edit(action) }
      }
    }
  }

  private mutating func leaveEntry(_ asked: LineEntry) {
    entry = nil
    if case .query(let target) = asked.purpose { cancelQuery(target) }
  }

  /// Does what an answer asks for; where it cannot be taken, the question once more with what is wrong.
  private mutating func take(_ answer: String, for asked: LineEntry, _ effects: inout [Effect]) -> LineEntry?
  {
    switch asked.purpose {
    case .query(let target):
      if let refused = acceptQuery(asked, target) { return refused }
      remember(answer, question: asked.question)
    case .pipe(let text):
      guard !answer.allSatisfy(\.isWhitespace) else { return nil }
      remember(answer, question: asked.question)
      effects.append(.lend(.pipe(command: answer, text: text)))
    case .pipeQuotations(let scope):
      guard !answer.allSatisfy(\.isWhitespace) else { return nil }
      remember(answer, question: asked.history)
      pipe(scope, to: answer, &effects)
    case .export(let scope, let confirmed):
      return export(scope, to: answer, confirmed: confirmed, &effects).map { asked.refused($0) }
    case .tag(let labelled): return tag(labelled, answer, &effects).map { asked.refused($0) }
    case .note(let labelled): note(labelled, answer, &effects)
    case .speaker(let article, let anchor): assignSpeaker(article, anchor, answer, &effects)
    case .added(let article, let anchor): addQuotation(article, anchor, answer, &effects)
    case .person(let name, let same):
      return join(name, answer, same: same, &effects).map { asked.refused($0) }
    case .placeName(let article, let mentions):
      let name = answer.trimmingSpaces
      if !name.isEmpty {
        effects.append(.findPlaces(PlaceQuestion(name: name, article: article, mentions: mentions)))
      }
    case .place(let article, let mentions, let places):
      return fixPlace(article, mentions, places, answer, &effects).map { asked.refused($0) }
    }
    return nil
  }

  /// Keeps an answer for the next time the same is asked.
  private mutating func remember(_ answer: String, question: String) {
    var answers = answers[question] ?? []
    answers.removeAll { $0 == answer }
    answers.append(answer)
    self.answers[question] = Array(answers.suffix(50))
  }

  /// Puts an earlier answer to the same question into the line.
  private mutating func recall(older: Bool) {
    guard let asked = entry, let known = answers[asked.history], !known.isEmpty else { return }
    let at = known.lastIndex(of: asked.line.text)
    let index = older ? (at ?? known.count) - 1 : at.map { $0 + 1 } ?? known.count
    edit { $0 = PromptLine(known.indices.contains(index) ? known[index] : older ? known[0] : "") }
  }
}
