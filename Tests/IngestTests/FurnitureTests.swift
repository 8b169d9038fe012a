import Documents
import Ingest
import Testing

@Suite struct FurnitureTests {
  @Test func aPageOfAPublicBroadcasterKeepsItsWordsAndLosesItsButtons() {
    let reading = Reading(
      """
      Town News
      Home
      World

      Minister quits over harbour letter

      By Jane Roe
      Published 3 March 2021
      Updated 14:02

      Share

      Image source, Getty Images
      Image caption, The minister denied wrongdoing for weeks

      \(Sample.body)

      Advertisement

      \(Sample.other)

      Read more: Who is behind the letter?

      Copyright 2021 Town News. All rights reserved.
      """)
    #expect(
      reading.furniture == [
        "other: Town News", "widget: Home", "widget: World", "credit: By Jane Roe",
        "timestamp: Published 3 March 2021",
        "timestamp: Updated 14:02", "widget: Share", "credit: Image source, Getty Images",
        "caption: Image caption, The minister denied wrongdoing for weeks", "widget: Advertisement",
        "related: Read more: Who is behind the letter?",
        "credit: Copyright 2021 Town News. All rights reserved.",
      ])
  }

  @Test func wordsOfMenusInTheTextAreText() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\nWorld\n\nShare prices fell on Friday.\n\nBy then it was too late.\n\n\(Sample.other)"
    )
    #expect(reading.furniture == [])
  }

  @Test func aTitleAndItsSiteAreARepeatedTitle() {
    let reading = Reading(
      "Council closes old bridge - The Lantern\n\nCouncil closes old bridge\n\n\(Sample.body)")
    #expect(reading.titles == ["Council closes old bridge"])
    #expect(reading.furniture == ["repeated-title: Council closes old bridge - The Lantern"])
    #expect(reading.outlet == "The Lantern")
  }

  @Test func aCaptionPrintedTwiceAroundItsCreditIsACaption() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\nWorkers stand on the bridge, May 1, 2016.\n© REUTERS / Jane Roe\nWorkers stand on the bridge, May 1, 2016.\n\n\(Sample.other)"
    )
    #expect(
      reading.furniture == [
        "caption: Workers stand on the bridge, May 1, 2016.", "credit: © REUTERS / Jane Roe",
        "caption: Workers stand on the bridge, May 1, 2016.",
      ])
    #expect(reading.date == nil)
  }

  @Test(arguments: [
    "The old bridge on Thursday. Photograph: Jane Roe/The Lantern",
    "The old bridge in 1911 [Jane Roe/The Lantern]",
    "A worker looks at the old bridge (File photo: Reuters)",
    "The bridge at night. (Photo by Jane Roe/AFP via Getty Images)",
  ])
  func aCaptionWithItsCreditIsACaption(caption: String) {
    let reading = Reading("Council closes old bridge\n\n\(Sample.body)\n\n\(caption)\n\n\(Sample.other)")
    #expect(reading.furniture == ["caption: \(caption)"])
  }

  @Test func aSentenceThatNamesAnAgencyIsText() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\n\"We saw nothing,\" he told the agency. (Reuters)\n\nThe firm sold its pictures to Getty Images.\n\n\(Sample.other)"
    )
    #expect(reading.furniture == [])
  }

  @Test func aSummaryAboveTheDateLineIsAStandfirst() {
    let reading = Reading(
      "Council closes old bridge\n\nShopkeepers say that the closure will ruin them.\nMonday 08/06/2020\n\n\(Sample.body)\n\n\(Sample.other)"
    )
    #expect(
      reading.furniture == [
        "standfirst: Shopkeepers say that the closure will ruin them.", "timestamp: Monday 08/06/2020",
      ])
  }

  @Test func aFirstParagraphWithoutDateLineBelowItIsText() {
    let reading = Reading(
      "Council closes old bridge\n\nShopkeepers say that the closure will ruin them.\n\nThe bridge at noon (AFP)\n\n\(Sample.body)"
    )
    #expect(reading.furniture == ["caption: The bridge at noon (AFP)"])
  }

  @Test func headlinesAndTopicsBelowTheTextAreFurniture() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\nFerry Line to Open in the Spring\nStorm Cuts Power in the North\nbridges, Rivers, Harbourtown, Town Council, Paul Rivers, Spain\nCommunity standardsDiscussion\n"
    )
    #expect(
      reading.furniture == [
        "related: Ferry Line to Open in the Spring", "related: Storm Cuts Power in the North",
        "tags: bridges, Rivers, Harbourtown, Town Council, Paul Rivers, Spain",
        "widget: Community standardsDiscussion",
      ])
  }

  @Test func aListAtTheEndOfTheTextIsText() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\nThe candidates are:\nAnn Field, Labour party\nBob Low, Green party\n\nShare\n"
    )
    #expect(reading.furniture == ["widget: Share"])
  }

  @Test func verseIsText() {
    let verse =
      "We shall go down\nWe shall go down\nTo the river at last\nWe shall go down\n\nShare\nThe bread\n"
    #expect(Reading(verse).furniture == [])
  }

  @Test func wrappedAndIndentedTextReadsAsParagraphs() {
    let wrapped =
      "Council closes old bridge for two years despite the protest of\nshopkeepers along the river\nBy Ann Field, Staff Writer\n8 August 2018\n\n"
      + "The town council of Harbourtown voted on Thursday to close the old\nbridge for two years while engineers replace its cables, a decision\nthat shopkeepers said would ruin all of them.\n\n"
      + "    \"Nobody asked us,\" said Maria Stone, who has sold bread at the\nfoot of the bridge for more than thirty years of her life until the\nday before yesterday.\n"
    let reading = Reading(wrapped)
    #expect(
      reading.titles == [
        "Council closes old bridge for two years despite the protest of shopkeepers along the river"
      ])
    #expect(reading.byline == "Ann Field")
    #expect(reading.date == "2018-08-08")
    #expect(reading.furniture == ["credit: By Ann Field, Staff Writer", "timestamp: 8 August 2018"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsMakeNoDifference(lineEnd: String) {
    let text = "Council closes old bridge\n\nBy Ann Field\n8 August 2018\n\n\(Sample.body)\n\nShare\n"
      .replacing("\n", with: lineEnd)
    let reading = Reading(text)
    #expect(reading.titles == ["Council closes old bridge"])
    #expect(reading.furniture == ["credit: By Ann Field", "timestamp: 8 August 2018", "widget: Share"])
  }

  @Test(arguments: ["", "\n\n3 March 2021"])
  func manyShortLinesBelowTheTitleAreText(date: String) {
    let lines = "ABCDEFGHIJKLMNO".map { "Old hats of row \($0)" }.joined(separator: "\n")
    let small = "abcdefghijklmno".map { "row \($0) of old" }.joined(separator: "\n")
    for rows in [lines, small] {
      let reading = Reading("Council closes the old bridge\n\n\(rows)\(date)\n\n\(Sample.body)")
      #expect(!reading.furniture.contains { $0.contains(" of ") })
    }
  }

  @Test func manyShortLinesAtTheFootAreText() {
    let rows = ["Yes: 14", "No: 9", "Abstained: 2", "Absent: 3"].joined(separator: "\n")
    let reading = Reading(
      "Council closes the old bridge\n\n\(Sample.body)\n\n\(rows)\n\nRelated Topics\nBridges\nHarbourtown")
    #expect(reading.furniture == ["related: Related Topics", "related: Bridges", "related: Harbourtown"])
  }

  @Test func aMenuBetweenBarsIsNoTitle() {
    let reading = Reading(
      "Home | News | Sport | Weather\n\nCouncil closes the old bridge\n\n\(Sample.body)")
    #expect(reading.titles == ["Council closes the old bridge"])
    #expect(reading.furniture == ["widget: Home | News | Sport | Weather"])
  }
}
