public import Documents

/// The places of a corpus, ready to be written: most mentioned first, demonyms left out.
public struct PlaceListing: Sendable {
  let places: [PlacePosting]
  private let articles: [String]

  /// Lists `postings`; `articles` holds the id of each article by its number.
  public init(_ postings: PlacePostings, articles: [String]) {
    places = postings.ranked().map { postings.all[$0] }
    self.articles = articles
  }

  /// How many places have no coordinates, being recognised and not resolved.
  public var unlocated: Int { places.count { $0.place == nil } }

  /// The ids of the articles that mention a place.
  func ids(_ place: PlacePosting) -> [String] {
    place.articles.map { articles.indices.contains($0.article) ? articles[$0.article] : "\($0.article)" }
  }
}
