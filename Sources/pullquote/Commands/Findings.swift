import Documents

/// The one place where the commands call the analysis.
enum Findings {
  /// All that is found in `article`.
  static func of(_ article: Article) -> Analysis { Analysis() }
}
