import Documents
import Gazetteer

/// The places that a name may mean, for a person to choose from.
enum PlaceChoice {
  /// At most so many are offered.
  private static let most = 20

  /// The places of a name, the most populous first.
  static func places(named name: String, in gazetteer: Gazetteer) -> [Place] {
    let records = gazetteer.candidates(name.utf8).map(\.record)
    return records.sorted { ($1.population, $0.id) < ($0.population, $1.id) }.prefix(most).map(
      gazetteer.place)
  }
}
