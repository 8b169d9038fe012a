/// Places that a person added to a gazetteer; their records follow those that are packed.
struct OwnPlaces: Sendable {
  private var records: [PlaceRecord] = []
  private var names: [String] = []
  /// The numbers of places by key, doubled, odd where the name is not the one that is shown.
  private var postings: [[UInt8]: [Int]] = [:]
  private let firstID: Int

  /// Who writes a place down expects to read of it: it counts as a town of so many people at least.
  private static let leastPopulation = 50_000

  /// Begins behind the packed record before `firstID`.
  init(firstID: Int) { self.firstID = firstID }

  mutating func add(_ row: PlaceRow, country: Int?, admin1: Int?) {
    let number = records.count
    records.append(
      PlaceRecord(
        id: firstID + number, feature: row.feature, country: country, admin1: admin1,
        population: max(row.population, Self.leastPopulation), latitude: row.latitude,
        longitude: row.longitude, geonames: row.geonames))
    names.append(row.name)
    let key = NameKey.key(row.name.utf8)
    var keys: Set<[UInt8]> = [key]
    postings[key, default: []].append(number << 1)
    var others = row.alternates.map { NameKey.key($0.utf8) }
    if PlaceSelection.keepsSkeletons(row) { others += ([key] + others).compactMap(NameKey.skeleton) }
    for other in others where !other.isEmpty && keys.insert(other).inserted {
      postings[other, default: []].append(number << 1 | 1)
    }
  }

  var count: Int { records.count }

  func postings(of key: [UInt8]) -> [Int] { postings[key] ?? [] }

  func record(_ id: Int) -> PlaceRecord? {
    records.indices.contains(id - firstID) ? records[id - firstID] : nil
  }

  func name(_ id: Int) -> String? { names.indices.contains(id - firstID) ? names[id - firstID] : nil }
}
