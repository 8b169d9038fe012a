import ArticleScoring
import Documents
import Foundation
import Ingest
import Language
import Testing

/// Floors against annotated articles; they only rise.
@Suite struct GoldTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The folder of the wider gold, which is not part of the repository, from the environment variable PULLQUOTE_EVAL.
  private static let evaluation = ProcessInfo.processInfo.environment["PULLQUOTE_EVAL"].map {
    URL(filePath: $0)
  }

  /// A gold file and the least it must reach, in percent.
  struct Floor: Sendable, CustomTestStringConvertible {
    let file: String
    let quotations: Double
    let speakers: Double
    /// Speakers under exactly the right name.
    let names: Double
    let people: Double
    var testDescription: String { file }
  }

  private func score(_ gold: [GoldArticle]) throws -> ArticleScore {
    let analyst = Analyst()
    var score = ArticleScore()
    for article in gold {
      if let text = article.text {
        let source = TextDecoder.decodeUTF8(Array(text.utf8), name: "gold")
        score.add(article, [analyst.analyse(ArticleSplitter.article(of: source))], utf8: source.utf8)
      } else if let file = article.file {
        let bytes = try Data(contentsOf: Self.root.appending(path: "seeds/\(file)"))
        let source = TextDecoder.decode(Array(bytes), name: file)
        score.add(article, ArticleSplitter.articles(of: source).map(analyst.analyse), utf8: source.utf8)
      }
    }
    return score
  }

  private func expect(_ score: ArticleScore, _ floor: Floor) {
    #expect(score.quotations.f1 >= floor.quotations, "quotations")
    #expect(score.speakers >= floor.speakers, "speakers")
    #expect(score.fullNames >= floor.names, "full names")
    #expect(score.people.f1 >= floor.people, "people")
  }

  @Test func theSeedsAreReadAsPeopleReadThem() throws {
    let gold = try GoldArticle.read(Self.root.appending(path: "Tests/Gold/seeds-002-003.jsonl"))
    expect(try score(gold), Floor(file: "seeds", quotations: 99, speakers: 90, names: 90, people: 99))
  }

  // Skipped unless PULLQUOTE_EVAL names the folder that holds gold/names-dev.jsonl and the others.
  @Test(
    .enabled(if: evaluation != nil, "PULLQUOTE_EVAL names no folder"),
    arguments: [
      Floor(file: "names-dev", quotations: 94, speakers: 94, names: 92, people: 97),
      Floor(file: "wikinews-dev", quotations: 95, speakers: 95, names: 94, people: 93),
      Floor(file: "wikinews-2019-2020-dev", quotations: 90, speakers: 98, names: 96, people: 95),
    ])
  func otherArticlesAreReadAsPeopleReadThem(_ floor: Floor) throws {
    let folder = try #require(Self.evaluation)
    let gold = try GoldArticle.read(folder.appending(path: "gold/\(floor.file).jsonl"))
    expect(try score(gold), floor)
  }
}
