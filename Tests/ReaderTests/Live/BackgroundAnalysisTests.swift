import Documents
import JourneySupport
import Reader
import Testing

private func samples(_ count: Int) -> [Article] {
  (1...count).map { SampleArticle("Report \($0)\n\nNothing is said.\n", name: "\($0).txt").article }
}

/// A reader of so many articles, of which none is analysed.
private func waiting(_ count: Int, rows: Int = 24) -> Journey {
  var journey = Journey([], 120, rows)
  journey.send(.articles(samples(count)))
  journey.send(.progress(read: count, of: count))
  journey.send(.loaded)
  return journey
}

extension Journey {
  /// The articles that were last asked for because they are shown.
  fileprivate var askedSoon: [Int]? {
    for case .analyseSoon(let articles) in effects.reversed() { return articles }
    return nil
  }
}

@Suite struct BackgroundAnalysis {
  @Test func whatTheListShowsIsAnalysedBeforeTheRest() {
    var journey = waiting(200)
    #expect(journey.effects.contains(.analyse(0)), "the open article goes before all")
    let first = journey.askedSoon
    #expect(first?.first == 0)
    journey.press("G")
    #expect(journey.askedSoon?.last == 199)
    #expect(journey.askedSoon?.count == first?.count)
    for index in 0..<40 { journey.find(Analysis(), in: index) }
    journey.press("g g")
    #expect(journey.askedSoon?.last == 199, "what is known is not asked for")
  }

  @Test func theStatusLineCountsWhatIsAnalysed() {
    var journey = waiting(1300)
    #expect(!journey.screen.contains("analysed"))
    #expect(journey.effects.contains(.startTimer(.progress, milliseconds: 1000)))
    for index in 0..<1240 { journey.find(Analysis(), in: index) }
    #expect(!journey.screen.contains("analysed"), "the line does not change with each article")
    journey.send(.timer(.progress))
    #expect(journey.screen.contains("analysed 1,240 of 1,300"), "\(journey.screen)")
    for index in 1240..<1300 { journey.find(Analysis(), in: index) }
    journey.send(.timer(.progress))
    #expect(!journey.screen.contains("analysed"))
  }

  @Test func aKeyPausesAndGoesOn() {
    var journey = waiting(30)
    journey.press("p")
    #expect(
      journey.effects.last { if case .pauseAnalysis = $0 { true } else { false } } == .pauseAnalysis(true))
    #expect(journey.screen.contains("Analysis paused"))
    journey.send(.timer(.message))
    #expect(journey.screen.contains("analysis paused at 0 of 30"), "\(journey.screen)")
    journey.press("S", "p")
    #expect(
      journey.effects.last { if case .pauseAnalysis = $0 { true } else { false } } == .pauseAnalysis(false))
  }
}

@Suite struct PostingsOfKnownArticles {
  private let sample: SampleArticle
  init() {
    var sample = SampleArticle("Report\n\n“Yes,” Ann Lee said.\n")
    let speaker = sample.speaker("Ann Lee", mentions: [("Ann Lee", 1)])
    sample.quote("Yes", by: speaker, cue: "said")
    self.sample = sample
  }

  private func read(_ count: Int) -> Journey {
    var journey = Journey([], 120, 30)
    journey.send(
      .articles(
        Array(repeating: sample.article, count: count),
        known: Array(repeating: PackedAnalysis(sample.analysis, of: sample.article), count: count)))
    return journey
  }

  @Test func theyAreMadeAfterThePictureOfTheArticles() {
    var journey = read(30)
    #expect(journey.state.store.analysedCount == 30)
    #expect(journey.state.store.uncountedCount == 30)
    #expect(journey.effects.last { $0 == .startTimer(.counting, milliseconds: 0) } != nil)
    for _ in 0..<30 where journey.state.store.uncountedCount > 0 { journey.send(.timer(.counting)) }
    #expect(journey.state.store.uncountedCount == 0)
    journey.send(.loaded)
    journey.press("S")
    #expect(journey.screen.contains("Ann Lee"), "\(journey.screen)")
  }

  @Test func whoAsksForThemEarlierSeesThemGrow() {
    var journey = read(30)
    journey.send(.loaded)
    journey.press("S")
    #expect(journey.state.store.uncountedCount == 30)
    for _ in 0..<30 where journey.state.store.uncountedCount > 0 { journey.send(.timer(.counting)) }
    journey.send(.timer(.view))
    #expect(journey.screen.contains("Ann Lee"), "\(journey.screen)")
  }

  @Test func aFolderThatGrowsPastTheBoundIsCountedWhenItIsAskedFor() {
    var journey = read(30)
    for _ in 0..<30 where journey.state.store.uncountedCount > 0 { journey.send(.timer(.counting)) }
    let more = DocumentStore.mostCountedAtOnce
    journey.send(
      .articles(
        Array(repeating: sample.article, count: more),
        known: Array(repeating: PackedAnalysis(sample.analysis, of: sample.article), count: more)))
    journey.send(.timer(.counting))
    #expect(journey.state.store.uncountedCount == more, "nobody has asked")
    journey.press("S")
    for _ in 0..<more where journey.state.store.uncountedCount > 0 { journey.send(.timer(.counting)) }
    #expect(journey.state.store.uncountedCount == 0)
  }
}

@Suite struct PostingsOfManyArticles {
  @Test func theyAreMadePieceByPieceWhenTheyAreAskedFor() {
    var sample = SampleArticle("Report\n\n“Yes,” Ann Lee said.\n")
    let speaker = sample.speaker("Ann Lee", mentions: [("Ann Lee", 1)])
    sample.quote("Yes", by: speaker, cue: "said")
    let count = DocumentStore.mostCountedAtOnce + 30
    var journey = Journey([], 120, 30)
    journey.send(
      .articles(
        Array(repeating: sample.article, count: count),
        known: Array(repeating: PackedAnalysis(sample.analysis, of: sample.article), count: count)))
    journey.send(.loaded)
    #expect(journey.state.store.analysedCount == count)
    #expect(journey.state.store.uncountedCount == count)
    #expect(journey.state.store.analysis(ofArticle: count - 1) == sample.analysis)
    journey.press("S")
    #expect(journey.effects.last { $0 == .startTimer(.counting, milliseconds: 0) } != nil)
    for _ in 0..<count where journey.state.store.uncountedCount > 0 { journey.send(.timer(.counting)) }
    journey.send(.timer(.view))
    #expect(journey.state.store.uncountedCount == 0)
    #expect(journey.screen.contains("Ann Lee"), "\(journey.screen)")
    #expect(journey.screen.contains("\(count)"), "\(journey.screen)")
  }
}
