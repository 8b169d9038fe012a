import Documents
import JourneySupport
import Screen
import Testing

@testable import Reader

@Suite struct Mouse {
  private func journey(_ columns: Int, _ rows: Int) -> Journey {
    var journey = Journey([.harbour, .plain("Sheep", paragraphs: 60)], columns, rows)
    journey.press("g m")
    return journey
  }

  private func send(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int, to journey: inout Journey) {
    journey.send(.terminal(.mouse(MouseEvent(kind, at: Point(column: column, row: row)))))
  }

  @Test func theMouseIsOffUntilAskedFor() {
    var journey = Journey([.harbour, .plain("Sheep", paragraphs: 60)], 120, 36)
    send(.press, 5, 2, to: &journey)
    #expect(journey.state.reading.article == 0)
    journey.press("g m")
    #expect(journey.effects.contains(.mouse(true)))
    send(.press, 5, 2, to: &journey)
    #expect(journey.state.reading.article == 1)
  }

  @Test func aClickOnASpeakerGoesToAMention() {
    var journey = journey(120, 36)
    let row = journey.lines.firstIndex { $0.contains("Piet Vos            2") || $0.hasSuffix("████") } ?? 2
    send(.press, 100, row, to: &journey)
    #expect(journey.state.focus == .panel)
    #expect(journey.state.focusRange != nil)
  }

  @Test func theWheelScrollsThePaneUnderThePointer() {
    var journey = journey(120, 36)
    journey.press("J")
    send(.wheelDown, 60, 10, to: &journey)
    #expect(journey.state.reading.top > 0)
    #expect(journey.state.focus == .list)
  }

  @Test func dividersAreDragged() {
    var journey = journey(120, 36)
    let edge = journey.state.layout.list!.endColumn
    send(.press, edge, 5, to: &journey)
    send(.drag, edge + 6, 9, to: &journey)
    send(.release, edge + 6, 9, to: &journey)
    #expect(journey.state.layout.list!.endColumn == edge + 6)
    let panel = journey.state.layout.panel!.column
    send(.press, panel - 1, 5, to: &journey)
    send(.release, panel - 5, 5, to: &journey)
    #expect(journey.state.layout.panel!.column == panel - 4)
  }

  @Test func theListAboveTheArticleIsDraggedByTheHeaderBelowIt() {
    var journey = journey(80, 24)
    let row = journey.state.layout.reading!.row
    send(.press, 30, row, to: &journey)
    send(.release, 30, row + 3, to: &journey)
    #expect(journey.state.layout.reading!.row == row + 3)
  }

  @Test func aClickOnAQuotationStandsOnIt() {
    var journey = journey(120, 36)
    let row = journey.lines.firstIndex { $0.contains("Nobody called us") }!
    send(.press, 50, row, to: &journey)
    #expect(journey.state.focusedQuotation?.kind == .direct)
  }
}
