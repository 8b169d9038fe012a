import Documents
import JourneySupport
import Reader
import Screen
import Testing

private let samples = [SampleArticle.harbour, .cyclone, .plain("Sheep", paragraphs: 30)]

extension Journey {
  fileprivate var recorded: [ChangeSet] {
    effects.compactMap { if case .record(let set) = $0 { set } else { nil } }
  }

  fileprivate var chosen: QuotationReference? {
    state.views.quotes.chosen.map(QuotationReference.init(number:))
  }

  fileprivate func isVerified(_ reference: QuotationReference) -> Bool {
    state.store.decision(.verified, onQuotation: reference.quotation, inArticle: reference.article) != nil
  }

  /// Does what the state file does on undo.
  fileprivate mutating func takeBack(_ set: ChangeSet) {
    send(.turned(Turn(isRedo: false, label: set.label, changes: set.inverse.changes)))
    wait(for: .view)
  }

  /// Filters what is shown and goes to the first row.
  fileprivate mutating func filter(_ query: String) {
    press("f")
    type(query)
    press("Enter", "g g")
  }
}

@Suite struct RowDecisionTests {
  @Test func theSelectedQuotationIsVerifiedTaggedAndNoted() throws {
    var journey = Journey(samples, 120, 36)
    journey.press("Q", "4 j")
    let chosen = try #require(journey.chosen)
    #expect(chosen.article == 1, "another article than the open one")
    journey.press("V")
    #expect(journey.isVerified(chosen))
    #expect(journey.screen.contains("▸✓"))
    #expect(journey.recorded.last?.label == "Verified: this quotation")
    journey.press("t")
    journey.type("check")
    journey.press("Enter", "i")
    journey.type("ask Tora")
    journey.press("Enter")
    #expect(
      journey.state.store.tags(ofQuotation: chosen.quotation, inArticle: chosen.article) == ["check"])
    #expect(
      journey.state.store.decision(.quotationNote, onQuotation: chosen.quotation, inArticle: chosen.article)
        == "ask Tora")
    journey.press("i")
    #expect(journey.state.entry?.line.text == "ask Tora")
    journey.press("Esc", "V")
    #expect(!journey.isVerified(chosen))
    #expect(journey.state.views.shown == .quotes)
    #expect(journey.chosen == chosen)
  }

  @Test func theArticleOfTheRowIsStarredAndRead() {
    var journey = Journey(samples, 120, 36)
    journey.press("Q", "4 j", "*", "u")
    let identity = journey.state.store.articles[1].identity
    #expect(journey.state.store.decisions.isStarred(identity))
    #expect(journey.state.store.decisions.isRead(identity))
    journey.press("q", "g /")
    journey.type("lowport")
    journey.press("Enter", "u")
    #expect(journey.recorded.last?.label == "Read: “Harbour to reopen after storm”")
    journey.press("V")
    #expect(journey.state.message?.text.contains("works in an article") == true)
  }

  @Test func anotherSpeakerAndNoQuotationCountAtOnceAndCanBeTakenBack() throws {
    var journey = Journey(samples, 120, 36)
    journey.press("Q", "4 j", "c s", "C-u")
    journey.type("Ada Vos")
    journey.press("Enter")
    journey.wait(for: .view)
    let chosen = try #require(journey.chosen)
    let found = try #require(journey.state.quotation(number: chosen.number))
    #expect(found.quotation.speaker.map { found.analysis.entities[$0].name } == "Ada Vos")
    let rows = journey.state.views.quotes.rows
    journey.press("c x")
    journey.wait(for: .view)
    #expect(journey.state.views.quotes.rows.count == rows.count - 1)
    #expect(journey.state.views.quotes.selected == 4)
    journey.takeBack(try #require(journey.recorded.last))
    #expect(journey.state.views.quotes.rows == rows)
  }

  @Test func theBulkPrefixIsForAllRows() {
    var journey = Journey(samples, 120, 36)
    journey.press("Q")
    journey.filter("speaker:vos or place:apia")
    journey.press(";")
    #expect(journey.lines.last?.contains("all 3 quotations") == true)
    journey.press("V")
    #expect(journey.recorded.map(\.label) == ["Verified: 3 quotations"])
    journey.press(";", "t")
    journey.type("check")
    journey.press("Enter")
    #expect(journey.recorded.last?.changes.count == 3)
    journey.press(";", "j", "V")
    #expect(journey.recorded.last?.changes.count == 1, "another key lets go of the prefix")
    let articles = Set(journey.state.views.quotes.rows.map { QuotationReference(number: $0).article })
    journey.press(";", "*")
    #expect(journey.recorded.last?.changes.count == articles.count)
  }

  @Test func aDossierDecidesAboutItsStatements() {
    var journey = Journey(samples, 120, 36)
    journey.press("Enter", "] q", "D", "V")
    #expect(journey.recorded.last?.label == "Verified: this quotation")
    journey.press(";", "V")
    #expect(journey.recorded.last?.label.hasPrefix("Verified: ") == true)
  }
}

