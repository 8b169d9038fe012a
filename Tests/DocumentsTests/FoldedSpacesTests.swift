import Testing

@testable import Documents

@Suite struct FoldedSpacesTests {
  private func fold(_ text: String) -> String { String(decoding: FoldedSpaces.fold(text), as: UTF8.self) }

  @Test func runsOfWhiteSpaceAreOneSpaceAndNoneStandsAtTheEnds() {
    #expect(fold("  One  two\n three\u{A0}four\u{2009}five\t") == "One two three four five")
    #expect(fold("12345678 12345678 ") == "12345678 12345678")
    #expect(fold("1234567  2345678") == "1234567 2345678")
    #expect(fold("1234567 \n2345678\n") == "1234567 2345678")
    #expect(fold("        ") == "")
    #expect(fold("") == "")
  }

  /// Eight bytes at a time give what one by one gives, wherever white space and other characters stand.
  @Test func wordsAreCopiedAsIfByteByByte() {
    var random = SystemRandomNumberGenerator()
    let parts = [
      " ", "  ", "\n", "a", "word", "longerword", "é", "“", "\u{A0}", "\u{2009}", "\u{3000}", "\u{1}", "~",
    ]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        text += parts.randomElement(using: &random) ?? ""
      }
      let utf8 = Array(text.utf8)
      let start = Int.random(in: 0...min(3, utf8.count), using: &random)
      let range = TextRange(start, Int.random(in: start...utf8.count, using: &random))
      let quick = FoldedSpaces(utf8, range, offsets: false).bytes
      // Where offsets are kept, each byte is looked at by itself.
      #expect(quick == FoldedSpaces(utf8, range, offsets: true).bytes, "\(text.debugDescription) \(range)")
    }
  }
}
