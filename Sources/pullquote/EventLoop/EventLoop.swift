import Reader
import Screen
import Search

/// Waits for events, hands all that are queued to the reader, does what it asks, draws once.
///
/// Keys come first: they are handled and drawn at once, however much background work has arrived. Of that only as much
/// is taken in a turn as a person does not feel, and it is drawn a few times a second.
@MainActor
final class EventLoop {
  /// What the loop drives: pure functions of a state it does not see.
  struct Reader {
    /// Takes an event and says what is asked of the world.
    var handle: (Event) -> [Effect]
    /// Draws the state for a size.
    var draw: (Size) -> Grid
    /// How a role looks.
    var style: (UInt16) -> Style
    /// Analyses an article before all others.
    var analyse: (Int) -> Void
    /// Analyses articles before those that are not shown.
    var analyseSoon: ([Int]) -> Void = { _ in }
    /// Pauses the analysis in the background, or lets it go on.
    var pauseAnalysis: (Bool) -> Void = { _ in }
    /// The person did something: is called before it is handled.
    var onInput: () -> Void = {}
    /// Analyses an article that came or changed.
    var analyseAnew: (Int) -> Void = { _ in }
    /// Answers a query in the background.
    var query: (QueryRequest) -> Void = { _ in }
    /// Counts the values of a query's key in the background.
    var countVocabulary: (QueryKey) -> Void = { _ in }
    /// Writes decisions down, takes them back or looks for those of others; what came of it.
    var remember: (Effect) -> [Event] = { _ in [] }
    /// Writes quotations into a file; what is to be told at once.
    var export: (ExportRequest) -> [Event] = { _ in [] }
    /// Carries out a task of another program on the lent terminal; what went wrong, in a sentence.
    var outside: (OutsideTask) -> String? = { _ in nil }
    /// Does what the first picture did not wait for; what came of it.
    var afterFirstPicture: () -> [Event] = { [] }
  }

  /// Milliseconds of background events in one turn.
  static let backgroundBudget = 2
  /// Milliseconds between two pictures that only background work asks for.
  static let framePause = 40
  /// The same where all they show is how far reading is, once the screen has been filled: over a slow line each picture counts.
  static let progressPause = 250
  /// Milliseconds in which the screen fills.
  static let fillingTime = 1000
  /// Milliseconds that what is typed ahead waits for the first articles.
  static let usualTypeAhead = 500
  /// Milliseconds that the first picture waits for them: drawing one without them would hold them up.
  static let firstPictureWait = 20

  private let terminal: any Terminal
  private let inbox: Inbox
  private let reader: Reader
  private let now: () -> Int
  private var timers = Timers()
  private var isEnded = false
  /// How many milliseconds after the last picture the next one is due; `nil` where it would be the same.
  private var stalePause: Int?
  private var lastPicture: Int
  private let startTime: Int
  /// Whether nothing has been read yet.
  private var awaitsArticles = true

  /// What was typed before there was anything to read, and until when it may wait for that.
  private var typedAhead: [TerminalEvent] = []
  private let typeAheadEnd: Int

  /// Makes a loop; `now` gives milliseconds of a clock that never goes back; keys wait for the first articles at most
  /// `typeAhead` milliseconds.
  init(
    terminal: any Terminal, inbox: Inbox, reader: Reader, typeAhead: Int = 0, now: @escaping () -> Int
  ) {
    self.terminal = terminal
    self.inbox = inbox
    self.reader = reader
    self.now = now
    startTime = now()
    lastPicture = startTime
    typeAheadEnd = startTime + typeAhead
  }

  /// Runs until the reader quits or the terminal is gone.
  func run() {
    awaitArticles()
    draw()
    // What comes first is shown at once, and so are the first articles, whatever came before them.
    lastPicture -= Self.progressPause
    for event in reader.afterFirstPicture() { send(event) }
    while !isEnded { turn() }
  }

  /// Hands an event to the reader outside of a turn: what is known before the first picture.
  func send(_ event: Event) {
    let canWait = event.isProgress && now() - startTime >= Self.fillingTime
    stalePause = min(stalePause ?? .max, canWait ? Self.progressPause : Self.framePause)
    for effect in reader.handle(event) { perform(effect) }
  }

