import Documents
import JourneySupport
import Testing

private func article(_ text: String) -> Article { SampleArticle(text).article }

private func anchor(_ words: String, in article: Article, occurrence: Int = 1) throws -> TextAnchor {
  let text = article.source.string(article.span)
  var from = text.startIndex
  var found: Range<String.Index>?
  for _ in 0..<occurrence {
    found = text[from...].firstRange(of: words)
    from = found?.upperBound ?? from
  }
  let range = try #require(found)
  let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
  return TextAnchor(TextRange(start, start + words.utf8.count), in: article)
}

@Suite struct TextAnchorTests {
  private let before = article(
    "Dues rise in June\n\nThe café “will pay,” Ana Ruiz said. The mill “will pay,” Bo Lund said.")

  @Test func itHoldsTheWordsWhatStandsAroundAndWhereTheyStood() throws {
    let anchor = try anchor("will pay,", in: before, occurrence: 2)
    #expect(anchor.exact == "will pay,")
    #expect(anchor.prefix == "will pay,” Ana Ruiz said. The mill “".suffix(32))
    #expect(anchor.suffix == "” Bo Lund said.")
    #expect(anchor.start == 65, "code points, not bytes")
  }

  @Test func theSameWordsAreToldApartByWhatStandsAround() throws {
    for occurrence in 1...2 {
      let anchor = try anchor("will pay,", in: before, occurrence: occurrence)
      let after = article(
        "A new head\n\nSome say more. The mill “will pay,” Bo Lund said. The café “will pay,” Ana Ruiz said.")
      let range = try #require(anchor.locate(in: after))
      let behind = after.source.string(TextRange(range.end, range.end + 10))
      #expect(behind.contains(occurrence == 1 ? "Ana" : "Bo"))
    }
  }

  @Test func wordsThatWereWrappedAnewAreFound() throws {
    let anchor = try anchor("The mill “will pay,” Bo Lund", in: before)
    let after = article(
      "Dues rise in June\n\nThe café “will\npay,” Ana Ruiz said. The mill\n  “will\u{A0}pay,” Bo\nLund said.")
    let range = try #require(anchor.locate(in: after))
    #expect(after.source.string(range) == "The mill\n  “will\u{A0}pay,” Bo\nLund")
  }

  @Test func changedWordsDoNotFit() throws {
    let anchor = try anchor("The mill “will pay,” Bo Lund", in: before)
    #expect(anchor.locate(in: article("Dues rise in June\n\nThe mill “will not pay,” Bo Lund said.")) == nil)
  }

  @Test func fewWordsAmongOthersDoNotFit() throws {
    let anchor = try anchor("Bo Lund", in: before)
    #expect(anchor.locate(in: article("Who is Bo Lund?")) == nil)
  }

  @Test func whatStandsBeforeTheArticleInItsFileDoesNotMatter() throws {
    let anchor = try anchor("Bo Lund", in: before)
    let text = "Another article.\n\n" + before.source.string(before.span)
    let source = SourceText(name: "two.txt", utf8: Array(text.utf8))
    let second = Article(
      source: source, position: 2, span: TextRange(18, source.utf8.count), headline: TextRange(18, 20))
    #expect(second.identity == before.identity)
    let range = try #require(anchor.locate(in: second))
    #expect(source.string(range) == "Bo Lund")
    #expect(TextAnchor(range, in: second) == anchor)
  }

  @Test func aPlaceIsFoundByTheWordsBehindIt() throws {
    let text = before.source.utf8
    let place = TextAnchor(placeAt: 21, in: before)
    #expect(place.locate(in: before)?.start == 21)
    let end = TextAnchor(placeAt: text.count, in: before)
    #expect(end.exact.isEmpty)
    #expect(end.locate(in: before) == TextRange(text.count, text.count))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    for anchor in [
      try anchor("will pay,", in: before), TextAnchor(exact: "", prefix: "", suffix: "", start: 0),
      TextAnchor(exact: "1:2:\n\u{301}", prefix: "e", suffix: "\u{1F}", start: 7),
    ] {
      #expect(TextAnchor(written: anchor.written) == anchor)
    }
    for text in ["", "1:2:3", "1:2:3:4:", "1:1:1:-1:ab", "x:0:0:0:", "0:\(Int.max):\(Int.max):2:abc"] {
      #expect(TextAnchor(written: text) == nil, "\(text)")
    }
  }
}

@Suite struct ArticleIdentityTests {
  @Test func theSameTextIsTheSameArticleWhereverItLies() {
    let one = SampleArticle("A title\n\nSome  words.\n", name: "a.txt").article.identity
    #expect(one == SampleArticle("\nA title\r\nSome words.", name: "b/c.txt").article.identity)
    #expect(one != SampleArticle("A title\n\nSome word.").article.identity)
  }

  @Test func itIsAFixedNumber() throws {
    // The reference implementation's, of "The quick brown fox jumps over the lazy dog".
    let identity = article("The quick brown fox jumps over the lazy dog").identity
    #expect(identity.description == "e34bbc7bbc071b6c7a433ca9c49a9347")
    #expect(ArticleIdentity(hex: identity.description) == identity)
    #expect(ArticleIdentity(hex: "E34B") == nil)
  }
}