@Suite struct ListsAfterDecisionsTests {
  @Test func quotationsFilteredByADecisionFollowIt() {
    var journey = Journey(samples, 120, 36)
    journey.press("Q")
    journey.filter("-is:verified")
    let all = journey.state.views.quotes.rows
    journey.press("j", "V")
    journey.wait(for: .view)
    #expect(journey.state.views.quotes.rows == [all[0]] + all[2...])
    #expect(journey.state.views.quotes.selected == 1, "the next one is stood on")
    journey.takeBack(journey.recorded[0])
    #expect(journey.state.views.quotes.rows == all)
  }

  @Test func quotationsFollowDecisionsAboutTheirArticles() {
    var journey = Journey(samples, 120, 36)
    journey.press("Q")
    journey.filter("is:starred")
    #expect(journey.state.views.quotes.rows.isEmpty)
    journey.press("q", "1", "*", "Q")
    #expect(journey.state.views.quotes.rows.count == 4)
    journey.press("*")
    journey.wait(for: .view)
    #expect(journey.state.views.quotes.rows.isEmpty)
  }

  @Test func aFilteredListLetsGoOfARowOnceItIsLeft() {
    var journey = Journey(samples, 120, 36)
    journey.filter("is:unread")
    #expect(journey.state.list.rows == [0, 1, 2])
    journey.press("u")
    journey.wait(for: .view)
    #expect(journey.state.list.rows == [0, 1, 2], "the reader stands on it")
    journey.press("j")
    #expect(journey.state.list.rows == [1, 2])
    #expect(journey.state.list.chosen == 1)
    journey.takeBack(journey.recorded[0])
    #expect(Set(journey.state.list.rows) == [0, 1, 2])
    #expect(journey.state.list.chosen == 1)
  }

  @Test func aRowThatIsSelectedAgainStays() {
    var journey = Journey(samples, 120, 36)
    journey.filter("-is:starred")
    journey.press("*")
    journey.wait(for: .view)
    journey.press("*")
    journey.wait(for: .view)
    journey.press("j")
    #expect(journey.state.list.rows == [0, 1, 2])
  }

  @Test func whatIsReadByLookingStaysInTheList() {
    var journey = Journey(samples, 120, 36)
    journey.settings { $0.readAfter = 1 }
    journey.filter("is:unread")
    journey.press("Enter")
    journey.wait(for: .reading)
    #expect(journey.state.store.decisions.isRead(journey.state.store.articles[0].identity))
    journey.wait(for: .view)
    journey.press("1", "j")
    #expect(journey.state.list.rows == [0, 1, 2])
  }

  @Test func aListFilteredByATagTakesNewOnes() {
    var journey = Journey(samples, 120, 36)
    journey.press(";", "t")
    journey.type("later")
    journey.press("Enter")
    journey.filter("tag:later")
    journey.press(";", "t")
    journey.type("-later")
    journey.press("Enter")
    journey.wait(for: .view)
    #expect(journey.state.list.rows == [0])
  }
}
