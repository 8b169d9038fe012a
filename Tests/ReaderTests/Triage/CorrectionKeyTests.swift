import Documents
import JourneySupport
import Reader
import Testing

@Suite struct CorrectionKeyTests {
  private func journey() -> Journey { Journey([.harbour, .cyclone], 120, 36) }

  private func quotations(_ journey: Journey) throws -> [Quotation] {
    try #require(journey.state.analysis?.quotations)
  }

  private func words(_ journey: Journey, _ quotation: Quotation) -> String {
    journey.state.store.articles[0].source.line(quotation.extent)
  }

  @Test func anotherSpeakerIsChosenAmongThoseOfTheArticle() throws {
    var journey = journey()
    journey.press("] q", "c s", "Tab", "Enter")
    #expect(try quotations(journey)[0].speaker == 1)
    #expect(journey.lines.last?.contains("Speaker: Piet Vos") == true)
    journey.press("Esc", "[ q")
    journey.press("] q")
    #expect(journey.screen.contains("Piet Vos · direct"))
    #expect(journey.screen.contains("corrected by you"))
    #expect(journey.state.panel.rows.contains(.speaker(1, name: "Piet Vos", quotations: 3, mentions: 2)))
  }

  @Test func aRejectedQuotationIsGoneAndTheNextKeysStillWork() throws {
    var journey = journey()
    journey.press("] q", "c x")
    #expect(try quotations(journey).count == 4)
    #expect(journey.state.reading.focus == nil)
    journey.press("] q")
    #expect(words(journey, try quotations(journey)[0]) == "We open on Friday")
  }

  @Test func theExtentMovesByWords() throws {
    var journey = journey()
    journey.press("] q", "3 c l")
    #expect(words(journey, try quotations(journey)[0]) == "safe again")
    journey.press("c h", "c H")
    #expect(words(journey, try quotations(journey)[0]) == "are safe")
    journey.press("c L")
    #expect(words(journey, try quotations(journey)[0]) == "are safe again")
    #expect(journey.screen.contains("quote 1/4"), "it is stood on still")
  }

  @Test func selectedWordsAreAddedWithASpeaker() throws {
    var journey = journey()
    journey.press("] q", "v")
    #expect(journey.state.context == .selection)
    journey.press("5 l", "h")
    let status = journey.lines.last ?? ""
    #expect(status.hasPrefix("Selecting words · Enter adds them as a quotation · v leaves"), "\(status)")
    journey.press("Enter")
    journey.type("Piet")
    journey.press("Tab", "Enter")
    #expect(journey.state.context == .reading)
    let all = try quotations(journey)
    #expect(all.count == 5, "the same words as a found quotation are that quotation")
    #expect(all[0].speaker == 1)
    journey.press("Esc", "g g", "v", "2 l", "Enter", "Enter")
    let added = try #require(try quotations(journey).first)
    #expect(words(journey, added) == "Harbour to reopen")
    #expect(added.speaker == nil)
    journey.press("v", "Esc")
    #expect(journey.state.context == .reading)
  }

  @Test func verifiedIsShownAndTakenOff() {
    var journey = journey()
    journey.press("] q", "V", "J")
    journey.press("K", "] q")
    #expect(journey.screen.contains("verified ✓"))
    journey.press("V", "j")
    #expect(!journey.screen.contains("verified ✓"))
  }

  @Test func namesAreJoinedAndParted() {
    var journey = journey()
    journey.press("] q", "c m")
    journey.type("Piet Vos")
    journey.press("Enter")
    #expect(
      journey.state.store.decisions.pairs(.samePerson).map { [$0.0, $0.1] } == [["ada moss", "piet vos"]])
    journey.press("c d")
    journey.type("Piet Vos")
    journey.press("Enter")
    #expect(journey.state.store.decisions.pairs(.samePerson).isEmpty)
    #expect(journey.state.store.decisions.pairs(.differentPersons).count == 1)
  }

  @Test func aPlaceIsRejectedOrFixedInTheWholeArticle() throws {
    var journey = journey()
    journey.press("J", "] p", "c P")
    #expect(journey.state.analysis?.places.contains { $0.place?.name == "Apia" } == false)
    journey.press("] p", "c p", "Enter")
    guard case .findPlaces(let question) = journey.effects.last else {
      Issue.record("no place was looked for")
      return
    }
    #expect(question.name == "Suva")
    let places = [
      Place(name: "Suva", kind: .city, country: "FJ", latitude: -18.14, longitude: 178.44),
      Place(name: "Suva", kind: .city, country: "BA", latitude: 44.1, longitude: 18.2),
    ]
    journey.send(.foundPlaces(question, places))
    journey.press("Tab", "Enter")
    #expect(journey.state.analysis?.places.first { $0.place?.name == "Suva" }?.place?.country == "BA")
  }
}
