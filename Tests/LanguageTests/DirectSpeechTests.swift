import Documents
import Testing

/// Words in quotation marks and who said them.
@Suite struct DirectSpeechTests {
  @Test func aCueBehindTheQuotation() {
    check(
      "“⟦The harbour will open in May,⟧” ⟨Maria Kovacs⟩ {said}.", speakers: ["Maria Kovacs"], kinds: [.direct]
    )
  }

  @Test func aCueInFrontOfTheQuotation() {
    check(
      "⟨Maria Kovacs⟩ {said}: “⟦The harbour will open in May.⟧”", speakers: ["Maria Kovacs"], kinds: [.direct]
    )
    check(
      "⟨Maria Kovacs⟩ {said}, \"⟦The harbour will open in May.⟧\"", speakers: ["Maria Kovacs"],
      kinds: [.direct])
  }

  @Test func anInvertedCue() {
    check(
      "“⟦We have lost the bridge,⟧” {said} ⟨Peter Lindqvist⟩, the mayor of the town.",
      speakers: ["Peter Lindqvist"])
  }

  @Test func anInvertedCueWithAnOfficeBeforeTheName() {
    check(
      "\"⟦We have lost the bridge,⟧\" {said} the spokesman for the River Council, Captain ⟨Peter Lindqvist⟩.",
      speakers: ["Peter Lindqvist"])
  }

  @Test func aCueInTheMiddle() {
    check(
      "“⟦We lost the bridge,⟧” ⟨Peter Lindqvist⟩ {said}, “⟦and the road behind it.⟧”",
      speakers: ["Peter Lindqvist"],
      kinds: [.direct])
  }

  @Test func aQuotationThatGoesOnBehindItsCue() {
    check(
      "“⟦We lost the bridge,⟧” ⟨Peter Lindqvist⟩ {said} on Monday. “⟦We will build another one.⟧”",
      speakers: ["Peter Lindqvist"])
  }

  @Test func anAddresseeIsNotTheSpeaker() {
    check(
      "“⟦We lost the bridge,⟧” ⟨Peter Lindqvist⟩ {told} Anna Berg. ⟨Anna Berg⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Peter Lindqvist", "Anna Berg"])
  }

  @Test func anApposition() {
    check(
      "“⟦The vaccine works,⟧” ⟨Paul Okafor⟩, the director of the institute in Lagos, {said}.",
      speakers: ["Paul Okafor"])
  }

  @Test func anAsideWithAVerbOfItsOwn() {
    check(
      "“⟦The vaccine works,⟧” ⟨Paul Okafor⟩, who runs the institute, {said}.", speakers: ["Paul Okafor"])
  }

  @Test func aWholeParagraphGoesOnWithTheSpeaker() {
    check(
      "“⟦The vaccine works,⟧” ⟨Paul Okafor⟩ {said}.\n\n“⟦We tested it in four towns and it never failed us.⟧”",
      speakers: ["Paul Okafor", "Paul Okafor"])
  }

  @Test func aQuotationOverAParagraphBreak() {
    check(
      "⟨Paul Okafor⟩ {said}: “⟦The vaccine works.⟧\n\n“⟦We tested it in four towns and it never failed us.⟧”",
      speakers: ["Paul Okafor"])
  }

  @Test func aQuestionMarkEndsNoAttribution() {
    check("“⟦Why should we pay for that?⟧” {asked} ⟨Maria Kovacs⟩.", speakers: ["Maria Kovacs"])
    check("“⟦Why should we pay for that?⟧” ⟨Maria Kovacs⟩ {asked}.", speakers: ["Maria Kovacs"])
  }

  @Test func aColonWithoutAVerbOfSpeech() {
    check(
      "The minister Maria Kovacs {told} reporters in the capital: “⟦We will not pay for that.⟧”"
        .replacing("Maria Kovacs", with: "⟨Maria Kovacs⟩"), speakers: ["Maria Kovacs"])
  }

  @Test func marksOfOtherLanguages() {
    check("«⟦The harbour will open in May⟧», {said} ⟨Maria Kovacs⟩.", speakers: ["Maria Kovacs"])
    check("''⟦The harbour will open in May,⟧'' ⟨Maria Kovacs⟩ {said}.", speakers: ["Maria Kovacs"])
    check("‘⟦The harbour will open in May,⟧’ ⟨Maria Kovacs⟩ {said}.", speakers: ["Maria Kovacs"])
  }

  @Test func singleMarksInsideDoubleOnes() {
    check(
      "“⟦He told us ‘the road is a red line’and we turned back,⟧” ⟨Maria Kovacs⟩ {said}.",
      speakers: ["Maria Kovacs"])
  }

  @Test func apostrophesAreNoMarks() {
    check(
      "“⟦The farmers' union won't sign, it's over,⟧” ⟨Maria Kovacs⟩ {said} at the parents' house in the '90s style.",
      speakers: ["Maria Kovacs"])
  }

  @Test func bracketsAndEllipsesInside() {
    check(
      "“⟦[The port] is closed… we will [probably] open it,⟧” ⟨Maria Kovacs⟩ {said}.",
      speakers: ["Maria Kovacs"])
  }

  @Test func nicknamesAndTitlesInMarksAreNoSpeech() {
    check("The coach calls his team the “Iron Wall” and reads ‘Plan B’ every night.", speakers: [])
    check("The two “spies” were arrested in the harbour on Monday.", speakers: [])
  }
}
