/// What a text says about somebody's sex, from titles, roles, first names and pronouns.
public enum Gender: UInt8, Sendable, CaseIterable {
  /// "Mr", "spokesman", "he".
  case male
  /// "Ms", "spokeswoman", "she".
  case female
  /// The text does not say.
  case unknown

  /// Whether one person can be both.
  public func agrees(with other: Gender) -> Bool {
    self == .unknown || other == .unknown || self == other
  }
}
