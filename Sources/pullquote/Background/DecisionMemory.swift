import Documents
import Reader
import Synchronization
import Triage

/// Writes down what is decided, before the screen that shows it is drawn where that is quick, else in the background.
///
/// What waits is written in order: nothing that was decided later goes before it.
final class DecisionMemory: Sendable {
  /// Something to be written down.
  private enum Request: Sendable {
    case record(ChangeSet)
    case turn(isRedo: Bool)
    /// Articles to be noted, and the identities of all that are there; `nil` where the articles are all.
    case see(ArraySlice<Article>, present: Set<ArticleIdentity>?)

    var isSight: Bool { if case .see = self { true } else { false } }
  }

  private struct Waiting {
    var requests: [Request] = []
    var isWriting = false
    var isLost = false
    /// Whether the program ends: articles that are not noted yet are at the next start.
    var isEnding = false
    /// Whether so much was decided at once that taking it back may take long as well.
    var hasLargeSets = false
    /// How often it was looked for news since the file was left.
    var looks = 0
  }

  private let file: StateFile
  private let path: String
  private let inbox: Inbox
  private let waiting = Mutex(Waiting())

  /// Milliseconds that a key waits for another reader.
  private static let patience = 50
  /// Milliseconds that quitting waits for another program.
  private static let lastPatience = 30_000
  /// So many looks for news lie between two tries to write a file that could not be written.
  private static let looksBetweenTries = 5
  /// So many articles are noted between two looks at what else waits.
  private static let seenAtOnce = 1000
  /// More changes than this are written in the background.
  private static let mostAtOnce = 500

  /// Keeps decisions in `file`; what is written in the background is told to `inbox`.
  init(file: StateFile, path: String, inbox: Inbox) {
    self.file = file
    self.path = path
    self.inbox = inbox
  }

  /// Does what an effect asks for and returns what is to be told to the reader now.
  func perform(_ effect: Effect, articles: () -> [Article]) -> [Event] {
    switch effect {
    case .record(let set):
      let isLarge = set.changes.count > Self.mostAtOnce
      if isLarge { waiting.withLock { $0.hasLargeSets = true } }
      return request(.record(set), isLarge: isLarge)
    case .undo, .redo:
      let isLarge = waiting.withLock { $0.hasLargeSets }
      return request(.turn(isRedo: effect == .redo), isLarge: isLarge)
    case .register:
      guard !file.isInMemory else { return [] }
      return request(.see(articles()[...], present: nil), isLarge: true)
    case .news: return news()
    default: return []
    }
  }

  /// Waits until all is written, before the program ends; false where another program has held the file all the while.
  func finish() -> Bool {
    waiting.withLock { $0.isEnding = true }
    let end = MonotonicClock.milliseconds + Self.lastPatience
    while waiting.withLock({ $0.isWriting }) {
      if MonotonicClock.milliseconds > end { return false }
      BackgroundThread.rest(milliseconds: 5)
    }
    if waiting.withLock({ $0.isLost }) { _ = returnToFile() }
    return true
  }

  private func news() -> [Event] {
    guard waiting.withLock({ !$0.isWriting }) else { return [] }
    let isDue = waiting.withLock { waiting in
      guard waiting.isLost else { return false }
      waiting.looks += 1
      return waiting.looks % Self.looksBetweenTries == 0
    }
    if isDue, returnToFile() {
      return [.notice("The state file can be written again, and all that you decided is in it")]
    }
    do throws(StateProblem) {
      switch try file.news() {
      case .changes(let changes): return [.decided(changes)]
      case .all(let decisions): return [.remembered(decisions)]
      case nil: return []
      }
    } catch { return [] }
  }

  /// Goes back to the file that could not be written; false where it still cannot.
  private func returnToFile() -> Bool {
    guard (try? file.returnToFile(at: WallClock.seconds)) == true else { return false }
    waiting.withLock { waiting in
      waiting.isLost = false
      waiting.looks = 0
    }
    return true
  }

