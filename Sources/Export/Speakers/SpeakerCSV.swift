import Documents

/// The speakers as comma-separated values (RFC 4180): a header, CR LF behind each record, quotation marks doubled.
public struct SpeakerCSV {
  private let listing: SpeakerListing

  /// Writes `listing`.
  public init(_ listing: SpeakerListing) { self.listing = listing }

  /// The names of the columns; names, roles and places stand in one field each, "; " between them.
  public static let columns = [
    "corpus_id", "name", "kind", "statements", "articles", "first", "last", "names", "roles", "places",
  ]

  /// The text, in UTF-8.
  public var bytes: [UInt8] {
    var text: [UInt8] = []
    CSVText.write(Self.columns, to: &text)
    for speaker in listing.speakers {
      let posting = speaker.posting
      CSVText.write(
        [
          speaker.identifier, posting.name, posting.kind.rawValue, "\(posting.statements)",
          "\(speaker.articles.count)", speaker.first?.description ?? "", speaker.last?.description ?? "",
          posting.names.map(\.name).joined(separator: "; "),
          posting.roles.map(\.role).joined(separator: "; "),
          speaker.places.joined(separator: "; "),
        ], to: &text)
    }
    return text
  }
}
