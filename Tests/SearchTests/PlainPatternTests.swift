import Documents
import Search
import Testing

struct PlainPatternTests {
  /// The text with every match in brackets.
  private func marked(_ needle: String, _ text: String, case rule: TextPattern.CaseRule = .ignored) throws
    -> String
  {
    let utf8 = Array(text.utf8)
    let pattern = TextPattern(plain: needle, case: rule)
    let found = try pattern.matches(in: utf8, range: TextRange(0, utf8.count), limit: 100)
    var result = ""
    var at = 0
    for range in found {
      result += String(decoding: utf8[at..<range.start], as: UTF8.self)
      result += "[" + String(decoding: utf8[range.start..<range.end], as: UTF8.self) + "]"
      at = range.end
    }
    return result + String(decoding: utf8[at...], as: UTF8.self)
  }

  @Test(arguments: [
    ("libya", "Libya, LIBYA and libyan", "[Libya], [LIBYA] and [libya]n"),
    ("erdogan", "Erdoğan, ERDOĞAN", "[Erdoğan], [ERDOĞAN]"),
    ("łódź", "Lodz and Łódź", "[Lodz] and [Łódź]"),
    ("istanbul", "İstanbul", "[İstanbul]"),
    ("cafe", "cafe\u{301}s", "[cafe\u{301}]s"),
    ("café", "cafe", "[cafe]"),
    ("don't", "Don’t", "[Don’t]"),
    ("\"no\"", "“No” and «no» and \"no\"", "[“No”] and [«no»] and [\"no\"]"),
    ("al-asad", "al–Asad, al‑Asad", "[al–Asad], [al‑Asad]"),
    ("two words", "two\n  words, two\u{a0}words", "[two\n  words], [two\u{a0}words]"),
    ("two  words", "two words", "[two words]"),
    ("احمد", "أَحْمَد", "[أَحْمَد]"),
    ("МОСКВА", "в Москва́х", "в [Москва́]х"),
    ("σοφος", "Σοφός", "[Σοφός]"),
    ("東京", "在東京都", "在[東京]都"),
    ("😀", "a😀b", "a[😀]b"),
    ("aa", "aaaaa", "[aa][aa]a"),
    ("abab", "abaabab", "aba[abab]"),
    ("aab", "aaab", "a[aab]"),
    (" x", "   x", "[   x]"),
    ("a ", "a   a ", "[a ]  [a ]"),
    ("soft", "so\u{ad}ft", "[so\u{ad}ft]"),
    ("x", "", ""),
  ])
  func textIsFoundAsPeopleTypeIt(_ needle: String, _ text: String, _ expected: String) throws {
    #expect(try marked(needle, text) == expected)
  }

  @Test func smartCaseHeedsACapital() throws {
    #expect(try marked("us", "US and us", case: .smart) == "[US] and [us]")
    #expect(try marked("US", "US and us", case: .smart) == "[US] and us")
    #expect(try marked("É", "É é E e", case: .smart) == "[É] é [E] e")
  }

  @Test(arguments: ["", "\u{301}", "\u{200d}"]) func nothingIsFoundNowhere(_ needle: String) throws {
    #expect(try marked(needle, "a e\u{301} b") == "a e\u{301} b")
  }

  @Test func matchesStayInsideTheRange() throws {
    let utf8 = Array("aXaXa\u{e9}".utf8)
    func find(_ needle: String, _ start: Int, _ end: Int, _ limit: Int = 9) throws -> [TextRange] {
      try TextPattern(plain: needle).matches(in: utf8, range: TextRange(start, end), limit: limit)
    }
    #expect(try find("axa", 0, 2) == [])
    #expect(try find("a", 1, 4) == [TextRange(2, 3)])
    #expect(try find("a", 0, 99) == [TextRange(0, 1), TextRange(2, 3), TextRange(4, 5)])
    #expect(try find("a", 0, 99, 2).count == 2)
    #expect(try find("a", 0, 99, 0) == [])
    #expect(try find("e", 5, 6) == [])
    #expect(try find("e", 6, 7) == [])
    #expect(try find("a", 9, 4) == [])
  }

  @Test func aLongRepeatingNeedleCostsNoMoreThanTheText() throws {
    let text = Array(repeating: UInt8(ascii: "a"), count: 1_000_000)
    let needle = String(repeating: "a", count: 50_000) + "b"
    #expect(try TextPattern(plain: needle).matches(in: text, range: TextRange(0, text.count), limit: 9) == [])
    let blank = Array(repeating: UInt8(ascii: " "), count: 1_000_000)
    #expect(try TextPattern(plain: " x").matches(in: blank, range: TextRange(0, blank.count), limit: 9) == [])
  }

  @Test func itAgreesWithASlowSearchOnTextsOfAllKinds() throws {
    var generator = Sequence16(state: 7)
    let letters = ["a", "b", "A", "é", "e", " ", "’", "'", "م", "\n"]
    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in letters[generator.next(letters.count)] }.joined()
      let needle = (0..<3).map { _ in letters[generator.next(letters.count)] }.joined()
      let expected = slowly(needle, text)
      let utf8 = Array(text.utf8)
      let found = try TextPattern(plain: needle).matches(in: utf8, range: TextRange(0, utf8.count), limit: 99)
      #expect(found == expected, "\(needle.debugDescription) in \(text.debugDescription)")
    }
  }

  private func slowly(_ needle: String, _ text: String) -> [TextRange] {
    let fold: [Unicode.Scalar: Unicode.Scalar] = ["A": "a", "é": "e", "’": "'", "\n": " "]
    func folded(_ text: String) -> [(Unicode.Scalar, Int, Int)] {
      var result: [(Unicode.Scalar, Int, Int)] = []
      var at = 0
      for scalar in text.unicodeScalars {
        let width = String(Character(scalar)).utf8.count
        let plain = fold[scalar] ?? scalar
        if plain != " " || result.last?.0 != " " { result.append((plain, at, at + width)) }
        at += width
      }
      return result
    }
    let wanted = folded(needle).map(\.0)
    let stream = folded(text)
    var found: [TextRange] = []
    var index = 0
    while index + wanted.count <= stream.count {
      let part = stream[index..<(index + wanted.count)]
      if part.map(\.0) == wanted, let first = part.first, let last = part.last {
        found.append(TextRange(first.1, last.2))
        index += wanted.count
      } else {
        index += 1
      }
    }
    return found
  }
}

/// Numbers that look random and are the same on every run.
private struct Sequence16 {
  var state: UInt32

  mutating func next(_ limit: Int) -> Int {
    state = state &* 1_664_525 &+ 1_013_904_223
    return Int(state >> 16) % limit
  }
}
