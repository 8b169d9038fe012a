import Documents
import Language
import Screen
import Testing

/// Unicode's break tests, and where the reader differs on purpose (docs/RELIABILITY.md says why).
@Suite(.enabled(if: Corpus.isThere, Corpus.reason)) struct BreakConformanceTests {
  private static let controls: Set = ["Control", "CR", "LF"]
  private static let dependent: Set = ["Extend", "Extend_ExtCccZwj", "ZWJ_ExtCccZwj", "SpacingMark"]
  /// Conjoining vowels and finals take no column: alone, they belong to what stands before them.
  private static let jamo: Set = ["V", "T"]

  @Test func noGlyphReachesOverTheEndOfACharacter() throws {
    let cases = try BreakCase.all("GraphemeBreakTest")
    #expect(cases.count == 602)
    for test in cases {
      for glyph in GlyphRun(test.utf8, in: 0..<test.utf8.count) {
        for boundary in test.boundaries where glyph.start < boundary && boundary < glyph.end {
          let index = test.offsets.firstIndex(of: boundary) ?? 1
          let (before, after) = (test.classes[index - 1], test.classes[index])
          // What takes no column at the start of a text belongs to what follows; a mark stands on a control's picture.
          let isDeliberate =
            Self.jamo.contains(after)
            || index == 1 && (Self.dependent.contains(before) || Self.jamo.contains(before))
            || Self.controls.contains(before) && Self.dependent.contains(after)
          #expect(isDeliberate, "\(before) ÷ \(after) in \(test.classes)")
        }
      }
    }
  }

  /// White space of every kind, which the reader treats alike.
  private static let spaces: Set = ["SP", "BK", "CR", "LF", "NL", "ZW", "BA"]
  /// What has no cell of its own.
  private static let cellless: Set = ["CM1_CM", "ZWJ_O_ZWJ_CM", "EM", "JV", "JT", "WJ"]

  @Test func linesEndWhereUnicodeLetsThem() throws {
    let cases = try BreakCase.all("LineBreakTest")
    #expect(cases.count == 7_654)
    var agreed = 0
    var places = 0
    var ofProse = 0
    var others: [String: Int] = [:]
    for test in cases {
      let found = opportunities(test)
      for (index, offset) in test.offsets.dropFirst().dropLast().enumerated() {
        let (before, after) = (test.classes[index], test.classes[index + 1])
        places += 1
        if found.contains(offset) == test.boundaries.contains(offset) {
          agreed += 1
        } else if Self.spaces.union(Self.cellless).isDisjoint(with: [before, after]) {
          ofProse += 1
          others["\(before) \(after)", default: 0] += 1
        }
      }
    }
    // Four in five agree; of the others all but some have to do with white space or with what has no cell.
    #expect(places == 16_316)
    #expect(agreed >= 13_197)
    #expect(ofProse <= 367, "\(others)")
  }

  /// The offsets where a line may end, found by wrapping at every width behind a word that fits.
  private func opportunities(_ test: BreakCase) -> Set<Int> {
    let before = Array("xx ".utf8)
    let text = before + test.utf8
    var found: Set<Int> = []
    let columns = GlyphRun(text, in: 0..<text.count).reduce(0) { $0 + $1.glyph.columns }
    for width in 3...max(3, columns) {
      let lines = LineBreaker.lines(of: text, in: 0..<text.count, width: width)
      guard lines.count > 1, lines[1].start > before.count else { continue }
      found.insert(lines[1].start - before.count)
    }
    return found
  }

  @Test func wordsEndWhereUnicodeLetsThem() throws {
    let cases = try BreakCase.all("WordBreakTest")
    #expect(cases.count == 1_823)
    var agreed = 0
    for test in cases {
      let source = SourceText(name: "f", utf8: test.utf8)
      let article = Article(source: source, span: source.range, headline: TextRange(0, 0))
      let tokens = TokenizedArticle(article).tokens
      for offset in test.offsets.dropFirst().dropLast() {
        let isInside = tokens.contains { $0.range.start < offset && offset < $0.range.end }
        if isInside != test.boundaries.contains(offset) { agreed += 1 }
      }
    }
    // Tokens are a grammar's words, not an editor's; the floor keeps them from drifting apart.
    #expect(agreed >= 2_916)
  }
}
