import Documents
import Language
import Testing

/// Organisations under their full name, and texts and bodies that speak for them.
@Suite struct OrganisationTests {
  @Test func theLettersInBracketsTellHowFarANameReaches() {
    check(
      "The Office for River, Lake and Harbour Safety (ORLHS) opened. ⟨ORLHS⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Office for River, Lake and Harbour Safety"])
  }

  @Test func smallWordsMayCountAsLetters() {
    check(
      "The United Rivers Mission in Lakeland (URMIL) met. ⟨URMIL⟩ {said} ⟦the road was closed⟧.",
      speakers: ["United Rivers Mission in Lakeland"])
  }

  @Test func twoHalvesBehindOneDeterminerAreOneName() {
    check(
      "The ⟨Grain and Seed Administration⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Grain and Seed Administration"])
  }

  @Test func aGenitiveStandsInsideAName() {
    check(
      "The ⟨Harbour County Sheriff’s Office⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Harbour County Sheriff’s Office"])
  }

  @Test func whoInCapitalsIsNoPronoun() {
    check(
      "Doctors met on Monday. ⟨WHO⟩ {said} that ⟦the road was closed⟧.", speakers: ["WHO"])
  }

  @Test func aStatementSpeaksForWhoeverIssuedIt() {
    check(
      "⟨A statement by the Water Agency⟩ {said} ⟦the road was closed⟧.", speakers: ["Water Agency"])
  }

  @Test func theAgencyIsTheOneNamedBefore() {
    check(
      "The ⟨National Water Agency⟩ {said} ⟦the road was closed⟧. ⟨The agency⟩ {said} ⟦it would open⟧.",
      speakers: ["National Water Agency", "National Water Agency"])
  }

  @Test func theCompanyIsUnknownWhereTwoAreNamed() {
    check(
      "Harbour Motors Ltd sued Lake Energy Inc on Monday. ⟨The company⟩ {said} ⟦it would pay⟧.",
      speakers: ["company"])
  }
}
