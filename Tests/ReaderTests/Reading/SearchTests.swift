import JourneySupport
import Screen
import Testing

@testable import Reader

@Suite struct SearchingAnArticle {
  private func opened() -> Journey {
    var journey = Journey([.plain("Sheep", paragraphs: 60), .harbour])
    journey.press("Enter")
    return journey
  }

  @Test func matchesAreShownWhileTyping() {
    var journey = opened()
    journey.press("/")
    journey.type("paragraph 3")
    #expect(journey.state.search.matches.count == 11)
    #expect(journey.screen.contains("Paragraph 3 tells"))
    #expect(journey.lines.last?.contains("11 matches") == true)
    journey.press("C-u")
    journey.type("green")
    #expect(journey.roles.contains("/////"))
  }

  @Test func leavingTheSearchGoesBackToWhereItBegan() {
    var journey = opened()
    let top = journey.state.reading.top
    journey.press("/")
    journey.type("paragraph 40")
    #expect(journey.state.reading.top != top)
    journey.press("Esc")
    #expect(journey.state.reading.top == top)
    #expect(journey.state.search.matches.isEmpty)
  }

  @Test func nextAndPreviousMatchComeRound() {
    var journey = opened()
    journey.press("/")
    journey.type("paragraph 59")
    journey.press("Enter", "n")
    #expect(journey.state.message?.text == "From the top again")
    journey.press("N")
    #expect(journey.state.message?.text == "From the end again")
  }

  @Test func whatIsNotThereIsSaidAndNothingMoves() {
    var journey = opened()
    journey.press("Space")
    let top = journey.state.reading.top
    journey.press("/")
    journey.type("goat")
    journey.press("Enter")
    #expect(journey.state.message?.text == "“goat” is not in this article")
    #expect(journey.state.reading.top == top)
  }

  @Test func aRegularExpressionFindsAndItsMistakesAreNamed() {
    var journey = opened()
    journey.press("R")
    journey.type("paragraph 1[0-4] ")
    #expect(journey.state.search.matches.count == 5)
    journey.press("Esc", "R")
    journey.type("(")
    #expect(journey.state.search.problem != nil)
    journey.press("Enter")
    #expect(journey.state.message?.isWarning == true)
  }

  @Test func anEarlierSearchComesBackWithUp() {
    var journey = opened()
    journey.press("/")
    journey.type("sheep")
    journey.press("Enter", "/")
    journey.press("Up")
    #expect(journey.state.search.line.text == "sheep")
  }

  @Test func theSearchHoldsInTheNextArticle() {
    var journey = opened()
    journey.press("/")
    journey.type("the")
    journey.press("Enter", "J")
    #expect(!journey.state.search.matches.isEmpty)
  }
}
