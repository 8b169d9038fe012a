import Documents
import Language
import Reader
import Synchronization

/// Analyses articles in the background: the one being looked at first, then those that are shown, the rest in order.
///
/// What is looked at has a thread of its own, so that it waits for nothing; all else gives way to any other work, what is not
/// shown to the reading of files as well, and a processor is left to the keys while they come.
final class AnalysisQueue: Sendable {
  fileprivate struct Work {
    var articles = WaitingArticles()
    /// The revisions of articles that were replaced.
    var revisions: [Int: Int] = [:]
    /// No article before this one waits.
    var next = 0
    /// Articles that are looked at or were a moment ago, the latest last.
    var wanted: [Int] = []
    /// Articles that are shown, the next one last.
    var shown: [Int] = []
    var workers = 0
    var isSomebodyAtTheFront = false
    var isPaused = false
    var isStopped = false
  }

  /// Which articles a thread takes.
  private enum Part {
    case wanted
    case rest
  }

  private let work = Mutex(Work())
  private let inbox: Inbox
  private let mostWorkers: Int
  private let analyst: Analyst
  private let cache: AnalysisCache?
  private let rest: BackgroundThread.Priority
  private let now: @Sendable () -> Int
  /// When the last key came.
  private let lastKey = Atomic(Int.min)
  /// How many threads wait for the keys to end.
  let standingBack = Atomic(0)

  /// Until when the reading of files goes before what is not shown.
  private let readingUntil = Atomic(Int.min)

  /// Milliseconds that files are read before all else; what takes longer waits for a disk, and a processor has time.
  static let readingPause = 10_000

  /// Milliseconds after a key in which another one is likely.
  private static let keyPause = 1000

  /// Who leafs through articles looks at the last ones.
  private static let mostWanted = 4

  /// Sends `Event.analysed` to `inbox`; uses at most so many threads at a time, one less while keys come, and one more for what
  /// is looked at; those for the rest have the priority `rest`; `now` gives milliseconds of a clock that never goes back.
  init(
    inbox: Inbox, workers: Int, analyst: Analyst = Analyst(), cache: AnalysisCache? = nil,
    rest: BackgroundThread.Priority = .lowest,
    now: @escaping @Sendable () -> Int = { MonotonicClock.milliseconds }
  ) {
    self.inbox = inbox
    self.rest = rest
    self.now = now
    self.analyst = analyst
    self.cache = cache
    mostWorkers = max(1, workers)
  }

  /// Adds articles behind those that are there: the indices are those of the store. Those of which `known` has an analysis,
  /// of the same index, are done.
  func append(_ articles: [Article], known: [PackedAnalysis?] = []) {
    let isKnown = articles.indices.map { known.indices.contains($0) && known[$0] != nil }
    let isAnyNew = work.withLock { work in
      for (article, isKnown) in zip(articles, isKnown) { work.articles.append(isKnown ? nil : article) }
      return !work.wanted.isEmpty || isKnown.contains(false)
    }
    if isAnyNew { startWorkers() }
  }

  /// Asks for the article at an index before all others.
  func want(_ index: Int) {
    work.withLock { work in
      work.wanted.append(index)
      if work.wanted.count > Self.mostWanted { work.wanted.removeFirst() }
    }
    startWorkers()
  }

  /// Asks for articles before those that are not shown, in place of those asked for before.
  func show(_ indices: [Int]) {
    work.withLock { $0.shown = indices.reversed() }
    startWorkers()
  }

  /// Analyses nothing but what is looked at, or goes on.
  func pause(_ isPaused: Bool) {
    work.withLock { $0.isPaused = isPaused }
    startWorkers()
  }

  /// Puts an article that came or changed later at its index, to be analysed before those that wait in order.
  func put(_ article: Article, at index: Int, revision: Int) {
    work.withLock { work in
      if index == work.articles.count {
        work.articles.append(article)
      } else if work.articles.contains(index) {
        work.articles.put(article, at: index)
      } else {
        return
      }
      work.revisions[index] = revision
      work.next = min(work.next, index)
      work.shown.append(index)
    }
    startWorkers()
  }

  /// Leaves a processor to the keys for a moment: one came.
  func giveWay() { lastKey.store(now(), ordering: .relaxed) }

