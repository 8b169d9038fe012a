import Documents
import Reader
import Triage

/// The state file of a run, which is opened beside other work or once there is a picture.
///
/// A file that is there holds what the first picture shows: it is opened on a thread of its own from the start. Where there
/// is none it has to be made, which takes as long as drawing and tells nothing: the first picture goes before it.
@MainActor
final class StateAccess {
  private let opening: BackgroundThread.Joinable<StateFolder.Opened?>?
  private let openLater: () -> StateFolder.Opened?
  private var opened: StateFolder.Opened?
  private var memory: DecisionMemory?
  private var isOpen = false
  /// What was asked for before it was open.
  private var waiting: [Effect] = []

  /// The state file in the folder that the environment names.
  convenience init() {
    self.init(isThere: StateFolder.holdsFile) { StateFolder.open() }
  }

  /// The state file that `open` opens, at once in the background where it is there already.
  init(isThere: Bool, open: @escaping @Sendable () -> StateFolder.Opened?) {
    opening = isThere ? BackgroundThread.joinable(open) : nil
    openLater = open
  }

  /// Whether the first picture does not wait for it.
  var isNew: Bool { opening == nil }

  /// Opens the file, or waits until it is open, and does what was asked for meanwhile; what is to be told to the reader.
  ///
  /// - Parameters:
  ///   - inbox: Takes what is told later.
  ///   - articles: The articles now.
  func open(inbox: Inbox, articles: () -> [Article]) -> [Event] {
    guard !isOpen else { return [] }
    isOpen = true
    opened = opening.map { $0.join() } ?? openLater()
    guard let opened else { return [] }
    let memory = DecisionMemory(file: opened.file, path: opened.path, inbox: inbox)
    self.memory = memory
    var events: [Event] = waiting.flatMap { memory.perform($0, articles: articles) }
    waiting = []
    // A new file holds what was just asked for, and what another reader that has made it decided.
    let decisions = isNew ? try? opened.file.decisions() : opened.decisions
    if let decisions { events.append(.remembered(decisions)) }
    if let warning = opened.warning { events.append(.notice(warning)) }
    return events
  }

  /// Does what an effect asks for, as soon as the file is open, and returns what is to be told to the reader now.
  func perform(_ effect: Effect, articles: () -> [Article]) -> [Event] {
    guard isOpen else {
      waiting.append(effect)
      return []
    }
    return memory?.perform(effect, articles: articles) ?? []
  }

  /// Waits until all is written; false where another program has held the file all the while.
  func finish() -> Bool { memory?.finish() ?? true }

  /// Closes the file: its log is taken into it.
  func close() { opened?.file.close() }
}
