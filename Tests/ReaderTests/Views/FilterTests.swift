import Documents
import JourneySupport
import Reader
import Search
import Testing

private let samples = [
  SampleArticle.harbour, .cyclone, .plain("Fog over the bay", paragraphs: 3), .plain("Sheep", paragraphs: 5),
]

private func titles(_ journey: Journey) -> [String] {
  journey.state.list.rows.map {
    let article = journey.state.store.articles[$0]
    return String(article.source.line(article.headline).prefix { $0 != " " })
  }
}

@Suite struct FilterTests {
  @Test func theListIsFilteredWhileTheQueryIsTyped() {
    var journey = Journey(samples, 100, 30)
    journey.press("f")
    journey.type("speaker:tora")
    #expect(titles(journey) == ["Cyclone"])
    journey.press("Enter")
    #expect(journey.state.entry == nil)
    #expect(journey.screen.contains("Articles: speaker:tora"))
    journey.press("Enter")
    #expect(journey.state.reading.article == 1)
    journey.press("1")
    journey.wait(for: .pendingKeys)
    journey.press("Esc")
    #expect(titles(journey).count == 4)
    #expect(journey.state.list.chosen == 1)
  }

  @Test func theUnreadOfAFilteredListAreCountedAnewWhenSomethingChanges() {
    var journey = Journey(samples, 100, 30)
    func unread() -> Int {
      journey.state.list.rows.count {
        !journey.state.store.decisions.isRead(journey.state.store.articles[$0].identity)
      }
    }
    journey.press("f")
    for text in ["fog or sheep", " or cyclone"] {
      journey.type(text)
      #expect(journey.state.unreadCount == unread())
    }
    #expect(journey.state.unreadCount == 3)
    journey.press("Enter")
    for keys in ["u", "j", "u", "U"] {
      journey.press(keys)
      #expect(journey.state.unreadCount == unread(), "\(keys)")
    }
    #expect(journey.state.unreadCount < 3)
    journey.press("f C-u Enter")
    #expect(journey.state.unreadCount == unread())
  }

  @Test func theNamesOfManyArticlesAreCountedInTheBackground() {
    let many = (1...1001).map { SampleArticle.plain("Sheep \($0)", paragraphs: 1) }
    var journey = Journey(many, 100, 30)
    journey.press("f")
    journey.type("speaker:to")
    #expect(journey.effects.filter { $0 == .countVocabulary(.speaker) }.count == 1, "asked for once")
    #expect(journey.state.entry?.suggestions.isEmpty == true)
    var counted = QueryVocabulary(Journey([.cyclone], 100, 30).state.store)
    journey.send(.vocabulary(.speaker, counted.values(of: .speaker)))
    #expect(journey.state.entry?.suggestions.isEmpty == false)
    journey.press("Tab")
    let chosen = journey.state.entry?.line.text
    journey.send(.vocabulary(.speaker, []))
    #expect(journey.state.entry?.line.text == chosen, "what is being chosen stays")
    // What takes no look at the articles is there at once.
    journey.press("C-u")
    journey.type("is:un")
    #expect(journey.state.entry?.suggestions.isEmpty == false)
    #expect(journey.effects.filter { if case .countVocabulary = $0 { true } else { false } }.count == 1)
  }

  @Test func aWrongQuerySaysWhereAndKeepsTheLastGoodResult() {
    var journey = Journey(samples, 100, 30)
    journey.press("f")
    journey.type("sheep")
    journey.press("C-u")
    journey.type("speakr:sheep")
    #expect(journey.lines.last?.contains("unknown key speakr at column 1") == true)
    journey.press("C-u")
    journey.type("sheep (")
    #expect(titles(journey) == ["Fog", "Sheep"])
    journey.press("C-u")
    journey.type("sheep speakr:x")
    #expect(journey.lines.last?.contains("unknown key speakr at column 7") == true)
    journey.press("Enter")
    #expect(journey.state.entry != nil)
    #expect(journey.state.entry?.isWrong == true)
    journey.press("Esc")
    #expect(titles(journey).count == 4)
  }

