import Screen

extension ReaderState {
  /// What the mouse does in a view.
  mutating func handle(_ event: MouseEvent, in view: CorpusView, _ effects: inout [Effect]) {
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
}
