import Documents
import JourneySupport
import Reader
import Testing

private let samples = [
  SampleArticle.harbour, .plain("Sheep on the move", paragraphs: 40), .plain("Fog", paragraphs: 3),
]

@Suite struct Screens {
  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func theFirstScreenShowsListAndArticle(columns: Int, rows: Int) {
    let journey = Journey(samples, columns, rows)
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "first-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func aQuotationIsLitUpAndSaysWhose(columns: Int, rows: Int) {
    var journey = Journey(samples, columns, rows)
    journey.press("Enter", "] q", "] q")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "quotation-\(columns)x\(rows)")
  }

  private static let corpus = [SampleArticle.cyclone, .harbour, .plain("Fog", paragraphs: 3)]

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func allPlacesAreAList(columns: Int, rows: Int) {
    var journey = Journey(Self.corpus, columns, rows)
    journey.press("P", "j")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "places-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func theMapShowsTheArticlesPlaces(columns: Int, rows: Int) {
    var journey = Journey(Self.corpus, columns, rows)
    journey.press("M", "Tab")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "map-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func allQuotationsAreAList(columns: Int, rows: Int) {
    var journey = Journey(Self.corpus, columns, rows)
    journey.press("Q", "j")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "quotes-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func whatIsFoundInAllArticlesHasItsLines(columns: Int, rows: Int) {
    var journey = Journey(Self.corpus, columns, rows)
    journey.press("g /")
    journey.type("lowport or wellington")
    journey.press("Enter", "j")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "results-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func aQueryIsCompletedWhileItIsTyped(columns: Int, rows: Int) {
    var journey = Journey(Self.corpus, columns, rows)
    journey.press("f")
    journey.type("speaker:")
    journey.press("Tab")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "filter-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func everybodyIsAList(columns: Int, rows: Int) {
    var journey = Journey(SampleArticle.people, columns, rows)
    journey.press("S", "j")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "speakers-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (20, 5)])
  func aDossierTellsAllOfOne(columns: Int, rows: Int) {
    var journey = Journey(SampleArticle.people, columns, rows)
    journey.press("S", "Enter", "j")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "dossier-\(columns)x\(rows)")
  }

  @Test func withoutUTF8TheMapIsDrawnInASCII() {
    var journey = Journey(Self.corpus, 80, 24, showsUTF8: false)
    journey.press("M", "+", "+")
    expectSnapshot(journey.screen + "\n\n" + journey.roles, "map-ascii-80x24")
  }
}
