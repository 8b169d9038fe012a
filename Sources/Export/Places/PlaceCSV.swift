import Documents

/// The places as comma-separated values (RFC 4180): a header, CR LF behind each record, quotation marks doubled.
public struct PlaceCSV {
  private let listing: PlaceListing

  /// Writes `listing`.
  public init(_ listing: PlaceListing) { self.listing = listing }

  /// The names of the columns.
  public static let columns = [
    "place", "country", "kind", "latitude", "longitude", "geonames", "mentions", "as_place", "as_metonym",
    "as_part_of_organisation", "articles", "spoken_of_by",
  ]

  /// The text, in UTF-8.
  public var bytes: [UInt8] {
    var text: [UInt8] = []
    CSVText.write(Self.columns, to: &text)
    for posting in listing.places {
      let place = posting.place
      CSVText.write(
        [
          posting.key.name, posting.key.country ?? "", place?.kind.rawValue ?? "",
          place.map { "\($0.latitude)" } ?? "", place.map { "\($0.longitude)" } ?? "",
          posting.key.geonames.map(String.init) ?? "", "\(posting.mentions)", "\(posting.asPlace)",
          "\(posting.metonyms)", "\(posting.partsOfOrganisations)", "\(posting.articles.count)",
          posting.leadingSpeakers.joined(separator: "; "),
        ], to: &text)
    }
    return text
  }
}
