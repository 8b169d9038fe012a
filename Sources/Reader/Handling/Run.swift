import Documents
import Screen

extension ReaderState {
  /// Does what an action says, `count` times where that means something.
  mutating func run(_ action: Action, count: Int?, _ effects: inout [Effect]) {
    let times = count ?? 1
    if context == .prompt {
      runInPrompt(action, &effects)
      return
    }
    if case .text(let popup) = overlay, run(action, times, in: popup) { return }
    if dropsBulk(before: action) { return }
    if let view = views.shown, run(action, count: count, in: view, &effects) { return }
    if triage.selection != nil, runInSelection(action, times, &effects) { return }
    if action.needsAnalysis, views.shown == nil, reading.article != nil, analysis == nil {
      awaited = Awaited(action: action, count: count)
      say("A moment: this article is still being analysed", &effects)
      return
    }
    if runDecision(action, times, &effects) { return }
    switch action {
    case .moveDown: move(by: times, &effects)
    case .moveUp: move(by: -times, &effects)
    case .pageDown: move(byPages: times, &effects)
    case .pageUp: move(byPages: -times, &effects)
    case .halfDown: move(byHalves: times, &effects)
    case .halfUp: move(byHalves: -times, &effects)
    case .goTop: go(to: count.map { $0 - 1 } ?? 0, &effects)
    case .goBottom: go(to: count.map { $0 - 1 }, &effects)
    case .open: open(&effects)
    case .back: back(&effects)
    case .cancel: if !clearFilter() { letGo() }
    case .articleNext: step(by: times, &effects)
    case .articlePrevious: step(by: -times, &effects)

    case .quoteNext: goToQuotation(by: times, &effects)
    case .quotePrevious: goToQuotation(by: -times, &effects)
    case .speakerNext: goToSameSpeaker(by: times, &effects)
    case .speakerPrevious: goToSameSpeaker(by: -times, &effects)
    case .placeNext: goToPlace(by: times, &effects)
    case .placePrevious: goToPlace(by: -times, &effects)
    case .mentionNext: goToMention(by: times, &effects)
    case .mentionPrevious: goToMention(by: -times, &effects)
    case .spotlight: toggleSpotlight(&effects)
    case .quoteWhy: showWhy(&effects)
    case .quoteCopy: copyQuotation(&effects)
    case .attitudesToggle:
      settings.showsAttitudes.toggle()
      refreshAnalysis()
      say(settings.showsAttitudes ? "Attitudes are shown too" : "Statements only", &effects)
    case .furnitureToggle:
      settings.showsFurniture.toggle()
      findMatches()
      refreshAnalysis()
      say(settings.showsFurniture ? "Captions, tags and links are shown" : "The article only", &effects)

    case .searchStart: startSearch(regex: false, &effects)
    case .searchRegex: startSearch(regex: true, &effects)
    case .searchNext: goToMatch(by: times, &effects)
    case .searchPrevious: goToMatch(by: -times, &effects)

    case .paneNext: focusPane(after: focus, forward: true)
    case .panePrevious: focusPane(after: focus, forward: false)
    case .paneList:
      views.trail = []
      show(.list)
    case .paneReading: show(.reading)
    case .panePanel: show(.panel)
    case .paneZoom: arrangement.zoomed.toggle()
    case .paneSwap:
      arrangement.panelBesideArticle.toggle()
      if focus != .reading { focus = .reading }
    case .paneHide: hidePane(&effects)
    case .paneWider: resizePane(by: times, &effects)
    case .paneNarrower: resizePane(by: -times, &effects)
    case .measureWider: changeMeasure(by: 4 * times, &effects)
    case .measureNarrower: changeMeasure(by: -4 * times, &effects)
    case .themeNext:
      let all = ThemeName.allCases
      let index = all.firstIndex(of: settings.theme) ?? 0
      settings.theme = all[(index + 1) % all.count]
      say("Theme: \(settings.theme.rawValue)", &effects)
    case .mouseToggle:
      settings.mouse.toggle()
      effects.append(.mouse(settings.mouse))
      say(settings.mouse ? "Mouse on" : "Mouse off: the terminal selects text again", &effects)

    case .analysisPause: togglePause(&effects)
    case .filter: startFilter(&effects)
    case .viewSort: sortArticles(&effects)
    case .quotesShow: show(.quotes, &effects)
    case .corpusSearch: startCorpusSearch(&effects)
    case .speakersShow: show(.speakers, &effects)
    case .dossierShow: show(.dossier, &effects)
    case .placesShow: show(.places, &effects)
    case .mapShow: show(.map, &effects)
    case .mapNext, .mapPrevious, .mapLeft, .mapRight, .mapUp, .mapDown, .mapZoomIn, .mapZoomOut, .mapFit,
      .mapScope:
      let key = settings.keymap.keys(for: .mapShow, in: context).first?.notation
      say("\(action.name) works on the map" + (key.map { " · \($0) shows it" } ?? ""), &effects)

    case .articleEdit: openOutside(in: { .edit(file: $0, line: $1) }, &effects)
    case .articlePage: openOutside(in: { .page(file: $0, line: $1) }, &effects)
    case .pipe: askForPipe(&effects)
    case .export: askForExport(&effects)

    case .skippedShow: showSkipped(from: 0)
    case .helpShow:
      overlay = .finder(Finder(.help, keymap: settings.keymap, origin: context))
    case .paletteShow:
      overlay = .finder(Finder(.palette, keymap: settings.keymap, origin: context))
    case .redraw: effects.append(.redraw)
    case .suspend: effects.append(.suspend)
    case .quit: effects.append(.quit)

    case .readToggle, .starToggle, .tagEdit, .noteEdit, .verifiedToggle, .bulk, .undo, .redo, .markSet,
      .markGo,
      .jumpBack, .jumpForth, .misfitsShow, .correctSpeaker, .correctReject, .correctStartLeft,
      .correctStartRight,
      .correctEndLeft, .correctEndRight, .correctAdd, .correctSamePerson, .correctOtherPerson, .correctPlace,
      .correctNoPlace, .selectStart, .selectWordNext, .selectWordPrevious, .selectSentenceNext,
      .selectSentencePrevious, .selectOtherEnd:
      break
    case .promptAccept, .promptCancel, .promptNext, .promptPrevious, .promptComplete, .promptRegex,
      .promptLeft, .promptRight, .promptHome, .promptEnd, .promptDeleteBack, .promptDelete, .promptDeleteWord,
      .promptDeleteAll:
      break
    }
  }

