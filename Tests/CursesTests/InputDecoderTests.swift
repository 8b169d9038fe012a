import Screen
import Testing

@testable import Curses

/// What the bytes mean, the end of input included.
private func decode(_ bytes: String, erase: UInt8 = 0x7F) -> [TerminalEvent] {
  decode(Array(bytes.utf8), erase: erase)
}

private func decode(_ bytes: [UInt8], erase: UInt8 = 0x7F) -> [TerminalEvent] {
  var decoder = InputDecoder(erase: erase)
  var events: [TerminalEvent] = []
  decoder.decode(bytes, into: &events)
  if decoder.patience != nil { decoder.flush(into: &events) }
  #expect(decoder.patience == nil)
  // However the bytes are cut into reads, they mean the same.
  var single: [TerminalEvent] = []
  var slow = InputDecoder(erase: erase)
  for byte in bytes { slow.decode([byte], into: &single) }
  if slow.patience != nil { slow.flush(into: &single) }
  #expect(single == events)
  return events
}

private func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> TerminalEvent {
  .key(Key(code, modifiers))
}

@Test func charactersAreKeys() {
  #expect(decode("]q ") == [key(.character("]")), key(.character("q")), key(.character(" "))])
  #expect(decode("é利") == [key(.character("é")), key(.character("利"))])
}

@Test func controlKeysHaveNames() {
  #expect(decode("\r\t\u{7F}") == [key(.enter), key(.tab), key(.backspace)])
  #expect(decode("\u{1}\n\u{1A}") == ["a", "j", "z"].map { key(.character($0), .control) })
  #expect(decode("\0\u{1F}") == [key(.character(" "), .control), key(.character("_"), .control)])
}

@Test func theEraseCharacterIsBackspace() {
  #expect(decode("\u{8}") == [key(.character("h"), .control)])
  #expect(decode("\u{8}", erase: 8) == [key(.backspace)])
}

@Test func escapeAloneIsEscape() {
  #expect(decode("\u{1B}") == [key(.escape)])
  #expect(decode("\u{1B}\u{1B}j") == [key(.escape), key(.character("j"), .alt)])
}

@Test func altComesAsEscapeInFront() {
  #expect(decode("\u{1B}x\u{1B}\r") == [key(.character("x"), .alt), key(.enter, .alt)])
  #expect(decode("\u{1B}é") == [key(.character("é"), .alt)])
  #expect(decode("\u{1B}[") == [key(.character("["), .alt)])
  #expect(decode("\u{1B}]") == [key(.character("]"), .alt)])
}

@Test(arguments: ["\u{1B}[A", "\u{1B}OA"]) func arrowsComeInBothModes(bytes: String) {
  #expect(decode(bytes) == [key(.up)])
}

@Test func namedKeysOfSeveralTerminals() {
  #expect(decode("\u{1B}[H\u{1B}[1~\u{1B}[7~\u{1B}OH") == Array(repeating: key(.home), count: 4))
  #expect(decode("\u{1B}[F\u{1B}[4~\u{1B}[8~") == Array(repeating: key(.end), count: 3))
  #expect(
    decode("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~") == [
      key(.insert), key(.delete), key(.pageUp), key(.pageDown),
    ])
  #expect(decode("\u{1B}OP\u{1B}[11~\u{1B}[[A") == Array(repeating: key(.function(1)), count: 3))
  #expect(
    decode("\u{1B}[15~\u{1B}[17~\u{1B}[24~\u{1B}[29~\u{1B}[34~")
      == [5, 6, 12, 16, 20].map { key(.function($0)) })
  #expect(decode("\u{1B}[Z") == [key(.tab, .shift)])
  #expect(decode("\u{1B}OM\u{1B}Oq") == [key(.enter), key(.character("1"))])
}

