import Documents

/// The speakers as an aligned table to read.
public struct SpeakerTable {
  private let listing: SpeakerListing
  private let width: (String) -> Int

  /// Writes `listing`; `width` says how many columns a text takes.
  public init(_ listing: SpeakerListing, width: @escaping (String) -> Int) {
    self.listing = listing
    self.width = width
  }

  /// The lines, a header first; only the header where nobody is named.
  public var lines: [String] {
    AlignedTable(
      header: ["NAME", "KIND", "STATEMENTS", "ARTICLES", "LAST", "ALSO AS", "ROLES", "SPEAKS OF"],
      rows: listing.speakers.map(Self.row), numbers: [2, 3], width: width
    ).lines
  }

  private static func row(_ speaker: SpeakerListing.Speaker) -> [String] {
    let posting = speaker.posting
    return [
      posting.name, posting.kind.rawValue, "\(posting.statements)", "\(speaker.articles.count)",
      speaker.last?.description ?? "-",
      first(posting.names.map(\.name).filter { $0 != posting.name }, 3, ", "),
      first(posting.roles.map(\.role), 2, "; "), first(speaker.places, 3, ", "),
    ]
  }

  private static func first(_ items: [String], _ most: Int, _ separator: String) -> String {
    guard !items.isEmpty else { return "-" }
    let rest = items.count - most
    return items.prefix(most).joined(separator: separator) + (rest > 0 ? " and \(rest) more" : "")
  }
}
