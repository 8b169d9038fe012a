import Documents
import JourneySupport
import Screen
import Testing

@testable import Reader

private let samples = [SampleArticle.harbour, .cyclone, .plain("Fog", paragraphs: 3)]

@Suite struct PlacesView {
  private func names(_ journey: Journey) -> [String] {
    journey.state.views.places.rows.map { journey.state.store.places.all[$0].key.name }
  }

  @Test func allPlacesAreListedByMentionsWithWhoSpeaksOfThem() throws {
    var journey = Journey(samples, 100, 30)
    journey.press("P")
    #expect(names(journey) == ["Lowport", "Apia", "Wellington", "Hillford", "Suva", "Suva Bay", "Auckland"])
    let apia = try #require(journey.lines.first { $0.contains("Apia WS") })
    #expect(apia.split(separator: " ") == ["Apia", "WS", "2", "1", "Mele", "Tora"])
  }

  @Test func enterGoesToTheExactWordsAndBackToTheSameRow() throws {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "j", "j", "j", "j", "Enter")
    #expect(journey.state.views.shown == nil)
    #expect(journey.state.focus == .reading)
    #expect(journey.state.reading.article == 1)
    let range = try #require(journey.state.focusRange)
    #expect(journey.state.article?.source.string(range) == "Suva")
    #expect(journey.lines.last?.hasPrefix("Suva, FJ · mention 1/1") == true, "\(journey.lines.last ?? "")")
    journey.press("q")
    #expect(journey.state.views.shown == .places)
    #expect(journey.state.views.places.selected == 4)
    journey.press("q")
    #expect(journey.state.views.shown == nil)
  }

  @Test func mentionsAreWalkedFromArticleToArticle() {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "Enter")
    #expect(journey.state.reading.article == 0)
    journey.press("] m")
    #expect(journey.state.reading.article == 1)
    #expect(journey.state.focusRange.map { journey.state.article?.source.string($0) } == "Lowport")
    journey.press("[ m")
    #expect(journey.state.reading.article == 0)
    journey.press("q")
    #expect(journey.state.views.shown == .places)
  }

  @Test func aMentionInACaptionIsShown() {
    var sample = SampleArticle(
      "Rain over the fair\n[Photo] It rained.\n\nNobody came.", title: "Rain over the fair")
    sample.place("Photo", country: "NO")
    var journey = Journey([sample], 100, 30)
    journey.press("P", "Enter")
    #expect(journey.state.settings.showsFurniture)
    #expect(journey.state.focusRange != nil)
  }

  @Test func anArticleThatNamesThePlaceInItsTextGoesBeforeACaption() {
    var caption = SampleArticle(
      "Rain over the fair\n[Photo] It rained.\n\nNobody came.", title: "Rain over the fair")
    caption.place("Photo", country: "NO")
    var text = SampleArticle("Sun over the fair\n\nAll went to Photo by bus.", title: "Sun over the fair")
    text.place("Photo", country: "NO")
    var journey = Journey([caption, text], 100, 30)
    journey.press("P", "Enter")
    #expect(journey.state.reading.article == 1)
    #expect(!journey.state.settings.showsFurniture)
  }

  @Test func typingFiltersAndEscapeBringsAllBack() {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "/")
    #expect(journey.state.context == .prompt)
    journey.type("suva")
    #expect(names(journey) == ["Suva", "Suva Bay"])
    #expect(journey.lines.first?.contains("Places · 2 with “suva”") == true)
    journey.press("Enter", "j")
    #expect(journey.state.views.places.selected == 1)
    journey.press("Esc")
    #expect(names(journey).count == 7)
    #expect(
      journey.state.views.places.chosen == 5
        || names(journey)[journey.state.views.places.selected] == "Suva Bay")
    journey.press("/")
    journey.type("zz")
    #expect(journey.screen.contains("no place has that in its name or country"))
    journey.press("Enter", "Enter", "j", "G")
    #expect(journey.state.views.shown == .places)
  }

  @Test func leavingThePromptPutsTheFilterBack() {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "/")
    journey.type("nz")
    journey.press("Enter", "/")
    journey.type("x")
    journey.press("Esc")
    #expect(names(journey) == ["Wellington", "Auckland"])
  }

  @Test func aKeyCyclesTheOrderAndTheSelectionStaysOnItsPlace() {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "j", "s")
    #expect(names(journey) == ["Apia", "Auckland", "Hillford", "Lowport", "Suva", "Suva Bay", "Wellington"])
    #expect(journey.state.views.places.chosen.map { journey.state.store.places.all[$0].key.name } == "Apia")
    #expect(journey.state.message?.text == "Ordered by name")
    journey.press("s")
    #expect(names(journey).first == "Lowport")
    journey.press("s")
    #expect(names(journey).prefix(3) == ["Lowport", "Apia", "Wellington"])
  }

  @Test func whatIsFoundLaterGoesBehindOnceTheReaderHasMoved() {
    var journey = Journey([SampleArticle.harbour], 100, 30)
    journey.press("P", "j")
    journey.send(.articles([SampleArticle.cyclone.article]))
    journey.find(SampleArticle.cyclone.analysis, in: 1)
    #expect(journey.effects.last == .startTimer(.view, milliseconds: 300))
    #expect(names(journey) == ["Hillford", "Lowport"])
    journey.wait(for: .view)
    #expect(names(journey).prefix(3) == ["Hillford", "Lowport", "Apia"])
    #expect(journey.state.views.places.selected == 1)
    journey.press("g g")
    journey.find(SampleArticle.harbour.analysis, in: 0)
    journey.wait(for: .view)
    #expect(names(journey).first == "Lowport")
  }

  @Test func manyAnalysesAskForOneTimer() {
    var journey = Journey(samples, 100, 30)
    journey.press("P")
    for _ in 0..<5 { journey.find(SampleArticle.cyclone.analysis, in: 1) }
    #expect(journey.effects.count { $0 == .startTimer(.view, milliseconds: 300) } == 1)
  }

  @Test func keysOfTheArticleSayWhereTheyWork() {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "] q")
    #expect(journey.state.message?.text == "quote.next works in an article · q leads back")
    #expect(journey.state.views.shown == .places)
    journey.press("2")
    journey.wait(for: .pendingKeys)
    #expect(journey.state.views.shown == nil)
    #expect(journey.state.focus == .reading)
  }

  @Test func noArticleIsNoPlace() {
    var journey = Journey([], 100, 30)
    journey.press("P", "Enter", "j", "G", "/", "Esc")
    #expect(journey.screen.contains("no place is named"))
    journey.press("M", "Tab", "Enter", "+", "-", "a", "f", "q", "q")
    #expect(journey.state.views.shown == nil)
  }

  @Test(arguments: [(1, 1), (20, 5), (3, 40), (500, 200), (0, 0)])
  func anySizeIsDrawn(columns: Int, rows: Int) {
    var journey = Journey(samples, 80, 24)
    for key in ["P", "M"] {
      journey.press(key)
      journey.resize(columns, rows)
      journey.press("j", "+", "-", "Tab", "f", "a")
      #expect(journey.grid.size == Size(columns: columns, rows: rows))
      journey.resize(80, 24)
    }
  }
}