@Test func modifiersAreRead() {
  #expect(
    decode("\u{1B}[1;5C\u{1B}[1;2A\u{1B}[5;3~") == [
      key(.right, .control), key(.up, .shift), key(.pageUp, .alt),
    ])
  #expect(decode("\u{1B}[a\u{1B}Oc\u{1B}[3^") == [key(.up, .shift), key(.right), key(.delete, .control)])
  #expect(decode("\u{1B}\u{1B}[A") == [key(.up, .alt)])
  #expect(decode("\u{1B}[1;2R\u{1B}[1;5P") == [key(.function(3), .shift), key(.function(1), .control)])
}

@Test func extendedKeysAreRead() {
  #expect(decode("\u{1B}[97;5u\u{1B}[27;5;105~") == ["a", "i"].map { key(.character($0), .control) })
  #expect(decode("\u{1B}[13;2u\u{1B}[27u") == [key(.enter, .shift), key(.escape)])
  #expect(decode("\u{1B}[65;2u") == [key(.character("A"))], "Shift is in the character")
}

@Test func repliesOfTheTerminalAreNoKeys() {
  #expect(decode("\u{1B}]11;rgb:0/0/0\u{7}j") == [key(.character("j"))])
  #expect(decode("\u{1B}P1$r0m\u{1B}\\j") == [key(.character("j"))])
  #expect(decode("\u{1B}[?62;22c\u{1B}[24;80R\u{1B}[I\u{1B}[Oj") == [key(.character("j"))])
  #expect(decode("\u{1B}[M !!j") == [key(.character("j"))])
}

@Test func bytesThatAreNoUTF8AreIgnored() {
  #expect(decode([0xFF, 0x6A]) == [key(.character("j"))])
  #expect(decode([0xC3, 0x6A]) == [key(.character("j"))])
  #expect(decode([0xED, 0xA0, 0x80, 0x6A]) == [key(.character("j"))])
  #expect(decode([0xC2, 0x9B, 0x6A]) == [key(.character("j"))], "C1")
  #expect(decode([0xE5, 0x88]) == [])
}

@Test func aPasteIsOneEvent() {
  #expect(
    decode("\u{1B}[200~a\r\u{1B}[A“b”\u{1B}[201~j") == [.paste("a\r\u{1B}[A“b”"), key(.character("j"))])
  #expect(decode("\u{1B}[200~no end") == [.paste("no end")])
}

@Test func aHugePasteIsCut() {
  let text = String(repeating: "x", count: InputDecoder.pasteLimit + 5)
  guard case .paste(let pasted) = decode("\u{1B}[200~\(text)\u{1B}[201~").first else {
    Issue.record("no paste")
    return
  }
  #expect(pasted.utf8.count == InputDecoder.pasteLimit)
}

@Test func mouseReportsAreRead() {
  func at(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) -> TerminalEvent {
    .mouse(MouseEvent(kind, at: Point(column: column, row: row)))
  }
  #expect(
    decode("\u{1B}[<0;10;5M\u{1B}[<32;11;5M\u{1B}[<0;11;5m") == [
      at(.press, 9, 4), at(.drag, 10, 4), at(.release, 10, 4),
    ])
  #expect(decode("\u{1B}[<64;1;1M\u{1B}[<65;500;300M") == [at(.wheelUp, 0, 0), at(.wheelDown, 499, 299)])
  #expect(
    decode("\u{1B}[<2;1;1M\u{1B}[<0;0;0M\u{1B}[<9999999999999999999;1M") == [], "other buttons and nonsense")
}

@Test func noBytesHangOrCrashTheDecoder() {
  var seed: UInt64 = 1
  var decoder = InputDecoder(erase: 0x7F)
  var events: [TerminalEvent] = []
  for _ in 0..<200_000 {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let pick = UInt8(truncatingIfNeeded: seed >> 56)
    decoder.decode(
      [pick < 90 ? 0x1B : pick < 140 ? 0x5B : UInt8(truncatingIfNeeded: seed >> 33)], into: &events)
  }
  decoder.flush(into: &events)
  decoder.decode([0x6A], into: &events)
  #expect(events.last == key(.character("j")))
}
