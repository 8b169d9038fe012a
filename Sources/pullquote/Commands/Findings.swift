import Documents
import Gazetteer
import Language

/// The one place where the commands call the analysis.
enum Findings {
  private static let ownPlaces = UserConfiguration.readPlaces()
  private static let analyst = {
    var analyst = Analyst(
      model: measuredModel("quotations").flatMap { QuotationModel($0) } ?? .shared,
      recogniser: measuredModel("names").flatMap { NameRecogniser($0) } ?? .shared,
      ranker: measuredModel("pronouns").flatMap { PronounRanker($0) } ?? .shared)
    analyst.gazetteer = ownPlaces.gazetteer
    return analyst
  }()

  /// Tells on standard error which lines of the user's places do not count.
  static func reportOwnPlaces() {
    for fault in ownPlaces.faults { StandardStream.error.writeLine("pullquote: \(fault)") }
  }

  /// A model to measure in place of the one compiled in, from the folder that the environment names.
  private static func measuredModel(_ name: String) -> ModelBytes? {
    guard let folder = ProcessEnvironment.value("PULLQUOTE_MODELS"),
      let bytes = try? ArticleFile(path: FilePath("\(folder)/\(name).bin")).contents()
    else { return nil }
    return ModelBytes(bytes)
  }

  /// All that is found in `article`.
  static func of(_ article: Article) -> Analysis { analyst.analyse(article) }
}
