import Documents
import JourneySupport
import Screen
import Testing

@testable import Reader

@Suite struct Windows {
  @Test func helpIsFilteredByWordsAndRunsWhatIsChosen() {
    var journey = Journey([.harbour])
    journey.press("Enter", "?")
    journey.type("next quotation")
    #expect(journey.lines.contains { $0.contains("] q") && $0.contains("Next quotation") })
    journey.press("Enter")
    #expect(journey.state.overlay == nil)
    #expect(journey.state.focusRange != nil)
  }

  @Test func helpIsFilteredByKey() {
    var journey = Journey([.harbour])
    journey.press("?")
    journey.type("]q")
    guard case .finder(let finder) = journey.state.overlay else {
      Issue.record("no help")
      return
    }
    #expect(finder.selectedAction == .quoteNext)
  }

  @Test func thePaletteCompletesAndRunsByName() {
    var journey = Journey([.harbour])
    journey.press(":")
    journey.type("zoom")
    journey.press("Tab")
    guard case .finder(let finder) = journey.state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(finder.line.text == "pane.zoom")
    journey.press("Enter")
    #expect(journey.state.arrangement.zoomed)
  }

  @Test func backspaceOnAnEmptyLineLeaves() {
    var journey = Journey([.harbour])
    journey.press(":")
    journey.type("z")
    journey.press("Backspace")
    #expect(journey.state.overlay != nil)
    journey.press("Backspace")
    #expect(journey.state.overlay == nil)
  }

  @Test func filesThatWereNotReadAreListedWithTheReason() {
    var journey = Journey([.harbour])
    journey.send(.skipped([SkippedFile(path: "news/pipe", reason: "a named pipe, not a regular file")]))
    #expect(journey.lines.last?.contains("1 left out") == true)
    journey.press("!")
    #expect(journey.screen.contains("news/pipe: a named pipe, not a regular file"))
    journey.send(.skipped([SkippedFile(path: "news/picture", reason: "not text")]))
    #expect(journey.screen.contains("news/picture: not text"), "they may come while the window is open")
    journey.press("Esc")
    journey.send(.skipped([SkippedFile(path: "news/disk", reason: "a device, not a regular file")]))
    #expect(journey.state.overlay == nil)
  }

  @Test func anEmptyFolderSaysWhatToDo() {
    var journey = Journey([])
    #expect(journey.screen.contains("No article in samples."))
    #expect(journey.screen.contains("pullquote FOLDER"))
    journey.press("Enter", "] q", "] p", "/", "y", "w", "o", "J", "G", "Space")
    #expect(journey.state.store.articles.isEmpty)
  }

  @Test func aPendingKeyShowsWhatMayFollow() {
    var journey = Journey([.harbour])
    journey.press("]")
    #expect(journey.effects.contains(.startTimer(.pendingKeys, milliseconds: 500)))
    journey.wait(for: .pendingKeys)
    #expect(journey.screen.contains("Next quotation"))
    #expect(journey.lines.last?.hasSuffix("]") == true)
    journey.press("q")
    #expect(!journey.screen.contains("Next quotation of"))
  }

  @Test func anUnboundKeyIsNamed() {
    var journey = Journey([.harbour])
    journey.press("g k")
    #expect(journey.state.message?.text == "g k is not bound · ? shows the keys")
  }

  @Test func escapeLetsGoOfOneThingAfterTheOtherAndNeverQuits() {
    var journey = Journey([.harbour])
    journey.press("Enter", "] q", "o", "Esc", "Esc", "Esc", "Esc", "Esc", "Esc")
    #expect(journey.state.focusRange == nil)
    #expect(journey.state.spotlight == nil)
    #expect(!journey.effects.contains(.quit))
  }

  @Test func backLeadsToTheListAndThenOut() {
    var journey = Journey([.harbour])
    journey.press("Enter", "q")
    #expect(journey.state.focus == .list)
    journey.press("q")
    #expect(journey.effects.last == .quit || journey.effects.contains(.quit))
  }

  @Test func panesAreZoomedHiddenAndResized() {
    var journey = Journey([.harbour], 120, 36)
    let list = journey.state.layout.list!.columns
    journey.press(">")
    #expect(journey.state.layout.list!.columns == list + 2)
    journey.press("z")
    #expect(journey.state.layout.reading == nil)
    journey.press("z", "X")
    #expect(journey.state.layout.list == nil)
    #expect(journey.state.focus == .reading)
    journey.press("S-Tab", "1")
    journey.wait(for: .pendingKeys)
    #expect(journey.state.layout.list != nil)
  }

  @Test func aLoneDigitGoesToItsPaneAtTheNextKeyOrAfterAWhile() {
    var journey = Journey([.harbour])
    journey.press("2")
    journey.wait(for: .pendingKeys)
    #expect(journey.state.focus == .reading)
    journey.press("3", "Tab")
    #expect(journey.state.focus == .list)
  }
}
