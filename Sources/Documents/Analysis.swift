/// Words that a text attributes to somebody.
public struct Quotation: Hashable, Sendable {
  /// How much of the content stands inside quotation marks.
  public enum Kind: String, Sendable, CaseIterable {
    /// All of it; the marks are not part of the content.
    case direct
    /// Some of it.
    case mixed
    /// None of it.
    case indirect
  }

  /// What is attributed.
  public enum Attribution: String, Sendable, CaseIterable {
    /// Words that were communicated: said, according to, accused, promised.
    case statement
    /// Belief, knowledge, intention, feeling: thinks, fears, plans to.
    case attitude
  }

  /// How much of it is in quotation marks.
  public var kind: Kind
  /// Whether it was said or thought.
  public var attribution: Attribution
  /// What was said: one or more ranges in text order, two where the cue stands inside.
  public var content: [TextRange]
  /// The reporting words ("said", "according to"); `nil` where there are none.
  public var cue: TextRange?
  /// The mention that says who speaks, a name, role or pronoun, bare of titles.
  public var source: TextRange?
  /// The speaker, as an index of `Analysis.entities`; `nil` when unknown, never a guess.
  public var speaker: Int?
  /// How sure the attribution is, from 0 to 1.
  public var confidence: Float
  /// Why, in a few words a person can check: `quotation + said + name`.
  public var because: String
  /// The mentions that lead from the source to the speaker's name: "he", "the LNA spokesman", "Ahmad Al-Mismari".
  public var chain: [TextRange]

  /// Makes a quotation; `content` must not be empty.
  public init(
    kind: Kind, attribution: Attribution = .statement, content: [TextRange], cue: TextRange? = nil,
    source: TextRange? = nil, speaker: Int? = nil, confidence: Float, because: String, chain: [TextRange] = []
  ) {
    self.kind = kind
    self.attribution = attribution
    self.content = content
    self.cue = cue
    self.source = source
    self.speaker = speaker
    self.confidence = confidence
    self.because = because
    self.chain = chain
  }

  /// From the first byte of the content to its last, whatever stands between.
  public var extent: TextRange { TextRange(content.first?.start ?? 0, content.last?.end ?? 0) }
}

/// Somebody or something that can speak.
public struct Entity: Hashable, Sendable {
  /// What an entity is; the raw values are those of `pullquote extract`.
  public enum Kind: String, Sendable, CaseIterable {
    /// A human being.
    case person
    /// A company, army, ministry, agency, government.
    case organisation
    /// Several people: "officials", "residents".
    case group
    /// A report, statement, poll.
    case document
    /// Not known.
    case unknown
  }

  /// The fullest form of the name in the article, without titles.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// What the article says of a person's sex.
  public var gender: Gender
  /// The roles the article gives it: "spokesman for the General Command".
  public var roles: [String]
  /// Where it is named, in text order, without titles; pronouns and roles are not mentions.
  public var mentions: [TextRange]

  /// Makes an entity.
  public init(
    name: String, kind: Kind, gender: Gender = .unknown, roles: [String] = [], mentions: [TextRange] = []
  ) {
    self.name = name
    self.kind = kind
    self.gender = gender
    self.roles = roles
    self.mentions = mentions
  }
}

/// A place on the earth, as the gazetteer knows it.
public struct Place: Hashable, Sendable {
  /// What sort of place it is; the raw values are those of `pullquote extract`.
  public enum Kind: String, Sendable, CaseIterable {
    /// A continent.
    case continent
    /// A country.
    case country
    /// A state, province, governorate or other part of a country, or a region across several.
    case region
    /// A city, town or village.
    case city
    /// A sea, river, lake, strait.
    case water
    /// An air base, airport, camp, crossing or other site.
    case site
  }

  /// The gazetteer's name.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// ISO 3166-1 alpha-2, upper case; `nil` where it is in no country or in several.
  public var country: String?
  /// WGS 84 degrees, north positive.
  public var latitude: Double
  /// WGS 84 degrees, east positive.
  public var longitude: Double
  /// The GeoNames identifier, where it has one.
  public var geonames: Int?

  /// Makes a place.
  public init(
    name: String, kind: Kind, country: String? = nil, latitude: Double, longitude: Double,
    geonames: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.country = country
    self.latitude = latitude
    self.longitude = longitude
    self.geonames = geonames
  }
}

/// One mention of a place in a text.
public struct PlaceMention: Hashable, Sendable {
  /// What the mention stands for; the raw values are those of `pullquote extract`.
  public enum Use: String, Sendable, CaseIterable {
    /// The place itself.
    case place
    /// Those who act from it: "Ankara said".
    case metonym
    /// Part of the name of an organisation: "the Tripoli government".
    case partOfOrganisation = "part-of-organisation"
    /// Its people or something of it: "Libyan".
    case demonym
  }

  /// Where it stands.
  public var range: TextRange
  /// Which place it is; `nil` where it was recognised and not resolved.
  public var place: Place?
  /// What it stands for.
  public var use: Use
  /// How sure recognition and resolution are, from 0 to 1.
  public var confidence: Float

  /// Makes a mention.
  public init(_ range: TextRange, place: Place?, use: Use = .place, confidence: Float) {
    self.range = range
    self.place = place
    self.use = use
    self.confidence = confidence
  }
}

/// All that was found in one article.
public struct Analysis: Hashable, Sendable {
  /// The quotations in text order (by the first byte of their content).
  public var quotations: [Quotation]
  /// The people, organisations, groups and documents, in order of first mention.
  public var entities: [Entity]
  /// The mentions of places and demonyms, in text order.
  public var places: [PlaceMention]

  /// Makes an analysis; an empty one says that nothing was found.
  public init(quotations: [Quotation] = [], entities: [Entity] = [], places: [PlaceMention] = []) {
    self.quotations = quotations
    self.entities = entities
    self.places = places
  }
}
