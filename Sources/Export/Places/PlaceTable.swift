import Documents

/// The places as an aligned table to read.
public struct PlaceTable {
  private let listing: PlaceListing
  private let width: (String) -> Int

  /// Writes `listing`; `width` says how many columns a text takes.
  public init(_ listing: PlaceListing, width: @escaping (String) -> Int) {
    self.listing = listing
    self.width = width
  }

  /// The lines, a header first; only the header where there is no place.
  public var lines: [String] {
    let header = [
      "PLACE", "CC", "KIND", "MENTIONS", "PLACE/METONYM/ORG", "ARTICLES", "COORDINATES", "SPOKEN OF BY",
    ]
    return AlignedTable(
      header: header, rows: listing.places.map(Self.row), numbers: [3, 4, 5, 6], width: width
    ).lines
  }

  private static func row(_ posting: PlacePosting) -> [String] {
    let rest = posting.speakerCount - posting.leadingSpeakers.count
    return [
      posting.key.name, posting.key.country ?? "-", posting.place?.kind.rawValue ?? "-",
      "\(posting.mentions)",
      "\(posting.asPlace)/\(posting.metonyms)/\(posting.partsOfOrganisations)", "\(posting.articles.count)",
      posting.place.map { "\(degrees($0.latitude)) \(degrees($0.longitude))" } ?? "not known",
      posting.leadingSpeakers.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
    ]
  }

  /// Two digits behind the point, about a kilometre.
  private static func degrees(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = hundredths % 100
    return (value < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
