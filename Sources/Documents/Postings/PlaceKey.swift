/// What makes mentions one place: those that mean the same place share a key.
public struct PlaceKey: Hashable, Sendable {
  /// The gazetteer's name, or the text's where the place is not resolved.
  public let name: String
  /// ISO 3166-1 alpha-2, where known.
  public let country: String?
  /// The GeoNames identifier, where it has one.
  public let geonames: Int?

  /// The key of a mention in the article's source.
  public init(_ mention: PlaceMention, in source: SourceText) {
    name = mention.place?.name ?? source.line(mention.range)
    country = mention.place?.country
    geonames = mention.place?.geonames
  }
}
