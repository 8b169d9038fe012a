import Documents
import Screen

extension ReaderState {
  private var readingRows: Int { max(1, readingFrame?.rect.rows ?? size.rows) }

  private func rows(of pane: Pane) -> Int { max(1, layout.rect(of: pane)?.underHeader.rows ?? size.rows) }

  mutating func move(by count: Int, _ effects: inout [Effect]) {
    switch focus {
    case .list: select(list.selected + count, &effects)
    case .reading: scroll(by: count)
    case .panel: selectPanelRow(movedBy: count)
    }
  }

  mutating func move(byPages count: Int, _ effects: inout [Effect]) {
    // One line of the page before stays in sight.
    let page = max(1, rows(of: focus) - 1)
    if focus == .reading, count > 0, isAtEnd {
      let key = settings.keymap.keys(for: .articleNext, in: context).first?.notation
      say("End of the article" + (key.map { " · \($0): next" } ?? ""), &effects)
      return
    }
    move(by: page * count, &effects)
  }

  mutating func move(byHalves count: Int, _ effects: inout [Effect]) {
    move(by: max(1, rows(of: focus) / 2) * count, &effects)
  }

  /// Goes to a row or line, counted from 0; `nil` is the last.
  mutating func go(to index: Int?, _ effects: inout [Effect]) {
    switch focus {
    case .list: select(index ?? list.rows.count - 1, &effects)
    case .panel: selectPanelRow(near: index ?? panel.rows.count - 1, forward: index != nil)
    case .reading:
      guard let layout = reading.layout else { return }
      if let index {
        reading.top = layout.offset(of: layout.position(layout.first, movedBy: index))
      } else {
        reading.top = layout.offset(of: lastTop(layout))
      }
    }
  }

  // MARK: List

  /// Selects a row of the list; the article beside it follows once the selection rests.
  mutating func select(_ row: Int, _ effects: inout [Effect]) {
    let before = list.selected
    list.go(to: row)
    guard list.selected != before else { return }
    effects.append(.startTimer(.preview, milliseconds: 150))
  }

  /// Opens the article at an index of the store, at the place where it was left.
  mutating func show(_ index: Int, _ effects: inout [Effect]) {
    guard store.articles.indices.contains(index) else { return }
    if let row = list.row(of: index) { list.selected = row }
    unseen.remove(index)
    effects.append(.stopTimer(.preview))
    guard reading.article != index else { return }
    if let old = reading.article {
      reading.places[old] = reading.top
      leaveForJump()
      rememberPosition(&effects)
      if store.removed.contains(old) { list.remove([old]) }
    }
    triage.selection = nil
    reading.article = index
    reading.top = reading.places[index] ?? rememberedPosition(index) ?? store.articles[index].span.start
    reading.focus = nil
    reading.layout = nil
    spotlight = nil
    refreshAnalysis()
    selectPanelRow(near: 0, forward: true)
    if search.line.text.isEmpty { search.matches = [] } else { findMatches() }
    if !store.isAnalysed(index) { effects.append(.analyse(index)) }
  }

  /// Goes to the next or an earlier article.
  mutating func step(by count: Int, _ effects: inout [Effect]) {
    guard !list.rows.isEmpty else { return }
    // An article that the list does not show stands where the selection is.
    let row = reading.article.flatMap { list.row(of: $0) } ?? list.selected
    let article = list.rows[max(0, min(list.rows.count - 1, row + count))]
    guard article != reading.article else {
      say(count > 0 ? "This is the last article" : "This is the first article", &effects)
      return
    }
    show(article, &effects)
  }

  mutating func open(_ effects: inout [Effect]) {
    switch focus {
    case .list:
      guard let chosen = list.chosen else { return }
      // Who chooses another article has no way back to a view.
      views.trail = []
      show(chosen, &effects)
      show(.reading)
    case .reading:
      if reading.focus == nil { goToQuotation(by: 1, &effects) } else { showWhy(&effects) }
    case .panel: goToMention(by: 1, &effects)
    }
  }

