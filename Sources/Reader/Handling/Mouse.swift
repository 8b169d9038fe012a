import Documents
import Screen

extension ReaderState {
  mutating func handle(_ event: MouseEvent, _ effects: inout [Effect]) {
    guard settings.mouse else { return }
    if overlay != nil || search.isTyping || isTypingFilter {
      switch event.kind {
      case .wheelDown: runWheel(.moveDown, .promptNext, &effects)
      case .wheelUp: runWheel(.moveUp, .promptPrevious, &effects)
      default: break
      }
      return
    }
    if let view = views.shown {
      handle(event, in: view, &effects)
      return
    }
    if drag(event) { return }
    let layout = layout
    guard let pane = Pane.allCases.first(where: { layout.rect(of: $0)?.contains(event.at) == true }),
      let rect = layout.rect(of: pane)?.underHeader
    else { return }
    switch event.kind {
    case .wheelDown, .wheelUp:
      let focused = focus
      focus = pane
      let lines = pane == .reading ? 3 : 1
      move(by: event.kind == .wheelDown ? lines : -lines, &effects)
      focus = focused
    case .press, .doublePress:
      let row = event.at.row - rect.row
      show(pane)
      switch pane {
      case .list where list.rows.indices.contains(list.top + row):
        show(list.rows[list.top + row], &effects)
        if event.kind == .doublePress { show(.reading) }
      case .panel where panel.rows.indices.contains(panel.top + row):
        guard row >= 0, panel.rows[panel.top + row].subject != nil else { return }
        panel.selected = panel.top + row
        goToMention(by: 1, &effects)
      case .reading: stand(atRow: row)
      default: break
      }
    case .release, .drag: break
    }
  }

  /// Moves the line between two panes with the pointer; false where the event is about something else.
  private mutating func drag(_ event: MouseEvent) -> Bool {
    let layout = layout
    switch event.kind {
    case .press:
      draggedDivider = divider(at: event.at, layout)
      return draggedDivider != nil
    case .drag, .release:
      guard let divider = draggedDivider else { return false }
      switch divider {
      case .list: arrangement.listColumns = max(16, min(size.columns - 60, event.at.column))
      case .panel:
        let least = layout.width == .wide ? 60 : 36
        arrangement.panelColumns = max(14, min(size.columns - least, size.columns - 1 - event.at.column))
      case .reading: arrangement.listRows = max(3, min(size.rows - 7, event.at.row))
      }
      if event.kind == .release { draggedDivider = nil }
      return true
    default: return false
    }
  }

  /// The pane whose inner edge is at a point: a rule, or the header of an article that stands below the list.
  private func divider(at point: Point, _ layout: PaneLayout) -> Pane? {
    if let rule = layout.rules.first(where: { $0.contains(point) }) {
      return rule.column == layout.list?.endColumn ? .list : .panel
    }
    let isBelowList = layout.list != nil && layout.reading?.row ?? 0 > 0
    return isBelowList && layout.reading?.header.contains(point) == true ? .reading : nil
  }

  private mutating func runWheel(_ window: Action, _ prompt: Action, _ effects: inout [Effect]) {
    run(context == .prompt ? prompt : window, count: nil, &effects)
  }

  /// Stands on the quotation that runs through a row of the article.
  private mutating func stand(atRow row: Int) {
    guard let layout = reading.layout, let analysis, row >= 0 else { return }
    let lines = layout.lines(from: layout.position(of: reading.top), count: row + 1)
    guard lines.count == row + 1, let line = lines.last else { return }
    let hit = reading.quotations.first { index in
      analysis.quotations[index].content.contains { $0.overlaps(line.range) }
    }
    if let hit { reading.focus = .quotation(hit) }
  }
}
