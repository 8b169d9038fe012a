import Documents
import Ingest
import Testing

/// flenniken's utf8tests: what a decoder replaces by U+FFFD, case by case.
@Suite(.enabled(if: Corpus.isThere, Corpus.reason)) struct UTF8ConformanceTests {
  @Test func everySequenceIsReadOrReplacedAsUnicodeSays() throws {
    var count = 0
    for line in try Corpus.lines("utf8tests/utf8tests.txt") {
      let parts = line.split(separator: ":", omittingEmptySubsequences: false)
        .map { $0.drop { $0 == " " } }
      guard parts.count >= 3, ["valid", "valid hex", "invalid hex"].contains(parts[1]) else {
        Issue.record("\(line)")
        continue
      }
      let bytes = parts[1].hasSuffix("hex") ? hexadecimal(parts[2]) : Array(parts[2].utf8)
      let expected = parts[1].hasPrefix("valid") ? bytes : hexadecimal(parts.last ?? "")
      count += 1
      let text = TextDecoder.decodeUTF8(bytes, name: "\(parts[0])")
      #expect(text.utf8 == expected, "\(parts[0]): \(bytes)")
      #expect((text.repairs == 0) == parts[1].hasPrefix("valid"), "\(parts[0])")
    }
    #expect(count > 150)
  }

  private func hexadecimal(_ text: Substring) -> [UInt8] {
    guard text != "nothing" else { return [] }
    let digits = Array(text.filter { !$0.isWhitespace })
    return stride(from: 1, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[($0 - 1)...$0]), radix: 16)
    }
  }
}
