import JourneySupport
import Reader
import Screen
import Testing

/// What happens by itself is told in turn, each until a key or the time takes it away.
@Suite struct NoticeTests {
  private func told(_ notices: String...) -> Journey {
    var journey = Journey([.harbour])
    for notice in notices { journey.send(.notice(notice)) }
    return journey
  }

  private func told(by journey: Journey) -> String? { journey.state.message?.text }

  @Test func twoAtOnceAreToldOneAfterTheOther() {
    var journey = told("vim.toml:12: no such action", "The state file was damaged")
    #expect(told(by: journey) == "vim.toml:12: no such action")
    journey.press("j")
    #expect(told(by: journey) == "The state file was damaged")
    journey.press("j")
    #expect(told(by: journey) == nil)
  }

  @Test func timeBringsTheNextToo() {
    var journey = told("a", "b")
    journey.wait(for: .message)
    #expect(told(by: journey) == "b")
    journey.wait(for: .message)
    #expect(told(by: journey) == nil)
  }

  @Test func theSameIsToldOnce() {
    var journey = told("a", "b", "a", "b")
    journey.press("j")
    #expect(told(by: journey) == "b")
    journey.press("j")
    #expect(told(by: journey) == nil)
  }

  /// A prompt lies over the status line: what came meanwhile would have passed unseen.
  @Test func whatComesWhileSomethingIsTypedWaits() {
    var journey = told()
    journey.press("/")
    journey.send(.notice("The disk is full"))
    journey.type("har")
    #expect(told(by: journey) == nil)
    journey.press("Esc")
    #expect(told(by: journey) == "The disk is full")
  }

  @Test func whatAKeySaysComesBeforeIt() {
    var journey = told("a", "b")
    journey.press("F12")
    #expect(told(by: journey)?.hasPrefix("F12 is not bound") == true)
    journey.press("j")
    #expect(told(by: journey) == "b")
  }

  /// The place in the article is kept last of all, as when nothing is to be told.
  @Test func quittingLeavesTheRestUntold() {
    func left(after notices: String...) -> [Effect] {
      var journey = Journey([.plain("Sheep", paragraphs: 30)])
      journey.press("Enter", "Space")
      for notice in notices { journey.send(.notice(notice)) }
      return journey.state.settingOff("C-c")
    }
    #expect(left().contains { if case .record = $0 { true } else { false } })
    #expect(left(after: "a", "b").suffix(3) == left())
  }
}

extension ReaderState {
  /// What a key brings about, the state as it was.
  fileprivate func settingOff(_ notation: String) -> [Effect] {
    var state = self
    return state.handle(.terminal(.key(Key(notation: notation)!)))
  }
}
