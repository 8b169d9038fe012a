import Documents
import Ingest
import Testing

@Suite struct MetadataTests {
  private func under(_ line: String) -> Reading {
    Reading("Council closes old bridge\n\n\(line)\n\n\(Sample.body)")
  }

  @Test(arguments: [
    ("2018-08-08", "2018-08-08"), ("2018-08-08T21:53:00Z", "2018-08-08"), ("8 Aug 2018", "2018-08-08"),
    ("August 8, 2018", "2018-08-08"), ("Wed 08 Aug 2018, 09:53 PM", "2018-08-08"),
    ("Aug. 8th, 2018", "2018-08-08"),
    ("Monday 08/06/2020", "2020-06-08"), ("Thursday 08/06/2020", "2020-08-06"), ("25/12/2019", "2019-12-25"),
    ("Published: 8th of August 2018 | Updated: 9 August 2018", "2018-08-08"),
    ("Last updated 9 August 2018", "2018-08-09"), ("AUGUST 8, 2018 / 6:12 PM / 3 YEARS AGO", "2018-08-08"),
  ])
  func theDayOfTheArticleIsRead(line: String, day: String) {
    let reading = under(line)
    #expect(reading.date == day)
    #expect(reading.furniture == ["timestamp: \(line)"])
  }

  @Test(arguments: [
    "05/06/2019", "8 August", "Updated 14:02", "31/02/2019", "Wednesday 08/06/2020", "3 hours ago",
  ])
  func aDayThatIsNotCertainIsNone(line: String) { #expect(under(line).date == nil) }

  @Test(arguments: ["11:19 GMT26 October 2020", "11:19 GMT 26 October 2020"])
  func aPageClockIsNoDate(clock: String) {
    let reading = Reading("\(clock)\nListen Live\n    Get short URL\n\n\(Sample.body)")
    #expect(reading.date == nil)
    #expect(reading.titles == [nil])
    #expect(reading.furniture == ["timestamp: \(clock)", "widget: Listen Live", "widget: Get short URL"])
    #expect(reading.headline?.hasPrefix("The town council") == true)
  }

  @Test func theDayOfALinkedArticleIsNotTheArticles() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\nRelated\nFerry runs aground\nApril 2, 2020\n")
    #expect(reading.date == nil)
  }

  @Test func theDayBesideTheSourceIsRead() {
    #expect(under("Source: Agency| 2020-05-03 22:26:50|Editor: huaxia").date == "2020-05-03")
  }

  @Test func aDayInTheTextIsNotTheArticles() {
    #expect(
      Reading(
        "Council closes old bridge\n\nThe bridge was opened on 3 May 1911, officials said on Friday.\n\n\(Sample.body)"
      ).date == nil)
  }

  @Test(arguments: [
    ("TRIPOLI–The minister of works said on Monday that he would go.", "TRIPOLI"),
    ("AUSTIN, Texas (AP) — The minister of works said that he would go.", "AUSTIN, Texas"),
    ("WASHINGTON, May 4 (Reuters) - The minister of works said that he would go.", "WASHINGTON"),
    ("RANGOON, Burma - The minister of works said that he would go.", "RANGOON, Burma"),
    ("Moscow, SANA- The minister of works said that he would go.", "Moscow"),
    ("Washington (CNN) The minister of works said that he would go.", "Washington"),
    ("BEIRUT/CAIRO (Reuters) - The minister of works said that he would go.", "BEIRUT/CAIRO"),
    ("Kabul – The minister of works said that he would go.", "Kabul"),
    ("NEW DELHI: The minister of works said that he would go.", "NEW DELHI"),
  ])
  func aDatelineNamesItsPlaceAlone(first: String, place: String) {
    #expect(Reading("Council closes old bridge\n\n\(first)\n\n\(Sample.body)").dateline == place)
  }

  @Test(arguments: [
    "EXCLUSIVE - The minister of works said that he would go.",
    "The minister – an old man – said that he would go.",
    "Khalifa Haftar – the field marshal – said that he would go.",
    "“Cairo – The city” is a book that he would not read.",
    "UPDATE 1-The minister of works said that he would go.",
  ])
  func otherDashesMakeNoDateline(first: String) {
    #expect(Reading("Council closes old bridge\n\n\(first)\n\n\(Sample.body)").dateline == nil)
  }

  @Test func speakersOfATranscriptAreNoPlaces() {
    #expect(
      Reading(
        "An evening at the bridge\n\nSTONE: I have sold bread here for many years.\n\nRIVERS: And I have eaten it for many years.\n"
      ).dateline == nil)
  }

  @Test func mediumAndPlaceInFrontOfTheDayAreRead() {
    let reading = under("Lantern - Harbourtown Wed 08 Aug 2018, 09:53 PM")
    #expect(reading.outlet == "Lantern")
    #expect(reading.dateline == "Harbourtown")
    #expect(reading.date == "2018-08-08")
  }

  @Test(arguments: [
    ("By Jane Roe", "Jane Roe"), ("By JANE ROE and JOHN DOE", "JANE ROE and JOHN DOE"),
    ("By Jane Roe, Town News, Harbourtown", "Jane Roe"), ("By Jane Roe | 8 August 2018", "Jane Roe"),
    ("By Ahmed al-Masri in Cairo", "Ahmed al-Masri"),
  ])
  func aBylineNamesTheAuthor(line: String, author: String) { #expect(under(line).byline == author) }

  @Test(arguments: ["By Friday", "By the river", "By noon the bridge was closed and nobody came."])
  func otherLinesThatBeginWithByNameNobody(line: String) { #expect(under(line).byline == nil) }

  @Test func theOwnerInTheRightsLineIsTheMedium() {
    #expect(
      Reading(
        "Council closes old bridge\n\n\(Sample.body)\n\nCopyright 2020 The Daily Lantern. All rights reserved."
      ).outlet == "The Daily Lantern")
  }

  @Test func withoutATitleTheListShowsTheFirstSentence() {
    let reading = Reading(
      "Gen. Ann Field told the U.S. envoy on Monday to go. He went the next day without a word.\n\n\(Sample.body)"
    )
    #expect(reading.titles == [nil])
    #expect(reading.headline == "Gen. Ann Field told the U.S. envoy on Monday to go.")
  }
}
