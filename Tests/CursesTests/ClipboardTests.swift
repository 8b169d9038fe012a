import Testing

@testable import Curses

@Test func textGoesToTheClipboardInBase64() {
  #expect(Clipboard.sequence(for: "stay", through: .direct) == "\u{1B}]52;c;c3RheQ==\u{7}")
  #expect(Clipboard.base64(Array("“é”".utf8)[...]) == "4oCcw6nigJ0=")
  #expect(Clipboard.base64([]) == "")
}

@Test func insideTmuxBothFormsAreSent() {
  #expect(
    Clipboard.sequence(for: "a", through: .tmux)
      == "\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
}

@Test func insideScreenThePiecesAreShort() {
  let sequence = Clipboard.sequence(for: String(repeating: "x", count: 3000), through: .screen)
  let pieces = sequence.split(separator: "\u{1B}P").dropFirst()
  #expect(pieces.count > 10)
  #expect(pieces.allSatisfy { $0.utf8.count < 768 && $0.hasSuffix("\u{1B}\\") })
  #expect(sequence.hasPrefix(pieces.map { $0.dropLast(2) }.joined()), "the pieces are the plain sequence")
}

@Test func theEnvironmentSaysWhatIsBetween() {
  func route(_ environment: [String: String]) -> Clipboard.Route { .environment { environment[$0] } }
  #expect(route(["TERM": "xterm-256color"]) == .direct)
  #expect(route(["TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"]) == .tmux)
  #expect(route(["TERM": "tmux-256color"]) == .tmux)
  #expect(route(["TERM": "screen"]) == .screen)
  #expect(route([:]) == .direct)
}

@Test func aTextTooLongForTheTerminalIsCutBetweenCharacters() {
  let sequence = Clipboard.sequence(for: String(repeating: "利", count: 30_000), through: .direct)
  #expect(sequence.utf8.count <= 100_000)
  #expect(sequence.utf8.count > 99_900)
}

@Test func onlyASCIIStandsInForOtherCharacters() {
  func standIn(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { Unicode.Scalar(PlainCharacter.standIn(for: $0.value)) ?? "!" }))
  }
  #expect(standIn("“He’s” – here…") == "\"He's\" - here.")
  #expect(standIn("┌─┬─┐│├┤") == "+-+-+|++")
  #expect(standIn("Café Śląsk") == "Cafe Slask")
  #expect(standIn("利\u{FFFD}␛") == "???")
  let others = (UInt32(0)...0xFFFF).filter { !(0x20..<0x7F).contains(PlainCharacter.standIn(for: $0)) }
  #expect(others == [])
}
