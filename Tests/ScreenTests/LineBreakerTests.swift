import Screen
import Testing

/// Wraps and gives the lines as text.
private func wrap(_ text: String, _ width: Int) -> [String] {
  let utf8 = Array(text.utf8)
  return LineBreaker.lines(of: utf8, in: 0..<utf8.count, width: width).map {
    String(decoding: utf8[$0.start..<$0.end], as: UTF8.self)
  }
}

@Test func proseBreaksAtSpacesAndSwallowsThem() {
  #expect(wrap("the talks  go on", 9) == ["the talks", "go on"])
  #expect(wrap("the talks go on ", 8) == ["the", "talks go", "on"])
}

@Test func tabsAndLineEndsCountAsSpaces() {
  #expect(wrap("one\ttwo\r\nthree\nfour", 5) == ["one", "two", "three", "four"])
}

@Test func aLineThatFitsExactlyStaysWhole() {
  #expect(wrap("exact fit", 9) == ["exact fit"])
}

@Test func emptyTextIsOneEmptyLine() {
  #expect(wrap("", 10) == [""])
  #expect(wrap("   ", 2) == [""])
}

@Test func noBreakSpacesHoldWordsTogether() {
  #expect(wrap("he met 20\u{A0}000 people", 12) == ["he met", "20\u{A0}000", "people"])
  #expect(wrap("at 5\u{202F}% or so", 5) == ["at", "5\u{202F}%", "or so"])
  #expect(wrap("ab\u{2060}-\u{2060}cd ef", 5) == ["ab\u{2060}-\u{2060}cd", "ef"])
}

@Test func hyphensAndDashesEndALine() {
  #expect(wrap("a long-term plan", 7) == ["a long-", "term", "plan"])
  #expect(wrap("stay\u{2014}for now", 6) == ["stay\u{2014}", "for", "now"])
  #expect(wrap("Oslo\u{2013}Bergen", 8) == ["Oslo\u{2013}", "Bergen"])
}

@Test func aHyphenHoldsNumbersAndClosingMarks() {
  #expect(wrap("so COVID-19 rose", 9) == ["so", "COVID-19", "rose"])
  #expect(wrap("at -15 degrees", 5) == ["at", "-15", "degre", "es"])
  #expect(wrap("a so-\u{201D} b", 5) == ["a", "so-\u{201D}", "b"])
}

@Test func aLongWordBreaksAnywhere() {
  #expect(wrap("to https://example.org/x now", 8) == ["to", "https://", "example.", "org/x", "now"])
}

@Test func ideographsBreakBetweenEachOtherButNotBeforeFullStops() {
  #expect(wrap("利比亚的谈判", 4) == ["利比", "亚的", "谈判"])
  #expect(wrap("他说谈判。我们", 8) == ["他说谈", "判。我们"])
  #expect(wrap("他说「我们留下」", 6) == ["他说", "「我们", "留下」"])
  #expect(wrap("说完。LNA走了", 8) == ["说完。", "LNA走了"])
  #expect(
    wrap("\u{30AB}\u{30C3}\u{30D7}", 3) == ["\u{30AB}", "\u{30C3}", "\u{30D7}"], "kinsoku gives way to width")
}

@Test func marksStayWithTheirBase() {
  #expect(wrap("e\u{301}e\u{301}e\u{301}", 2) == ["e\u{301}e\u{301}", "e\u{301}"])
  #expect(wrap("कि कि", 2) == ["कि", "कि"])
  #expect(wrap("ककिक", 2) == ["क", "कि", "क"], "a spacing mark goes with its letter")
}

@Test func joinedEmojiStayTogether() {
  let family = "👩\u{200D}👧"
  #expect(wrap("ab\(family)", 5) == ["ab", family])
  #expect(wrap("🇱🇾🇹🇳", 2) == ["🇱🇾", "🇹🇳"])
}

@Test func arabicBreaksAtSpaces() {
  #expect(wrap("قال عبد الجليل", 8) == ["قال عبد", "الجليل"])
}

@Test func oneColumnStillShowsEverything() {
  #expect(wrap("ab c", 1) == ["a", "b", "c"])
  #expect(wrap("利b", 1) == ["利", "b"])
  #expect(wrap("利b", 0) == ["利", "b"])
}

@Test func aZeroWidthSpaceParts() {
  #expect(wrap("aaaa\u{200B}bbbb", 5) == ["aaaa\u{200B}", "bbbb"])
}

@Test func leadingSpaceNeverMakesAnEmptyLine() {
  #expect(wrap("      word", 4) == ["word"])
  #expect(wrap(" a b", 4) == [" a b"])
}

@Test(arguments: [1, 2, 3, 7, 80])
func everyLineFitsAndNothingIsLost(width: Int) {
  let words = [
    "“We", "stay,”", "said", "عبد", "利比亚。", "e\u{301}", "👩\u{200D}👧", "so-called", "a\u{A0}b", "\t", "x--y",
    "—",
  ]
  var seed: UInt32 = 7
  for _ in 0..<200 {
    var text = ""
    for _ in 0..<12 {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      text += words[Int(seed >> 16) % words.count] + (seed & 0x100 == 0 ? " " : "")
    }
    let utf8 = Array(text.utf8)
    let lines = LineBreaker.lines(of: utf8, in: 0..<utf8.count, width: width)
    var at = 0
    for line in lines {
      let gap = String(decoding: utf8[at..<line.start], as: UTF8.self)
      #expect(gap.allSatisfy { $0.isWhitespace }, "swallowed \(gap) of \(text)")
      let columns = GlyphRun(utf8, in: line.start..<line.end).reduce(0) { $0 + $1.glyph.columns }
      #expect(columns == line.columns)
      #expect(columns <= max(width, 2))
      at = line.end
    }
    #expect(String(decoding: utf8[at...], as: UTF8.self).allSatisfy { $0.isWhitespace })
  }
}

@Test func aMegabyteWithoutASpaceIsWrapped() {
  let utf8 = [UInt8](repeating: 0x61, count: 1 << 20)
  #expect(LineBreaker.lines(of: utf8, in: 0..<utf8.count, width: 80).count == (1 << 20) / 80 + 1)
}

@Test func aShortFirstPartStaysWithWhatFollowsItsHyphen() {
  #expect(wrap("Ahmed al-Sharif said", 10) == ["Ahmed", "al-Sharif", "said"])
  #expect(wrap("an e-mail from co-workers", 9) == ["an e-mail", "from", "co-workers".prefix(9) + "", "s"])
  #expect(wrap("al-Sharif", 4) == ["al-S", "hari", "f"])
}
