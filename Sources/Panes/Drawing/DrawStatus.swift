import Documents
import Reader
import Screen
import Search

extension Canvas {
  mutating func drawStatus() {
    if let entry = state.entry {
      draw(entry)
      return
    }
    if state.search.isTyping {
      drawSearchPrompt()
      return
    }
    if state.isTypingFilter {
      drawFilterPrompt()
      return
    }
    guard let rect = layout.status else { return }
    let needed: Int
    if let message = state.message {
      let role = Role(message.isWarning ? .warning : .status)
      needed = write(message.text, rect.column, rect.row, limit: rect.endColumn, role)
    } else {
      needed = drawStanding(rect, rect.endColumn)
    }
    // Pending keys and progress are always shown, hints where nothing else needs the room.
    if let urgent = urgentStatus {
      let start = max(rect.column, rect.endColumn - DisplayWidth.columns(of: urgent) - 1)
      if needed > start {
        grid.fill(Rect(column: start, row: rect.row, columns: rect.endColumn - start, rows: 1))
      }
      write(urgent, endingAt: rect.endColumn, rect.row, from: start, Role(.meta))
      return
    }
    let standing = analysisStatus.map { [$0] } ?? []
    for hints in [standing + hints, standing + hints.suffix(2), standing + hints.suffix(1), standing] {
      let text = hints.joined(separator: "  ")
      let start = rect.endColumn - DisplayWidth.columns(of: text)
      if start > needed + 1 {
        write(text, start, rect.row, limit: rect.endColumn, Role(.meta))
        return
      }
    }
  }

  private var urgentStatus: String? {
    if state.keys.isPending { return state.keys.notation }
    if let use = state.triage.awaitedLetter {
      return use == .setMark ? "mark: a letter" : "to mark: a letter"
    }
    if state.triage.isBulk { return state.bulkName }
    if state.triage.isSaving { return "saving …" }
    if state.queries.isSlow { return "searching …" }
    let progress = state.progress
    if progress.isDone { return state.unseen.isEmpty ? nil : "\(state.unseen.count) new" }
    guard progress.total > 0 else { return nil }
    return "reading \(progress.read)/\(progress.total)"
  }

  /// How far the analysis is, while it is not done.
  private var analysisStatus: String? {
    guard let analysed = state.progress.analysed else { return nil }
    let count = "\(Self.grouped(analysed)) of \(Self.grouped(state.store.articles.count))"
    return state.progress.isPaused ? "analysis paused at \(count)" : "analysed \(count)"
  }

  /// "1,240"
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private var hints: [String] {
    let keymap = state.settings.keymap
    let actions: [(Action, String)] =
      switch state.views.shown {
      case nil: [(.quoteNext, "quote"), (.paletteShow, "command"), (.helpShow, "help")]
      case .places:
        [
          (.open, "mention"), (.searchStart, "filter"), (.viewSort, "order"), (.mapShow, "map"),
          (.back, "back"), (.helpShow, "help"),
        ]
      case .map:
        [
          (.mapZoomIn, "nearer"), (.mapZoomOut, "farther"), (.mapNext, "next"), (.mapScope, "scope"),
          (.open, "mention"), (.helpShow, "help"),
        ]
      case .speakers:
        [
          (.open, "dossier"), (.searchStart, "filter"), (.viewSort, "order"), (.back, "back"),
          (.helpShow, "help"),
        ]
      case .dossier:
        [
          (.open, "words"), (.quoteWhy, "more"), (.searchStart, "filter"), (.viewSort, "order"),
          (.back, "back"),
          (.helpShow, "help"),
        ]
      case .quotes:
        [(.open, "words"), (.filter, "filter"), (.viewSort, "order"), (.back, "back"), (.helpShow, "help")]
      case .search:
        [(.open, "match"), (.filter, "search"), (.viewSort, "order"), (.back, "back"), (.helpShow, "help")]
      }
    let words = actions.compactMap { action, word in
      keymap.keys(for: action, in: state.context).first.map { keys in
        "\(keys.notation.filter { $0 != " " || keys.notation.count > 3 }) \(word)"
      }
    }
    let skipped = state.store.skipped.count
    let left = skipped > 0 ? ["\(skipped) left out"] : []
    return left + words
  }

