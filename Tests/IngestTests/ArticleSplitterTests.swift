import Documents
import Ingest
import Testing

@Suite struct ArticleSplitterTests {
  @Test func aTitlePrintedTwiceBelowAGapBeginsAnArticle() {
    let first =
      "Council Closes Old Bridge\n\nThe old bridge (Reuters)\nThe old bridge (Reuters)\nTT\n20\n\nCouncil Closes Old Bridge\n\n\(Sample.body)"
    let second =
      "Storm Cuts Power in the North\n\nA broken mast (AFP)\nTT\n20\n\nStorm Cuts Power in the North\n\nA broken mast (AFP)\n\n\(Sample.other)"
    let reading = Reading(first + "\n\n\n\n" + second)
    #expect(reading.titles == ["Council Closes Old Bridge", "Storm Cuts Power in the North"])
    #expect(reading.spans == [first, second])
  }

  @Test func threeArticlesWithGapsAndNoOtherSignAreThree() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\n\n\nStorm cuts power in the north\n\n\(Sample.other)\n\n\n\nCouncil opens new ferry line\n\n\(Sample.body)\n"
    )
    #expect(
      reading.titles == [
        "Council closes old bridge", "Storm cuts power in the north", "Council opens new ferry line",
      ])
  }

  @Test func markdownHeadingsWithBylinesBeginArticlesAndRulesBelongToNone() {
    let reading = Reading(
      "# Council closes old bridge\n\n*By Ann Field* | 2018-08-08\n\n\(Sample.body)\n\n---\n\n# Storm cuts power\n\n*By Bob Low* | 2018-08-09\n\n\(Sample.other)"
    )
    #expect(reading.titles == ["Council closes old bridge", "Storm cuts power"])
    #expect(reading.spans.allSatisfy { !$0.contains("---") })
    #expect(reading.articles.map { $0.date?.description } == ["2018-08-08", "2018-08-09"])
  }

  @Test func headingsOfAnArchiveBeginArticles() {
    let reading = Reading(
      "Document 1 of 2\n\nCouncil closes old bridge\n\n\(Sample.body)\n\n____________\nDocument 2 of 2\n\nStorm cuts power\n\n\(Sample.other)"
    )
    #expect(reading.titles == ["Council closes old bridge", "Storm cuts power"])
  }

  @Test func signedArticlesWithoutAGapAreTold() {
    let reading = Reading(
      "Council closes old bridge\nBy Ann Field\n3 May 2020\n\n\(Sample.body)\n\n"
        + "Storm cuts power in the north\nBy Bob Low\n4 May 2020\n\n\(Sample.other)")
    #expect(reading.titles == ["Council closes old bridge", "Storm cuts power in the north"])
  }

  @Test func rulesBetweenHeadlinesDivideAndRulesInsideATextDoNot() {
    let headed = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\n=====\n\nStorm cuts power in the north\n\n\(Sample.other)"
    )
    #expect(headed.titles == ["Council closes old bridge", "Storm cuts power in the north"])
    let plain = Reading("Council closes old bridge\n\n\(Sample.body)\n\n* * *\n\n\(Sample.other)")
    #expect(plain.titles == ["Council closes old bridge"])
  }

  @Test func chaptersOfABookStayOneTextWhole() {
    let chapter =
      "It was a cold morning in the harbour, and the minister had not said a word since Monday.\n\n“Open up!” cried a voice.\n\n“Who is there?” said the watchman of the police.\n\nNobody came, and the gulls walked about on the stones as though they owned the whole of them.\n\n\n\n\n"
    let text = "CHAPTER I\n\n" + chapter + "CHAPTER II\n\n" + chapter + "THE OLD MAN COMES BACK\n\n" + chapter
    let reading = Reading(text)
    #expect(reading.articles.count == 1)
    #expect(reading.articles.first?.furniture == [])
  }

  @Test func subheadingsDoNotBeginArticles() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\nWhat happens next\n\n\(Sample.other)\n\nWho pays\n\n\(Sample.body)"
    )
    #expect(reading.articles.count == 1)
  }

  @Test func linksWithSummariesAtTheFootAreNoArticles() {
    let reading = Reading(
      "Council closes old bridge\n\n\(Sample.body)\n\n\n\nRelated articles\n\nStorm cuts power\n9 August 2018\nThe storm came from the north on Sunday.\n\nFerry line opens\n8 August 2018\nThe ferry will cross twice a day.\n"
    )
    #expect(reading.articles.count == 1)
  }

  @Test func aLogStaysOneTextWithoutTitle() {
    let log = (10...28).map { "2020-01-\($0) 12:00:00 INFO worker \($0) could not open the file.\n" }.joined()
    let reading = Reading(log)
    #expect(reading.titles == [nil])
    #expect(reading.articles.first?.furniture == [])
    #expect(reading.articles.first?.date == nil)
  }

  @Test func aRecordOfAStreamIsNeverSplit() {
    let text =
      "Council closes old bridge\n\n\(Sample.body)\n\n\n\nStorm cuts power in the north\n\n\(Sample.other)\n"
    let source = SourceText(name: "", utf8: Array(text.utf8))
    #expect(ArticleSplitter.articles(of: source).count == 2)
    let article = ArticleSplitter.article(of: source)
    #expect(article.span == source.range)
    #expect(article.title.map { source.string($0) } == "Council closes old bridge")
  }

  @Test(arguments: ["", " ", "\n\n \t\n", "\u{FEFF}", "x", "\u{0}", "\"", "“”", "\r\r\r", "\u{301}\u{301}"])
  func strangeTextIsOneArticle(text: String) {
    let reading = Reading(text)
    #expect(reading.articles.count == 1)
    #expect(reading.titles == [nil])
    #expect(reading.articles.first?.furniture == [])
  }

  @Test func aHugeLineIsOneArticleWithAShortHeadline() {
    let reading = Reading(String(repeating: "wörd ", count: 300_000))
    #expect(reading.articles.count == 1)
    #expect((1...400).contains(reading.articles.first?.headline.count ?? 0))
  }

  @Test func rangesLieInTheTextInOrder() {
    let text =
      "BBC News\nHome\n\nCouncil closes old bridge\n\nBy Ann Field\n3 March 2021\n\n\(Sample.body)\n\nTags: bridges, rivers\n"
    for article in Reading(text).articles {
      var end = article.span.start
      for piece in article.furniture {
        #expect(piece.range.start >= end)
        end = piece.range.end
      }
      #expect(end <= article.span.end)
      #expect(article.title.map { article.span.contains($0) } == true)
    }
  }
}
