import Documents
import Language
import Testing

/// Which of the names in a noun phrase speaks, and under which full name.
@Suite struct SpeakingNameTests {
  @Test func theFieldOfAnOfficeIsNoPartOfTheName() {
    check(
      "Secretary of State ⟨Paul Okafor⟩ {said} ⟦the road was closed⟧. President of Argentina ⟨Ana Ibáñez⟩ {said} ⟦it was open⟧."
        .replacing("⟨Paul", with: "⟨Paul"),
      speakers: ["Paul Okafor", "Ana Ibáñez"])
  }

  @Test func twoOfficesAreOnePerson() {
    check(
      "State Councilor and Foreign Minister ⟨Wang Jintao⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Wang Jintao"])
  }

  @Test func somebodysAgentIsNotThatPerson() {
    check(
      "Paul Okafor left. {According to} ⟨Okafor’s agent⟩, ⟦the road was closed⟧.",
      speakers: ["Okafor’s agent"])
  }

  @Test func anAideToAPresidentIsNotThePresident() {
    check(
      "⟨An aide to President Paul Okafor⟩ {said} ⟦the road was closed⟧.",
      speakers: ["aide to President Paul Okafor"])
  }

  @Test func twoWhoSpeakTogetherHaveTheirFullNames() {
    check(
      "Paul Okafor met Ana Kovacs. ⟨Okafor and Kovacs⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Paul Okafor and Ana Kovacs"])
  }

  @Test func lettersOfHonourAreNoPartOfTheName() {
    check("⟨Karim Haddad⟩ QC {said} ⟦the road was closed⟧.", speakers: ["Karim Haddad"])
  }

  @Test func aDoubleLastNameIsOnePerson() {
    checkPeople(
      "⟨Joaquín Rivas-Vega⟩ came. Ms ⟨Stone⟩ left. Mr ⟨Rivas-Vega⟩ spoke.",
      names: ["Joaquín Rivas-Vega", "Stone"])
  }

  @Test func namesOfMorePeoples() {
    checkPeople(
      "⟨Eliud Kiprono⟩ met ⟨Hatice Yıldırım⟩, ⟨Volodymyr Shevchuk⟩ and ⟨Don Weaver⟩.",
      names: ["Eliud Kiprono", "Hatice Yıldırım", "Volodymyr Shevchuk", "Don Weaver"])
  }

  @Test func aNameThatSpeaksAloneElsewhereIsAPersons() {
    check(
      "Fans cheered Zorvan Melkiades at the lake. ⟨Melkiades⟩ {said} ⟦the road was closed⟧.",
      speakers: ["Zorvan Melkiades"])
  }
}