  /// Takes what comes before the first picture.
  private func awaitArticles() {
    let end = min(typeAheadEnd, startTime + Self.firstPictureWait)
    while awaitsArticles, !isEnded, now() < end {
      let wait = inbox.isEmpty ? end - now() : 0
      for event in due(terminal.events(waitingAtMost: wait)) {
        send(.terminal(event))
        if event == .ended { isEnded = true }
      }
      takeBackground()
    }
  }

  private func turn() {
    let events = due(terminal.events(waitingAtMost: patience()))
    var isUrgent = false
    if events.contains(where: \.isInput) { reader.onInput() }
    for event in events {
      isUrgent = true
      send(.terminal(event))
      if event == .ended { isEnded = true }
      if isEnded { return }
    }
    for timer in timers.takeDue(now: now()) {
      // Work that goes on piece by piece is shown with what comes from the background.
      if timer != .counting { isUrgent = true }
      send(.timer(timer))
    }
    takeBackground()
    if isEnded { return }
    if isUrgent || stalePause.map({ now() - lastPicture >= $0 }) == true { draw() }
  }

  /// Whether keys wait for something that they could be about.
  private var isTypedAhead: Bool { awaitsArticles && now() < typeAheadEnd }

  /// What is to be done now of what the terminal reports.
  private func due(_ events: [TerminalEvent]) -> [TerminalEvent] {
    guard isTypedAhead, !events.contains(.ended) else {
      defer { typedAhead = [] }
      return typedAhead + events
    }
    typedAhead += events.filter(\.isInput)
    return events.filter { !$0.isInput }
  }

  /// How many milliseconds to wait for a key: until a timer, a picture or background work is due.
  private func patience() -> Int? {
    let waits = !typedAhead.isEmpty
    if !inbox.isEmpty || waits && !isTypedAhead { return 0 }
    let picture = stalePause.map { lastPicture + $0 }
    let end = waits ? typeAheadEnd : nil
    guard let due = [timers.next, picture, end].compactMap({ $0 }).min() else { return nil }
    return max(0, due - now())
  }

  private func takeBackground() {
    let start = now()
    while let event = inbox.take() {
      send(event)
      if awaitsArticles, event.bringsArticles {
        awaitsArticles = false
        lastPicture = now() - Self.progressPause
      }
      if isEnded || now() - start >= Self.backgroundBudget { return }
    }
  }

  private func draw() {
    terminal.present(reader.draw(terminal.size), style: reader.style)
    stalePause = nil
    lastPicture = now()
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .quit: isEnded = true
    case .copy(let text): terminal.copy(text)
    case .analyse(let index): reader.analyse(index)
    case .analyseSoon(let articles): reader.analyseSoon(articles)
    case .pauseAnalysis(let isPaused): reader.pauseAnalysis(isPaused)
    case .query(let request): reader.query(request)
    case .countVocabulary(let key): reader.countVocabulary(key)
    case .analyseAnew(let index): reader.analyseAnew(index)
    case .export(let request): for event in reader.export(request) { send(event) }
    case .lend(let task):
      var fault: String?
      terminal.lend { fault = reader.outside(task) }
      send(.terminal(.resized(terminal.size)))
      if let fault { send(.notice(fault)) }
    case .startTimer(let timer, let milliseconds): timers.start(timer, now: now(), milliseconds: milliseconds)
    case .stopTimer(let timer): timers.stop(timer)
    case .mouse(let on): terminal.setMouse(on)
    case .suspend:
      terminal.suspend()
      send(.terminal(.resized(terminal.size)))
    case .redraw: terminal.invalidate()
    case .record, .undo, .redo, .news, .register, .findPlaces:
      for event in reader.remember(effect) { send(event) }
    }
  }
}

extension Event {
  /// Whether it only says how far reading is.
  fileprivate var isProgress: Bool {
    switch self {
    case .articles, .progress: true
    default: false
    }
  }

  /// Whether there is something to read after it, or never will be.
  fileprivate var bringsArticles: Bool {
    switch self {
    case .articles, .beginning, .loaded: true
    default: false
    }
  }
}

extension TerminalEvent {
  /// Whether the person did something.
  fileprivate var isInput: Bool {
    switch self {
    case .resized, .ended: false
    default: true
    }
  }
}
