import Documents
import Foundation
import Testing

@testable import Search

/// What a plain script finds: the text without case, accents and kinds of quotation marks, and a regular expression made
/// of the words with room for an article between them.
private func scriptFinds(_ needle: String, in text: String) -> Bool {
  let words = scripted(needle).split(separator: " ").map { word in
    word.count > 3 && (word.hasPrefix("al-") || word.hasPrefix("el-"))
      ? String(word.dropFirst(3)) : String(word)
  }
  let pattern = words.map { NSRegularExpression.escapedPattern(for: $0) }.joined(separator: "\\s+(?:[ae]l-)?")
  let folded = scripted(text)
  guard let expression = try? NSRegularExpression(pattern: pattern) else { return false }
  return expression.firstMatch(in: folded, range: NSRange(folded.startIndex..., in: folded)) != nil
}

private func scripted(_ text: String) -> String {
  var folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  for mark in ["“", "”", "«", "»"] { folded = folded.replacingOccurrences(of: mark, with: "\"") }
  for mark in ["‘", "’"] { folded = folded.replacingOccurrences(of: mark, with: "'") }
  return folded.replacingOccurrences(of: "–", with: "-").replacingOccurrences(of: "\u{A0}", with: " ")
}

@Suite struct FoldedPatternTests {
  private func finds(_ needle: String, _ text: String, spaced: Bool = false) -> String? {
    let utf8 = Array(text.utf8)
    let range = FoldedPattern(needle, spacedArticles: spaced)
      .matches(in: utf8, range: TextRange(0, utf8.count), limit: 1).first
    return range.map { String(decoding: utf8[$0.start..<$0.end], as: UTF8.self) }
  }

  @Test func whatFoldsTheSameIsFound() {
    #expect(finds("mismari", "said Ahmad al-Mismari.") == "Mismari")
    #expect(finds("el-mismari", "said Ahmad Al-Mísmárī.") == "Mísmárī")
    #expect(finds("ahmad mismari", "Ahmad\n  Al-Mismari") == "Ahmad\n  Al-Mismari")
    #expect(finds("ahmad al-mismari", "AHMAD MISMARI") == "AHMAD MISMARI")
    #expect(finds("ahmad mismari", "Ahmad Al Mismari") == nil)
    #expect(finds("ahmad mismari", "Ahmad Al Mismari", spaced: true) == "Ahmad Al Mismari")
    #expect(finds("\"no\"", "he said “No”") == "“No”")
    #expect(finds("don't", "I don’t") == "don’t")
    #expect(finds("cafe", "un cafe\u{301}!") == "cafe\u{301}")
    #expect(finds("вода", "Холодная Вода") == "Вода")
    #expect(finds("two words", "two\u{A0}words") == "two\u{A0}words")
    #expect(finds("tripoli", "Tri\u{AD}poli") == "Tri\u{AD}poli")
    #expect(finds("zürich", "in ZURICH") == "ZURICH")
    #expect(finds("", "text") == nil)
  }

  @Test func everyMatchIsFoundOnceAndInOrder() {
    let text = "Óil oil, OIL; turmoil, o\u{308}il"
    let utf8 = Array(text.utf8)
    let all = FoldedPattern("oil").matches(in: utf8, range: TextRange(0, utf8.count), limit: 99)
    #expect(
      all.map { String(decoding: utf8[$0.start..<$0.end], as: UTF8.self) } == [
        "Óil", "oil", "OIL", "oil", "o\u{308}il",
      ])
    #expect(all == all.sorted())
  }

  @Test func aPlainScriptFindsTheSame() {
    var random = SystemRandomNumberGenerator()
    let words = [
      "oil", "Oíl", "al-Jufra", "el-Jufra", "jufra", "“no”", "\"no\"", "don’t", "Benghazi", "bengházi", "of",
      "the", "o", "al", "il", "al-", "ma", "aal-ma", "well–known", "é", "\u{A0}", "Sirte", "ir",
    ]
    let gaps = [" ", "  ", "\n", " ", ", ", "."]
    func text(_ count: Int) -> String {
      var text = ""
      for _ in 0..<count {
        text += (words.randomElement(using: &random) ?? "") + (gaps.randomElement(using: &random) ?? "")
      }
      return text
    }
    for _ in 0..<3_000 {
      let body = text(Int.random(in: 1...40, using: &random))
      var needle = text(Int.random(in: 1...3, using: &random)).trimmingCharacters(in: .whitespaces)
      if Bool.random(using: &random) { needle = String(needle.dropFirst(1)) }
      needle = scripted(needle).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !FoldedPattern(needle).isEmpty, !needle.hasSuffix("al-"), !needle.contains("al- ") else {
        continue
      }
      let found = finds(needle, body) != nil
      #expect(
        found == scriptFinds(needle, in: body), "\(needle.debugDescription) in \(body.debugDescription)")
    }
  }

  @Test func longTextIsScannedToItsLastByte() {
    for length in 0..<140 {
      let text =
        String(repeating: "x ", count: length / 2) + String(repeating: "y", count: length % 2) + "needle"
      #expect(finds("needle", text) == "needle")
      #expect(finds("needles", text) == nil)
      #expect(finds("nèedle", "é" + text + "é") == "needle")
    }
  }

  /// All matches are those that are found one by one, each behind the one before.
  @Test func allMatchesAreTheFirstOnesInTurn() {
    var random = SystemRandomNumberGenerator()
    let words = [
      "oil", "Óil", "o\u{308}il", "al-oil", "“oil”", "OIL", "o", "é", "turmoil", "вода", "Вода", "x\u{AD}il",
    ]
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        text += (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
      }
      let utf8 = Array(text.utf8)
      for needle in ["oil", "o", "é", "oil oil", "вода", "\"", "a вода"] {
        let pattern = FoldedPattern(needle)
        var singly: [TextRange] = []
        var at = 0
        utf8.withUnsafeBufferPointer { bytes in
          while let match = pattern.first(in: bytes, from: at, end: bytes.count) {
            singly.append(match)
            at = max(match.end, at + 1)
          }
        }
        let all = pattern.matches(in: utf8, range: TextRange(0, utf8.count), limit: .max)
        #expect(all == singly, "\(needle) in \(text.debugDescription)")
      }
    }
  }

  /// A letter that only accented ones match, again and again, takes time in proportion to the text.
  @Test func aTextOfNothingButAccentedMatchesIsReadOnce() {
    let utf8 = Array(String(repeating: "é", count: 200_000).utf8)
    let matches = FoldedPattern("e").matches(in: utf8, range: TextRange(0, utf8.count), limit: .max)
    #expect(matches.count == 200_000)
  }
}
