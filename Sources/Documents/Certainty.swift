extension Quotation {
  /// How sure an attribution is, in a word.
  public var certainty: String {
    confidence >= 0.9 ? "sure" : confidence >= Self.unsureBelow ? "likely" : "unsure"
  }

  /// Attributions below this confidence look unsure.
  public static let unsureBelow: Float = 0.6
  /// Whether the attribution is to be shown as a guess.
  public var isUnsure: Bool { confidence < Self.unsureBelow }
}
