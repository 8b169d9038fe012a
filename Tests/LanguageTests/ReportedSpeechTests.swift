import Documents
import Language
import Testing

/// Reported speech, with and without quoted words.
@Suite struct ReportedSpeechTests {
  @Test func aClauseWithThat() {
    check(
      "⟨Maria Kovacs⟩ {said} that ⟦the harbour would open in May⟧.", speakers: ["Maria Kovacs"],
      kinds: [.indirect])
  }

  @Test func aClauseWithoutThat() {
    check("⟨Maria Kovacs⟩ {said} on Monday ⟦the harbour would open in May⟧.", speakers: ["Maria Kovacs"])
  }

  @Test func aClauseBeforeItsCue() {
    check("⟦The harbour would open in May⟧, ⟨Maria Kovacs⟩ {said}.", speakers: ["Maria Kovacs"])
    check(
      "⟦This is unacceptable to the town⟧, {affirmed} ⟨Kovacs⟩, the mayor. Maria Kovacs left.",
      speakers: ["Maria Kovacs"])
  }

  @Test func quotedWordsInReportedSpeech() {
    check(
      "⟨Maria Kovacs⟩ {said} ⟦it was a “popular decision” in the town⟧.", speakers: ["Maria Kovacs"],
      kinds: [.mixed])
    check("⟨Maria Kovacs⟩ {called} ⟦the plan “a disaster”⟧.", speakers: ["Maria Kovacs"], kinds: [.mixed])
  }

  @Test func aParticipleAsASecondCue() {
    check(
      "⟨Maria Kovacs⟩ {said} ⟦the harbour was closed⟧, {adding} that ⟦it would open in May⟧.",
      speakers: ["Maria Kovacs", "Maria Kovacs"])
  }

  @Test func aSecondVerbWithTheSameSubject() {
    check(
      "⟨Maria Kovacs⟩ {said} ⟦the harbour was closed⟧ but {added} that ⟦it would open in May⟧.",
      speakers: ["Maria Kovacs", "Maria Kovacs"])
  }

  @Test func accordingTo() {
    check("{According to} ⟨Maria Kovacs⟩, ⟦the harbour will open in May⟧.", speakers: ["Maria Kovacs"])
    check("⟦The harbour will open in May⟧, {according to} ⟨Maria Kovacs⟩.", speakers: ["Maria Kovacs"])
    check(
      "⟦Nine people were hurt⟧, {according to} a statement by police spokesman ⟨Paul Okafor⟩.",
      speakers: ["Paul Okafor"])
  }

  @Test func anAddresseeBetweenVerbAndClause() {
    check(
      "⟨Maria Kovacs⟩ {told} the Evening Herald that ⟦the harbour was closed⟧.", speakers: ["Maria Kovacs"])
    check("⟨Maria Kovacs⟩ {told} reporters ⟦the harbour was closed⟧.", speakers: ["Maria Kovacs"])
  }

  @Test func oneSpeakerQuotesAnother() {
    check(
      "Local media quoted ⟨Paul Okafor⟩ as {saying} that ⟦the road was mined⟧.", speakers: ["Paul Okafor"])
  }

  @Test func aSpeakerInAnotherSpeakersWords() {
    check(
      "⟦⟨Norway⟩ {accused} ⟦Sweden of closing the road⟧⟧, {according to} its foreign minister, ⟨Kari Lund⟩.",
      speakers: ["Kari Lund", "Norway"])
  }

  @Test func aRelativeClauseWithoutItsSubject() {
    check(
      "The army paid for thousands of men ⟨he⟩ {said} ⟦have come from abroad⟧.", speakers: [nil])
  }

  @Test func anAccusation() {
    check("⟨Maria Kovacs⟩ {accused} ⟦the council of hiding the report⟧.", speakers: ["Maria Kovacs"])
  }

  @Test func aClauseAroundItsCue() {
    check(
      "⟦Around fifty gallons of fuel⟧, ⟨officials⟩ {said}, ⟦spilled into the river⟧.", speakers: ["officials"]
    )
  }

