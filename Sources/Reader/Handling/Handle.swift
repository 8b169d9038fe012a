import Documents
import Screen

extension ReaderState {
  /// Takes one event: the only way the state changes.
  public mutating func handle(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .terminal(let event): handle(event, &effects)
    case .articles(let articles, let known, let layout): add(articles, known, layout, &effects)
    case .beginning(let article): begin(article, &effects)
    case .skipped(let files): skip(files)
    case .progress(let read, let total):
      progress.read = read
      progress.total = total
      store.expect(total)
    case .loaded:
      progress.isDone = true
      effects.append(.register)
      countLater(&effects)
      settlePeopleLater(&effects)
    case .analysed(let index, let analysis, let revision):
      guard revision == store.revision(ofArticle: index) else { break }
      store.record(analysis, forArticle: index)
      refresh(article: index, &effects)
      countLater(&effects)
      settlePeopleLater(&effects)
    case .file(let name, let articles, let former): take(name, articles, movedFrom: former, &effects)
    case .timer(let timer): handle(timer, &effects)
    case .answered(let answer): take(answer)
    case .remembered(let decisions): remember(decisions, &effects)
    case .decided(let changes): takeUp(changes, &effects)
    case .turned(let turn): take(turn, &effects)
    case .saving(let isSaving): triage.isSaving = isSaving
    case .foundPlaces(let question, let places):
      choosePlace(question.name, places, article: question.article, question.mentions, &effects)
    case .vocabulary(let key, let values): learn(values, of: key)
    case .exported(let request, let outcome): take(outcome, of: request, &effects)
    case .notice(let text): take(notice: text)
    }
    if effects.last == .quit {
      effects.removeLast()
      rememberPosition(&effects)
      effects.append(.quit)
    } else {
      tellNotice(&effects)
    }
    settle()
    showListed(&effects)
    effects += outbox
    outbox = []
    return effects
  }

  private mutating func handle(_ event: TerminalEvent, _ effects: inout [Effect]) {
    switch event {
    case .key(let key):
      press(key, &effects)
      noteLooking(&effects)
    case .paste(let text): paste(text)
    case .mouse(let event): handle(event, &effects)
    case .resized(let new): size = new
    case .ended: effects.append(.quit)
    }
  }

  /// Brings what is shown up to date with what was found in an article.
  mutating func refresh(article index: Int, _ effects: inout [Effect]) {
    if !list.filter.text.isEmpty { list.stale.insert(index) }
    views.quotes.stale.insert(index)
    if index == reading.article {
      refreshAnalysis()
      if let awaited { resume(awaited, &effects) }
    }
    refreshViewLater(&effects)
  }

  private mutating func handle(_ timer: ReaderTimer, _ effects: inout [Effect]) {
    switch timer {
    case .message: message = nil
    case .query: queries.isSlow = !queries.running.isEmpty
    case .view: refreshView()
    case .preview:
      if focus == .list, let chosen = list.chosen {
        show(chosen, &effects)
        noteLooking(&effects)
      }
    case .reading: countAsRead(&effects)
    case .progress: countAnalysed()
    case .counting: countSome(&effects)
    case .news:
      effects.append(.news)
      effects.append(.startTimer(.news, milliseconds: Self.newsPause))
    case .pendingKeys:
      if let outcome = keys.timeout(in: context, keymap: settings.keymap) {
        carryOut(outcome, &effects)
      } else if case .pending(let next) = settings.keymap.lookup(keys.keys, in: context) {
        continuations = next
      }
    }
  }

  private mutating func resume(_ awaited: Awaited, _ effects: inout [Effect]) {
    self.awaited = nil
    message = nil
    run(awaited.action, count: awaited.count, &effects)
  }

  // MARK: Keys

  private mutating func press(_ key: Key, _ effects: inout [Effect]) {
    awaited = nil
    if message != nil {
      message = nil
      effects.append(.stopTimer(.message))
    }
    continuations = []
    if let use = triage.awaitedLetter {
      take(key, for: use, &effects)
      return
    }
    carryOut(keys.press(key, in: context, keymap: settings.keymap), &effects)
  }

  private mutating func carryOut(_ outcome: KeyInput.Outcome, _ effects: inout [Effect]) {
    switch outcome {
    case .run(let action, let count):
      effects.append(.stopTimer(.pendingKeys))
      run(action, count: count, &effects)
    case .runFirst(let action, let then):
      effects.append(.stopTimer(.pendingKeys))
      run(action, count: nil, &effects)
      for key in then {
        carryOut(keys.press(key, in: context, keymap: settings.keymap), &effects)
      }
    case .pending:
      effects.append(.startTimer(.pendingKeys, milliseconds: 500))
    case .unbound(let keys):
      effects.append(.stopTimer(.pendingKeys))
      if context == .prompt {
        type(keys)
      } else {
        let help = settings.keymap.keys(for: .helpShow, in: context).first?.notation
        let typed = keys.map(\.notation).joined(separator: " ")
        say("\(typed) is not bound" + (help.map { " · \($0) shows the keys" } ?? ""), &effects)
      }
    case .cancelled:
      effects.append(.stopTimer(.pendingKeys))
    }
  }

  /// Shows a sentence in the status line for a while.
  mutating func say(_ text: String, warning: Bool = false, _ effects: inout [Effect]) {
    message = Message(text: text, isWarning: warning)
    effects.append(.startTimer(.message, milliseconds: warning ? 10_000 : 4_000))
  }

  /// What happened by itself is told in turn: a key or the time takes one away and brings the next.
  private mutating func take(notice text: String) {
    if text == message?.text || notices.contains(text) { return }
    if message?.isWarning == false { message = nil }
    notices.append(text)
  }

  /// Tells the next of what happened by itself where the status line is free.
  private mutating func tellNotice(_ effects: inout [Effect]) {
    guard !notices.isEmpty, message == nil, context != .prompt, triage.awaitedLetter == nil, !keys.isPending
    else { return }
    say(notices.removeFirst(), warning: true, &effects)
  }

  // MARK: After every event

  /// Brings what depends on other things up to date: line breaks, scroll places of the lists.
  private mutating func settle() {
    let layout = layout
    if let frame = readingFrame, let article {
      layOut(article, width: frame.textColumns)
    }
    if reading.lit?.subject != spotlight {
      reading.lit = spotlight.flatMap { subject in
        analysis.map { (subject, reading.landmarks.lit(for: subject, in: $0)) }
      }
    }
    if !list.kept.isEmpty { list.dropUnselected(list.kept) }
    if let rect = layout.list?.underHeader {
      list.top = Self.scrolled(
        list.top, toShow: list.selected, of: list.rows.count, rows: rect.rows)
    }
    if let rect = layout.panel?.underHeader {
      panel.top = Self.scrolled(
        panel.top, toShow: panel.selected, of: panel.rows.count, rows: rect.rows)
      // The heading above the first selectable row stays in sight.
      if panel.selected <= 1, rect.rows > 1 { panel.top = 0 }
    }
    settleViews()
    countUnread()
  }

  /// Lays the article out for a width, keeping its paragraphs where they are known.
  mutating func layOut(_ article: Article, width: Int) {
    if reading.layout == nil || reading.layoutShowsFurniture != settings.showsFurniture {
      reading.layout = ReadingLayout(article, width: width, furniture: settings.showsFurniture)
      reading.layoutShowsFurniture = settings.showsFurniture
    } else {
      reading.layout?.wrap(to: width)
    }
  }

  /// The first row to show so that `selected` is on the screen, moving as little as possible.
  static func scrolled(_ top: Int, toShow selected: Int, of count: Int, rows: Int) -> Int {
    guard rows > 0 else { return top }
    var top = min(top, max(0, count - rows))
    if selected < top { top = selected }
    if selected >= top + rows { top = selected - rows + 1 }
    return max(0, top)
  }
}
