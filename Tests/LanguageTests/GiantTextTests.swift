import Documents
import Testing

@testable import Language

@Suite struct GiantTextTests {
  private func article(bytes: Int) -> Article {
    let sentence = Array("“No,” said Anna Lindqvist. ".utf8)
    var utf8 = [UInt8](repeating: 0x20, count: bytes)
    utf8.replaceSubrange(0..<sentence.count, with: sentence)
    let source = SourceText(name: "data", utf8: utf8)
    return Article(source: source, span: source.range, headline: TextRange(0, sentence.count))
  }

  /// Each mark opens where one is open: gone through from the first mark on for each, this would never end.
  @Test func openingMarksWithoutEndTakeLinearTime() {
    let marks = Array(repeating: Array("“x ".utf8), count: 100_000).joined()
    let source = SourceText(name: "marks", utf8: Array(marks))
    let text = TokenizedArticle(Article(source: source, span: source.range, headline: TextRange(0, 0)))
    #expect(text.quoted.filter { !$0.isNested }.count == 1)
  }

  @Test func nothingIsLookedForInATextThatIsData() {
    #expect(Analyst().analyse(article(bytes: 16 << 20)).quotations.count == 1)
    #expect(Analyst().analyse(article(bytes: (16 << 20) + 1)).quotations.isEmpty)
  }
}
