import Documents
import Language

/// The one place where the commands call the analysis.
enum Findings {
  private static let analyst = Analyst()

  /// All that is found in `article`.
  static func of(_ article: Article) -> Analysis { analyst.analyse(article) }
}
