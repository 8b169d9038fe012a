import Documents
import Language
import Testing

/// People who are called like places.
@Suite struct PlaceNamedPeopleTests {
  @Test func anOfficeMakesAPlaceAFirstName() {
    check(
      "Harbour director ⟨Jordan Westlake⟩ {said} ⟦the pier was closed⟧. ⟨Westlake⟩ {added} that ⟦it would open soon⟧.",
      speakers: ["Jordan Westlake", "Jordan Westlake"])
  }

  @Test func aPlaceMayBeALastNameToo() {
    check(
      "Harbour director ⟨Chad Washington⟩ {said} ⟦the pier was closed⟧. “⟦It will open,⟧” ⟨Washington⟩ {said}.",
      speakers: ["Chad Washington", "Chad Washington"])
  }

  @Test func aPersonNamedLikeAPlaceIsNoPlace() {
    let article = Article(text: "Harbour director Georgia Lindqvist said the pier of Lisbon was closed.")
    #expect(Analyst().analyse(article).places.map { article.source.string($0.range) } == ["Lisbon"])
  }

  @Test func whatOnlySpeaksMayBeAFirmOrATeam() {
    let article = Article(text: "Georgia Power said the lines were down.")
    #expect(!Analyst().analyse(article).entities.contains { $0.kind == .person })
  }

  @Test func aGovernmentStaysAGovernment() {
    check("⟨Jordan⟩ {said} ⟦the border was closed⟧.", speakers: ["Jordan"])
  }

  @Test func aTitleAloneIsNobodysName() {
    let article = Article(
      text: "Military expert Colonel (Ret.) Igor Basov told a newspaper that the road was closed.")
    #expect(Analyst().analyse(article).entities.map(\.name) == ["Igor Basov"])
  }

  @Test func anInstituteBehindTheNameSpeaksForAPerson() {
    check(
      "⟨Chad Petrosyan⟩ of the Institute for Lakes {said} ⟦the water was clean⟧.",
      speakers: ["Chad Petrosyan"])
  }

  @Test func aPartOfTheWorldIsNoVillageInTheCountryBesideIt() {
    let article = Article(
      text: "The U.S. envoy to the Middle East, Ann Lee of Pennsylvania, spoke in Philadelphia.")
    let place = Analyst().analyse(article).places.first { article.source.string($0.range) == "Middle East" }
    #expect(place != nil && place?.place?.country == nil)
  }
}
