/// A place in an article that a letter leads back to.
public struct Mark: Hashable, Sendable {
  /// The article.
  public let article: ArticleIdentity
  /// The place in it.
  public let anchor: TextAnchor

  /// Makes a mark.
  public init(article: ArticleIdentity, anchor: TextAnchor) {
    self.article = article
    self.anchor = anchor
  }

  /// The mark as one string: the identity, a space, the written anchor.
  public var written: String { "\(article) \(anchor.written)" }

  /// Reads what `written` gives; `nil` where it is something else.
  public init?(written: String) {
    guard let space = written.firstIndex(of: " "), let article = ArticleIdentity(hex: written[..<space]),
      let anchor = TextAnchor(written: String(written[written.index(after: space)...]))
    else { return nil }
    self.init(article: article, anchor: anchor)
  }
}

extension Place {
  /// The place as one string: kind, country, latitude, longitude, GeoNames identifier, name, tabs between them.
  public var written: String {
    [
      kind.rawValue, country ?? "", "\(latitude)", "\(longitude)", geonames.map { "\($0)" } ?? "", name,
    ].joined(separator: "\t")
  }

  /// Reads what `written` gives; `nil` where it is something else.
  public init?(written: String) {
    let fields = written.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false).map(
      String.init)
    guard fields.count == 6, let kind = Kind(rawValue: fields[0]), let latitude = Double(fields[2]),
      let longitude = Double(fields[3]), (-90...90).contains(latitude), (-180...180).contains(longitude),
      !fields[5].isEmpty
    else { return nil }
    self.init(
      name: fields[5], kind: kind, country: fields[1].isEmpty ? nil : fields[1], latitude: latitude,
      longitude: longitude, geonames: Int(fields[4]))
  }
}
