import Documents
import Language
import Testing

/// From "he" and "the minister" to a name.
@Suite struct SpeakerTests {
  @Test func heIsTheManWhoSpokeLast() {
    check(
      "⟨Paul Okafor⟩ {said} ⟦the road was closed⟧. ⟨He⟩ {added} that ⟦the bridge was safe⟧.",
      speakers: ["Paul Okafor", "Paul Okafor"])
  }

  @Test func heIsNotTheManWhomTheQuotationNames() {
    check(
      "Paul Okafor met the press. “⟦General James Whitfield is a liar,⟧” ⟨he⟩ {said}.",
      speakers: ["Paul Okafor"])
  }

  @Test func sheIsNoMan() {
    check(
      "Maria Kovacs met Paul Okafor in the town hall. ⟨She⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Maria Kovacs"])
  }

  @Test func anOfficeLeadsToItsHolder() {
    check(
      "LNA spokesman Karim Haddad met Defence Minister Paul Okafor. ⟨The LNA spokesman⟩ {said} ⟦the road was closed⟧. ⟨The minister⟩ {said} ⟦it was open⟧.",
      speakers: ["Karim Haddad", "Paul Okafor"])
  }

  @Test func nobodyIsNamedWhereNobodyIsKnown() {
    check("“⟦The road is closed,⟧” ⟨he⟩ {said}.", speakers: [nil])
  }

  @Test func anonymousSourcesStayAnonymous() {
    check("⟨Officials⟩ {said} ⟦the road was closed⟧.", speakers: ["Officials"])
  }

  @Test func anOrganisationSpeaks() {
    check(
      "⟨The National Water Agency⟩ (NWA) {said} ⟦the road was closed⟧. ⟨The NWA⟩ {added} that ⟦it would open soon⟧."
        .replacing("⟨The N", with: "The ⟨N"),
      speakers: ["National Water Agency", "National Water Agency"])
  }

  @Test func aSpokesmanOfSomebodyElseIsSomebodyElse() {
    check(
      "Party spokesman Karim Haddad left. ⟨A spokesman for the museum⟩ {said} ⟦the road was closed⟧.",
      speakers: ["spokesman for the museum"])
  }

  @Test func anOfficeOfItsOwnIsNotTheLastMan() {
    check(
      "Paul Okafor met the press. ⟨Okafor⟩ {said} ⟦the road was closed⟧. ⟨The president of Kenya⟩ {said} ⟦it was open⟧.",
      speakers: ["Paul Okafor", "president of Kenya"])
  }

  @Test func aMinisterIsNotTheMayor() {
    check(
      "Minister ⟨Paul Okafor⟩ {said} ⟦the road was closed⟧. ⟨The mayor⟩ {said} ⟦it was open⟧. ⟨He⟩ {said} ⟦the bridge was safe⟧.",
      speakers: ["Paul Okafor", "mayor", "mayor"])
  }

  @Test func aSourceCloseToSomebodyIsNotThatPerson() {
    check(
      "Karim Haddad, the culture secretary, left. ⟨A source close to the culture secretary⟩ {said} ⟦the door was open⟧.",
      speakers: ["source close to the culture secretary"])
  }

  @Test func sheIsTheWomanWithoutANameWhoJustSpoke() {
    check(
      "⟨Maria Kovacs⟩ {said} ⟦the road was closed⟧. ⟨A shop owner⟩ {said} ⟦it was open⟧. “⟦I walk there daily,⟧” ⟨she⟩ {said}.",
      speakers: ["Maria Kovacs", "shop owner", "shop owner"])
  }

  @Test func sheIsUnknownWhereAnotherWomanCameUp() {
    check(
      "⟨Maria Kovacs⟩ {said} ⟦the road was closed⟧. Their grandmother wanted the stairs mended. “⟦I am old,⟧” ⟨she⟩ {said}.",
      speakers: ["Maria Kovacs", nil])
  }

  @Test func heIsTheManWhoCameUpLast() {
    check(
      "⟨Paul Okafor⟩ {said} ⟦the road was closed⟧.\n\nOne victim, the teacher Karim Haddad, handed over his savings. “⟦I trusted her,⟧” ⟨he⟩ {said}.",
      speakers: ["Paul Okafor", "Karim Haddad"])
  }

  @Test func anEarlierSheTellsWhoIsAWoman() {
    check(
      "⟨Wanjiku Oduor⟩ {said} ⟦she loved the lake⟧. Her pupil Paul Okafor remembers ⟨Oduor⟩. “⟦I failed twice,⟧” ⟨he⟩ {says}."
        .replacing("⟨Oduor⟩", with: "Oduor"),
      speakers: ["Wanjiku Oduor", "Paul Okafor"])
  }

  @Test func aFirmBetweenCommasSpeaks() {
    check(
      "Paul Okafor disagrees. The owner, ⟨Harbour Rail SA⟩, {said} ⟦the plant lost money⟧.",
      speakers: ["Harbour Rail SA"])
  }

  @Test func aTownBehindTheNameDoesNotSpeak() {
    check(
      "⟨Paul Okafor⟩, 54, of Tyler {said} ⟦the road was closed⟧.", speakers: ["Paul Okafor"])
  }

  @Test func whoVisitedTheCampSpeaksAndNotTheCamp() {
    check(
      "⟨A nurse⟩ who visited the hospital {called} ⟦it “a horror scene”⟧.", speakers: ["nurse"])
  }

  @Test func theDirectorOfOneOfThemSpeaks() {
    check(
      "⟨The director of one of the oldest museums⟩ {said} ⟦he was tired⟧.",
      speakers: ["director of one of the oldest museums"])
  }

  @Test func aRoleReachesOverAPossessive() {
    let article = Article(
      text: "Paul Okafor, the speaker of the country's elected parliament, said the vote was void.")
    #expect(
      Analyst().analyse(article).entities.map(\.roles) == [["speaker of the country's elected parliament"]])
  }

  @Test func aFormOfAddressIsNoRole() {
    let article = Article(
      text: "Its head, Professor Maria Kovacs, said it was raining. Ms Ana Stone said it was not.")
    #expect(Analyst().analyse(article).entities.map(\.roles) == [["head"], []])
  }
}
