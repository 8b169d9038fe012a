/// How often each word stood inside reporting words in the training texts, in classes.
struct CueShares: Sendable {
  /// The classes: 0 for a word not seen, then by growing share; `strong` and above report more often than not.
  static let strong: UInt8 = 6

  private let table: PackedWeights

  /// Reads the table that `packed` made.
  init(_ bytes: ModelBytes) { table = PackedWeights(bytes) }

  /// The class of a word with this hash.
  func level(of word: UInt64) -> UInt8 {
    var level: UInt8 = 0
    table.forEachWeight(of: FeatureHash.feature(1, word)) { found, _ in level = UInt8(clamping: found) }
    return level
  }

  /// The class of a word that stood `inside` times inside reporting words out of `total`.
  static func level(inside: Int, total: Int) -> UInt8 {
    guard total > 0 else { return 0 }
    if inside == 0 { return total >= 8 ? 1 : 2 }
    let share = Float(inside) / Float(total)
    if share < 0.05 { return 3 }
    if share < 0.2 { return 4 }
    if share < 0.5 { return 5 }
    if share < 0.8 { return total > 2 ? 6 : 7 }
    return total > 2 ? 8 : 7
  }

  /// The bytes for these words and classes.
  static func packed(_ levels: [UInt64: UInt8]) -> [UInt8] {
    PackedWeights.packed(
      levels.map { FeatureWeight(feature: FeatureHash.feature(1, $0.key), label: $0.value, value: 1) },
      classCount: 16)
  }
}