  /// Leaves the processors to the reading of files, which begins or is over.
  func giveWay(toReading isReading: Bool) {
    readingUntil.store(isReading ? now() + Self.readingPause : Int.min, ordering: .relaxed)
  }

  /// Takes up no further article.
  func stop() { work.withLock { $0.isStopped = true } }

  private static let noThread = Event.notice(
    "Nothing is analysed: the system gives the program no further thread (ulimit -u)")

  private func startWorkers() {
    let (front, numbers) = work.withLock { work in
      guard !work.isStopped else { return (false, 0..<0) }
      let front = !work.wanted.isEmpty && !work.isSomebodyAtTheFront
      if front { work.isSomebodyAtTheFront = true }
      let waiting = work.isPaused ? 0 : work.articles.count - work.next
      let new = max(0, min(mostWorkers, waiting) - work.workers)
      defer { work.workers += new }
      return (front, work.workers..<(work.workers + new))
    }
    if front, !BackgroundThread.start(.low, { self.analyse(.wanted) }) {
      work.withLock { $0.isSomebodyAtTheFront = false }
      inbox.post(Self.noThread)
    }
    for number in numbers {
      let givesWay = number > 0 && number + 1 == mostWorkers
      if BackgroundThread.start(.low, { self.analyse(.rest, givesWay: givesWay) }) { continue }
      work.withLock { $0.workers -= 1 }
      inbox.post(Self.noThread)
    }
  }

  /// Waits for as long as keys come.
  private func standBack() {
    func isAsked() -> Bool { lastKey.load(ordering: .relaxed) > now() - Self.keyPause }
    guard isAsked() else { return }
    standingBack.add(1, ordering: .relaxed)
    while isAsked(), !work.withLock({ $0.isStopped }) { BackgroundThread.rest(milliseconds: 50) }
    standingBack.subtract(1, ordering: .relaxed)
  }

  private func analyse(_ part: Part, givesWay: Bool = false) {
    var isFirst = true
    while true {
      if givesWay { standBack() }
      let index: Int
      let article: Article
      let revision: Int
      switch take(part) {
      case .article(let taken): (index, article, revision) = taken
      case .wait:
        BackgroundThread.rest(milliseconds: 20)
        continue
      case .end: return
      }
      // Packed here, so that it costs the keys nothing.
      let analysis = PackedAnalysis(analyst.analyse(article), of: article)
      if part == .rest, isFirst {
        // The first one loads the models, for which what is looked at may wait: only then it gives way.
        isFirst = false
        rest.take()
      }
      // What is shown is kept, whatever happens next.
      cache?.keep(analysis, of: article)
      inbox.post(.analysed(index, analysis, revision: revision))
    }
  }

  /// What a thread does next.
  private enum Turn {
    case article((Int, Article, revision: Int))
    /// Files are read, and nothing is shown that was not analysed.
    case wait
    case end
  }

  private func take(_ part: Part) -> Turn {
    work.withLock { work in
      let isEnding = work.isStopped || part == .rest && work.isPaused
      let reads = part == .rest && readingUntil.load(ordering: .relaxed) > now()
      let index: Int? =
        switch part {
        case _ where isEnding: nil
        case .wanted: work.takeWanted()
        case .rest: work.takeShown() ?? (reads ? nil : work.takeNext())
        }
      if let index, let article = work.articles.take(index) {
        return .article((index, article, work.revisions[index] ?? 0))
      }
      if reads, !isEnding { return .wait }
      switch part {
      case .wanted: work.isSomebodyAtTheFront = false
      case .rest: work.workers -= 1
      }
      return .end
    }
  }
}

extension AnalysisQueue.Work {
  /// The article asked for last that waits; those that were not handed over yet stay asked for.
  fileprivate mutating func takeWanted() -> Int? {
    while let place = wanted.lastIndex(where: articles.contains) {
      let index = wanted.remove(at: place)
      if articles.waits(index) { return index }
    }
    return nil
  }

  fileprivate mutating func takeShown() -> Int? {
    while let place = shown.lastIndex(where: articles.contains) {
      let index = shown.remove(at: place)
      if articles.waits(index) { return index }
    }
    return nil
  }

  fileprivate mutating func takeNext() -> Int? {
    while next < articles.count {
      next += 1
      if articles.waits(next - 1) { return next - 1 }
    }
    return nil
  }
}