  @Test func anotherSpeakerEndsTheContent() {
    check(
      "⟨Maria Kovacs⟩ {said} ⟦the harbour was closed⟧, while ⟨Paul Okafor⟩ {said} ⟦it had never been open⟧.",
      speakers: ["Maria Kovacs", "Paul Okafor"])
  }

  @Test func beliefsAreAttitudes() {
    check("Maria Kovacs believes that the harbour will open in May.", speakers: [])
  }

  @Test func whatSomebodyDidNotSay() {
    check("Maria Kovacs did not say that the harbour would open.", speakers: [])
  }

  @Test func nounsThatLookLikeVerbs() {
    check("The claims of the farmers and the reports of the police were published.", speakers: [])
  }

  @Test func nounsThatReport() {
    check(
      "The town answered {claims} by ⟨Maria Kovacs⟩ that ⟦the harbour was mined⟧.", speakers: ["Maria Kovacs"]
    )
    check(
      "Nobody answered Maria Kovacs’s claims that the harbour was mined."
        .replacing("Maria Kovacs’s claims", with: "⟨Maria Kovacs⟩’s {claims}")
        .replacing("the harbour was mined", with: "⟦the harbour was mined⟧"), speakers: ["Maria Kovacs"])
  }

  @Test func transcripts() {
    check(
      "⟨Maria Kovacs⟩{:} ⟦When will the harbour open?⟧\n\n⟨Paul Okafor⟩{:} ⟦In May.⟧ ⟦It was closed too long.⟧",
      speakers: ["Maria Kovacs", "Paul Okafor"])
  }

  @Test func aParticipleBeforeItsSubject() {
    check(
      "{Noting} that ⟦the harbour was closed⟧, ⟨Maria Kovacs⟩ {stressed} that ⟦it would open in May⟧.",
      speakers: ["Maria Kovacs", "Maria Kovacs"])
  }

  @Test func menWhoAreAccusedAccuseNobody() {
    check("The town held two men, accused of spying in the harbour.", speakers: [])
  }

  @Test func whatIsWorthMentioningIsNobodysWord() {
    check("The league met on Monday. It is worth mentioning that the truce collapsed in May.", speakers: [])
  }

  @Test func aVerbInsideAnotherVerbsObjectReportsNothing() {
    check(
      "⟨Paul Okafor⟩ {said} ⟦the deal would hold, which means maintaining the country's territory as the law has it⟧.",
      speakers: ["Paul Okafor"])
  }

  @Test func aParticipleInFrontReportsOnItsOwn() {
    check(
      "{Stating} that ⟦the north was not ready⟧, geologist ⟨Paul Okafor⟩ {said}, “⟦The fault does not read.⟧”",
      speakers: ["Paul Okafor", "Paul Okafor"])
  }

  @Test func aFirmWithAnAmpersandIsOneName() {
    check("⟨Brandt & Tate⟩ {said} ⟦the bridge was safe⟧.", speakers: ["Brandt & Tate"])
  }

  @Test func theDatelineIsNeitherSpeakerNorContent() {
    let source = SourceText(
      name: "test",
      utf8: Array("LIMA, May 3 - An engineer was freed from the mine on Sunday, officials said.".utf8))
    let article = Article(
      source: source, span: source.range, headline: TextRange(0, 0), dateline: TextRange(0, 4))
    #expect(
      Analyst().analyse(article).quotations.map { $0.content.map { source.string($0) } }
        == [["An engineer was freed from the mine on Sunday"]])
  }

  @Test func aFullStopBehindACityIsNotItsOwn() {
    let article = Article(text: "The envoys of both sides met again in Riyadh. They parted in anger.")
    #expect(Analyst().analyse(article).places.map { article.source.string($0.range) } == ["Riyadh"])
  }

  @Test func notBelongsToWhatWasAsked() {
    check(
      "⟨The union⟩ {asked} ⟦not to be moved for fear of the rain⟧.", speakers: ["union"])
  }

  @Test func whoAsksNotToBeNamedHasSaidNothing() {
    check("The miners asked not to be named.", speakers: [])
  }

  @Test func aModifierMayOpenTheSpeakersOffice() {
    check(
      "“⟦We saw a long goodbye,⟧” {says} lead author ⟨Maria Kovacs⟩.", speakers: ["Maria Kovacs"])
  }
}
