extension Quotation {
  /// How sure an attribution is, in a word.
  public var certainty: String {
    confidence >= 0.9 ? "sure" : isUnsure ? "unsure" : "likely"
  }

  /// Attributions below this confidence look unsure.
  public static let unsureBelow: Float = 0.6
  /// Whether the attribution is to be shown as a guess, judged by the two digits that are shown and exported.
  public var isUnsure: Bool { Self.isUnsure(confidence) }

  /// Whether an attribution of this confidence, 0 to 1, is to be shown as a guess.
  public static func isUnsure(_ confidence: Float) -> Bool {
    (confidence * 100).rounded() < (unsureBelow * 100).rounded()
  }
}
