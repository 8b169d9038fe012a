import Documents
import Ingest

/// What was found in a text, as strings to compare.
struct Reading {
  let articles: [Article]

  init(_ text: String) {
    articles = ArticleSplitter.articles(of: SourceText(name: "t", utf8: Array(text.utf8)))
  }

  var titles: [String?] { articles.map { article in article.title.map { article.source.line($0) } } }
  var spans: [String] { articles.map { $0.source.string($0.span) } }
  var date: String? { articles.first?.date?.description }
  var dateline: String? { string(\.dateline) }
  var outlet: String? { string(\.outlet) }
  var byline: String? { string(\.byline) }
  var headline: String? { articles.first.map { $0.source.line($0.headline) } }

  /// "kind: text" for each piece of furniture of the first article.
  var furniture: [String] {
    guard let article = articles.first else { return [] }
    return article.furniture.map { "\($0.kind.rawValue): \(article.source.line($0.range))" }
  }

  private func string(_ path: KeyPath<Article, TextRange?>) -> String? {
    guard let article = articles.first, let range = article[keyPath: path] else { return nil }
    return article.source.line(range)
  }
}

/// Running text to put under a title.
enum Sample {
  static let body = """
    The town council of Harbourtown voted on Thursday to close the old bridge for two years, officials said.

    "Nobody asked us," said Maria Stone, who has sold bread at the foot of the bridge for thirty years.

    Mayor Paul Rivers told reporters that the bridge was not safe and that the works would begin in May.
    """
  static let other = """
    A storm cut the power of four thousand homes on Sunday, the ministry of energy said in a statement.

    Crews worked through the night. "We will not rest," the minister told a local radio station.
    """
}
