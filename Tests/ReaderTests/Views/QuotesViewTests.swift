import Documents
import JourneySupport
import Reader
import Screen
import Search
import Testing

private let samples = [SampleArticle.harbour, .cyclone, .plain("Fog over the bay", paragraphs: 3)]

private func words(_ journey: Journey) -> [String] {
  journey.state.views.quotes.rows.compactMap { number in
    journey.state.quotation(number: number).map { found in
      found.quotation.content.map(found.article.source.line).joined(separator: " … ")
    }
  }
}

@Suite struct QuotesViewTests {
  @Test func allStatementsAreListedAndAttitudesOnDemand() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q")
    #expect(journey.state.views.shown == .quotes)
    #expect(words(journey).count == 6)
    #expect(journey.screen.contains("Quotes · 6"))
    journey.press("a")
    #expect(words(journey).count == 7)
    journey.press("a", "f")
    journey.type("attribution:attitude")
    journey.press("Enter")
    #expect(words(journey).count == 1)
  }

  @Test func enterLeadsToTheWordsAndBack() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "4 j", "Enter")
    #expect(journey.state.views.shown == nil)
    #expect(journey.state.reading.article == 1)
    #expect(journey.state.reading.focus == .quotation(0))
    journey.press("q")
    #expect(journey.state.views.shown == .quotes)
    #expect(journey.state.views.quotes.selected == 4)
  }

  @Test func theQuotationStoodOnIsSelected() {
    var journey = Journey(samples, 120, 30)
    journey.press("Enter", "] q", "] q", "Q")
    #expect(journey.state.views.quotes.selected == 1)
  }

  @Test func quotationsAreFilteredAndOrdered() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "/")
    journey.type("speaker:vos or place:apia")
    #expect(words(journey).count == 3)
    journey.press("Enter", "s", "s", "s")
    #expect(journey.state.message?.text == "Ordered by speaker")
    #expect(words(journey).first == "Apia was spared, and so was Suva")
    journey.press("Esc")
    #expect(words(journey).count == 6)
  }

  /// Articles of two days and of none: what is equal stays as it comes, and what has no date comes last.
  @Test func quotationsAreOrderedByDateAndKind() {
    let dates = [
      ArticleDate(year: 2021, month: 12, day: 3), nil, ArticleDate(year: 2022, month: 1, day: 2),
      ArticleDate(year: 2021, month: 12, day: 3),
    ]
    let samples = dates.map { date in
      var sample = SampleArticle("One said two. Three said four.", date: date)
      sample.quote("two", by: nil, kind: .indirect)
      sample.quote("four", by: nil, kind: .direct)
      return sample
    }
    var journey = Journey(samples, 120, 30)
    func order() -> [String] {
      journey.state.views.quotes.rows.map { row in
        let reference = QuotationReference(number: row)
        return "\(reference.article)\(reference.quotation == 0 ? "i" : "d")"
      }
    }
    journey.press("Q")
    let natural = ["0i", "0d", "1i", "1d", "2i", "2d", "3i", "3d"]
    #expect(order() == natural)
    journey.press("s")
    #expect(order() == ["2i", "2d", "0i", "0d", "3i", "3d", "1i", "1d"])
    journey.press("s")
    #expect(order() == ["0i", "0d", "3i", "3d", "2i", "2d", "1i", "1d"])
    journey.press("s", "s")
    #expect(journey.state.message?.text == "Ordered by kind")
    #expect(order() == ["0d", "1d", "2d", "3d", "0i", "1i", "2i", "3i"])
    journey.press("s")
    #expect(order() == natural)
  }

  @Test func whatIsFoundLaterMovesNothing() {
    var journey = Journey([.harbour, .plain("Fog", paragraphs: 1), .cyclone], 120, 30)
    journey.press("Q", "2 j")
    let selected = journey.state.views.quotes.chosen
    journey.find(Analysis(), in: 1)
    journey.find(SampleArticle.harbour.analysis, in: 0)
    journey.wait(for: .view)
    #expect(journey.state.views.quotes.chosen == selected)
    #expect(words(journey).count == 6)
  }

  @Test(arguments: [(1, 1), (20, 5), (3, 40), (500, 200), (0, 0), (40, 12), (80, 24)])
  func anySizeIsDrawn(columns: Int, rows: Int) {
    var journey = Journey(samples, 80, 24)
    journey.press("Q")
    journey.resize(columns, rows)
    journey.press("j", "f")
    journey.type("speaker:")
    #expect(journey.grid.size == Size(columns: columns, rows: rows))
    journey.press("Esc", "q", "g /")
    journey.type("the")
    journey.press("Enter", "j")
    #expect(journey.grid.size == Size(columns: columns, rows: rows))
  }
}

@Suite struct CorpusSearchTests {
  @Test func theBestArticleComesFirstWithItsLine() {
    var journey = Journey(samples, 120, 30)
    journey.press("g /")
    journey.type("lowport")
    #expect(journey.state.views.shown == .search)
    #expect(journey.screen.contains("Search · 2 for lowport"))
    #expect(journey.state.views.hits.map(\.article) == [0, 1])
    #expect(journey.screen.contains("LOWPORT — “The cranes are safe again,”"))
  }

  @Test func enterLeadsToTheMatchAndNGoesOnAcrossArticles() {
    var journey = Journey(samples, 120, 30)
    journey.press("g /")
    journey.type("lowport")
    journey.press("Enter", "Enter")
    #expect(journey.state.reading.article == 0)
    #expect(journey.state.reading.focus == .match(0))
    journey.press("n")
    #expect(journey.state.reading.focus == .match(1))
    journey.press("n")
    #expect(journey.state.reading.article == 1)
    #expect(journey.state.reading.focus == .match(0))
    journey.press("N")
    #expect(journey.state.reading.article == 0)
    #expect(journey.state.reading.focus == .match(1))
    journey.press("q")
    #expect(journey.state.views.shown == .search)
  }

  @Test func aQueryMayNarrowTheSearch() {
    var journey = Journey(samples, 120, 30)
    journey.press("g /")
    journey.type("lowport speaker:tora")
    #expect(journey.state.views.hits.map(\.article) == [1])
    journey.press("Esc")
    #expect(journey.state.views.shown == nil)
  }

  @Test func expressionsAndPhrasesAreSearchedFor() {
    var journey = Journey(samples, 120, 30)
    journey.press("g /")
    journey.type("/we open on \\w+day/")
    #expect(journey.state.views.hits.map(\.article) == [0])
    journey.press("C-u")
    journey.type("\"green hill\"")
    #expect(journey.state.views.hits.map(\.article) == [2])
    #expect(journey.state.views.hits.first?.count == 3)
  }
}
