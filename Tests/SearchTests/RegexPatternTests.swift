import Documents
import Search
import Testing

struct RegexPatternTests {
  private func found(_ expression: String, _ text: String, limit: Int = 99) throws -> [String] {
    let utf8 = Array(text.utf8)
    return try TextPattern(regex: expression).matches(in: utf8, range: TextRange(0, utf8.count), limit: limit)
      .map {
        String(decoding: utf8[$0.start..<$0.end], as: UTF8.self)
      }
  }

  @Test(arguments: [
    ("lib\\w+", "Libya, LIBYANS and Bali", ["Libya", "LIBYANS"]),
    ("(?-i)libya", "Libya libya", ["libya"]),
    ("\\w+", "Ğül’s 東京", ["Ğül", "s", "東京"]),
    ("^said$", "he\r\nsaid\r\nsaid so", ["said"]),
    ("a*", "baac", ["aa"]),
    ("x?|b", "ab", ["b"]),
    ("(?<=\\s)d", "a d", ["d"]),
    ("É", "é", ["é"]),
    (".", "a😀", ["a", "😀"]),
    ("a\\Kb", "ab ab", ["b", "b"]),
    ("$", "a\nb", []),
    ("(?=a)", "aaa", []),
  ])
  func expressionsAreFoundWithoutRegardToCase(_ expression: String, _ text: String, _ expected: [String])
    throws
  {
    #expect(try found(expression, text) == expected)
  }

  @Test func matchesStayInsideTheRangeAndTheLimit() throws {
    let utf8 = Array("ab ab ab".utf8)
    let pattern = try TextPattern(regex: "ab")
    #expect(try pattern.matches(in: utf8, range: TextRange(1, 7), limit: 9) == [TextRange(3, 5)])
    #expect(try pattern.matches(in: utf8, range: TextRange(0, 99), limit: 2).count == 2)
    #expect(try pattern.matches(in: utf8, range: TextRange(0, 0), limit: 2).isEmpty)
    #expect(try pattern.matches(in: [], range: TextRange(0, 5), limit: 2).isEmpty)
  }

  @Test func aMatchIsFoundAcrossAndBeyondTheWindows() throws {
    for gap in [255, 256, 257, 510, 511, 512, 513, 5_000] {
      let text = String(repeating: "é", count: gap) + "x" + String(repeating: "y", count: gap) + "z"
      #expect(try found("xy+z", text).count == 1, "\(gap)")
    }
  }

  @Test(arguments: [
    ("(a", "missing closing parenthesis (behind character 2)"),
    ("é[", "missing terminating ] for character class (behind character 2)"),
    ("*", "quantifier does not follow a repeatable item (behind character 0)"),
    (String(repeating: "a", count: 5_000), "the expression is longer than 4096 bytes"),
  ])
  func aWrongExpressionSaysWhereAndWhy(_ expression: String, _ message: String) {
    let error = #expect(throws: PatternError.self) { try TextPattern(regex: expression) }
    #expect(error?.description == message)
  }

  @Test(arguments: ["(a+)+$b", "(a|aa)+$b", "(.*)*x$y", "(?:a?){40}a{40}b", "([a-z]*)*[0-9]"])
  func anExpressionThatExplodesEndsWithASentence(_ expression: String) throws {
    let utf8 = Array(repeating: UInt8(ascii: "a"), count: 100_000)
    let pattern = try TextPattern(regex: expression)
    do {
      #expect(try pattern.matches(in: utf8, range: TextRange(0, utf8.count), limit: 9) == [])
    } catch {
      #expect(error == .tooHard)
    }
  }

  @Test func nestingCannotOverflow() {
    let nested = String(repeating: "(", count: 2_000) + String(repeating: ")", count: 2_000)
    #expect(throws: PatternError.self) { try TextPattern(regex: nested) }
  }
}
