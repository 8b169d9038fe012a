import Documents
import Language
import Testing

/// Reports whose borders or verbs only parts of speech and trees show.
@Suite struct ReportsByTreeTests {
  @Test func aVerbOfNoListBehindAQuotation() {
    check(
      "“⟦The harbour is ours,⟧” {harrumphed} ⟨Maria Kovacs⟩. Kovacs left.", speakers: ["Maria Kovacs"],
      kinds: [.direct])
    check("“⟦We had no choice,⟧” {deadpanned} the mayor, ⟨Maria Kovacs⟩.", speakers: ["Maria Kovacs"])
    check("Paul Okafor rose. “⟦This is the end,⟧” ⟨he⟩ {bellowed}.", speakers: ["Paul Okafor"])
  }

  @Test func aVerbBehindQuotedWordsThatEndNothing() {
    check("The crew of the “Morning Star of the North” boarded Maria Kovacs’s ship.", speakers: [])
  }

  @Test func aWordThatLooksLikeAVerbBeforeTheVerbThatReports() {
    check("“⟦We had no choice,⟧” retired colonel ⟨Paul Okafor⟩ {said}.", speakers: ["Paul Okafor"])
  }

  @Test func aClauseAroundAnAttribution() {
    check(
      "⟦The harbour⟧, ⟨Maria Kovacs⟩ {said}, ⟦is closed, and fishermen are angry⟧.",
      speakers: ["Maria Kovacs"])
  }

  @Test func theClauseOfANounEndsBeforeTheNounsVerb() {
    check(
      "Paul Okafor was angry. A {claim} by ⟨Maria Kovacs⟩ that ⟦the harbour was closed⟧ was rejected.")
  }

  @Test func anAgencyThatQuotesSomebodyPassesOn() {
    check(
      "⟨Paul Okafor⟩ was quoted by the Evening Herald as {saying} that ⟦the road was mined⟧.",
      speakers: ["Paul Okafor"])
    check(
      "⟨The minister⟩, Paul Okafor, was cited by Reuters as {saying} ⟦the road was mined⟧."
        .replacing("⟨The minister⟩, Paul Okafor", with: "The minister, ⟨Paul Okafor⟩"),
      speakers: ["Paul Okafor"])
  }
}
