import Documents
import Search
import Testing

private func completed(_ text: String) -> [String] {
  var article = DocumentStore()
  let source = SourceText(name: "a.txt", utf8: Array("Daily Quay\nLowport".utf8))
  article.append([
    Article(
      source: source, span: source.range, headline: TextRange(0, 10),
      date: ArticleDate(year: 2020, month: 1, day: 2), outlet: TextRange(0, 10))
  ])
  let entities = ["Ahmad Al-Mismari", "Khalifa Haftar", "Ghassan Salamé"].map {
    Entity(name: $0, kind: .person)
  }
  let quotations = [0, 0, 1, 2].map {
    Quotation(kind: .direct, content: [TextRange(0, 5)], speaker: $0, confidence: 1, because: "")
  }
  let place = Place(name: "Lowport", kind: .city, country: "GB", latitude: 1, longitude: 2)
  article.record(
    Analysis(
      quotations: quotations, entities: entities,
      places: [PlaceMention(TextRange(11, 18), place: place, confidence: 1)]), forArticle: 0)
  article.apply(
    ["check", "follow up"].compactMap { tag in
      article.decisions.change(
        DecisionKey(.tag, article: article.articles[0].identity, detail: tag), to: "")
    })
  var vocabulary = QueryVocabulary(article)
  let cursor = text.firstIndex(of: "|").map { text.distance(from: text.startIndex, to: $0) } ?? text.count
  let characters = Array(text.filter { $0 != "|" })
  let completion = QueryCompletion(characters, cursor: cursor, &vocabulary)
  return completion.candidates.map { candidate in
    var line = characters
    line.replaceSubrange(completion.range, with: candidate.insertion)
    return String(line)
  }
}

@Suite struct QueryCompletionTests {
  @Test func keysAreCompleted() {
    #expect(completed("sp") == ["speaker:"])
    #expect(completed("oil -t") == ["oil -tag:", "oil -title:"])
    #expect(completed("(o") == ["(outlet:"])
    #expect(completed("").count == QueryKey.allCases.count)
    #expect(completed("zz").isEmpty)
  }

  @Test func namesAreCompletedFromAnyOfTheirWords() {
    #expect(completed("speaker:mis") == ["speaker:\"Ahmad Al-Mismari\""])
    #expect(completed("speaker:\"salame") == ["speaker:\"Ghassan Salamé\""])
    #expect(completed("-speaker:haf| oil") == ["-speaker:\"Khalifa Haftar\" oil"])
    #expect(completed("speaker:").first == "speaker:\"Ahmad Al-Mismari\"")
  }

  @Test func otherValuesAreCompleted() {
    #expect(completed("place:low") == ["place:Lowport"])
    #expect(completed("outlet:d") == ["outlet:\"Daily Quay\""])
    #expect(completed("tag:up") == ["tag:\"follow up\""])
    #expect(completed("kind:di") == ["kind:direct", "kind:indirect"])
    #expect(completed("is:un") == ["is:unread", "is:unsure"])
    #expect(completed("date:") == ["date:2020"])
  }
}