  private func request(_ request: Request, isLarge: Bool = false) -> [Event] {
    let isBehindOthers = waiting.withLock { $0.isWriting }
    if !isLarge, !isBehindOthers {
      do throws(StateProblem) { return try carryOut(request, waiting: Self.patience) } catch {
        if error != .busy { return lose(error) + again(request) }
      }
    }
    let starts = waiting.withLock { waiting in
      waiting.requests.append(request)
      defer { waiting.isWriting = true }
      return !waiting.isWriting
    }
    if starts { startWriting(request) }
    return request.isSight ? [] : [.saving(true)]
  }

  /// Writes on a thread of its own, beginning with `request`. Noting a hundred thousand articles takes seconds, and gives way
  /// to keys.
  private func startWriting(_ request: Request) {
    let givesWay = request.isSight
    if !BackgroundThread.start(givesWay ? .low : .usual, { self.writeWaiting(givesWay: givesWay) }) {
      writeWaiting(givesWay: false)
    }
  }

  private func writeWaiting(givesWay: Bool) {
    while let request = next().map(Self.prepared) {
      // A thread cannot take a higher priority again, and decisions are not to give way.
      if givesWay, !request.isSight { return startWriting(request) }
      do throws(StateProblem) {
        for event in try carryOut(request, waiting: StateFile.usualPatience) { inbox.post(event) }
      } catch {
        if error == .busy { continue }
        for event in lose(error) + again(request) { inbox.post(event) }
      }
      waiting.withLock { waiting in
        waiting.requests.removeFirst()
        // What was decided meanwhile goes first.
        if case .see(let articles, let present) = request, articles.count > Self.seenAtOnce {
          waiting.requests.append(.see(articles.dropFirst(Self.seenAtOnce), present: present))
        }
      }
    }
    inbox.post(.saving(false))
  }

  /// The request with what it takes to carry it out in pieces; text from a pipe, which comes first, lies nowhere and is not
  /// noted. The articles themselves are not copied: a hundred thousand take 20 MB.
  private static func prepared(_ request: Request) -> Request {
    guard case .see(let all, nil) = request else { return request }
    let articles = all.drop { $0.source.name == StandardInput.path }
    return .see(articles, present: Set(articles.lazy.map(\.identity)))
  }

  /// What is to be written next; `nil` where nothing waits, and then nothing is being written.
  private func next() -> Request? {
    waiting.withLock { waiting in
      if waiting.isEnding { waiting.requests.removeAll(where: \.isSight) }
      if waiting.requests.isEmpty { waiting.isWriting = false }
      return waiting.requests.first
    }
  }

  private func carryOut(_ request: Request, waiting milliseconds: Int) throws(StateProblem) -> [Event] {
    let now = WallClock.seconds
    switch request {
    case .record(let set):
      try file.record(set, at: now, waiting: milliseconds)
      return []
    case .turn(let isRedo):
      let turned =
        isRedo
        ? try file.redo(at: now, waiting: milliseconds, isLive: RunningSession.isLive)
        : try file.undo(at: now, waiting: milliseconds, isLive: RunningSession.isLive)
      return [
        .turned(
          Turn(isRedo: isRedo, label: turned?.label, changes: turned?.changes ?? [], kept: turned?.kept ?? 0))
      ]
    case .see(let articles, let present):
      // Reading a hundred thousand titles takes a second: here it keeps no key waiting.
      let taken = try file.see(
        articles.prefix(Self.seenAtOnce).map(SeenArticle.init), present: present ?? [], at: now)
      return taken.isEmpty ? [] : [.decided(taken)]
    }
  }

  /// Goes on without the file; says so once.
  private func lose(_ problem: StateProblem) -> [Event] {
    let isFirst = waiting.withLock { waiting in
      defer { waiting.isLost = true }
      return !waiting.isLost
    }
    // What is wrong may not be looked at when the file is opened.
    if case .damaged = problem { StateFolder.doubt(path) }
    try? file.leaveFile()
    return isFirst ? [.notice("What you decide is kept until you quit only: \(path): \(problem)")] : []
  }

  /// Does in memory what the file did not take.
  private func again(_ request: Request) -> [Event] {
    (try? carryOut(request, waiting: Self.patience)) ?? []
  }
}

extension SeenArticle {
  /// Where an article lies.
  fileprivate init(_ article: Article) {
    self.init(
      identity: article.identity, path: FilePath.absolute(article.source.name), position: article.position,
      title: article.source.line(article.headline))
  }
}
