import Documents
import Language
import Testing

/// Text that no newspaper prints must be analysed all the same, in time that grows with its length.
@Suite struct StrangeTextTests {
  private func analyse(_ bytes: [UInt8]) -> Analysis {
    let source = SourceText(name: "strange", utf8: bytes)
    return Analyst().analyse(Article(source: source, span: source.range, headline: TextRange(0, 0)))
  }

  /// Every range must lie in the text, on code point boundaries.
  private func expectSound(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    let analysis = analyse(bytes)
    let ranges =
      analysis.quotations.flatMap { $0.content + $0.chain + [$0.cue, $0.source].compactMap { $0 } }
      + analysis.entities.flatMap(\.mentions)
    for range in ranges {
      #expect(range.end <= bytes.count && !range.isEmpty, sourceLocation: sourceLocation)
      guard range.end <= bytes.count else { continue }
      #expect(range.end == bytes.count || bytes[range.end] & 0xC0 != 0x80, sourceLocation: sourceLocation)
      #expect(bytes[range.start] & 0xC0 != 0x80, sourceLocation: sourceLocation)
    }
    #expect(
      analysis.quotations.allSatisfy { $0.speaker.map { analysis.entities.indices.contains($0) } ?? true })
  }

  @Test func thousandsOfSpeakersAreToldApart() {
    func word(_ number: Int) -> String {
      "B" + String(decoding: [12, 8, 4, 0].map { UInt8(0x61 + (number >> $0) & 0xF) }, as: UTF8.self)
    }
    let text = (0..<1_500).map { "Minister Anna \(word($0)) said the road was open.\n\n" }.joined()
    let analysis = analyse(Array(text.utf8))
    #expect(analysis.quotations.count > 1_400)
  }

  @Test(arguments: [
    "", " ", "x", "\n\n\n", "\u{0}\u{0}\u{0}", "“", "”", "\"", "'", "\"\"\"\"\"", "““““””””", "''''''''",
    "said", "said.",
    "said said said", "\"said\" said \"said\"", "according to", "According to", ", said", "he said",
    "“” he said.", ":“", "—", "-", "al-",
    "al-al-al-", "(((((", "))))", "A.", "A.B.C.", "U.S.", "Mr.", "Mr. ", "’s", "X’s", "’", "that that that",
    "…", "?!?!",
    "He said that.", "He said, that, that, “that”.", "\u{FEFF}Text", "日本語のテキスト「はい」", "مرحبا قال", "e\u{301}",
    "👩‍👩‍👧‍👦 said “👍👍👍👍 👍”",
    "\u{202E}said\u{202C}", "\u{FFFD}\u{FFFD}",
  ])
  func nothingBreaksTheAnalysis(_ text: String) { expectSound(Array(text.utf8)) }

  @Test(arguments: [
    "a", "A ", "said ", "\"", "“", "”", "'", "“x ", "he said, ", "“Yes,” he said, ", "(", ", ", "al-",
    "X and ", "of ",
    "John Smith ", "Smith said that ", "according to ", "'s ", "A.", "\u{0}", "“‘", "-", "the minister, ",
  ])
  func longTextWithoutAnEndIsAnalysed(_ piece: String) {
    var bytes: [UInt8] = []
    while bytes.count < 40_000 { bytes += Array(piece.utf8) }
    expectSound(bytes)
  }

  @Test(arguments: ["\u{AD}", "\u{200D}", "\u{2060}"]) func whatIsInvisibleInAWordDoesNotPartIt(
    _ sign: String
  ) throws {
    let bytes = Array("“The har\(sign)bour is open,” said Kar\(sign)im Haddad.".utf8)
    let analysis = analyse(bytes)
    let speaker = try #require(analysis.quotations.first?.speaker)
    let mention = try #require(analysis.entities[speaker].mentions.first)
    #expect(String(decoding: bytes[mention.start..<mention.end], as: UTF8.self) == "Kar\(sign)im Haddad")
  }

  @Test func theSameTextGivesTheSameAnalysis() {
    let article = Article(
      text: """
        Karim Haddad met Paul Okafor. “We are lost,” he said. The minister, Anna Berg, added that nobody was hurt.

        According to the police, two men left. “They ran,” said Berg, “and nobody saw them.”
        """)
    let first = Analyst().analyse(article)
    for _ in 0..<20 { #expect(Analyst().analyse(article) == first) }
  }

  @Test func manyThreadsAnalyseAtOnce() async {
    let article = Article(text: "“We are lost,” Karim Haddad said. He added that nobody was hurt.")
    let expected = Analyst().analyse(article)
    let analyst = Analyst()
    await withTaskGroup(of: Analysis.self) { group in
      for _ in 0..<32 { group.addTask { analyst.analyse(article) } }
      for await analysis in group { #expect(analysis == expected) }
    }
  }
}
