import Documents
import Language
import Testing

/// Which words of a sentence speak, and which stand beside them only.
@Suite struct SourceTests {
  @Test func whoeverIsTheSubjectOfTheClauseIsNotTheOfficeBeforeIt() {
    check(
      "The singer Omar Basri died on Friday. {According to} ⟨his publicist⟩, ⟦Basri died of a stroke⟧.",
      speakers: ["his publicist"])
    check(
      "Omar Basri died at home. His family gave no cause, but, {according to} ⟨his agent⟩, ⟦Basri had been ill⟧.",
      speakers: ["his agent"])
    check(
      "{According to} its mayor, ⟨Rosa Ortiz⟩, ⟦the town is safe⟧.", speakers: ["Rosa Ortiz"])
  }

  @Test func anAppositionBehindANameIsTheName() {
    check(
      "The work was led by ⟨Mark Olsen⟩, a marine biologist and professor at Lund, who {said} “⟦the reef is alive⟧”.",
      speakers: ["Mark Olsen"])
    check(
      "The study was led by ⟨Anna Weber⟩, a chemist at Lund University, who {said} ⟦the water was clean⟧.",
      speakers: ["Anna Weber"])
    check(
      "After a talk with Anna Weber, ⟨a spokesman⟩ {said} ⟦the water was clean⟧.", speakers: ["spokesman"])
  }

  @Test func aTownAndItsCountryAreOnePlace() {
    check("⟨Police⟩ in Lund, Sweden {said} ⟦the man was armed⟧.", speakers: ["Police"])
    check(
      "In Lund, ⟨police⟩ {said} ⟦the man was armed⟧.", speakers: ["police"])
  }

  @Test func timesDoNotSpeak() {
    check(
      "⟨The ministry⟩ during the weekend {said} ⟦eight sailors had died⟧.", speakers: ["ministry"])
  }

  @Test func twoNamesSpeakTogetherBehindAccordingTo() {
    check(
      "{According to} ⟨Anna Weber and Omar Haddad⟩, ⟦the road is open⟧.",
      speakers: ["Anna Weber and Omar Haddad"])
  }

  @Test func aStatementIsItsIssuers() {
    check(
      "⟨Marlow Foods⟩ {denied} ⟦it knew of the fault⟧, and released a statement {saying} ⟦it had recalled all tins⟧.",
      speakers: ["Marlow Foods", "Marlow Foods"])
    check(
      "⟨The harbour authority⟩ released a statement which {said}, “⟦The pier must stay open to all⟧”.",
      speakers: ["harbour authority"])
    check("⟨The report⟩, which was sent in May, {said} ⟦the pier was unsafe⟧.", speakers: ["report"])
  }

  @Test func aVerbJoinedToTheCueIsNotReported() {
    check(
      "⟨Anna Weber⟩ {said} ⟦the bridge was safe⟧, and left the hall without a word.", speakers: ["Anna Weber"]
    )
  }

  @Test func oneWordOfALongerNameIsThatName() {
    check(
      "The Center for Animal Health closed two farms. On Monday the ⟨Center⟩ {said} ⟦more farms would close⟧.",
      speakers: ["Center for Animal Health"])
    check(
      "The Ministry of Trade and the Ministry of Health agreed. On Monday the ⟨Ministry⟩ {said} ⟦prices would rise⟧.",
      speakers: ["Ministry"])
  }

  @Test func aQuotationThatWasNeverClosedEndsBeforeItsAttribution() {
    check(
      "\"⟦There is no leak in the northern tank,⟧ {said} ⟨Omar Haddad⟩, head of the water board. It rained all day.",
      speakers: ["Omar Haddad"])
    check(
      "\"⟦There is no leak in the northern tank,⟧ {said} ⟨Omar Haddad⟩. ⟨He⟩ {added} that \"⟦the tank was new⟧\".",
      speakers: ["Omar Haddad", "Omar Haddad"])
  }

  @Test func whatSomebodyThinksIsAReport() {
    check("⟨The general⟩ {confirmed} ⟦his full confidence in the northern plan⟧.", speakers: ["general"])
  }

  @Test(arguments: [
    "The ministry confirmed the presence of the virus on Friday.",
    "Anna Weber criticised the results of a study conducted by the harbour authority.",
  ])
  func aThingIsNoReport(_ text: String) {
    check(text, speakers: [])
    let found = Analyst().analyse(Article(text: text)).quotations
    #expect(found.allSatisfy { $0.attribution == .attitude })
  }
}
