import Documents
import JourneySupport
import Testing

@Suite struct CorrectionTests {
  private let sample = SampleArticle.harbour

  private func store(_ samples: SampleArticle...) -> DocumentStore {
    var store = DocumentStore()
    store.append(samples.map(\.article))
    for (number, sample) in samples.enumerated() { store.record(sample.analysis, forArticle: number) }
    return store
  }

  private func change(_ store: DocumentStore, _ aspect: Aspect, quotation: Int, to value: String?) throws
    -> DecisionChange
  {
    let anchor = try #require(store.anchor(ofQuotation: quotation, inArticle: 0))
    return try #require(
      store.decisions.change(
        DecisionKey(aspect, article: store.articles[0].identity, passage: anchor), to: value))
  }

  private func range(_ words: String) throws -> TextRange {
    let text = sample.article.source.string(sample.article.span)
    let range = try #require(text.firstRange(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return TextRange(start, start + words.utf8.count)
  }

  @Test func anotherSpeakerIsAPersonsWordAndCanBeTakenBack() throws {
    var store = store(sample)
    let change = try change(store, .speaker, quotation: 1, to: "Piet Vos")
    #expect(store.apply([change]) == [0])
    let quotation = try #require(store.analysis(ofArticle: 0)?.quotations[1])
    #expect(quotation.speaker == 1)
    #expect(quotation.confidence == 1)
    #expect(quotation.because == "corrected by you")
    #expect(store.foundAnalysis(ofArticle: 0) == sample.analysis)
    #expect(store.decision(.speaker, onQuotation: 1, inArticle: 0) == "Piet Vos")
    store.apply([change.inverse])
    #expect(store.analysis(ofArticle: 0) == sample.analysis)
    #expect(store.decisions.count == 0)
  }

  @Test func aSpeakerTheArticleWasNotKnownToHaveIsAdded() throws {
    var store = store(sample)
    store.apply([try change(store, .speaker, quotation: 0, to: "Daily Quay")])
    let analysis = try #require(store.analysis(ofArticle: 0))
    #expect(analysis.entities.last?.name == "Daily Quay")
    #expect(analysis.entities.last?.mentions.count == 1)
    #expect(analysis.quotations[0].speaker == 2)
    #expect(analysis.quotations[0].source == nil, "Ada Moss is somebody else's name")
    store.apply([try change(store, .speaker, quotation: 0, to: "")])
    #expect(store.analysis(ofArticle: 0)?.quotations[0].speaker == nil)
  }

  @Test func whatIsNoQuotationIsGoneFromPostingsToo() throws {
    var store = store(sample)
    let lowport = try #require(store.places.all.first { $0.key.name == "Hillford" })
    #expect(lowport.leadingSpeakers == [])
    store.apply([try change(store, .rejected, quotation: 2, to: "")])
    #expect(store.analysis(ofArticle: 0)?.quotations.count == 4)
    // Decisions about the others keep their anchors although their numbers have changed.
    let anchor = store.anchor(ofQuotation: 3, inArticle: 0)
    #expect(anchor?.exact == "Nobody called us")
  }

  @Test func theExtentChangesAndTheAnchorStays() throws {
    var store = store(sample)
    let longer = TextAnchor(
      try range("Union leader Piet Vos said the crews had not been asked"), in: sample.article)
    let before = store.anchor(ofQuotation: 2, inArticle: 0)
    store.apply([try change(store, .extent, quotation: 2, to: longer.written)])
    let quotation = try #require(store.analysis(ofArticle: 0)?.quotations[2])
    #expect(quotation.content == [try range("Union leader Piet Vos said the crews had not been asked")])
    #expect(store.anchor(ofQuotation: 2, inArticle: 0) == before)
    store.apply([try change(store, .verified, quotation: 2, to: "")])
    #expect(store.decision(.verified, onQuotation: 2, inArticle: 0) == "")
    #expect(store.decision(.verified, onQuotation: 1, inArticle: 0) == nil)
  }

  @Test func aQuotationIsAddedInTextOrder() throws {
    var store = store(sample)
    let anchor = TextAnchor(try range("Harbour to reopen after storm"), in: sample.article)
    let key = DecisionKey(.added, article: sample.article.identity, passage: anchor)
    store.apply([DecisionChange(key, before: nil, after: "Ada Moss")])
    let analysis = try #require(store.analysis(ofArticle: 0))
    #expect(analysis.quotations.count == 6)
    #expect(analysis.quotations[0].speaker == 0)
    #expect(analysis.quotations[0].kind == .indirect)
    #expect(store.anchor(ofQuotation: 0, inArticle: 0) == anchor)
    store.apply([try change(store, .rejected, quotation: 0, to: "")])
    #expect(store.analysis(ofArticle: 0)?.quotations.count == 5)
  }

  @Test func correctionsAreAppliedToAnAnalysisMadeAnew() throws {
    var store = store(sample)
    store.apply([
      try change(store, .speaker, quotation: 0, to: "Piet Vos"),
      try change(store, .rejected, quotation: 1, to: ""),
    ])
    // Another engine finds one quotation a little longer and the other not at all.
    var other = sample.analysis
    other.quotations[0].content = [try range("The cranes are safe again,")]
    other.quotations.remove(at: 1)
    store.record(other, forArticle: 0)
    #expect(store.analysis(ofArticle: 0)?.quotations.count == 4)
    #expect(store.analysis(ofArticle: 0)?.quotations[0].speaker == 1)
    other.quotations.remove(at: 0)
    store.record(other, forArticle: 0)
    let quotation = try #require(store.analysis(ofArticle: 0)?.quotations.first)
    #expect(quotation.content == [try range("The cranes are safe again")], "a person said it is one")
    #expect(quotation.kind == .direct)
  }

  @Test func whatFitsNoLongerIsListed() throws {
    var store = store(sample)
    let gone = DecisionKey(
      .verified, article: sample.article.identity,
      passage: TextAnchor(exact: "words that never stood here", prefix: "", suffix: "", start: 3))
    store.apply([DecisionChange(gone, before: nil, after: "")])
    #expect(store.misfits(ofArticle: 0) == [gone])
    #expect(store.analysis(ofArticle: 0) == sample.analysis)
  }

  @Test func aPlaceIsFixedOrTakenOutOfThePostings() throws {
    var store = store(sample)
    let identity = sample.article.identity
    let lowport = TextAnchor(sample.analysis.places[1].range, in: sample.article)
    let place = Place(name: "Lowport Ferry", kind: .site, country: "NZ", latitude: -41.5, longitude: 174)
    store.apply([
      DecisionChange(
        DecisionKey(.place, article: identity, passage: lowport), before: nil, after: place.written)
    ])
    #expect(store.analysis(ofArticle: 0)?.places[1].place == place)
    #expect(store.places.all.filter { $0.mentions > 0 }.map(\.key.name) == ["Hillford", "Lowport Ferry"])
    store.apply([
      DecisionChange(DecisionKey(.placeRejected, article: identity, passage: lowport), before: nil, after: "")
    ])
    #expect(store.places.all.filter { $0.mentions > 0 }.map(\.key.name) == ["Hillford"])
  }

  @Test func whatWasRememberedIsAppliedToWhatIsAnalysedAlready() throws {
    var first = store(sample)
    first.apply([try change(first, .speaker, quotation: 0, to: "Piet Vos")])
    var second = store(sample)
    second.remember(Decisions(first.decisions.all.map { (key: $0.key, value: $0.value) }))
    #expect(second.analysis(ofArticle: 0) == first.analysis(ofArticle: 0))
  }

  @Test func articleDecisionsAreLookedUpByArticle() {
    var decisions = Decisions()
    let identity = sample.article.identity
    decisions.apply(
      ["later", "check"].map {
        DecisionChange(DecisionKey(.tag, article: identity, detail: $0), before: nil, after: "")
      })
    decisions.apply([
      DecisionChange(DecisionKey(.read, article: identity), before: nil, after: ""),
      DecisionChange(DecisionKey(.note, article: identity), before: nil, after: "ask Ada"),
    ])
    #expect(decisions.tags(of: identity) == ["check", "later"])
    #expect(decisions.isRead(identity) && !decisions.isStarred(identity))
    #expect(decisions.note(of: identity) == "ask Ada")
    #expect(Set(decisions.tags) == ["check", "later"])
    #expect(decisions.change(DecisionKey(.read, article: identity), to: "") == nil)
    #expect(DecisionKey.pair("Sergey Lavrov", "Sergéi  LAVROV") == "sergei lavrov\u{1F}sergey lavrov")
  }
}
