import Documents
import Reader
import Screen

/// What a map shows: places through a camera.
struct MapPicture {
  /// The places, the most mentioned first.
  let places: [MapPlace]
  /// The highlighted place, an index of `places`.
  let selected: Int?
  /// What part of the earth.
  let camera: MapCamera
  /// Whether the highlighted place is named with its count.
  var showsCount = true
}

extension Canvas {
  mutating func drawMapView(_ rect: Rect) {
    let map = state.views.map
    let count = map.places.count
    var title = map.scope == .article ? "Map · this article" : "Map · all articles"
    title += count == 1 ? " · 1 place" : " · \(count) places"
    if map.unlocated > 0 { title += " · \(map.unlocated) not located" }
    if state.mapRect != rect { drawViewHeader(rect, title, right: scale(map.camera)) }
    drawMap(state.mapRect, MapPicture(places: map.places, selected: map.selected, camera: map.camera))
  }

  /// A bar as long as a round number of kilometres.
  private func scale(_ camera: MapCamera) -> String {
    let kilometresPerColumn = 2 * 111.32 / camera.dotsPerDegree
    let lengths = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5]
    let length = lengths.first { Double($0) / kilometresPerColumn <= 14 } ?? 5
    let columns = Int((Double(length) / kilometresPerColumn).rounded())
    return "├" + String(repeating: "─", count: max(0, columns - 2)) + "┤ \(length) km"
  }

  /// Draws a map into a rectangle: coasts and borders, a dot for each place, names where there is room.
  mutating func drawMap(_ rect: Rect, _ picture: MapPicture) {
    guard !rect.isEmpty else { return }
    drawLines(rect, picture.camera)
    let dots = visibleDots(rect, picture)
    // The most mentioned lie on top.
    for dot in dots.reversed() {
      let isSelected = dot.place == picture.selected
      let role = Role(.mapPlace, isSelected ? .current : [])
      let glyph = placeGlyph(dot.place, picture)
      grid.put(
        .drawn(glyph), at: Point(column: rect.column + dot.at.column, row: rect.row + dot.at.row),
        limit: rect.endColumn, role: role.rawValue)
    }
    let credit = drawCredit(rect)
    let names = dots.map { dot in
      let place = picture.places[dot.place]
      return dot.place == picture.selected && picture.showsCount
        ? "\(place.name) \(place.mentions)" : place.name
    }
    let labels = MapLabels(
      zip(dots, names).map { ($0.at, DisplayWidth.columns(of: $1)) },
      in: Size(columns: rect.columns, rows: rect.rows), reserved: credit.map { [$0] } ?? [])
    for label in labels.labels {
      let isSelected = dots[label.dot].place == picture.selected
      write(
        names[label.dot], rect.column + label.at.column, rect.row + label.at.row, limit: rect.endColumn,
        Role(.mapLabel, isSelected ? .current : []))
    }
    if let selected = dots.first, selected.place == picture.selected {
      grid.cursor = Point(column: rect.column + selected.at.column, row: rect.row + selected.at.row)
    }
  }

  private mutating func drawLines(_ rect: Rect, _ camera: MapCamera) {
    var field = DotField(columns: rect.columns, rows: rect.rows)
    let lines = camera.dotsPerDegree < 2 ? MapLines.far : MapLines.near
    field.draw(lines.borders, .mapBorder, through: camera, dotted: true)
    field.draw(lines.lakes, .mapLake, through: camera)
    field.draw(lines.coasts, .mapCoast, through: camera)
    for row in 0..<rect.rows {
      for column in 0..<rect.columns {
        let cell = row * rect.columns + column
        guard field.masks[cell] != 0 else { continue }
        grid.put(
          .drawn(lineGlyph(field.masks[cell], field.kinds[cell])),
          at: Point(column: rect.column + column, row: rect.row + row), limit: rect.endColumn,
          role: Role(field.kinds[cell]).rawValue)
      }
    }
  }

  private func lineGlyph(_ mask: UInt8, _ kind: Role.Kind) -> Unicode.Scalar {
    guard state.showsUTF8 else { return kind == .mapBorder ? ":" : kind == .mapLake ? "~" : "." }
    return Unicode.Scalar(0x2800 + UInt32(mask)) ?? " "
  }

  /// Larger for more mentions: a half of the most mentioned, an eighth, less.
  private func placeGlyph(_ index: Int, _ picture: MapPicture) -> Unicode.Scalar {
    let glyphs: [Unicode.Scalar] = state.showsUTF8 ? ["◉", "●", "•", "◦"] : ["*", "@", "O", "o"]
    if index == picture.selected { return glyphs[0] }
    let most = picture.places.first?.mentions ?? 1
    let own = picture.places[index].mentions
    if most > 1, own * 2 >= most { return glyphs[1] }
    return own * 8 >= most ? glyphs[2] : glyphs[3]
  }

  /// The places in the picture with their cells: the selected one first, then the most mentioned.
  private func visibleDots(_ rect: Rect, _ picture: MapPicture) -> [(place: Int, at: Point)] {
    let dots = ReaderState.dots(of: rect)
    var visible: [(place: Int, at: Point)] = []
    var isTaken = Array(repeating: false, count: rect.columns * rect.rows)
    func add(_ index: Int) {
      let place = picture.places[index]
      let dot = picture.camera.dot(
        longitude: place.longitude, latitude: place.latitude, columns: dots.columns, rows: dots.rows)
      guard dot.x >= 0, dot.y >= 0, dot.x < Double(dots.columns), dot.y < Double(dots.rows) else { return }
      let at = Point(column: Int(dot.x) / 2, row: Int(dot.y) / 4)
      let cell = at.row * rect.columns + at.column
      if !isTaken[cell] { visible.append((index, at)) }
      isTaken[cell] = true
    }
    if let selected = picture.selected, picture.places.indices.contains(selected) { add(selected) }
    for index in picture.places.indices where index != picture.selected { add(index) }
    return visible
  }

  /// Writes whose data it is into the lower right corner and gives the rectangle.
  private mutating func drawCredit(_ rect: Rect) -> Rect? {
    let texts = ["Natural Earth · GeoNames CC BY", "GeoNames CC BY"]
    guard rect.rows >= 4,
      let text = texts.first(where: { DisplayWidth.columns(of: $0) * 5 <= rect.columns * 4 })
    else { return nil }
    let columns = DisplayWidth.columns(of: text)
    let corner = Rect(
      column: rect.columns - columns, row: rect.rows - 1, columns: columns, rows: 1)
    write(
      text, rect.column + corner.column, rect.row + corner.row, limit: rect.endColumn, Role(.meta))
    return corner
  }

  // MARK: Under the panel

  /// Draws the article's places under the panel where a wide terminal leaves room.
  mutating func drawMiniMap(under rect: Rect) {
    let used = state.panel.rows.count + 1
    let free = rect.rows - used - 1
    guard layout.width == .wide, state.panel.top == 0, rect.columns >= 24, free >= 8 else { return }
    let places = state.panelPlaces
    guard !places.isEmpty else { return }
    let rows = min(free, max(8, rect.columns / 2))
    let frame = Rect(
      column: rect.column, row: rect.endRow - rows, columns: rect.columns, rows: rows)
    write("Map", frame.column, frame.row - 1, limit: frame.endColumn, Role(.heading))
    var selected: Int?
    if state.focus == .panel, state.panel.rows.indices.contains(state.panel.selected),
      case .place(let key, _) = state.panel.rows[state.panel.selected],
      let number = state.store.places.number(of: key)
    {
      selected = places.firstIndex { $0.number == number }
    }
    let dots = ReaderState.dots(of: frame)
    let cursor = grid.cursor
    drawMap(
      frame,
      MapPicture(
        places: places, selected: selected,
        camera: MapCamera(fitting: places, columns: dots.columns, rows: dots.rows), showsCount: false))
    grid.cursor = cursor
  }
}
