import Documents
import JourneySupport
import Reader
import Screen
import Testing

extension Journey {
  /// The change sets that were to be written down.
  fileprivate var recorded: [ChangeSet] {
    effects.compactMap { if case .record(let set) = $0 { set } else { nil } }
  }

  fileprivate func identity(_ index: Int) -> ArticleIdentity { state.store.articles[index].identity }

  /// Does what the state file does on undo.
  fileprivate mutating func takeBack(_ set: ChangeSet) {
    send(.turned(Turn(isRedo: false, label: set.label, changes: set.inverse.changes)))
  }
}

@Suite struct DecisionTests {
  private func journey() -> Journey {
    Journey([.harbour, .cyclone, .plain("Sheep", paragraphs: 30)], 120, 36)
  }

  @Test func articlesAreStarredReadAndCounted() {
    var journey = journey()
    #expect(journey.screen.contains("3 unread"))
    journey.press("*", "u", "j")
    #expect(journey.state.store.decisions.isStarred(journey.identity(0)))
    #expect(journey.state.store.decisions.isRead(journey.identity(0)))
    #expect(journey.screen.contains("2 unread"))
    #expect(journey.lines[1].contains("★"))
    #expect(
      journey.recorded.map(\.label) == [
        "Star: “Harbour to reopen after storm”", "Read: “Harbour to reopen after storm”",
      ])
    journey.press("k", "*")
    #expect(!journey.state.store.decisions.isStarred(journey.identity(0)))
  }

  @Test func theBulkPrefixCountsForOneActionOnTheWholeList() {
    var journey = journey()
    journey.press(";")
    #expect(journey.lines.last?.contains("all 3 articles") == true)
    journey.press("*", "*")
    #expect(
      journey.recorded.map(\.label) == ["Star: 3 articles", "No star: “Harbour to reopen after storm”"])
    #expect(journey.recorded[0].changes.count == 3)
    journey.press(";", "Esc", "u")
    #expect(journey.recorded.last?.changes.count == 1)
    journey.press(";", "t")
    journey.type("storm later")
    journey.press("Enter")
    #expect(journey.recorded.last?.changes.count == 6)
    #expect(journey.state.store.decisions.tags(of: journey.identity(2)) == ["later", "storm"])
  }

  @Test func tagsAreCompletedAndTakenOff() {
    var journey = journey()
    journey.press("t")
    journey.type("check")
    journey.press("Enter", "j", "t")
    journey.type("ch")
    journey.press("Tab", "Enter")
    #expect(journey.state.store.decisions.tags(of: journey.identity(1)) == ["check"])
    journey.press("t")
    journey.type("-check")
    journey.press("Enter")
    #expect(journey.state.store.decisions.tags(of: journey.identity(1)) == [])
    journey.press("t")
    journey.type("-")
    journey.press("Enter")
    #expect(journey.state.entry?.isWrong == true)
  }

  @Test func aNoteIsPutOnTheQuotationStoodOnOtherwiseOnTheArticle() {
    var journey = journey()
    journey.press("i")
    journey.type("call Ada")
    journey.press("Enter")
    #expect(journey.state.store.decisions.note(of: journey.identity(0)) == "call Ada")
    journey.press("] q", "i")
    journey.type("really?")
    journey.press("Enter")
    journey.wait(for: .message)
    #expect(journey.lines.last?.contains("note: really?") == true)
    journey.press("i")
    #expect(journey.state.entry?.line.text == "really?")
  }

  @Test func whatIsLookedAtCountsAsReadAfterAWhile() {
    var journey = journey()
    journey.settings { $0.readAfter = 1.5 }
    journey.press("j")
    journey.wait(for: .preview)
    #expect(journey.effects.contains(.startTimer(.reading, milliseconds: 1500)))
    journey.wait(for: .reading)
    #expect(journey.state.store.decisions.isRead(journey.identity(1)))
    #expect(!journey.state.store.decisions.isRead(journey.identity(0)))
    #expect(journey.recorded.last?.isUndoable == false)
    // Who says that it is unread is not contradicted at once.
    journey.press("u")
    journey.wait(for: .reading)
    #expect(!journey.state.store.decisions.isRead(journey.identity(1)))
  }

  @Test func undoSaysWhatWasUndone() throws {
    var journey = journey()
    journey.press("*", "U")
    #expect(journey.effects.last == .undo)
    journey.takeBack(try #require(journey.recorded.first))
    #expect(!journey.state.store.decisions.isStarred(journey.identity(0)))
    #expect(journey.lines.last?.contains("Undone: Star: “Harbour") == true)
    journey.send(.turned(Turn(isRedo: true, label: nil)))
    #expect(journey.lines.last?.contains("Nothing to redo") == true)
  }

  @Test func marksLeadBackAndJumpsBackFromThem() {
    var journey = journey()
    journey.press("J", "J", "Enter", "Space", "m", "a")
    let place = journey.state.reading.top
    #expect(place > 0)
    journey.press("K", "K", "'", "a")
    #expect(journey.state.reading.article == 2)
    #expect(journey.state.reading.top == place)
    journey.press("C-o")
    #expect(journey.state.reading.article == 0)
    journey.press("A-o")
    #expect(journey.state.reading.article == 2)
    journey.press("'", "z")
    #expect(journey.lines.last?.contains("no mark z") == true)
  }

  @Test func thePlaceInAnArticleIsRemembered() throws {
    var journey = journey()
    journey.press("J", "J", "Enter", "Space", "K")
    let set = try #require(journey.recorded.last)
    #expect(!set.isUndoable)
    var again = Journey([], 120, 36)
    again.send(.remembered(Decisions(set.changes.map { (key: $0.key, value: $0.after ?? "") })))
    again.send(.articles([SampleArticle.plain("Sheep", paragraphs: 30).article]))
    #expect(again.state.reading.top > 0)
  }

  @Test func whatAnotherReaderDecidesShowsAtOnce() {
    var journey = journey()
    let key = DecisionKey(.star, article: journey.identity(1))
    journey.send(.decided([DecisionChange(key, before: nil, after: "")]))
    #expect(journey.screen.contains("★"))
    #expect(journey.recorded.isEmpty)
  }

  @Test func savingIsTold() {
    var journey = journey()
    journey.send(.saving(true))
    #expect(journey.lines.last?.contains("saving …") == true)
  }
}
