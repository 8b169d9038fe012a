import Documents
import Testing

@Suite struct FoldingTests {
  private func folded(_ text: String) -> String { String(decoding: Folding.fold(text.utf8), as: UTF8.self) }

  @Test(
    arguments: [
      ("Misrātah", "misratah"), ("MISRATAH", "misratah"), ("Türkiye", "turkiye"), ("Łódź", "lodz"),
      ("Ærø", "aero"), ("Straße", "strasse"), ("Đà Nẵng", "da nang"), ("İstanbul", "istanbul"),
    ])
  func caseAndDiacriticsFallAway(_ pair: (String, String)) { #expect(folded(pair.0) == pair.1) }

  @Test(
    arguments: [
      ("al-Jufra", "al jufra"), ("Deir  ez\u{A0}Zor", "deir ez zor"), ("Sana’a", "sanaa"),
      ("Sana'a", "sanaa"),
      ("U.S.", "us"), ("Washington, D.C.", "washington dc"), ("  edges  ", "edges"),
      ("Port–au–Prince", "port au prince"),
    ])
  func punctuationIsNothingOrOneSpace(_ pair: (String, String)) { #expect(folded(pair.0) == pair.1) }

  @Test func decomposedLettersFoldAsComposedOnes() { #expect(folded("Me\u{301}rida") == folded("Mérida")) }

  @Test func otherScriptsStay() { #expect(folded("طرابلس") == "طرابلس") }

  @Test func brokenBytesAreKeptAndNothingCrashes() {
    for bytes: [UInt8] in [[], [0xC3], [0xE2, 0x80], [0xFF, 0xFE], [0xF0, 0x9F, 0x98], [0xC3, 0x41], [0]] {
      #expect(Folding.fold(bytes).count <= bytes.count)
    }
  }

  @Test func aRangeBeyondTheTextIsCut() {
    #expect(Folding.fold(Array("Rome".utf8), TextRange(2, 90)) == Array("me".utf8))
    #expect(Folding.fold(Array("Rome".utf8), TextRange(9, 12)).isEmpty)
  }
}
