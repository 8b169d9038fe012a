import Documents
import JourneySupport
import Testing

@Suite struct PlacePostingsTests {
  private func store(_ samples: SampleArticle...) -> DocumentStore {
    var store = DocumentStore()
    store.append(samples.map(\.article))
    for (number, sample) in samples.enumerated() { store.record(sample.analysis, forArticle: number) }
    return store
  }

  private func posting(_ name: String, _ store: DocumentStore) throws -> PlacePosting {
    try #require(store.places.all.first { $0.key.name == name && $0.mentions > 0 })
  }

  @Test func mentionsOfAllArticlesAreCountedByUse() throws {
    let store = store(.harbour, .cyclone)
    let lowport = try posting("Lowport", store)
    #expect(lowport.mentions == 2)
    #expect(lowport.articles.map(\.article) == [0, 1])
    let wellington = try posting("Wellington", store)
    #expect((wellington.mentions, wellington.metonyms, wellington.asPlace) == (2, 2, 0))
    #expect(wellington.articles.map(\.mentions) == [2])
  }

  @Test func whoSpeaksOfAPlaceIsWhoseStatementsHoldIt() throws {
    let store = store(.harbour, .cyclone)
    #expect(try posting("Apia", store).leadingSpeakers == ["Mele Tora"])
    // Hillford stands in what Piet Vos fears, which nobody said.
    #expect(try posting("Hillford", store).leadingSpeakers == [])
    #expect(try posting("Wellington", store).speakerCount == 1)
  }

  @Test func demonymsAreNoPlaces() {
    var sample = SampleArticle("Norwegian boats lie in Oslo.")
    sample.place("Norwegian", country: "NO", use: .demonym)
    sample.place("Oslo", country: "NO")
    #expect(store(sample).places.ranked().count == 1)
  }

  @Test func theMostMentionedComesFirstAndTiesKeepTheirOrder() {
    let places = store(.cyclone).places
    #expect(
      places.ranked().map { places.all[$0].key.name }
        == ["Apia", "Wellington", "Suva", "Lowport", "Suva Bay", "Auckland"])
  }

  @Test func aFilterFoldsCaseAndMarksAndReadsTheCountry() {
    var sample = SampleArticle("From Šibenik to Split and Trieste.")
    sample.place("Šibenik", country: "HR")
    sample.place("Split", country: "HR")
    sample.place("Trieste", country: "IT")
    let places = store(sample).places
    func names(_ filter: String) -> [String] { places.ranked(filter: filter).map { places.all[$0].key.name } }
    #expect(names("sib") == ["Šibenik"])
    #expect(names("HR sp") == ["Split"])
    #expect(names("hr") == ["Šibenik", "Split"])
    #expect(names("x") == [])
    #expect(names("  ").count == 3)
  }

  @Test func anArticleThatIsAnalysedAnewCountsOnce() throws {
    var store = store(.harbour, .cyclone)
    let before = try posting("Lowport", store)
    store.record(SampleArticle.cyclone.analysis, forArticle: 1)
    #expect(try posting("Lowport", store).mentions == before.mentions)
    store.record(Analysis(), forArticle: 1)
    #expect(try posting("Lowport", store).articles.map(\.article) == [0])
    #expect(store.places.ranked().count == 2)
  }

  @Test func articlesStayInTheStoresOrderHoweverTheyAreAnalysed() throws {
    var store = DocumentStore()
    let samples = Array(repeating: SampleArticle.harbour, count: 4)
    store.append(samples.map(\.article))
    for number in [2, 0, 3, 1] { store.record(samples[number].analysis, forArticle: number) }
    #expect(try posting("Lowport", store).articles.map(\.article) == [0, 1, 2, 3])
  }

  @Test func theLeadingSpeakersAreThoseWhoSpeakMostOften() throws {
    let names = ["Ada", "Ben", "Cas", "Dov", "Eva", "Fay"]
    var store = DocumentStore()
    for (number, name) in names.enumerated() {
      for _ in 0...number {
        var sample = SampleArticle("“Oslo is cold,” said \(name).")
        sample.quote("Oslo is cold", by: sample.speaker(name))
        sample.place("Oslo", country: "NO")
        store.append([sample.article])
        store.record(sample.analysis, forArticle: store.articles.count - 1)
      }
    }
    let oslo = try posting("Oslo", store)
    #expect(oslo.leadingSpeakers == ["Fay", "Eva", "Dov", "Cas"])
    #expect(oslo.speakerCount == 6)
    // The sixth speaker's articles are found to say nothing.
    for number in 15..<21 { store.record(Analysis(), forArticle: number) }
    #expect(try posting("Oslo", store).leadingSpeakers == ["Eva", "Dov", "Cas", "Ben"])
  }
}
