import Documents
import Testing

@Suite struct SourceTextTests {
  private func line(_ text: String) -> String {
    let source = SourceText(name: "a", utf8: Array(text.utf8))
    return source.line(source.range)
  }

  @Test func whiteSpaceBecomesOneSpaceAndNoneStandsAtTheEnds() {
    #expect(line("  Talks\r\n\tgo\u{A0}\u{2003} on \n") == "Talks go on")
    #expect(line("") == "")
    #expect(line(" \n ") == "")
    #expect(line("Größe — “利比亚”") == "Größe — “利比亚”")
  }

  @Test func whiteSpaceIsWhatUnicodeSays() {
    let scalars = (1...0x3100).compactMap(Unicode.Scalar.init) + ["\u{FEFF}", "\u{1F4F0}", "\u{E0020}"]
    for scalar in scalars {
      let expected = scalar.properties.isWhitespace ? "a b" : "a\(scalar)b"
      #expect(line("a\(scalar)b").utf8.elementsEqual(expected.utf8), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func aRangeIsReadAsItIs() {
    let source = SourceText(name: "a", utf8: Array("one\u{2028} two three".utf8))
    #expect(source.line(TextRange(1, 9)) == "ne tw")
    // What a range cuts in two is no white space.
    #expect(source.line(TextRange(5, 8)).unicodeScalars.first == "\u{FFFD}")
  }
}
