import Documents
import JourneySupport
import Screen
import Testing

@testable import Reader

private let samples = SampleArticle.people

@Suite struct SpeakersView {
  private func names(_ journey: Journey) -> [String] {
    journey.state.views.speakers.rows.map { journey.state.store.people.name($0) }
  }

  @Test func everybodyIsListedOnceWhateverTheSpelling() throws {
    var journey = Journey(samples, 120, 30)
    journey.press("S")
    #expect(names(journey) == ["Ahmad Al-Tarsi", "Piet Vos", "Ada Moss", "Lena Vos"])
    let first = try #require(journey.lines.first { $0.contains("Ahmad Al-Tarsi") })
    #expect(
      first.split(separator: " ").dropFirst().prefix(4).map(String.init) == ["Ahmad", "Al-Tarsi", "3", "2"])
    #expect(first.contains("port spokesman"))
    #expect(first.contains("Lowport"))
  }

  @Test func aKeyCyclesTheOrderAndTypingFiltersByAnySpellingOrRole() {
    var journey = Journey(samples, 120, 30)
    journey.press("S", "s")
    #expect(names(journey) == ["Ada Moss", "Ahmad Al-Tarsi", "Lena Vos", "Piet Vos"])
    journey.press("/")
    journey.type("ahmed")
    #expect(names(journey) == ["Ahmad Al-Tarsi"])
    journey.press("Enter", "Esc", "/")
    journey.type("spokesman")
    #expect(names(journey) == ["Ahmad Al-Tarsi"])
    journey.type(" zz")
    #expect(journey.screen.contains("nobody has that in a name or role"))
  }

  @Test func enterOpensTheDossierAndThereTheExactWordsAndBack() throws {
    var journey = Journey(samples, 120, 30)
    journey.press("S", "Enter")
    #expect(journey.state.views.shown == .dossier)
    #expect(journey.screen.contains("Ahmad Al-Tarsi · 3 statements in 2 articles"))
    journey.press("j", "j", "Enter")
    #expect(journey.state.views.shown == nil)
    #expect(journey.state.reading.article == 1)
    let range = try #require(journey.state.focusRange)
    #expect(journey.state.article?.source.string(range) == "Lowport stays open")
    journey.press("q")
    #expect(journey.state.views.shown == .dossier)
    #expect(journey.state.views.dossier.selected == 2)
    journey.press("q", "q")
    #expect(journey.state.views.shown == nil)
  }

  @Test func aKeyLeadsFromTheQuotationOrThePanelToTheDossier() {
    var journey = Journey(samples, 120, 30)
    journey.press("Enter", "] q", "D")
    #expect(journey.state.views.shown == .dossier)
    #expect(journey.state.views.person?.posting.name == "Ahmad Al-Tarsi")
    journey.press("q")
    #expect(journey.state.focus == .reading)
    journey.press("A-3", "3")
    journey.wait(for: .pendingKeys)
    journey.press("j", "D")
    #expect(journey.state.views.person?.posting.name == "Piet Vos")
    journey.press("] s")
    #expect(journey.state.views.person?.posting.name == "Ada Moss")
    journey.press("D")
    #expect(journey.state.views.shown == nil)
  }

  @Test func theDossierTellsNamesRolesPlacesAndWhoAnswers() throws {
    var journey = Journey(samples, 120, 30)
    journey.press("S", "Enter")
    let facts = try #require(journey.state.views.person?.facts)
    func items(_ label: String) -> [String]? { facts.first { $0.label == label }?.items }
    #expect(items("names") == ["Ahmad Al-Tarsi", "Ahmed el-Tarsi", "Al-Tarsi"])
    #expect(items("roles") == ["port spokesman"])
    #expect(items("speaks of") == ["Lowport 2"])
    #expect(items("outlets") == ["Daily Quay"])
    #expect(items("answered by") == ["Piet Vos"])
    #expect(items("beside") == ["Piet Vos", "Ada Moss"])
    journey.press("w")
    #expect(journey.screen.contains("answered by"))
    journey.press("q", "y")
    #expect(
      journey.effects.contains { if case .copy(let text) = $0 { text.contains("Al-Tarsi") } else { false } })
  }

  @Test func statementsAreFilteredAndOrdered() {
    var journey = Journey(samples, 120, 30)
    journey.press("S", "Enter", "/")
    journey.type("open")
    #expect(journey.state.views.dossier.rows.count == 1)
    journey.press("Enter", "Esc", "s")
    #expect(journey.state.views.dossier.rows == [2, 1, 0])
  }

  @Test func whatIsFoundLaterMovesNothing() {
    var journey = Journey([samples[0]], 120, 30)
    journey.press("S", "j")
    journey.send(.articles([samples[1].article]))
    journey.find(samples[1].analysis, in: 1)
    journey.wait(for: .view)
    #expect(names(journey) == ["Ahmad Al-Tarsi", "Piet Vos", "Ada Moss", "Lena Vos"])
    #expect(journey.state.views.speakers.selected == 1)
    journey.press("k", "Enter", "j")
    journey.find(Analysis(), in: 1)
    journey.wait(for: .view)
    #expect(journey.state.views.dossier.rows.count == 2)
    #expect(journey.state.views.dossier.selected == 1)
  }

  @Test func whoIsDecidedToBeTwoIsTwoAtOnceAndOneAgainWhenDecidedSo() {
    var journey = Journey(samples, 120, 30)
    journey.press("S", "j", "k", "c d")
    journey.type("Ahmed el-Tarsi")
    journey.press("Enter")
    journey.wait(for: .view)
    #expect(names(journey).filter { $0.contains("Tarsi") } == ["Ahmad Al-Tarsi", "Ahmed el-Tarsi"])
    journey.press("c m")
    journey.type("Ahmed el-Tarsi")
    journey.press("Enter")
    journey.wait(for: .view)
    #expect(names(journey).filter { $0.contains("Tarsi") } == ["Ahmad Al-Tarsi"])
  }

  @Test func nobodyIsASentence() {
    var journey = Journey([], 100, 30)
    journey.press("S", "Enter", "j", "s", "D", "/", "Esc")
    #expect(journey.screen.contains("nobody is named"))
    journey.press("q", "D")
    #expect(journey.state.message?.text == "No article is open")
  }

  @Test(arguments: [(1, 1), (20, 5), (3, 40), (500, 200), (0, 0), (100, 13), (60, 10)])
  func anySizeIsDrawn(columns: Int, rows: Int) {
    var journey = Journey(samples, 80, 24)
    journey.press("S")
    for key in ["j", "Enter"] {
      journey.press(key)
      journey.resize(columns, rows)
      journey.press("j", "s", "G")
      #expect(journey.grid.size == Size(columns: columns, rows: rows))
      journey.resize(80, 24)
    }
  }
}