  /// Runs an action in a window of text; false where the action is for the panes below.
  private mutating func run(_ action: Action, _ times: Int, in popup: TextPopup) -> Bool {
    var popup = popup
    let page = max(1, size.rows - 4)
    switch action {
    case .moveDown: popup.top += times
    case .moveUp: popup.top -= times
    case .pageDown, .halfDown: popup.top += page
    case .pageUp, .halfUp: popup.top -= page
    case .goTop: popup.top = 0
    case .goBottom: popup.top = popup.lines.count
    case .back, .cancel, .open, .quoteWhy, .skippedShow:
      overlay = nil
      return true
    case .quit: return false
    default:
      overlay = nil
      return false
    }
    popup.top = max(0, min(popup.top, popup.lines.count - 1))
    overlay = .text(popup)
    return true
  }

  // MARK: Panes

  /// Gives a pane the keys, bringing it back where it was hidden.
  mutating func show(_ pane: Pane) {
    arrangement.hidden.remove(pane)
    focus = pane
    switch pane {
    case .list: arrangement.panelBesideArticle = false
    case .panel: arrangement.panelBesideArticle = true
    case .reading: break
    }
    if pane == .panel { selectPanelRow(near: panel.selected, forward: true) }
  }

  private mutating func focusPane(after pane: Pane, forward: Bool) {
    let order = forward ? Pane.allCases : Pane.allCases.reversed()
    let index = order.firstIndex(of: pane) ?? 0
    for step in 1..<order.count {
      let next = order[(index + step) % order.count]
      if !arrangement.hidden.contains(next) {
        show(next)
        return
      }
    }
  }

  private mutating func hidePane(_ effects: inout [Effect]) {
    guard focus != .reading else {
      // The article stays: hiding it means hiding all that stands beside it.
      let all: Set<Pane> = [.list, .panel]
      arrangement.hidden = arrangement.hidden == all ? [] : all
      return
    }
    arrangement.hidden.insert(focus)
    let name = focus == .list ? "list" : "panel"
    let action: Action = focus == .list ? .paneList : .panePanel
    focus = .reading
    let key = settings.keymap.keys(for: action, in: .reading).first?.notation
    say("The \(name) is hidden" + (key.map { "; \($0) brings it back" } ?? ""), &effects)
  }

  private mutating func resizePane(by steps: Int, _ effects: inout [Effect]) {
    let layout = layout
    switch layout.width {
    case .narrow: say("One pane fills this terminal", &effects)
    case .wide:
      // Making the article wider takes from the panel.
      if focus == .list, let list = layout.list {
        arrangement.listColumns = max(16, min(size.columns - 60, list.columns + 2 * steps))
      } else if let panel = layout.panel {
        let change = focus == .panel ? 2 * steps : -2 * steps
        arrangement.panelColumns = max(14, min(size.columns - 60, panel.columns + change))
      }
    case .middle:
      if let list = layout.list, layout.reading != nil {
        let change = focus == .list ? steps : -steps
        arrangement.listRows = max(3, min(size.rows - 7, list.rows + change))
      } else if let panel = layout.panel, layout.reading != nil {
        let change = focus == .panel ? 2 * steps : -2 * steps
        arrangement.panelColumns = max(14, min(size.columns - 36, panel.columns + change))
      }
    }
  }

  private mutating func changeMeasure(by columns: Int, _ effects: inout [Effect]) {
    settings.measure = max(20, min(400, settings.measure + columns))
    say("Lines of at most \(settings.measure) columns", &effects)
  }

  private mutating func back(_ effects: inout [Effect]) {
    if !views.trail.isEmpty {
      leaveView()
    } else if arrangement.zoomed, layout.width != .narrow {
      arrangement.zoomed = false
    } else if focus == .list {
      effects.append(.quit)
    } else if focus == .panel, layout.width == .narrow {
      focus = .reading
    } else {
      show(.list)
    }
  }

  /// Lets go of one thing: what the reader stands on, then the search, then the spotlight.
  private mutating func letGo() {
    if reading.focus != nil {
      reading.focus = nil
    } else if !search.matches.isEmpty {
      search.matches = []
      search.patterns = []
      search.line = PromptLine()
    } else {
      spotlight = nil
    }
  }
}
