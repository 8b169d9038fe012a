import Documents

/// What a place of the gazetteer is, finer than `Place.Kind`.
public enum Feature: UInt8, Sendable, CaseIterable {
  /// A continent.
  case continent
  /// A country or dependent territory.
  case country
  /// A first-order part of a country: a state, a province, a governorate.
  case admin1
  /// A second-order part: a county, a district.
  case admin2
  /// A region that is no administrative part, or crosses borders.
  case region
  /// The capital of a country.
  case capital
  /// A city, town or village.
  case city
  /// A quarter of a city.
  case district
  /// A sea, lake, river, strait or canal.
  case water
  /// An airport or air base.
  case airbase
  /// A building that stands for those who work in it: the White House.
  case building

  /// The kind that is shown.
  public var kind: Place.Kind {
    switch self {
    case .continent: .continent
    case .country: .country
    case .admin1, .admin2, .region: .region
    case .capital, .city, .district: .city
    case .water: .water
    case .airbase, .building: .site
    }
  }
}

/// A place as a look-up finds it: numbers only, names are read when they are asked for.
public struct PlaceRecord: Hashable, Sendable {
  /// The record's number in the gazetteer, from 0; more important places have lower numbers.
  public let id: Int
  /// What it is.
  public let feature: Feature
  /// The country's number in the gazetteer, or `nil`.
  public let country: Int?
  /// The number of the state or province it lies in (or is), or `nil`.
  public let admin1: Int?
  /// How many people live there, exact to 0.1 %; 0 where not known.
  public let population: Int
  /// WGS 84 degrees, north positive.
  public let latitude: Double
  /// WGS 84 degrees, east positive.
  public let longitude: Double
  /// The GeoNames identifier, where it has one.
  public let geonames: Int?
}

/// What a country is called and where it lies.
public struct Country: Hashable, Sendable {
  /// ISO 3166-1 alpha-2, upper case.
  public let code: String
  /// The common English name.
  public let name: String
  /// The country as a place, where the gazetteer has it.
  public let place: Int?
  /// The capital as a place, where the gazetteer has it.
  public let capital: Int?
  /// The numbers of the countries it has a land border with.
  public let neighbours: [Int]
}

/// How a name was found.
public enum NameMatch: Int, Sendable, Comparable {
  /// As written, but for case, diacritics and punctuation.
  case exact
  /// As another of its names: an exonym, an abbreviation, an old name.
  case alternate
  /// With an Arabic article more or less.
  case article
  /// By the consonants of a transliteration: Misurata for Misrata.
  case transliteration

  /// Orders from sure to less sure.
  public static func < (a: NameMatch, b: NameMatch) -> Bool { a.rawValue < b.rawValue }
}

/// One place a name may mean.
public struct Candidate: Hashable, Sendable {
  /// The place.
  public let record: PlaceRecord
  /// How the name led to it.
  public let match: NameMatch

  /// Makes a candidate.
  public init(record: PlaceRecord, match: NameMatch) {
    self.record = record
    self.match = match
  }
}

/// A word for the people or things of a place.
public struct Demonym: Hashable, Sendable {
  /// The place, usually a country; `nil` where they have none of their own: Kurdish.
  public let place: PlaceRecord?

  /// Makes a demonym.
  public init(place: PlaceRecord?) { self.place = place }
}
