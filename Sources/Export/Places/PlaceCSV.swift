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
    Self.write(Self.columns, to: &text)
    for posting in listing.places {
      let place = posting.place
      Self.write(
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

  private static func write(_ fields: [String], to text: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(0x2C) }
      let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if needsQuotes { text.append(0x22) }
      for byte in field.utf8 {
        if byte == 0x22 { text.append(byte) }
        text.append(byte)
      }
      if needsQuotes { text.append(0x22) }
    }
    text += [0x0D, 0x0A]
  }
}
