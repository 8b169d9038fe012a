import Documents

/// An article with its analysis, both written by hand: what the panes show does not depend on the engine.
public struct SampleArticle: Sendable {
  public let article: Article
  public private(set) var analysis = Analysis()
  private let text: String

  public init(
    _ text: String, name: String = "sample.txt", title: String? = nil, outlet: String? = nil,
    date: ArticleDate? = ArticleDate(year: 2024, month: 5, day: 3)
  ) {
    self.text = text
    let source = SourceText(name: name, utf8: Array(text.utf8))
    func range(_ part: String) -> TextRange? { Self.range(of: part, in: text) }
    let firstLine = text.split(separator: "\n").first.map(String.init) ?? ""
    let titleRange = title.flatMap(range)
    article = Article(
      source: source, span: source.range, title: titleRange,
      headline: titleRange ?? range(firstLine) ?? TextRange(0, 0),
      date: date, outlet: outlet.flatMap(range),
      furniture: text.contains("[Photo]") ? [Furniture(range("[Photo]")!, .caption)] : [])
  }

  private static func range(of part: String, in text: String, occurrence: Int = 1) -> TextRange? {
    let utf8 = Array(text.utf8)
    let needle = Array(part.utf8)
    guard !needle.isEmpty, utf8.count >= needle.count else { return nil }
    var left = occurrence
    for start in 0...(utf8.count - needle.count) where Array(utf8[start..<(start + needle.count)]) == needle {
      left -= 1
      if left == 0 { return TextRange(start, start + needle.count) }
    }
    return nil
  }

  /// Adds a person or finds the one of that name.
  public mutating func speaker(_ name: String, mentions: [(String, Int)] = [], roles: [String] = []) -> Int {
    if let known = analysis.entities.firstIndex(where: { $0.name == name }) { return known }
    let ranges = mentions.compactMap { Self.range(of: $0.0, in: text, occurrence: $0.1) }
    analysis.entities.append(Entity(name: name, kind: .person, roles: roles, mentions: ranges))
    return analysis.entities.count - 1
  }

  /// Adds an entity with mentions that stand in the text: words and which occurrence of them.
  public mutating func add(_ entity: Entity, mentions: [(String, Int)]) {
    var entity = entity
    entity.mentions = mentions.compactMap { Self.range(of: $0.0, in: text, occurrence: $0.1) }
    analysis.entities.append(entity)
  }

  /// Adds a quotation of words that stand in the text.
  public mutating func quote(
    _ words: String..., by speaker: Int?, kind: Quotation.Kind = .direct, cue: String? = nil,
    source: (String, Int)? = nil, confidence: Float = 0.95, attribution: Quotation.Attribution = .statement
  ) {
    analysis.quotations.append(
      Quotation(
        kind: kind, attribution: attribution, content: words.map { Self.range(of: $0, in: text)! },
        cue: cue.flatMap { Self.range(of: $0, in: text) },
        source: source.flatMap { Self.range(of: $0.0, in: text, occurrence: $0.1) }, speaker: speaker,
        confidence: confidence, because: "quotation + said + name"))
  }

  /// Adds a mention of a place at so many degrees north and east.
  public mutating func place(
    _ name: String, _ occurrence: Int = 1, country: String?, north: Double = 1, east: Double = 2,
    use: PlaceMention.Use = .place
  ) {
    let place = Place(name: name, kind: .city, country: country, latitude: north, longitude: east)
    analysis.places.append(
      PlaceMention(
        Self.range(of: name, in: text, occurrence: occurrence)!, place: place, use: use, confidence: 0.9))
    analysis.places.sort { $0.range < $1.range }
  }

  /// Adds a mention of a place that nobody knows.
  public mutating func unresolvedPlace(_ name: String) {
    analysis.places.append(PlaceMention(Self.range(of: name, in: text)!, place: nil, confidence: 0.9))
    analysis.places.sort { $0.range < $1.range }
  }
}

extension SampleArticle {
  /// A short report with two speakers and two places.
  public static let harbour: SampleArticle = {
    var sample = SampleArticle(
      """
      Harbour to reopen after storm
      Daily Quay
      [Photo]

      LOWPORT — “The cranes are safe again,” said Ada Moss, the harbour master. “We open on Friday,” she added.

      Union leader Piet Vos said the crews had not been asked. He feared that the first ship from Hillford would \
      wait outside Lowport for days.

      “Nobody called us,” Vos said.
      """, name: "harbour.txt", title: "Harbour to reopen after storm", outlet: "Daily Quay")
    let ada = sample.speaker("Ada Moss", mentions: [("Ada Moss", 1)], roles: ["harbour master"])
    let piet = sample.speaker("Piet Vos", mentions: [("Piet Vos", 1), ("Vos", 2)])
    sample.quote("The cranes are safe again", by: ada, cue: "said", source: ("Ada Moss", 1))
    sample.quote("We open on Friday", by: ada, cue: "added", source: ("she", 1))
    sample.quote(
      "the crews had not been asked", by: piet, kind: .indirect, cue: "said the", source: ("Piet Vos", 1),
      confidence: 0.5)
    sample.quote(
      "that the first ship from Hillford would wait outside Lowport for days", by: piet, kind: .indirect,
      cue: "feared", attribution: .attitude)
    sample.quote("Nobody called us", by: piet, cue: "said.", source: ("Vos", 2))
    sample.place("Hillford", country: "GB", north: 52.1, east: 1.3)
    sample.place("Lowport", country: "GB", north: 50.8, east: -1.1)
    return sample
  }()

  /// Places on both sides of the antimeridian, and one that is not resolved.
  public static let cyclone: SampleArticle = {
    var sample = SampleArticle(
      """
      Cyclone passes between the islands

      SUVA — “Apia was spared, and so was Suva,” said Mele Tora. The ferry from Apia to Lowport waits in Suva Bay.

      Tora said that Wellington and Auckland had sent help, Wellington most of it.
      """, name: "cyclone.txt", title: "Cyclone passes between the islands")
    let mele = sample.speaker("Mele Tora", mentions: [("Mele Tora", 1), ("Tora", 2)])
    sample.quote("Apia was spared, and so was Suva", by: mele, cue: "said", source: ("Mele Tora", 1))
    sample.quote(
      "that Wellington and Auckland had sent help, Wellington most of it", by: mele, kind: .indirect,
      cue: "said that")
    sample.place("Apia", country: "WS", north: -13.83, east: -171.76)
    sample.place("Apia", 2, country: "WS", north: -13.83, east: -171.76)
    sample.place("Suva", country: "FJ", north: -18.14, east: 178.44)
    sample.place("Lowport", country: "GB", north: 50.8, east: -1.1)
    sample.place("Wellington", country: "NZ", north: -41.29, east: 174.78, use: .metonym)
    sample.place("Wellington", 2, country: "NZ", north: -41.29, east: 174.78, use: .metonym)
    sample.place("Auckland", country: "NZ", north: -36.85, east: 174.76)
    sample.unresolvedPlace("Suva Bay")
    return sample
  }()

  /// A plain text without any finding, `paragraphs` long.
  public static func plain(_ title: String, paragraphs: Int) -> SampleArticle {
    let body = (1...paragraphs).map {
      "Paragraph \($0) tells of \($0) sheep that walk over a green hill in the rain."
    }
    return SampleArticle(
      ([title] + body).joined(separator: "\n\n"), name: title.lowercased().filter { $0 != " " } + ".txt",
      title: title)
  }
}
