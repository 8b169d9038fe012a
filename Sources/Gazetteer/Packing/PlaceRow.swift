/// One line of `places.tsv`: `id src kind cc adm1 pop lat lon name alternates`, the alternates parted by `|`.
public struct PlaceRow: Sendable {
  let id: String
  let source: String
  let feature: Feature
  let country: String
  let admin1: String
  let population: Int
  let latitude: Double
  let longitude: Double
  let name: String
  let alternates: [String]

  /// Why a line is no place.
  public struct Fault: Error, CustomStringConvertible {
    /// One phrase.
    public let description: String
  }

  private static let kinds: [String: Feature] = [
    "continent": .continent, "country": .country, "admin1": .admin1, "admin2": .admin2, "region": .region,
    "capital": .capital, "city": .city, "district": .district, "water": .water, "airport": .airbase,
    "base": .airbase, "campus": .building, "building": .building,
  ]

  /// Reads a line, without its end.
  public init(line: Substring) throws(Fault) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 9 else { throw Fault(description: "\(fields.count) columns instead of 10") }
    guard let feature = Self.kinds[fields[2]] else {
      throw Fault(
        description: "unknown kind \"\(fields[2])\"; it is one of "
          + Self.kinds.keys.sorted().joined(separator: ", "))
    }
    let latitude = try Self.degrees(fields[6], "latitude", within: 90)
    let longitude = try Self.degrees(fields[7], "longitude", within: 180)
    guard !fields[8].isEmpty else { throw Fault(description: "the name, column 9, is empty") }
    id = fields[0]
    source = fields[1]
    self.feature = feature
    country = fields[3]
    admin1 = fields[4]
    population = Int(fields[5]) ?? 0
    self.latitude = latitude
    self.longitude = longitude
    name = fields[8]
    alternates = fields.count > 9 ? fields[9].split(separator: "|").map(String.init) : []
  }

  private static func degrees(_ text: String, _ name: String, within limit: Double) throws(Fault) -> Double {
    guard let value = Double(text), abs(value) <= limit else {
      throw Fault(description: "\(name) \"\(text)\" is not between -\(Int(limit)) and \(Int(limit))")
    }
    return value
  }

  /// The number behind `gn:` in the id.
  var geonames: Int? { id.hasPrefix("gn:") ? Int(id.dropFirst(3)) : nil }
}

/// One line of `countryInfo.txt` as GeoNames publishes it.
struct CountryRow {
  let code: String
  let name: String
  let geonames: Int?
  let neighbours: [String]

  init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard !line.hasPrefix("#"), fields.count >= 18, fields[0].utf8.count == 2 else { return nil }
    code = String(fields[0])
    name = String(fields[4])
    geonames = Int(fields[16])
    neighbours = fields[17].split(separator: ",").map(String.init)
  }
}
