import Documents
import Screen

/// A place as the map shows it.
public struct MapPlace: Hashable, Sendable {
  /// Its number among the postings.
  public let number: Int
  /// Its name.
  public let name: String
  /// How often it is mentioned in what the map is about.
  public let mentions: Int
  /// WGS 84 degrees, east positive.
  public let longitude: Double
  /// WGS 84 degrees, north positive.
  public let latitude: Double

  /// Makes a place.
  public init(number: Int, name: String, mentions: Int, longitude: Double, latitude: Double) {
    self.number = number
    self.name = name
    self.mentions = mentions
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// The map: whose places it shows, which is selected, and what part of the earth.
public struct MapView: Sendable {
  /// Whose places are shown.
  public enum Scope: Sendable {
    /// Those of the open article.
    case article
    /// Those of all articles.
    case corpus
  }

  /// Whose places are shown.
  public internal(set) var scope = Scope.corpus
  /// The places, the most mentioned first.
  public internal(set) var places: [MapPlace] = []
  /// How many places are mentioned that have no coordinates.
  public internal(set) var unlocated = 0
  /// The selected place, an index of `places`.
  public internal(set) var selected: Int?
  /// What part of the earth is shown.
  public internal(set) var camera = MapCamera()
  /// Whether the camera follows the places: until the person moves it.
  var isFitted = true
  /// The picture the camera was fitted to.
  var fittedTo: Size?

  /// The selected place.
  public var chosen: MapPlace? { selected.flatMap { places.indices.contains($0) ? places[$0] : nil } }
}

extension ReaderState {
  /// Where the map lies on the screen.
  public var mapRect: Rect { viewRect.rows < 6 ? viewRect : viewRect.underHeader }

  /// The size of a picture in dots, two to a column and four to a row.
  public static func dots(of rect: Rect) -> (columns: Int, rows: Int) { (rect.columns * 2, rect.rows * 4) }

  /// The places that the panel lists, as a map shows them.
  public var panelPlaces: [MapPlace] {
    panel.rows.compactMap { row in
      guard case .place(let key, let mentions) = row, let number = store.places.number(of: key),
        let place = store.places.all[number].place
      else { return nil }
      return MapPlace(
        number: number, name: place.name, mentions: mentions, longitude: place.longitude,
        latitude: place.latitude)
    }
  }
}
