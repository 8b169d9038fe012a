import Documents
import Testing

@Suite struct PlaceRecognitionTests {
  @Test func citiesAndCountriesAreFoundInASentence() {
    check("A ferry from [Tripoli|p] reached [Malta|p] after two days.")
  }

  @Test func governmentsSpeakUnderTheirCapitals() {
    check("Officials met late. [Ankara|m] said it would answer. [Moscow|m] accused [Turkey|m] of delay.")
  }

  @Test func whatHappensInACountryIsNoGovernment() {
    check("The war in [Ukraine|p] began before the floods across southern [Syria|p].")
  }

  @Test func demonymsAreNoPlaces() {
    check("Two [Turkish|d] drones were seen by [Libyan|d] fishermen.")
  }

  @Test func aGroupsNameIsNoPlaceUnlessEverybodyKnowsThePlace() {
    check("Fighters of the al-Marsa militia reached [Tripoli|p] and the Verona clan stayed.")
    check("The [Benghazi|p] militia stayed.")
  }

  @Test func languagesAreNeither() {
    check("She answered in English, then left.")
  }

  @Test func demonymsDoNotEatCountryNames() {
    check("He lives in [Saudi Arabia|p] and trades with the [Czech Republic|m].")
  }

  @Test func placesInOrganisationsAreParts() {
    check("The [Tripoli|o] government paid. [Syria|o]'s armed forces left.")
    check("The UN envoy to [Libya|o] was silent.")
  }

  @Test func aDatelineIsAPlace() {
    check("TOBRUK – The port opened again.".replacing("TOBRUK", with: "[TOBRUK|p]"))
  }

  @Test func peopleNamedLikeTownsArePeople() {
    check("Mr. Houston paid for the meal. Houston said nothing more.", people: ["Houston"])
    check("Paris Hilton opened the shop.", people: ["Paris Hilton"])
  }

  @Test(
    arguments: [
      "Nice weather came back on Sunday.", "Reading is fun, Said told the class.",
      "In March the Man of the Year spoke.",
      "Of course we can, they said.", "At Dawn the Mobile unit left.", "Police and Media were there.",
    ])
  func commonWordsAreNoTowns(_ sentence: String) { check(sentence) }

  @Test func arabicArticlesBelongToTheName() {
    check(
      "Fighting reached al-Yarmouk south of Tripoli.".replacing("al-Yarmouk", with: "[al-Yarmouk|p]")
        .replacing("Tripoli", with: "[Tripoli|p]"))
  }

  @Test func theDefiniteArticleDoesNotBelongToIt() {
    check("The [Netherlands|m] won. The judges sit in [The Hague|p].")
  }

  @Test func compassWordsInLowerCaseStayOutside() {
    check("Rain fell in eastern [Libya|p].")
    check("The West is no place, and neither is the East.")
  }

  @Test func compassWordsWithACapitalBelongToTheName() {
    check("Prices rose in [South Florida|p] again.")
  }

  @Test func abbreviationsAreFound() {
    check("The [U.S.|m] and the [UK|m] agreed.")
    check("They told us that it is over.")
  }

  @Test func moneyIsNoCountry() {
    check("It cost US$11 million in the end.")
  }

  @Test func anUnknownVillageIsFoundByTheWordsAround() {
    check("Doctors reached the village of [Kwambazu|p] today. In [Kwambazu|p] nobody was ill.")
    check("Shells hit the [Zorbatash|p] district twice.")
  }

  @Test func anUnknownTownBeforeItsCountryIsFound() {
    check("He was born in [Quillomar|p], [Chile|p], long ago.")
    #expect(place("Quillomar", in: "He was born in Quillomar, Chile, long ago.") == nil)
  }

  @Test func streetsAndRiversAreFound() {
    check("Cars stood on [Elderbrook Avenue|p] near [Tarrow Creek|p].")
  }

  @Test func theWhiteHouseIsAGovernmentUnlessOneIsInIt() {
    check("The White House denied it.")
    check("Guests waited outside the [White House|p].")
  }

  @Test func aConferenceIsNamedAfterItsPlace() {
    check("What was agreed at the [Berlin|p] conference holds.")
  }

  @Test func listsOfCountiesAreCounted() {
    check("Schools in [Oconee|p], [Walton|p] and [Oglethorpe|p] counties closed.")
  }

  @Test func captionsAreReadToo() {
    let text = "Smoke over Benghazi (file photo)\n\nThe mayor spoke."
    #expect(places(in: text).count == 1)
  }

  private static let strangeTexts = [
    "", " ", "\n", "\u{0}", "“”\"'", "-", "al-", "The", "U.S", String(repeating: "Paris, ", count: 3000),
    String(repeating: "al-", count: 5000), String(repeating: "((((", count: 2000),
    String(repeating: "New ", count: 4000), "Côte d’Ivoire’s", "\u{FEFF}Rome\u{200B}",
    String(repeating: "x", count: 100_000), "É́́́", "🇱🇾 Libya 🇱🇾",
  ]

  @Test(arguments: strangeTexts.indices)
  func strangeTextsDoNoHarm(_ index: Int) {
    let text = Self.strangeTexts[index]
    let count = text.utf8.count
    for mention in places(in: text) {
      #expect(!mention.range.isEmpty && mention.range.end <= count)
      #expect((0...1).contains(mention.confidence))
    }
  }

  @Test func mentionsAreInOrderAndDisjoint() {
    let found = places(
      in: "Tripoli, Libya, and Paris, Texas; South Korean guests in New York City, N.Y., and Washington, D.C."
    )
    #expect(found.count >= 7)
    for (a, b) in zip(found, found.dropFirst()) { #expect(a.range.end <= b.range.start) }
  }
}
