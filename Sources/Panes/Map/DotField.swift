import Reader

/// A picture made of dots, two by four to a cell, each with the kind of line it belongs to.
struct DotField {
  /// Columns of cells.
  let columns: Int
  /// Rows of cells.
  let rows: Int
  /// The dots of each cell, by the bits of Unicode's braille patterns (U+2800).
  private(set) var masks: [UInt8]
  /// The kind of each cell: that of the line drawn last through it.
  private(set) var kinds: [Role.Kind]

  /// An empty picture of so many cells.
  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    masks = Array(repeating: 0, count: columns * rows)
    kinds = Array(repeating: .mapBorder, count: columns * rows)
  }

  /// Draws what `camera` sees of `lines`; dotted lines leave out every second pair of dots.
  mutating func draw(_ lines: MapLines, _ kind: Role.Kind, through camera: MapCamera, dotted: Bool = false) {
    guard columns > 0, rows > 0 else { return }
    let unit = Double(MapLines.unitsPerDegree)
    let (perUnitEast, perUnit) = (camera.dotsPerDegreeEast / unit, camera.dotsPerDegree / unit)
    let (middleX, middleY) = (Double(columns), Double(rows) * 2)
    let centre = (x: Int((camera.longitude * unit).rounded()), y: Int((camera.latitude * unit).rounded()))
    let halfWidth = Int(middleX / perUnitEast) + 1
    let halfHeight = Int(middleY / perUnit) + 1
    let half = MapLines.circle / 2
    func wrapped(_ x: Int) -> Int { x > half ? x - MapLines.circle : x < -half ? x + MapLines.circle : x }
    let cut = half - 10
    lines.coordinates.withUnsafeBufferPointer { coordinates in
      for line in lines.lines {
        guard line.south <= centre.y + halfHeight, line.north >= centre.y - halfHeight else { continue }
        let middle = wrapped((line.west + line.east) / 2 - centre.x)
        guard abs(middle) - (line.east - line.west) / 2 <= halfWidth else { continue }
        var last: (raw: Int, east: Int, y: Double)?
        for point in line.points {
          let raw = Int(coordinates[2 * point])
          let east = wrapped(raw - centre.x)
          let y = Double(centre.y - Int(coordinates[2 * point + 1])) * perUnit + middleY
          defer { last = (raw, east, y) }
          // The data cut land at the antimeridian; the cut is no coast.
          guard let last, abs(raw) < cut || abs(last.raw) < cut else { continue }
          func x(_ east: Int) -> Double { Double(east) * perUnitEast + middleX }
          let step = east - last.east
          if abs(step) > half {
            // Round the back of the earth: one half leaves the picture on this side, one comes in on the other.
            let turn = step > 0 ? MapLines.circle : -MapLines.circle
            segment(x(last.east), last.y, x(east - turn), y, kind, dotted)
            segment(x(last.east + turn), last.y, x(east), y, kind, dotted)
          } else {
            segment(x(last.east), last.y, x(east), y, kind, dotted)
          }
        }
      }
    }
  }

  /// Draws a straight line between two dots, as far as it is in the picture (Liang and Barsky 1984).
  private mutating func segment(
    _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ kind: Role.Kind, _ dotted: Bool
  ) {
    let (width, height) = (Double(columns * 2), Double(rows * 4))
    let (dx, dy) = (x1 - x0, y1 - y0)
    var (enter, leave) = (0.0, 1.0)
    for (p, q) in [(-dx, x0), (dx, width - x0), (-dy, y0), (dy, height - y0)] {
      if p == 0 {
        if q < 0 { return }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    guard enter <= leave else { return }
    let (startX, startY) = (x0 + enter * dx, y0 + enter * dy)
    let (endX, endY) = (x0 + leave * dx, y0 + leave * dy)
    let steps = Int(max(abs(endX - startX), abs(endY - startY))) + 1
    let (stepX, stepY) = ((endX - startX) / Double(steps), (endY - startY) / Double(steps))
    for step in 0...steps {
      plot(Int(startX + Double(step) * stepX), Int(startY + Double(step) * stepY), kind, dotted)
    }
  }

  /// Bits of a braille pattern by row and column of the dot.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  private mutating func plot(_ x: Int, _ y: Int, _ kind: Role.Kind, _ dotted: Bool) {
    guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
    // Half of the dots, whatever the line's direction.
    if dotted, (x + 2 * y) & 3 >= 2 { return }
    let cell = (y >> 2) * columns + (x >> 1)
    masks[cell] |= Self.bits[(y & 3) << 1 | x & 1]
    kinds[cell] = kind
  }
}