  /// Writes where the reader stands and returns the column after it.
  private mutating func drawStanding(_ rect: Rect, _ end: Int) -> Int {
    var column = rect.column
    if let view = state.views.shown { return drawStanding(in: view, rect, end) }
    // The list says it all: a line that changes with every move is paid for in bytes.
    guard state.focus != .list else { return column }
    if state.triage.selection != nil { return drawSelecting(rect, end) }
    guard let analysis = state.analysis else { return column }
    switch state.reading.focus {
    case .quotation(let index):
      let quotation = analysis.quotations[index]
      let number = state.reading.quotations.partitioningIndex { $0 >= index } + 1
      let name = quotation.speaker.map { analysis.entities[$0].name } ?? "speaker not known"
      column = write(
        "quote \(number)/\(state.reading.quotations.count) · ", column, rect.row, limit: end, Role(.status))
      column = write(
        name + (quotation.speaker != nil && quotation.isUnsure ? "?" : ""), column, rect.row, limit: end,
        Role(.statusStrong))
      let rest = " · \(quotation.kind.rawValue) · \(standing(quotation, index))"
      column = write(rest, column, rect.row, limit: end, Role(.status))
    case .mention(let range, let subject):
      let ranges = state.mentions(of: subject)
      let number = ranges.partitioningIndex { $0 >= range } + 1
      let name =
        switch subject {
        case .speaker(let entity): analysis.entities[entity].name
        case .place(let key): key.name + (key.country.map { ", \($0)" } ?? "")
        }
      column = write(name, column, rect.row, limit: end, Role(.statusStrong))
      column = write(" · mention \(number)/\(ranges.count)", column, rect.row, limit: end, Role(.status))
    case .match(let index):
      let text = "“\(state.search.line.text)” · match \(index + 1)/\(state.search.matches.count)"
      column = write(text, column, rect.row, limit: end, Role(.status))
    case nil:
      if let spotlight = state.spotlight {
        let name =
          switch spotlight {
          case .speaker(let entity): analysis.entities[entity].name
          case .place(let key): key.name
          }
        column = write("spotlight on \(name)", column, rect.row, limit: end, Role(.status))
      } else if let article = state.article {
        if let note = state.store.decisions.note(of: article.identity) {
          column = write("note: \(note) · ", column, rect.row, limit: end, Role(.statusStrong))
        }
        column = write(article.source.name, column, rect.row, limit: end, Role(.meta))
      }
    }
    return column
  }

  /// How sure a quotation is and why, with what a person decided about it before that.
  private func standing(_ quotation: Quotation, _ index: Int) -> String {
    guard let article = state.reading.article else { return quotation.certainty }
    let store = state.store
    var parts: [String] = []
    if store.decision(.verified, onQuotation: index, inArticle: article) != nil { parts.append("verified ✓") }
    let tags = store.tags(ofQuotation: index, inArticle: article)
    if !tags.isEmpty { parts.append(tags.map { "#\($0)" }.joined(separator: " ")) }
    if let note = store.decision(.quotationNote, onQuotation: index, inArticle: article) {
      parts.append("note: \(note)")
    }
    return (parts + [quotation.certainty, quotation.because]).joined(separator: " · ")
  }

  /// Writes that words are being selected, for as long as they are, and what to do with them.
  private mutating func drawSelecting(_ rect: Rect, _ end: Int) -> Int {
    var text = "Selecting words"
    for (action, meaning) in [(Action.open, "adds them as a quotation"), (.cancel, "leaves")] {
      guard let keys = state.settings.keymap.keys(for: action, in: state.context).first else { continue }
      text += " · \(keys.notation) \(meaning)"
    }
    return write(text, rect.column, rect.row, limit: end, Role(.status))
  }

  /// Writes what is selected in a view and returns the column after it.
  private mutating func drawStanding(in view: CorpusView, _ rect: Rect, _ end: Int) -> Int {
    switch view {
    case .places:
      // A wide list says it all: a line that changes with every move is paid for in bytes.
      guard rect.columns < 60, let number = state.views.places.chosen else { return rect.column }
      let speakers = speakers(of: state.store.places.all[number])
      return write(
        speakers.isEmpty ? "nobody speaks of it" : speakers, rect.column, rect.row, limit: end, Role(.status))
    case .speakers:
      // What a narrow list has no column for.
      guard rect.columns < 100, let posting = state.views.speakers.chosen.flatMap(state.store.people.posting)
      else { return rect.column }
      let role = posting.roles.first?.role ?? places(of: posting)
      return write(role, rect.column, rect.row, limit: end, Role(.status))
    case .dossier:
      guard state.dossierLayout.words == nil, let statement = state.chosenStatement else {
        return rect.column
      }
      return write(
        rowTitle(state.store.articles[statement.article]), rect.column, rect.row, limit: end, Role(.status))
    case .quotes:
      // What a narrow list has no column for.
      guard rect.columns < 110, let number = state.views.quotes.chosen,
        let found = state.quotation(number: number)
      else { return rect.column }
      let date = found.article.date.map { " · \(shortDate($0))" } ?? ""
      return write(
        rowTitle(found.article) + (rect.columns < 76 ? date : ""), rect.column, rect.row, limit: end,
        Role(.status))
    case .search:
      guard rect.columns < 70, let hit = state.views.search.chosen else { return rect.column }
      let article = state.store.articles[state.views.hits[hit].article]
      return write(rowTitle(article), rect.column, rect.row, limit: end, Role(.status))
    case .map:
      guard let place = state.views.map.chosen else { return rect.column }
      let posting = state.store.places.all[place.number]
      let name = place.name + (posting.key.country.map { ", \($0)" } ?? "")
      let column = write(name, rect.column, rect.row, limit: end, Role(.statusStrong))
      let mentions = place.mentions == 1 ? "1 mention" : "\(place.mentions) mentions"
      let count = posting.articles.count
      let articles =
        state.views.map.scope == .article ? "" : count == 1 ? " in 1 article" : " in \(count) articles"
      return write(" · \(mentions)\(articles)", column, rect.row, limit: end, Role(.status))
    }
  }

