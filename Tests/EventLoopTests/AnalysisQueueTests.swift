import Documents
import Ingest
import Reader
import Synchronization
import Testing

@testable import pullquote

private func article(_ number: Int) -> Article {
  ArticleSplitter.article(
    of: SourceText(
      name: "\(number).txt", utf8: Array("Report \(number)\n\nThe mayor said that it rained.\n".utf8)))
}

extension Inbox {
  /// The articles that are reported as analysed, in order, once so many are; fewer where that takes minutes.
  fileprivate func analysed(_ count: Int) -> [Int] {
    var found: [Int] = []
    for _ in 0..<60_000 where found.count < count {
      if case .analysed(let index, _, _)? = take() {
        found.append(index)
      } else {
        BackgroundThread.rest(milliseconds: 2)
      }
    }
    return found
  }
}

extension AnalysisQueue {
  /// Whether so many threads wait for the keys to end, now or within minutes.
  fileprivate func standsBack(_ count: Int) -> Bool {
    for _ in 0..<60_000 where standingBack.load(ordering: .relaxed) != count {
      BackgroundThread.rest(milliseconds: 2)
    }
    return standingBack.load(ordering: .relaxed) == count
  }
}

@Suite struct AnalysisQueueTests {
  @Test func whatIsKnownIsNotAnalysed() {
    let inbox = Inbox(wake: {})
    let queue = AnalysisQueue(inbox: inbox, workers: 1, rest: .low)
    let articles = (0..<4).map(article)
    let known = PackedAnalysis(Analysis(), of: articles[1])
    queue.append(articles, known: [nil, known])
    #expect(inbox.analysed(3).sorted() == [0, 2, 3])
  }

  @Test func whatIsLookedAtIsAnalysedEvenWhilePaused() {
    let inbox = Inbox(wake: {})
    let queue = AnalysisQueue(inbox: inbox, workers: 1, rest: .low)
    queue.pause(true)
    // Asked for before it was handed over.
    queue.want(7)
    queue.append((0..<10).map(article))
    #expect(inbox.analysed(1) == [7])
    BackgroundThread.rest(milliseconds: 50)
    #expect(inbox.isEmpty)
    queue.show([5, 3])
    queue.pause(false)
    let rest = inbox.analysed(9)
    #expect(rest.prefix(2) == [5, 3], "what is shown goes before the rest: \(rest)")
    #expect(rest.sorted() == [0, 1, 2, 3, 4, 5, 6, 8, 9])
  }

  @Test func aThreadStandsBackWhileKeysCome() {
    let inbox = Inbox(wake: {})
    let clock = Mutex(0)
    let queue = AnalysisQueue(inbox: inbox, workers: 2, rest: .low, now: { clock.withLock { $0 } })
    queue.giveWay()
    queue.append((0..<40).map(article))
    #expect(inbox.analysed(40).sorted() == Array(0..<40), "the other one works")
    #expect(queue.standsBack(1))
    clock.withLock { $0 = 1000 }
    #expect(queue.standsBack(0))
  }

  @Test(arguments: [true, false])
  func onlyWhatIsShownIsAnalysedWhileFilesAreRead(_ isRead: Bool) {
    let inbox = Inbox(wake: {})
    let clock = Mutex(0)
    let queue = AnalysisQueue(inbox: inbox, workers: 2, rest: .low, now: { clock.withLock { $0 } })
    queue.giveWay(toReading: true)
    queue.append((0..<6).map(article))
    queue.show([4, 99])
    #expect(inbox.analysed(1) == [4])
    BackgroundThread.rest(milliseconds: 100)
    #expect(inbox.isEmpty)
    queue.want(2)
    #expect(inbox.analysed(1) == [2], "what is looked at waits for nothing")
    if isRead {
      queue.giveWay(toReading: false)
    } else {
      clock.withLock { $0 = AnalysisQueue.readingPause }
    }
    #expect(inbox.analysed(4).sorted() == [0, 1, 3, 5])
  }

  @Test func oneThreadAloneNeverStandsBack() {
    let inbox = Inbox(wake: {})
    let queue = AnalysisQueue(inbox: inbox, workers: 1, rest: .low, now: { 0 })
    queue.giveWay()
    queue.append((0..<4).map(article))
    #expect(inbox.analysed(4).count == 4)
  }

  @Test func whatChangedIsAnalysedAnew() {
    let inbox = Inbox(wake: {})
    let queue = AnalysisQueue(inbox: inbox, workers: 1, rest: .low)
    queue.append((0..<3).map(article))
    #expect(inbox.analysed(3).count == 3)
    queue.put(article(9), at: 1, revision: 1)
    #expect(inbox.analysed(1) == [1])
  }
}
