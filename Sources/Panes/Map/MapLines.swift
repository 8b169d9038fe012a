import CAssets

/// Lines on the earth in one scale: coasts, borders or lakes of Natural Earth.
struct MapLines: Sendable {
  /// One line: where its points stand and what they span, in units.
  struct Line {
    let points: Range<Int>
    let west: Int
    let east: Int
    let south: Int
    let north: Int
  }

  /// Units of a degree.
  static let unitsPerDegree = 182
  /// Units of the whole circle.
  static let circle = 360 * unitsPerDegree

  /// Longitude and latitude of all points, one after the other, in units.
  private(set) var coordinates: [Int16] = []
  /// The lines.
  private(set) var lines: [Line] = []

  /// Reads the format that `CAssets.h` describes; what is cut off is left out.
  init(_ asset: pq_asset) {
    let bytes = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
    func word(_ offset: Int) -> UInt16 {
      offset + 1 < bytes.count ? UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8 : 0
    }
    coordinates.reserveCapacity(asset.count / 2)
    var offset = 2
    for _ in 0..<Int(word(0)) {
      let count = Int(word(offset))
      offset += 2
      guard count > 0, offset + 4 * count <= bytes.count else { return }
      let first = coordinates.count / 2
      var (west, east, south, north) = (Int.max, Int.min, Int.max, Int.min)
      for _ in 0..<count {
        let x = Int16(bitPattern: word(offset))
        let y = Int16(bitPattern: word(offset + 2))
        coordinates.append(x)
        coordinates.append(y)
        (west, east) = (min(west, Int(x)), max(east, Int(x)))
        (south, north) = (min(south, Int(y)), max(north, Int(y)))
        offset += 4
      }
      lines.append(
        Line(points: first..<(first + count), west: west, east: east, south: south, north: north))
    }
  }

  /// Coasts, borders and lakes for the world.
  static let far = (
    coasts: MapLines(pq_coastline_110m()), borders: MapLines(pq_borders_110m()),
    lakes: MapLines(pq_lakes_110m())
  )
  /// The same with more detail, for parts of it.
  static let near = (
    coasts: MapLines(pq_coastline_50m()), borders: MapLines(pq_borders_50m()), lakes: MapLines(pq_lakes_50m())
  )
}