  @Test func whatIsNotFinishedIsNoMistakeYet() {
    var journey = Journey(samples, 100, 30)
    journey.press("f")
    journey.type("kind:ind")
    #expect(journey.state.entry?.isWrong == false)
    journey.type("irect")
    #expect(titles(journey) == ["Harbour", "Cyclone"])
  }

  @Test func tabCompletesKeysAndNames() {
    var journey = Journey(samples, 100, 30)
    journey.press("f")
    journey.type("sp")
    journey.press("Tab")
    #expect(journey.state.entry?.line.text == "speaker:")
    journey.type("v")
    #expect(journey.screen.contains("Piet Vos"))
    journey.press("Tab")
    #expect(journey.state.entry?.line.text == "speaker:\"Piet Vos\"")
    #expect(titles(journey) == ["Harbour"])
    journey.press("Tab")
    #expect(journey.state.entry?.line.text == "speaker:v")
    journey.press("Backspace", "Tab", "Tab")
    let second = journey.state.entry?.line.text
    journey.press("Tab", "S-Tab")
    #expect(journey.state.entry?.line.text == second)
  }

  @Test func walkingStaysInsideTheFilter() {
    var journey = Journey(samples, 100, 30)
    journey.press("f")
    journey.type("\"green hill\"")
    journey.press("Enter", "Enter")
    #expect(journey.state.reading.article == 2)
    journey.press("J")
    #expect(journey.state.reading.article == 3)
    journey.press("J")
    #expect(journey.state.message?.text == "This is the last article")
  }

  @Test func whatIsFoundLaterGoesBehind() {
    var journey = Journey(samples, 100, 30)
    journey.press("f")
    journey.type("kind:indirect")
    journey.press("Enter", "j")
    #expect(titles(journey) == ["Harbour", "Cyclone"])
    journey.send(.articles([SampleArticle.harbour.article]))
    journey.find(SampleArticle.harbour.analysis, in: 4)
    journey.wait(for: .view)
    #expect(titles(journey) == ["Harbour", "Cyclone", "Harbour"])
    #expect(journey.state.list.chosen == 1)
  }

  @Test func theListTakesOrders() {
    var journey = Journey(samples, 100, 30)
    journey.press("j", "s", "s", "s", "s")
    #expect(titles(journey) == ["Harbour", "Cyclone", "Fog", "Sheep"])
    #expect(journey.state.message?.text == "Ordered by most quotations")
    #expect(journey.state.list.chosen == 1)
    journey.press("s")
    #expect(journey.state.message?.text == "Ordered by file")
  }

  @Test func anAnswerThatIsLateCountsOnlyIfNothingElseWasAsked() {
    var journey = Journey(samples, 100, 30)
    journey.answersQueries = false
    journey.press("f")
    journey.type("fog")
    let requests = journey.effects.compactMap { effect -> QueryRequest? in
      if case .query(let request) = effect { request } else { nil }
    }
    #expect(requests.map(\.text) == ["f", "fo", "fog"])
    journey.wait(for: .query)
    #expect(journey.screen.contains("filter:"))
    for request in requests.dropLast() {
      if let scan = try? QueryScan(request, in: journey.state.store) {
        journey.send(.answered(scan.answer()))
      }
    }
    #expect(titles(journey).count == 4)
    if let scan = try? QueryScan(requests[2], in: journey.state.store) {
      journey.send(.answered(scan.answer()))
    }
    #expect(titles(journey) == ["Fog"])
  }

  @Test func aSlowQueryIsToldInTheStatusLine() {
    var journey = Journey(samples, 100, 30)
    journey.answersQueries = false
    journey.press("f")
    journey.type("fog")
    journey.press("Enter")
    journey.wait(for: .query)
    #expect(journey.lines.last?.contains("searching") == true)
  }
}
