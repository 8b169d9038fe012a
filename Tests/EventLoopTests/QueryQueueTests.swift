import Documents
import Reader
import Search
import Synchronization
import Testing

@testable import pullquote

private func store(_ count: Int) -> DocumentStore {
  var store = DocumentStore()
  store.append(
    (0..<count).map { number in
      let text = number % 3 == 0 ? "Oil and gas, number \(number)" : "Nothing, number \(number)"
      let source = SourceText(name: "\(number).txt", utf8: Array(text.utf8))
      return Article(source: source, span: source.range, headline: source.range)
    })
  return store
}

@Suite struct QueryQueueTests {
  @Test func allProcessorsTogetherFindWhatOneFinds() throws {
    let store = store(1_000)
    for purpose in [QueryRequest.Purpose.articles, .lines] {
      let scan = try QueryScan(QueryRequest(purpose, "oil", number: 1), in: store)
      let answer = try #require(QueryQueue.answer(scan))
      #expect(answer.numbers == scan.answer().numbers)
      #expect(answer.hits == scan.answer().hits)
    }
    let empty = try QueryScan(QueryRequest(.articles, "oil", number: 1), in: DocumentStore())
    #expect(QueryQueue.answer(empty)?.numbers.isEmpty == true)
  }

  @Test func theYearsOfAllArticlesAreCounted() throws {
    var store = DocumentStore()
    let source = SourceText(name: "a.txt", utf8: Array("Oil".utf8))
    store.append([
      Article(
        source: source, span: source.range, headline: source.range,
        date: ArticleDate(year: 2020, month: 1, day: 2))
    ])
    let inbox = Inbox(wake: {})
    QueryQueue(inbox: inbox).count(.date, in: store)
    for _ in 0..<60_000 where inbox.isEmpty { BackgroundThread.rest(milliseconds: 2) }
    guard case .vocabulary(.date, let values)? = inbox.take() else {
      Issue.record("nothing was counted")
      return
    }
    #expect(values.map(\.name) == ["2020"])
  }

  @Test func whatIsNotWantedAnyMoreIsGivenUp() throws {
    let scan = try QueryScan(QueryRequest(.articles, "oil", number: 1), in: store(5_000))
    let looks = Mutex(0)
    let answer = QueryQueue.answer(scan) {
      looks.withLock { count in
        count += 1
        return count < 4
      }
    }
    #expect(answer == nil)
    #expect(looks.withLock { $0 } < 12)
  }

  @Test func anAnswerComesAsAnEvent() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let inbox = Inbox(wake: { continuation.yield() })
    let queue = QueryQueue(inbox: inbox)
    queue.start(QueryRequest(.articles, "oil", number: 7), in: store(300), new: [])
    for await _ in stream { break }
    guard case .answered(let answer)? = inbox.take() else {
      Issue.record("no answer came")
      return
    }
    #expect(answer.request.number == 7)
    #expect(answer.numbers.count == 100)
  }
}
