import Documents
import Ingest
import Testing

@Suite struct TextDecoderTests {
  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: TextDecoder.decode(bytes, name: "t").utf8, as: UTF8.self)
  }

  @Test func validTextStaysAsItIs() {
    let source = TextDecoder.decode(Array("Tripolé — “yes”\r\n\u{0}".utf8), name: "t")
    #expect(source.string(source.range) == "Tripolé — “yes”\r\n\u{0}")
    #expect(source.encoding == .utf8)
    #expect(source.repairs == 0)
  }

  @Test func aByteOrderMarkStaysSoThatOffsetsAgree() {
    #expect(text([0xEF, 0xBB, 0xBF, 0x61]).unicodeScalars.map(\.value) == [0xFEFF, 0x61])
  }

  @Test(arguments: [
    // Python: bytes.decode("utf-8", "replace")
    ([0x61, 0xC3] as [UInt8], "a\u{FFFD}"),
    ([0xE2, 0x82, 0x41], "\u{FFFD}A"),
    ([0xF0, 0x9F, 0x98, 0x41], "\u{FFFD}A"),
    ([0xE0, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ([0xC0, 0xAF, 0x41], "\u{FFFD}\u{FFFD}A"),
  ])
  func aBrokenSequenceBecomesOneReplacementForEachMaximalPart(bytes: [UInt8], expected: String) {
    let source = TextDecoder.decodeUTF8(bytes, name: "t")
    #expect(source.string(source.range) == expected)
    #expect(source.repairs == expected.unicodeScalars.filter { $0 == "\u{FFFD}" }.count)
  }

  @Test func aFewBrokenBytesDoNotTurnUTF8IntoAnotherEncoding() {
    let bytes = Array("Müller und Šehić — “so” – ".utf8) + [0xE9, 0x20] + Array("weiter".utf8)
    let source = TextDecoder.decode(bytes, name: "t")
    #expect(source.encoding == .utf8)
    #expect(source.string(source.range) == "Müller und Šehić — “so” – \u{FFFD} weiter")
  }

  @Test func windows1252IsReadWithItsQuotationMarks() {
    let bytes: [UInt8] = [0x93] + Array("Caf".utf8) + [0xE9, 0x94, 0x20, 0x97, 0x20, 0x80] + Array("5".utf8)
    let source = TextDecoder.decode(bytes, name: "t")
    #expect(source.encoding == .windows1252)
    #expect(source.string(source.range) == "“Café” — €5")
  }

  @Test func textCutInTheMiddleOfACharacterIsStillUTF8() {
    let source = TextDecoder.decode(Array("He said it costs ".utf8) + [0xE2, 0x82], name: "t")
    #expect(source.encoding == .utf8)
    #expect(source.string(source.range) == "He said it costs \u{FFFD}")
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsReadEitherWayRoundWithAndWithoutMark(isBigEndian: Bool, hasMark: Bool) {
    let words = "Said Müller: “no” 😀 in Tripoli.".utf16
    var bytes: [UInt8] = []
    for unit in (hasMark ? [0xFEFF] : []) + Array(words) {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBigEndian ? pair : pair.reversed()
    }
    let source = TextDecoder.decode(bytes, name: "t")
    #expect(source.string(source.range) == "Said Müller: “no” 😀 in Tripoli.")
    #expect(source.encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
  }

  @Test func aLoneSurrogateInUTF16IsReplaced() {
    #expect(text([0xFF, 0xFE, 0x3D, 0xD8, 0x41, 0x00, 0x42]) == "\u{FFFD}A\u{FFFD}")
  }

  @Test func picturesAndProgramsAreNoText() {
    #expect(!TextDecoder.isText([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]))
    #expect(!TextDecoder.isText([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]))
    #expect(!TextDecoder.isText([UInt8](repeating: 0, count: 4_096)))
  }

  @Test func textWithAFewControlCharactersIsText() {
    #expect(TextDecoder.isText(Array("He \u{1B}[31msaid\u{0} so.\r\n".utf8)))
    #expect(TextDecoder.isText([]))
    #expect(TextDecoder.isText([0xFF, 0xFE, 0x41, 0x00]))
  }
}
