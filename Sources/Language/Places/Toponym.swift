import Documents
import Gazetteer

/// A stretch of text that may name a place, before it is decided whether it does and which.
struct Toponym {
  /// Its tokens.
  var tokens: Range<Int>
  /// Its extent in the text.
  var range: TextRange
  /// Its folded form: mentions of one article with the same key mean the same place.
  var key: [UInt8]
  /// What the gazetteer knows under this name; empty where only the words around say that it is a place.
  var candidates: [Candidate]
  /// How much speaks for a place; see `ToponymEvidence`.
  var score: Float = 0
  /// The toponym behind the comma that says where it lies: "Paris, Texas".
  var container: Int?
  /// The kinds of place that the words beside it name: "the state of Washington", "New York City".
  var named: [Feature] = []
  /// Whether it stands in a list that a noun in the plural ends: "Clarke, Oconee and Madison counties".
  var isCounted = false
  /// Whether the text leaves no doubt that it is a place: a dateline, "the village of X", "X, Texas".
  var isCertain = false
  /// The record it was resolved to, as an index of `candidates`.
  var choice: Int?
  /// How sure the choice is, from 0 to 1.
  var confidence: Float = 0
  /// What it stands for.
  var use: PlaceMention.Use = .place

  /// The record it was resolved to.
  var record: PlaceRecord? {
    choice.flatMap { candidates.indices.contains($0) ? candidates[$0].record : nil }
  }
}

extension Candidate {
  /// How likely a place is meant by its name alone: what news write about.
  var prior: Float {
    let population = Float(record.population)
    var prior: Float
    switch record.feature {
    case .country: prior = 9
    case .continent: prior = 8.5
    case .capital: prior = min(8.2, 2.1 + logarithm(population))
    case .admin1: prior = min(7.8, 0.6 + logarithm(population))
    case .city: prior = logarithm(population)
    case .admin2: prior = max(3.5, logarithm(population) - 1)
    case .region: prior = 5.8
    case .water: prior = 5
    case .district: prior = 3
    case .airbase: prior = 2
    case .building: prior = 6
    }
    switch match {
    case .exact: break
    case .alternate: prior -= [.country, .region, .admin1].contains(record.feature) ? 0.1 : 1
    case .article: prior -= 1
    case .transliteration: prior -= 1.5
    }
    return prior
  }
}

/// The logarithm to base 10 of a count, 0 for none, good to a tenth; the standard library has none.
func logarithm(_ count: Float) -> Float {
  guard count >= 1 else { return 0 }
  return (Float(count.exponent) + (count.significand - 1)) * 0.30103
}
