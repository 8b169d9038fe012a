import Reader
import Screen
import Testing

struct KeyNotationTests {
  @Test(arguments: [
    "j", "G", "]", "?", "-", "é", "Space", "Enter", "Tab", "S-Tab", "Esc", "Backspace", "Delete", "Insert",
    "Up",
    "PageUp", "Home", "F1", "F63", "C-r", "A-x", "A-X", "C-A-x", "S-Up", "C-A-S-Left", "C--", "A-<",
    "C-Space",
  ])
  func everyKeyReadsBackAsItIsWritten(_ notation: String) throws {
    #expect(try #require(Key(notation: notation)).notation == notation)
  }

  @Test func modifiersMayStandInAnyOrder() {
    #expect(Key(notation: "A-C-x") == Key(.character("x"), [.control, .alt]))
  }

  @Test func controlWithACapitalIsTheKeyTerminalsSend() {
    #expect(Key(notation: "C-R") == Key(notation: "C-r"))
  }

  @Test(arguments: [
    ("ctrl-r", "C-r"), ("Ctrl+R", "C-r"), ("<C-r>", "C-r"), ("^R", "C-r"), ("M-x", "A-x"), ("space", "Space"),
    ("Return", "Enter"), ("escape", "Esc"), ("pgdn", "PageDown"), ("PageDwn", "PageDown"), ("f1", "F1"),
    ("gg", "g g"), ("shift-tab", "S-Tab"), ("Ctrl-Alt-x", "C-A-x"),
  ])
  func aKeyWrittenOtherwiseGetsTheRightSpelling(_ wrong: String, _ right: String) {
    #expect(throws: KeySequenceError.unknownKey(wrong, meant: right)) { try KeySequence(notation: wrong) }
  }

  @Test(arguments: [
    "", "F0", "F64", "F1234567890123456789", "C-", "Frobnicate", "a\u{301}x", "\u{7}", "\u{200B}",
  ])
  func whatNoTerminalSendsIsNoKey(_ notation: String) {
    #expect(Key(notation: notation) == nil)
  }

  @Test func keysThatTerminalsCannotTellApartAreNamed() {
    #expect(throws: KeySequenceError.sameKey("C-i", as: "Tab")) { try KeySequence(notation: "C-i") }
    #expect(throws: KeySequenceError.sameKey("C-m", as: "Enter")) { try KeySequence(notation: "C-m") }
    #expect(throws: KeySequenceError.shiftedCharacter("S-a", meant: "A")) { try KeySequence(notation: "S-a") }
  }

  @Test func sequencesAreSeparatedBySpaces() throws {
    let sequence = try KeySequence(notation: " C-x  C-c ")
    #expect(sequence.keys == [Key(.character("x"), .control), Key(.character("c"), .control)])
    #expect(sequence.notation == "C-x C-c")
  }

  @Test func sequencesHaveAtLeastOneKeyAndAtMostEight() {
    #expect(throws: KeySequenceError.empty) { try KeySequence(notation: "  ") }
    #expect(throws: KeySequenceError.tooLong) { try KeySequence(notation: "a b c d e f g h i") }
  }

  @Test func aMessageShowsNoControlCharacter() {
    #expect("a\u{1b}[31m\u{202e}b".quotedForMessage == "\"a\\u{1b}[31m\\u{202e}b\"")
    #expect(String(repeating: "x", count: 99).quotedForMessage.count == 43)
  }
}
