import Documents
import Screen

extension ReaderState {
  /// Puts text into the line that is being typed; outside of one, pasted text does nothing.
  mutating func paste(_ text: String) {
    guard context == .prompt else { return }
    edit { $0.insert(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "") }
  }

  mutating func type(_ keys: [Key]) {
    for key in keys where key.modifiers.isEmpty {
      if case .character(let scalar) = key.code { edit { $0.insert(String(Character(scalar))) } }
    }
  }

  /// Changes the line that is being typed and what depends on it.
  mutating func edit(_ change: (inout PromptLine) -> Void) {
    if entry != nil {
      entry?.edit(change)
      queryChanged()
    } else if search.isTyping {
      change(&search.line)
      search.historyIndex = nil
      searchAnew()
    } else if case .finder(var finder) = overlay {
      change(&finder.line)
      finder.filter()
      overlay = .finder(finder)
    } else if isTypingFilter {
      editFilter(change)
    }
  }

  /// Runs an action of the prompt context.
  mutating func runInPrompt(_ action: Action, _ effects: inout [Effect]) {
    if entry != nil {
      runInEntry(action, &effects)
    } else if search.isTyping {
      runInSearch(action, &effects)
    } else if case .finder(let finder) = overlay {
      run(action, in: finder, &effects)
    } else if isTypingFilter {
      runInFilter(action, &effects)
    }
  }

  private mutating func run(_ action: Action, in finder: Finder, _ effects: inout [Effect]) {
    var finder = finder
    switch action {
    case .promptAccept:
      overlay = nil
      if let chosen = finder.selectedAction {
        if chosen.contexts == [.prompt] {
          say("\(chosen.name) works while a line is typed", &effects)
        } else {
          run(chosen, count: nil, &effects)
        }
      }
    case .promptCancel: overlay = nil
    case .promptNext:
      finder.move(by: 1)
      overlay = .finder(finder)
    case .promptPrevious:
      finder.move(by: -1)
      overlay = .finder(finder)
    case .promptComplete:
      if let chosen = finder.selectedAction {
        edit { $0 = PromptLine(chosen.name) }
      }
    default:
      // Backspace on an empty line leaves, as in less and vim.
      if action == .promptDeleteBack, finder.line.characters.isEmpty {
        overlay = nil
      } else {
        edit { _ = $0.edit(action) }
      }
    }
  }

  // MARK: Search in the article

  mutating func startSearch(regex: Bool, _ effects: inout [Effect]) {
    guard reading.article != nil else {
      say("No article to search in", &effects)
      return
    }
    if focus != .reading { focus = .reading }
    search.previous = (search.line.text, search.isRegex)
    search.isTyping = true
    search.isRegex = regex
    search.line = PromptLine()
    search.patterns = []
    search.matches = []
    search.problem = nil
    search.historyIndex = nil
    search.originTop = reading.top
  }

  private mutating func runInSearch(_ action: Action, _ effects: inout [Effect]) {
    switch action {
    case .promptAccept:
      search.isTyping = false
      if search.line.characters.isEmpty {
        search.line = PromptLine(search.previous.text)
        search.isRegex = search.previous.isRegex
        searchAnew()
      }
      let text = search.line.text
      guard !text.isEmpty else { return }
      search.history.removeAll { $0 == text }
      search.history.append(text)
      if let problem = search.problem {
        say(problem, warning: true, &effects)
      } else if search.matches.isEmpty {
        reading.top = search.originTop
        say("“\(text)” is not in this article", warning: true, &effects)
      }
    case .promptCancel: cancelSearch()
    case .promptRegex:
      search.isRegex.toggle()
      searchAnew()
    case .promptPrevious, .promptNext:
      guard !search.history.isEmpty else { return }
      let count = search.history.count
      let index = (search.historyIndex ?? count) + (action == .promptPrevious ? -1 : 1)
      search.historyIndex = max(0, min(count, index))
      search.line = PromptLine(index >= count ? "" : search.history[max(0, index)])
      searchAnew()
    default:
      if action == .promptDeleteBack, search.line.characters.isEmpty {
        cancelSearch()
      } else {
        edit { _ = $0.edit(action) }
      }
    }
  }

  private mutating func cancelSearch() {
    search.isTyping = false
    search.line = PromptLine(search.previous.text)
    search.isRegex = search.previous.isRegex
    reading.top = search.originTop
    reading.focus = nil
    findMatches()
  }

  /// Finds what is typed and shows the first match from where typing began.
  private mutating func searchAnew() {
    findMatches()
    reading.top = search.originTop
    reading.focus = nil
    guard !search.matches.isEmpty else { return }
    let next = search.matches.partitioningIndex { $0.start >= search.originTop } % search.matches.count
    stand(on: .match(next))
  }

  /// Finds the search in the open article anew.
  mutating func findMatches() {
    guard let article else { return }
    search.find(in: article, showsFurniture: settings.showsFurniture)
  }
}
