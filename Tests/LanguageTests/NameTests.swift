import Documents
import Language
import Testing

/// Names of people, their spellings and what is no name of a person.
@Suite struct NameTests {
  @Test func titlesAreNoPartOfAName() {
    checkPeople(
      "Maj. Gen. ⟨Ahmed al-Sharif⟩ met President ⟨Maria Kovacs⟩ and Mr. ⟨Paul Okafor⟩.",
      names: ["Ahmed al-Sharif", "Maria Kovacs", "Paul Okafor"])
  }

  @Test func spellingsOfOneNameAreOnePerson() {
    checkPeople(
      "⟨Ahmed al-Sharif⟩ came. ⟨Al-Sharif⟩ spoke. ⟨Ahmad Al-Sherif⟩ left; ⟨Sharif⟩’s car stayed.",
      names: ["Ahmed al-Sharif"])
  }

  @Test func twoPeopleOfOneLastNameStayTwo() {
    checkPeople(
      "⟨Michael Jordan⟩ met ⟨Michelle Jordan⟩ in the park.", names: ["Michael Jordan", "Michelle Jordan"])
  }

  @Test func namesOfManyCountries() {
    checkPeople(
      "Foreign minister ⟨Recep Tayyip Aydin⟩ called ⟨Sergei Volkov⟩, Premier ⟨Wang Jintao⟩, ⟨José Luis Ibáñez⟩, ⟨Ursula von der Heide⟩ and ⟨Abdel Fattah el-Masri⟩.",
      names: [
        "Recep Tayyip Aydin", "Sergei Volkov", "Wang Jintao", "José Luis Ibáñez", "Ursula von der Heide",
        "Abdel Fattah el-Masri",
      ])
  }

  @Test func organisationsAreNoPeople() {
    checkPeople(
      "The Libyan National Army, the Ministry of Foreign Affairs and the University of Ohio met in Paris on Monday.",
      names: [])
  }

  @Test func aCapitalAtTheStartOfASentenceIsNoName() {
    checkPeople(
      "Officials met. Named to the post by ⟨Paul Okafor⟩, nobody spoke. Residents left.",
      names: ["Paul Okafor"])
  }

  @Test func rolesAreKeptAsPrinted() {
    let article = Article(text: "Karim Haddad, the director of the port, met Defence Minister Paul Okafor.")
    let people = Analyst().analyse(article).entities
    #expect(people.map(\.roles) == [["director of the port"], ["Defence Minister"]])
  }
}
