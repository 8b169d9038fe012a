import Documents
import Testing

@Suite struct PlaceResolutionTests {
  @Test func aStateBehindACommaDecides() {
    let paris = place("Paris", in: "The train stops in Paris, Texas, at noon.")
    #expect(paris?.country == "US")
    #expect(abs((paris?.latitude ?? 0) - 33.66) < 0.3)
    #expect(place("Paris", in: "The train stops in Paris at noon.")?.country == "FR")
  }

  @Test func anAbbreviatedStateDecidesToo() {
    #expect(
      abs((place("Springfield", in: "He moved to Springfield, Mass., in May.")?.longitude ?? 0) + 72.59) < 0.3
    )
    #expect(
      abs((place("Springfield", in: "He moved to Springfield, Ill., in May.")?.longitude ?? 0) + 89.64) < 0.3)
  }

  @Test func theCountryOfOtherMentionsDecides() {
    #expect(place("Tripoli", in: "Boats left Tripoli and Benghazi for Sirte.")?.country == "LY")
    #expect(
      place("Tripoli", in: "Roads from Beirut to Tripoli and Sidon in Lebanon were shut.")?.country == "LB")
  }

  @Test func countriesAreCountries() {
    for name in ["Georgia", "Mexico", "Jordan", "Lebanon", "Turkey", "Kuwait"] {
      #expect(place(name, in: "The treaty with \(name) was signed.")?.kind == .country)
    }
  }

  @Test func anAmericanStateAmongAmericanTownsIsAState() {
    let text = "Storms hit Atlanta, Savannah and Macon. In Georgia, schools in Augusta closed."
    #expect(place("Georgia", in: text)?.country == "US")
  }

  @Test func aProvinceNamedLikeItsCityMeansTheCity() {
    #expect(place("Istanbul", in: "Ferries left Istanbul before noon.")?.kind == .city)
    #expect(place("Istanbul", in: "Farmers in Istanbul province wait.")?.kind == .region)
  }

  @Test func theNounBesideANameSaysWhatItIs() {
    #expect(
      abs((place("Washington", in: "Apples from Washington state are late.")?.longitude ?? 0) + 120) < 2)
    #expect(abs((place("Washington", in: "Talks in Washington are late.")?.longitude ?? 0) + 77) < 1)
  }

  @Test func allMentionsOfANameAreOnePlace() {
    let found = places(in: "Paris is small. The mayor of Paris, Texas, said Paris would grow.")
    let paris = found.filter { $0.place?.name == "Paris" }
    #expect(paris.count == 3)
    #expect(Set(paris.map(\.place)).count == 1)
  }

  @Test func aDemonymNamesItsCountry() {
    #expect(place("Libyans", in: "Most Libyans agreed.")?.country == "LY")
    #expect(place("Kurdish", in: "The Kurdish leaders agreed.") == nil)
  }

  @Test func gazaIsTheStripAndNotAProvinceFarAway() {
    #expect(place("Gaza", in: "Israel and Egypt sent aid to Gaza.")?.country == "PS")
  }

  @Test func writtenOutPlacesAreSurerThanGuesses() {
    let sure = places(in: "He lives in Paris, Texas.").first?.confidence ?? 0
    let guess = places(in: "He lives in Springfield.").first?.confidence ?? 1
    #expect(sure > guess)
  }
}
