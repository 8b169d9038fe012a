import Documents
import JourneySupport
import Testing

@testable import Reader

/// A large file, and its beginning as it is shown before the rest has been read.
private func large() -> (whole: Article, beginning: Article) {
  let lines = (1...2000).map { "Line \($0) of a long list that has no end in sight." }
  func article(_ lines: [String]) -> Article {
    SampleArticle(lines.joined(separator: "\n"), name: "large.txt").article
  }
  return (article(lines), article(Array(lines.prefix(200))))
}

@Suite struct LoadingTests {
  @Test func theBeginningOfALargeFileIsReadBeforeTheRestIsThere() {
    let (whole, beginning) = large()
    var journey = Journey([], 80, 24, isLoaded: false)
    journey.send(.beginning(beginning))
    #expect(journey.screen.contains("Line 1 of a long list"))
    journey.press("Enter", "Space", "Space")
    #expect(journey.screen.contains("reading …"), "\(journey.screen)")
    let top = journey.state.reading.top
    #expect(top > 0)
    let layout = ReadingLayout(whole, width: 80, furniture: false)
    journey.send(.articles([whole, SampleArticle("Second\n\nText.\n").article], layout: layout))
    #expect(journey.state.reading.top == top)
    #expect(!journey.screen.contains("reading …"), "\(journey.screen)")
    #expect(journey.state.store.articles.count == 2)
    #expect(journey.state.list.rows == [0, 1])
    journey.press("G")
    #expect(journey.screen.contains("Line 2000 of a long list"), "\(journey.screen)")
    journey.find(Analysis(), in: 0)
    #expect(journey.state.store.isAnalysed(0))
    #expect(journey.screen.contains("0 quotations"), "\(journey.screen)")
  }

  @Test func whatWasDecidedAboutTheBeginningIsAboutTheWhole() {
    let (whole, beginning) = large()
    var journey = Journey([], 80, 24, isLoaded: false)
    journey.send(.articles([SampleArticle("First\n\nText.\n", name: "a.txt").article]))
    journey.send(.beginning(beginning))
    journey.press("j", "Enter", "*")
    #expect(journey.state.store.decisions.isStarred(beginning.identity))
    journey.send(.articles([whole]))
    #expect(journey.state.store.decisions.isStarred(whole.identity))
    #expect(journey.state.store.articles(of: whole.identity) == [1])
    #expect(journey.state.store.articles(of: beginning.identity).isEmpty)
  }
}
