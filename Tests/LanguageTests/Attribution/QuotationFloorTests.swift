import Documents
import Glibc
import Testing

@testable import Language

private let folder = getenv("PULLQUOTE_EVAL").map { String(cString: $0) }

private func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[0..<count]
  }
}

/// The share of marked quotations, optional ones included, of which a finding shares at least half of the tokens.
/// Floors only rise.
@Test(
  .enabled(if: folder != nil, "set PULLQUOTE_EVAL to the folder of gold files"),
  arguments: [("names-dev", 0.79), ("wikinews-dev", 0.82), ("wikinews-2019-2020-dev", 0.70)])
func markedQuotationsAreFound(name: String, floor: Double) throws {
  let path = try #require(folder) + "/gold/\(name).jsonl"
  let analyst = Analyst()
  var found = 0
  var total = 0
  for line in contents(of: path).split(separator: 0x0A) {
    var article: Article?
    let gold = try #require(
      GoldArticle(line) { utf8 in
        let source = SourceText(name: "", utf8: utf8)
        let made = Article(source: source, span: source.range, headline: TextRange(0, 0))
        article = made
        return made
      })
    let predicted = analyst.analyse(try #require(article)).quotations.map { quotation in
      Set(quotation.content.flatMap { gold.text.tokens(in: $0) })
    }
    for attribution in gold.attributions {
      let wanted = Set(attribution.content.flatMap { $0 })
      total += 1
      if predicted.contains(where: {
        $0.intersection(wanted).count * 2 >= $0.union(wanted).count
      }) {
        found += 1
      }
    }
  }
  #expect(total > 100)
  #expect(Double(found) / Double(total) >= floor)
}
