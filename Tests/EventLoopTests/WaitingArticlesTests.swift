import Documents
import Ingest
import Testing

@testable import pullquote

@Suite struct WaitingArticlesTests {
  private func article(_ number: Int) -> Article {
    ArticleSplitter.article(of: SourceText(name: "\(number)", utf8: Array("Text \(number).".utf8)))
  }

  @Test func eachIsTakenOutOnceAndMayWaitAnew() {
    var waiting = WaitingArticles()
    let known: (Int) -> Bool = { $0 % 3 == 0 || (300..<900).contains($0) }
    for number in 0..<1000 { waiting.append(known(number) ? nil : article(number)) }
    #expect(waiting.count == 1000)
    #expect(waiting.contains(999) && !waiting.contains(1000) && !waiting.contains(-1))
    for number in stride(from: 999, through: 0, by: -1) {
      #expect(waiting.take(number)?.source.name == (known(number) ? nil : "\(number)"))
      #expect(waiting.take(number) == nil)
    }
    waiting.put(article(7), at: 500)
    waiting.put(article(8), at: 500)
    waiting.append(article(1000))
    #expect(waiting.take(500)?.source.name == "8")
    #expect(waiting.take(500) == nil)
    #expect(waiting.take(1000)?.source.name == "1000")
  }
}