  /// Takes up what was found in the open article.
  mutating func refreshAnalysis() {
    guard let article else { return }
    let chosen = panel.rows.indices.contains(panel.selected) ? panel.rows[panel.selected].subject : nil
    let analysis = self.analysis
    let attitudes = settings.showsAttitudes
    if let analysis {
      reading.highlights = Highlights(analysis, in: article, attitudes: attitudes)
      reading.quotations = analysis.quotations.indices.filter {
        attitudes || analysis.quotations[$0].attribution == .statement
      }
    } else {
      reading.highlights = Highlights()
      reading.quotations = []
    }
    findLandmarks()
    panel.rows = PanelRow.rows(for: analysis, walking: reading.landmarks, attitudes: attitudes)
    panel.mostCounted = panel.rows.lazy.map(\.counted).max() ?? 0
    let row = chosen.flatMap { chosen in panel.rows.firstIndex { $0.subject == chosen } }
    selectPanelRow(near: row ?? 0, forward: true)
  }

  /// Finds what keys walk to in what is shown now.
  mutating func findLandmarks() {
    guard let article, let analysis else {
      reading.landmarks = Landmarks()
      reading.lit = nil
      return
    }
    reading.landmarks = Landmarks(
      analysis, in: article, quotations: reading.quotations, furniture: settings.showsFurniture)
    reading.lit = nil
  }

  // MARK: Panel

  mutating func selectPanelRow(movedBy count: Int) {
    let step = count > 0 ? 1 : -1
    var row = panel.selected
    for _ in 0..<min(abs(count), panel.rows.count) {
      var next = row + step
      while panel.rows.indices.contains(next), panel.rows[next].subject == nil { next += step }
      guard panel.rows.indices.contains(next) else { break }
      row = next
    }
    panel.selected = row
  }

  /// Selects the selectable row nearest to `row`, looking first in one direction.
  mutating func selectPanelRow(near row: Int, forward: Bool) {
    let row = max(0, min(panel.rows.count - 1, row))
    let after = panel.rows.indices.dropFirst(row).first { panel.rows[$0].subject != nil }
    let before = panel.rows.indices.prefix(row + 1).last { panel.rows[$0].subject != nil }
    panel.selected = (forward ? after ?? before : before ?? after) ?? 0
  }

  // MARK: Article

  private func lastTop(_ layout: ReadingLayout) -> LinePosition {
    layout.position(layout.last, movedBy: 1 - readingRows)
  }

  private var isAtEnd: Bool {
    guard let layout = reading.layout else { return true }
    return layout.position(of: reading.top) >= lastTop(layout)
  }

  private mutating func scroll(by count: Int) {
    guard let layout = reading.layout, !layout.isEmpty else { return }
    let top = layout.position(of: reading.top)
    var new = layout.position(top, movedBy: count)
    if count > 0 { new = max(top, min(new, lastTop(layout))) }
    reading.top = layout.offset(of: new)
    if let place = focusRange, !isVisible(place.start) { reading.focus = nil }
  }

  /// Whether the line that holds a byte is on the screen.
  func isVisible(_ offset: Int) -> Bool {
    guard let layout = reading.layout, !layout.isEmpty else { return false }
    let top = layout.position(of: reading.top)
    let line = layout.position(of: offset)
    return line >= top
      && layout.distance(from: top, to: line, limit: readingRows + 1) < readingRows
  }

  /// Brings a stretch of text onto the screen, moving only when its first or last line is not there.
  mutating func bringIntoView(_ range: TextRange) {
    guard let frame = readingFrame ?? hiddenFrame, let article else { return }
    layOut(article, width: frame.textColumns)
    guard let layout = reading.layout, !layout.isEmpty else { return }
    let lastByte = max(range.start, range.end - 1)
    if isVisible(range.start), isVisible(lastByte) { return }
    let first = layout.position(of: range.start)
    let height = layout.distance(from: first, to: layout.position(of: lastByte), limit: readingRows) + 1
    // What fits is centred; a long stretch begins near the top.
    let above = height >= readingRows ? 0 : min((readingRows - height) / 2, readingRows / 3)
    reading.top = layout.offset(of: layout.position(first, movedBy: -above))
  }

  /// The frame the article would have if it had the focus.
  private var hiddenFrame: ReadingFrame? {
    layout(focusedOn: .reading).reading
      .map { ReadingFrame(pane: $0, measure: settings.measure) }
  }
}
