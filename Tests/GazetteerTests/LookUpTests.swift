import Documents
import Gazetteer
import Testing

@Suite struct LookUpTests {
  private let gazetteer = Gazetteer.shared

  private func first(_ name: String) -> Place? {
    gazetteer.candidates(name.utf8).first.map { gazetteer.place($0.record) }
  }
  private func countries(_ name: String) -> Set<String> {
    Set(gazetteer.candidates(name.utf8).compactMap { gazetteer.place($0.record).country })
  }

  @Test func theGazetteerIsCompiledIn() { #expect(gazetteer.placeCount > 100_000) }

  @Test(arguments: ["Misrata", "Misurata", "MISRATA", "Misrātah"])
  func spellingsOfACityLeadToIt(_ name: String) {
    let place = first(name)
    #expect(place?.country == "LY")
    #expect(abs((place?.latitude ?? 0) - 32.37) < 0.2)
  }

  @Test(arguments: ["United States", "U.S.", "US", "the United States", "USA"])
  func namesOfACountryLeadToIt(_ name: String) {
    #expect(first(name)?.kind == .country)
    #expect(first(name)?.country == "US")
  }

  @Test func anArticleMoreOrLessDoesNoHarm() {
    #expect(countries("Yarmouk").contains("LY"))
    #expect(countries("al-Brega").contains("LY"))
    #expect(countries("As-Suwayda").contains("SY"))
  }

  @Test func aTransliterationIsFoundByItsConsonants() {
    #expect(countries("Tajoura").contains("LY"))
    #expect(gazetteer.candidates("Tajoura".utf8).allSatisfy { $0.match == .transliteration })
  }

  @Test func similarNamesStayApart() {
    #expect(!countries("Albany").contains("AL"))
    #expect(gazetteer.candidates("Tripulin".utf8).isEmpty)
    #expect(gazetteer.candidates("Xyzzyville".utf8).isEmpty)
  }

  @Test func ambiguousNamesGiveAllTheirPlaces() {
    #expect(countries("Tripoli").isSuperset(of: ["LY", "LB"]))
    #expect(countries("Georgia").isSuperset(of: ["GE", "US"]))
  }

  @Test func demonymsLeadToCountriesAndOtherPlaces() {
    func name(_ word: String) -> String? { gazetteer.demonym(word.utf8)?.place.map(gazetteer.name) }
    #expect(name("Libyan") == "Libya")
    #expect(name("Libyans") == "Libya")
    #expect(name("Ohioans") == "Ohio")
    #expect(gazetteer.demonym("Kurdish".utf8) == Demonym(place: nil))
    #expect(gazetteer.demonym("Libya".utf8) == nil)
  }

  @Test func aCountryKnowsItsCapitalAndNeighbours() throws {
    let libya = try #require(gazetteer.country(code: "LY"))
    let tunisia = try #require(gazetteer.country(code: "TN"))
    let france = try #require(gazetteer.country(code: "FR"))
    let facts = try #require(gazetteer.country(libya))
    let capital = try #require(facts.capital.flatMap(gazetteer.record))
    #expect(facts.name == "Libya")
    #expect(gazetteer.name(of: capital) == "Tripoli")
    #expect(gazetteer.areNeighbours(libya, tunisia))
    #expect(!gazetteer.areNeighbours(libya, france))
  }

  @Test func aCityKnowsItsState() throws {
    let austin = try #require(gazetteer.candidates("Austin".utf8).first { $0.record.population > 500_000 })
    let state = try #require(austin.record.admin1)
    #expect(gazetteer.admin1Code(state) == "TX")
    #expect(gazetteer.admin1Place(state).map(gazetteer.name) == "Texas")
  }

  @Test func numbersThatAreNoneGiveNothing() {
    #expect(gazetteer.record(-1) == nil)
    #expect(gazetteer.record(gazetteer.placeCount) == nil)
    #expect(gazetteer.country(-1) == nil)
    #expect(gazetteer.country(9999) == nil)
    #expect(gazetteer.country(code: "libya") == nil)
    #expect(gazetteer.admin1Place(-1) == nil)
    #expect(!gazetteer.areNeighbours(-1, 9999))
  }

  @Test func strangeNamesFindNothing() {
    for name in ["", " ", "-", "\u{0}", "’", String(repeating: "a ", count: 500), "\u{1}libyan", "\u{2}"] {
      #expect(gazetteer.candidates(name.utf8).isEmpty)
    }
  }
}
