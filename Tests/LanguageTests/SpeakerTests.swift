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
}
