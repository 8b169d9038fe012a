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
      case .list where store.articles.indices.contains(list.top + row):
        show(list.top + row, &effects)
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

  private mutating func handle(_ event: MouseEvent, in view: CorpusView, _ effects: inout [Effect]) {
    switch (view, event.kind) {
    case (.places, .wheelDown): views.places.move(by: 1)
    case (.places, .wheelUp): views.places.move(by: -1)
    case (.places, .press), (.places, .doublePress):
      let row = event.at.row - viewRows.row + views.places.top
      guard event.at.row >= viewRows.row, views.places.rows.indices.contains(row) else { return }
      views.places.go(to: row)
      if event.kind == .doublePress { _ = run(.open, count: nil, in: view, &effects) }
    case (.map, .wheelDown): zoomMap(by: 1 / 1.5, 1)
    case (.map, .wheelUp): zoomMap(by: 1.5, 1)
    case (.map, .press), (.map, .doublePress):
      guard let index = mapPlace(at: event.at) else { return }
      selectOnMap(at: index)
      if event.kind == .doublePress { _ = run(.open, count: nil, in: view, &effects) }
    default: break
    }
  }

  /// The place nearest to a cell of the map, at most two columns or one row away.
  private func mapPlace(at point: Point) -> Int? {
    let rect = mapRect
    let dots = Self.dots(of: rect)
    var nearest: (index: Int, distance: Double)?
    for (index, place) in views.map.places.enumerated() {
      let dot = views.map.camera.dot(
        longitude: place.longitude, latitude: place.latitude, columns: dots.columns, rows: dots.rows)
      let right = dot.x - Double((point.column - rect.column) * 2 + 1)
      let down = dot.y - Double((point.row - rect.row) * 4 + 2)
      let distance = right * right + down * down
      if distance <= 36, distance < nearest?.distance ?? .infinity { nearest = (index, distance) }
    }
    return nearest?.index
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
