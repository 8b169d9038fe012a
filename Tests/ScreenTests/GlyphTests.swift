import Screen
import Testing

/// The scalars that would be drawn.
private func drawn(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for glyph in Glyphs(text) {
    for scalar in [glyph.base, glyph.marks.first, glyph.marks.second] where scalar != 0 {
      result.append(Unicode.Scalar(scalar) ?? "?")
    }
  }
  return String(result)
}

@Test func controlsBecomePictures() {
  #expect(drawn("a\u{1B}[31mb\u{7}\u{7F}\0") == "a␛[31mb␇␡␀")
}

@Test func whiteSpaceOfAllKindsBecomesASpace() {
  #expect(drawn("a\tb\nc\u{A0}d\u{2028}e\u{2029}f\u{202F}g\u{2003}h") == "a b c d e f g h")
  #expect(drawn("a\r\nb") == "a b", "CR LF is one line end")
}

@Test func c1BecomesAReplacementCharacter() {
  #expect(drawn("\u{9B}31m\u{85}") == "\u{FFFD}31m\u{FFFD}")
}

@Test func bidiControlsTagsAndJoinersAreLeftOut() {
  #expect(drawn("a\u{202E}b\u{2066}c\u{200F}d\u{E0041}e\u{FEFF}f\u{200B}g\u{61C}h") == "abcdefgh")
  #expect(drawn("👩\u{200D}👧 👍\u{1F3FD} ❤\u{FE0F}") == "👩👧 👍 ❤")
}

@Test func nothingATerminalCouldObeyIsEverDrawn() {
  let all = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
  var text = String.UnicodeScalarView()
  for scalar in all { text.append(scalar) }
  var forbidden: [UInt32] = []
  for glyph in Glyphs(String(text)) {
    for scalar in [glyph.base, glyph.marks.first, glyph.marks.second] {
      let isControl = scalar > 0 && scalar < 0x20 || (0x7F..<0xA0).contains(scalar)
      let isDirection =
        (0x200B..<0x2010).contains(scalar) || (0x2028..<0x202F).contains(scalar)
        || (0x2060..<0x2070).contains(scalar) || scalar == 0x61C || scalar == 0xFEFF
      if isControl || isDirection || (0xE0000..<0xE1000).contains(scalar) { forbidden.append(scalar) }
    }
    if glyph.columns != 1 && glyph.columns != 2 { forbidden.append(glyph.base) }
  }
  #expect(forbidden == [])
}

@Test func marksGoWithTheirBaseAndStandOnACircleWithoutOne() {
  let glyphs = Array(Glyphs("e\u{301}\u{323}\u{324}x"))
  #expect(glyphs.count == 2)
  #expect(glyphs[0].marks == (0x301, 0x323))
  #expect(drawn("\u{301}a") == "\u{25CC}\u{301}a")
}

@Test func widthsFollowEastAsianWidth() {
  #expect(DisplayWidth.columns(of: "abc") == 3)
  #expect(DisplayWidth.columns(of: "利比亚") == 6)
  #expect(DisplayWidth.columns(of: "e\u{301}") == 1)
  #expect(DisplayWidth.columns(of: "👍") == 2)
  #expect(DisplayWidth.columns(of: "𠮷") == 2, "a rare ideograph of the second plane")
  #expect(DisplayWidth.columns(of: "…—“”") == 4)
}

@Test func sourcesOfGlyphsFollowEachOtherWithoutAGap() {
  let text = "\u{FEFF}a\u{200B}e\u{301} \r\n👩\u{200D}👧利\u{202E}"
  let utf8 = Array(text.utf8)
  let run = Array(GlyphRun(utf8, in: 0..<utf8.count))
  #expect(run.first?.start == 0)
  #expect(run.last?.end == utf8.count)
  for (one, next) in zip(run, run.dropFirst()) { #expect(one.end == next.start) }
  #expect(run.map(\.glyph.columns) == [1, 1, 1, 1, 2, 2, 2])
}

@Test func bytesThatAreNotUTF8BecomeReplacementCharacters() {
  let bytes: [UInt8] = [0x61, 0x9B, 0xC3, 0x62, 0xED, 0xA0, 0x80, 0xF0, 0x9F]
  let run = GlyphRun(bytes, in: 0..<bytes.count).map(\.glyph.base)
  #expect(run == [0x61, 0xFFFD, 0xFFFD, 0x62, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD])
}

@Test func aDrawnCharacterIsNeverAControl() {
  #expect(Glyph.drawn("│").base == 0x2502)
  #expect(Glyph.drawn("\u{1B}").base == 0xFFFD)
  #expect(Glyph.drawn("利").base == 0xFFFD)
}