  /// Writes what may be typed in the row above the line, from the one that stands in it on.
  private mutating func drawSuggestions(_ entry: LineEntry, row: Int) {
    guard row > 0, !entry.suggestions.isEmpty else { return }
    let end = state.size.columns
    grid.fill(Rect(column: 0, row: row, columns: end, rows: 1), role: Role(.popup).rawValue)
    var column = 1
    let first = max(0, (entry.suggestion ?? 0) - 2)
    for (index, candidate) in entry.suggestions.enumerated().dropFirst(first) where column < end - 2 {
      let isChosen = index == entry.suggestion
      column = write(
        candidate.label, column, row, limit: end,
        Role(isChosen ? .popupTitle : .popup, isChosen ? .selected : []))
      if !candidate.detail.isEmpty {
        column = write(" \(candidate.detail)", column, row, limit: end, Role(.popupLabel))
      }
      column += 2
    }
  }

  private mutating func drawFilterPrompt() {
    guard let list = state.views.shown.flatMap(state.views.list) else { return }
    let row = max(0, state.size.rows - 1)
    let end = state.size.columns
    grid.fill(Rect(column: 0, row: row, columns: end, rows: 1))
    drawPrompt("/", list.filter, column: 0, row: row, limit: end)
  }

  private mutating func draw(_ entry: LineEntry) {
    let row = max(0, state.size.rows - 1)
    let end = state.size.columns
    grid.fill(Rect(column: 0, row: row, columns: end, rows: 1))
    var limit = end
    if let remark = entry.remark {
      limit = max(min(20, end / 2), end - DisplayWidth.columns(of: remark) - 1)
      write(remark, limit + 1, row, limit: end, Role(entry.isWrong ? .warning : .meta))
    }
    drawSuggestions(entry, row: row - 1)
    drawPrompt(entry.question, entry.line, column: 0, row: row, limit: limit)
  }

  private mutating func drawSearchPrompt() {
    let row = max(0, state.size.rows - 1)
    let end = state.size.columns
    let search = state.search
    grid.fill(Rect(column: 0, row: row, columns: end, rows: 1))
    let mark = search.isRegex ? "regex/" : "/"
    var limit = end
    if let problem = search.problem {
      limit = max(min(20, end / 2), end - DisplayWidth.columns(of: problem) - 1)
      write(problem, limit + 1, row, limit: end, Role(.warning))
    } else if !search.line.text.isEmpty {
      let count = search.matches.count
      let found = count == 0 ? "no match" : count == 1 ? "1 match" : "\(count) matches"
      limit = write(found, endingAt: end, row, from: end / 2, Role(count == 0 ? .warning : .meta)) - 1
    }
    drawPrompt(mark, search.line, column: 0, row: row, limit: limit)
  }

  /// Writes a line that is being typed, scrolled so that the cursor is on the screen.
  mutating func drawPrompt(_ mark: String, _ line: PromptLine, column: Int, row: Int, limit: Int) {
    let start = write(mark, column, row, limit: limit, Role(.prompt))
    let room = limit - start - 1
    var first = 0
    while first < line.cursor,
      DisplayWidth.columns(of: String(line.characters[first..<line.cursor])) > max(0, room)
    {
      first += 1
    }
    grid.write(
      String(line.characters[first...]), at: Point(column: start, row: row), limit: limit,
      role: Role(.prompt).rawValue, ellipsis: false)
    let before = DisplayWidth.columns(of: String(line.characters[first..<line.cursor]))
    grid.cursor = Point(column: min(max(0, limit - 1), start + before), row: row)
  }
}
