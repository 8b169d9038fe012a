import Documents
import Screen

/// What part of the earth is shown: the middle of the picture and the scale.
///
/// The projection is equirectangular with the middle's parallel as the standard one (Snyder, Map Projections, 1987,
/// page 90): true to scale there, and a world map at the equator. Dots are square, two to a column and four to a row.
public struct MapCamera: Hashable, Sendable {
  /// Degrees east of the middle, -180 to 180.
  public internal(set) var longitude = 0.0
  /// Degrees north of the middle, -85 to 85.
  public internal(set) var latitude = 0.0
  /// Dots for a degree of latitude.
  public internal(set) var dotsPerDegree = 0.5

  /// Where a dot lies, in dots from the upper left corner; fractions count.
  public struct Dot: Hashable, Sendable {
    /// To the right.
    public let x: Double
    /// Downwards.
    public let y: Double
  }

  /// Shows the whole earth.
  public init() {}

  /// Dots for a degree of longitude.
  public var dotsPerDegreeEast: Double { dotsPerDegree * Self.cosine(latitude) }

  /// Where a point of the earth lies in a picture of `columns` by `rows` dots; the side of the earth that is nearer
  /// to the middle counts, so that nothing ends at the antimeridian.
  public func dot(longitude east: Double, latitude north: Double, columns: Int, rows: Int) -> Dot {
    Dot(
      x: Self.wrapped(east - longitude) * dotsPerDegreeEast + Double(columns) / 2,
      y: (latitude - north) * dotsPerDegree + Double(rows) / 2)
  }

  /// The longitude between -180 and 180.
  public static func wrapped(_ longitude: Double) -> Double {
    var wrapped = longitude.truncatingRemainder(dividingBy: 360)
    if wrapped > 180 { wrapped -= 360 } else if wrapped < -180 { wrapped += 360 }
    return wrapped
  }

  /// The cosine of a latitude in degrees, to 0.0001; near the poles what it is at 85 degrees.
  static func cosine(_ degrees: Double) -> Double {
    let x = min(85, abs(degrees)) * .pi / 180
    let square = x * x
    return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
  }

  // MARK: Moving

  private static let mostDotsPerDegree = 150.0

  /// The scale at which the whole earth is in the picture.
  private static func leastDotsPerDegree(columns: Int, rows: Int) -> Double {
    max(0.05, min(Double(columns) / 360, Double(rows) / 165))
  }

  /// Magnifies by `factor` around a point that keeps its place in the picture.
  mutating func zoom(
    by factor: Double, around point: (longitude: Double, latitude: Double)?, columns: Int, rows: Int
  ) {
    let least = Self.leastDotsPerDegree(columns: columns, rows: rows)
    let new = max(least, min(Self.mostDotsPerDegree, dotsPerDegree * factor))
    if let point, new > least {
      let kept = dotsPerDegree / new
      let east = Self.wrapped(longitude - point.longitude)
      look(at: point.longitude + east * kept, point.latitude + (latitude - point.latitude) * kept)
    }
    dotsPerDegree = new
  }

  /// Moves by parts of the picture: 1 is as far as is seen.
  mutating func pan(right: Double, down: Double, columns: Int, rows: Int) {
    look(
      at: longitude + right * Double(columns) / dotsPerDegreeEast,
      latitude - down * Double(rows) / dotsPerDegree)
  }

  mutating func look(at east: Double, _ north: Double) {
    longitude = Self.wrapped(east)
    latitude = max(-85, min(85, north))
  }

  /// Whether a point is in the picture and not at its very edge.
  func shows(longitude: Double, latitude: Double, columns: Int, rows: Int) -> Bool {
    let dot = dot(longitude: longitude, latitude: latitude, columns: columns, rows: rows)
    let (width, height) = (Double(columns), Double(rows))
    return dot.x >= width * 0.05 && dot.x <= width * 0.9 && dot.y >= height * 0.08 && dot.y <= height * 0.92
  }

  /// A camera that has all of `places` in a picture of `columns` by `rows` dots with some land around; the whole earth
  /// where there is none.
  public init(fitting places: [MapPlace], columns: Int, rows: Int) {
    guard let first = places.first else {
      dotsPerDegree = Self.leastDotsPerDegree(columns: columns, rows: rows)
      latitude = 10
      return
    }
    var (north, south) = (first.latitude, first.latitude)
    for place in places {
      north = max(north, place.latitude)
      south = min(south, place.latitude)
    }
    let (west, width) = Self.shortestArc(places.map(\.longitude))
    look(at: west + width / 2, (north + south) / 2)
    // A lone place is shown with its part of the world around; names need room to the right.
    let east = max(14, width * 1.35) * Self.cosine(latitude)
    let height = max(9, (north - south) * 1.3)
    dotsPerDegree = max(
      Self.leastDotsPerDegree(columns: columns, rows: rows),
      min(Self.mostDotsPerDegree, Double(columns) / east, Double(rows) / height))
  }

  /// The shortest stretch eastwards that holds all longitudes: where it begins and how many degrees it has.
  static func shortestArc(_ longitudes: [Double]) -> (west: Double, width: Double) {
    let sorted = longitudes.sorted()
    guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
    var gap = first + 360 - last
    var west = first
    for (left, right) in zip(sorted, sorted.dropFirst()) where right - left > gap {
      gap = right - left
      west = right
    }
    return (west, 360 - gap)
  }
}
