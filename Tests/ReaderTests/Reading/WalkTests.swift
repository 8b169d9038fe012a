import Documents
import JourneySupport
import Screen
import Testing

@testable import Reader

@Suite struct Walking {
  private func opened() -> Journey {
    var journey = Journey([.harbour, .plain("Sheep", paragraphs: 60)])
    journey.press("Enter")
    return journey
  }

  private func standing(_ journey: Journey) -> String? {
    journey.state.focusRange.map { journey.state.article!.source.string($0) }
  }

  @Test func nextQuotationGoesThroughTheArticleAndSaysWhenThereIsNone() {
    var journey = opened()
    journey.press("] q")
    #expect(standing(journey) == "The cranes are safe again")
    journey.press("] q")
    #expect(standing(journey) == "We open on Friday")
    journey.press("] q", "] q", "] q")
    #expect(standing(journey) == "Nobody called us")
    #expect(journey.state.message?.text == "No further quotation")
  }

  @Test func aCountGoesSeveralQuotationsOn() {
    var journey = opened()
    journey.press("4 ] q")
    #expect(standing(journey) == "Nobody called us")
    journey.press("3 [ q")
    #expect(standing(journey) == "The cranes are safe again")
  }

  @Test func sameSpeakerSkipsTheOthers() {
    var journey = opened()
    journey.press("] q", "] s")
    #expect(standing(journey) == "We open on Friday")
    journey.press("] s")
    #expect(journey.state.message?.text == "No further quotation of Ada Moss")
    journey.press("[ s")
    #expect(standing(journey) == "The cranes are safe again")
  }

  @Test func attitudesAreShownOnRequestOnly() {
    var journey = opened()
    #expect(journey.state.reading.quotations.count == 4)
    journey.press("a")
    #expect(journey.state.reading.quotations.count == 5)
    journey.press("a")
    #expect(journey.state.reading.quotations.count == 4)
  }

  @Test func placesAreWalkedInTextOrder() {
    var journey = opened()
    journey.press("] p")
    #expect(standing(journey) == "Hillford")
    journey.press("] p")
    #expect(standing(journey) == "Lowport")
    journey.press("] p")
    #expect(journey.state.message?.text == "No further place")
  }

  @Test func enterInThePanelWalksTheMentionsAndComesRound() {
    var journey = opened()
    journey.press("3")
    journey.wait(for: .pendingKeys)
    #expect(journey.state.focus == .panel)
    journey.press("g g", "Enter")
    #expect(standing(journey) == "Ada Moss")
    journey.press("Enter")
    #expect(standing(journey) == "she")
    journey.press("Enter")
    #expect(standing(journey) == "Ada Moss")
    #expect(journey.state.message?.text == "The first mention again")
  }

  @Test func thePanelCountsWhatCanBeWalkedTo() {
    var sample = SampleArticle("Storm\n\n[Photo]\n\nBoats left Lowport for Lowport bay.", title: "Storm")
    sample.place("Photo", country: "GB")
    sample.place("Lowport", 1, country: "GB")
    sample.place("Lowport", 2, country: "GB")
    func places(_ journey: Journey) -> [Int] {
      journey.state.panel.rows.compactMap { if case .place(_, let mentions) = $0 { mentions } else { nil } }
    }
    var journey = Journey([sample])
    #expect(places(journey) == [2])
    journey.press("F")
    #expect(places(journey) == [2, 1])
  }

  @Test func spotlightDimsAllButOneSpeaker() {
    var journey = opened()
    journey.press("] q", "o")
    #expect(journey.state.spotlight == .speaker(0))
    #expect(journey.roles.contains(","))
    journey.press("o")
    #expect(journey.state.spotlight == nil)
    #expect(!journey.roles.contains(","))
  }

  @Test func whyTellsCueSourceSpeakerAndHowSure() {
    var journey = opened()
    journey.press("] q", "w")
    let screen = journey.screen
    #expect(screen.contains("“said”"))
    #expect(screen.contains("Ada Moss"))
    #expect(screen.contains("95 %, sure"))
    journey.press("q")
    #expect(journey.state.overlay == nil)
  }

  @Test func aCopiedQuotationCarriesWhoWhereAndTheLine() {
    var journey = opened()
    journey.press("2 ] q", "y")
    let copied = journey.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
    #expect(
      copied == [
        "“We open on Friday”\n— Ada Moss, “Harbour to reopen after storm”, Daily Quay, 2024-05-03 (harbour.txt:5)"
      ])
  }

  @Test func anUnsureSpeakerIsCopiedAsUnsure() {
    var journey = opened()
    journey.press("3 ] q")
    #expect(journey.lines.last?.contains("Piet Vos?") == true)
    journey.press("y")
    #expect(
      journey.effects.contains {
        if case .copy(let text) = $0 { text.contains("Piet Vos (unsure)") } else { false }
      })
  }

  @Test func anArticleOpensWhereItWasLeft() {
    var journey = opened()
    journey.press("J", "Space", "Space")
    let top = journey.state.reading.top
    #expect(top > 0)
    journey.press("K", "J")
    #expect(journey.state.reading.top == top)
  }

  @Test(arguments: [(120, 36), (40, 12), (20, 5), (1, 1), (200, 60)])
  func resizingKeepsThePlace(columns: Int, rows: Int) {
    var journey = opened()
    journey.press("J", "Space", "Space", "Space")
    let top = journey.state.reading.top
    let first = journey.lines.first { $0.contains("Paragraph") }
    journey.resize(columns, rows)
    #expect(journey.state.reading.top == top)
    journey.resize(80, 24)
    #expect(journey.lines.first { $0.contains("Paragraph") } == first)
  }

  @Test func movingTheSelectionLeavesTheArticleUntilItRests() {
    var journey = Journey([.harbour, .plain("Sheep", paragraphs: 60)])
    journey.press("j")
    #expect(journey.state.list.selected == 1)
    #expect(journey.state.reading.article == 0)
    #expect(journey.effects.contains(.startTimer(.preview, milliseconds: 150)))
    journey.wait(for: .preview)
    #expect(journey.state.reading.article == 1)
  }

  @Test func whatIsAskedForBeforeTheAnalysisIsDoneOnceItIsThere() {
    var journey = Journey([], isLoaded: false)
    journey.send(.articles([SampleArticle.harbour.article]))
    journey.press("Enter", "2 ] q")
    #expect(journey.state.focusRange == nil)
    #expect(journey.state.message?.text.hasPrefix("A moment") == true)
    journey.find(SampleArticle.harbour.analysis, in: 0)
    #expect(standing(journey) == "We open on Friday")
  }

  @Test func anotherKeyTakesBackWhatWasAskedForBeforeTheAnalysis() {
    var journey = Journey([], isLoaded: false)
    journey.send(.articles([SampleArticle.harbour.article]))
    journey.press("Enter", "] q", "j")
    journey.find(SampleArticle.harbour.analysis, in: 0)
    #expect(journey.state.focusRange == nil)
  }

  @Test func articlesThatArriveMoveNothing() {
    var journey = Journey([], isLoaded: false)
    journey.send(.articles([SampleArticle.plain("Sheep", paragraphs: 60).article]))
    journey.press("Enter", "Space")
    let before = journey.lines.dropFirst(9).dropLast()
    journey.send(.articles([SampleArticle.plain("Fog", paragraphs: 3).article]))
    #expect(journey.lines.dropFirst(9).dropLast() == before)
    #expect(before.contains { $0.contains("Paragraph") })
    #expect(journey.state.store.articles.count == 2)
  }
}
