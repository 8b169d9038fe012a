import Documents
import Testing

@testable import Ingest

@Suite struct LineScannerTests {
  private func lines(_ text: String) -> [String] {
    let utf8 = Array(text.utf8)
    return LineScanner(utf8).lines.map {
      String(decoding: utf8[$0.range.start..<$0.range.end], as: UTF8.self)
    }
  }

  /// Eight bytes are looked at together: line ends are found wherever they stand among them.
  @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}", "\u{2029}"])
  func lineEndsAreFoundWhereverTheyStand(_ end: String) {
    for length in 1...20 {
      for next in 1...10 {
        let (first, second) = (String(repeating: "x", count: length), String(repeating: "“", count: next))
        #expect(lines(first + end + second + end + "y") == [first, second, "y"])
      }
    }
  }

  @Test func aVeryLongLineIsCountedAsFarAsCountsAreKept() throws {
    for word in ["Word ", "word ", "WORD"] {
      let utf8 = Array(String(repeating: word, count: 120_000).utf8)
      let line = try #require(LineScanner(utf8).lines.first)
      #expect(line.columns == .max)
      #expect(line.words == (word == "WORD" ? 1 : .max))
      #expect(line.capitals == (word == "Word " ? .max : word == "WORD" ? 1 : 0))
      #expect(line.traits.contains(.hasLetter))
      #expect(line.range.end == utf8.count - (word == "WORD" ? 0 : 1))
    }
  }
}
