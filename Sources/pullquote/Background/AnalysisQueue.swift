import Documents
import Language
import Reader
import Synchronization

/// Analyses articles in the background: the one being looked at first, the rest in order.
final class AnalysisQueue: Sendable {
  private struct Work {
    var articles: [Article] = []
    var isTaken: [Bool] = []
    /// The revisions of articles that were replaced.
    var revisions: [Int: Int] = [:]
    /// No article before this one waits.
    var next = 0
    /// Articles asked for, the latest last.
    var wanted: [Int] = []
    var workers = 0
    var isStopped = false
  }

  private let work = Mutex(Work())
  private let inbox: Inbox
  private let mostWorkers: Int
  private let analyst: Analyst

  /// Sends `Event.analysed` to `inbox`; uses at most so many threads at a time.
  init(inbox: Inbox, workers: Int, analyst: Analyst = Analyst()) {
    self.inbox = inbox
    self.analyst = analyst
    mostWorkers = max(1, workers)
  }

  /// Adds articles behind those that are there: the indices are those of the store.
  func append(_ articles: [Article]) {
    work.withLock {
      $0.articles += articles
      $0.isTaken += Array(repeating: false, count: articles.count)
    }
    startWorkers()
  }

  /// Asks for the article at an index before all others.
  func want(_ index: Int) {
    work.withLock { $0.wanted.append(index) }
    startWorkers()
  }

  /// Puts an article that came or changed later at its index, to be analysed before those that wait in order.
  func put(_ article: Article, at index: Int, revision: Int) {
    work.withLock { work in
      if index == work.articles.count {
        work.articles.append(article)
        work.isTaken.append(false)
      } else if work.articles.indices.contains(index) {
        work.articles[index] = article
        work.isTaken[index] = false
      } else {
        return
      }
      work.revisions[index] = revision
      // The article being looked at stays first.
      work.wanted.insert(index, at: max(0, work.wanted.count - 1))
    }
    startWorkers()
  }

  /// Takes up no further article.
  func stop() { work.withLock { $0.isStopped = true } }

  private func startWorkers() {
    let starts = work.withLock { work in
      let waiting = work.articles.count - work.next + work.wanted.count
      let new = max(0, min(mostWorkers, waiting) - work.workers)
      work.workers += new
      return new
    }
    for _ in 0..<starts where !BackgroundThread.start({ self.analyse() }) {
      work.withLock { $0.workers -= 1 }
      inbox.post(.notice("Nothing is analysed: the system gives the program no further thread (ulimit -u)"))
    }
  }

  private func analyse() {
    while let (index, article, revision) = take() {
      inbox.post(.analysed(index, analyst.analyse(article), revision: revision))
    }
  }

  /// The next article to analyse; `nil` ends the worker.
  private func take() -> (Int, Article, revision: Int)? {
    work.withLock { work in
      guard !work.isStopped else {
        work.workers -= 1
        return nil
      }
      while let index = work.wanted.popLast() {
        guard work.articles.indices.contains(index), !work.isTaken[index] else { continue }
        work.isTaken[index] = true
        return (index, work.articles[index], work.revisions[index] ?? 0)
      }
      while work.next < work.articles.count {
        let index = work.next
        work.next += 1
        guard !work.isTaken[index] else { continue }
        work.isTaken[index] = true
        return (index, work.articles[index], work.revisions[index] ?? 0)
      }
      work.workers -= 1
      return nil
    }
  }
}
