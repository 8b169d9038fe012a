import Screen

extension ReaderState {
  /// What the mouse does in a view.
  mutating func handle(_ event: MouseEvent, in view: CorpusView, _ effects: inout [Effect]) {
    if let rows = CorpusViews.rows(of: view) {
      switch event.kind {
      case .wheelDown: views[keyPath: rows].move(by: 1)
      case .wheelUp: views[keyPath: rows].move(by: -1)
      case .press, .doublePress:
        let row = event.at.row - viewRows.row + views[keyPath: rows].top
        guard viewRows.contains(event.at), views[keyPath: rows].rows.indices.contains(row) else { return }
        views[keyPath: rows].go(to: row)
        if event.kind == .doublePress { _ = run(.open, count: nil, in: view, &effects) }
      default: break
      }
      return
    }
    switch (view, event.kind) {
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
}
