import Documents
import Gazetteer
import Language

/// The one place where the commands call the analysis.
enum Findings {
  private static let ownPlaces = UserConfiguration.readPlaces()
  private static let analyst = {
    var analyst = Analyst()
    analyst.gazetteer = ownPlaces.gazetteer
    return analyst
  }()

  /// Tells on standard error which lines of the user's places do not count.
  static func reportOwnPlaces() {
    for fault in ownPlaces.faults { StandardStream.error.writeLine("pullquote: \(fault)") }
  }

  /// All that is found in `article`.
  static func of(_ article: Article) -> Analysis { analyst.analyse(article) }
}
