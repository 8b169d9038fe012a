/// Which of the source's places and names are worth their bytes.
struct PlaceSelection {
  /// The countries of which smaller towns are kept: where English-language local news comes from.
  private static let localNews: Set<String> = ["US", "GB", "CA", "AU", "IE", "NZ"]
  /// The countries whose names are also kept as consonant skeletons.
  private static let arabicNames: Set<String> = [
    "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM",
    "PS",
    "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE",
  ]

  /// Whether a place is kept: cities by population, airports with a code of four letters, no hamlets.
  static func keeps(_ row: PlaceRow) -> Bool {
    switch row.source {
    case "cities500":
      row.feature == .capital || row.population >= (localNews.contains(row.country) ? 500 : 1000)
    case "wof-sy": row.feature != .city
    case "airportsdata":
      row.id.utf8.count == 7
        && row.id.dropFirst(3).utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    default: true
    }
  }

  /// The alternates that are kept.
  ///
  /// Those without a capital letter are machine transliterations of other scripts, which no English text uses; an
  /// airport's are its name with "base" put for "airport".
  static func alternates(of row: PlaceRow) -> [String] {
    guard row.source != "airportsdata" else { return [] }
    return row.alternates.filter { name in
      row.source == "own" || name.unicodeScalars.contains { $0.properties.isUppercase }
    }
  }

  /// Whether skeletons of a place's names are kept.
  static func keepsSkeletons(_ row: PlaceRow) -> Bool {
    arabicNames.contains(row.country) && row.source != "airportsdata"
  }

  /// Whether `a` stands before `b`: countries and continents, then own entries, then by population.
  ///
  /// Of two records for one continent the own goes first: it has the centre that people use, not that of an outline.
  static func precedes(_ a: PlaceRow, _ b: PlaceRow) -> Bool {
    let ranks = (rank(a), rank(b))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if a.population != b.population { return a.population > b.population }
    return a.id < b.id
  }

  private static func rank(_ row: PlaceRow) -> Int {
    let isWide = row.feature == .continent || row.feature == .country
    return (isWide ? 0 : 2) + (row.source == "own" ? 0 : 1)
  }
}
