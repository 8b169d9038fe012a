/// The only source of chance in training: SplitMix64 (Steele, Lea, Flood 2014), the same numbers for the same seed.
public struct TrainingRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the sequence of `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next number of the sequence.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// Puts `items` into a random order (Fisher and Yates).
  ///
  /// Its own, as the standard library does not promise to shuffle alike in every version.
  public mutating func shuffle<T>(_ items: inout [T]) {
    guard items.count > 1 else { return }
    for index in stride(from: items.count - 1, to: 0, by: -1) {
      let product = next().multipliedFullWidth(by: UInt64(index + 1))
      items.swapAt(index, Int(product.high))
    }
  }
}
