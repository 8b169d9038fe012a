/// A terminal without a terminal: it plays scripted events and keeps what it was shown.
@MainActor
public final class GridTerminal: Terminal {
  /// The size now; a scripted `resized` changes it.
  public private(set) var size: Size
  /// What it claims to show.
  public let capabilities: TerminalCapabilities
  /// Everything it was shown, in order.
  public private(set) var grids: [Grid] = []
  /// Everything that was copied.
  public private(set) var copied: [String] = []
  /// For each call of `events`, how long it was asked to wait.
  public private(set) var waits: [Int?] = []
  /// Whether mouse reports are on.
  public private(set) var hasMouse = false
  /// How often the program was suspended.
  public private(set) var suspensions = 0
  /// How often it was lent to another program.
  public private(set) var loans = 0
  /// How often everything was to be drawn anew.
  public private(set) var repaints = 0
  /// Called at each wait with the milliseconds it may take, before events are returned: time passes, or background
  /// work posts.
  public var onWait: (Int?) -> Void = { _ in }

  private var script: ArraySlice<[TerminalEvent]>

  /// Makes a terminal that answers each call of `events` with the next part of the script, and then has `ended`.
  public init(
    size: Size, capabilities: TerminalCapabilities = TerminalCapabilities(colours: 256, utf8: true),
    script: [[TerminalEvent]] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script[...]
  }

  /// Keeps the grid.
  public func present(_ grid: Grid, style: (UInt16) -> Style) { grids.append(grid) }

  /// The next part of the script.
  public func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent] {
    waits.append(milliseconds)
    onWait(milliseconds)
    let events = script.popFirst() ?? [.ended]
    for case .resized(let size) in events { self.size = size }
    return events
  }

  /// Keeps the text.
  public func copy(_ text: String) { copied.append(text) }
  /// Notes whether reports are wanted.
  public func setMouse(_ on: Bool) { hasMouse = on }
  /// Counts.
  public func suspend() { suspensions += 1 }
  /// Counts, and does the work.
  public func lend(_ work: () -> Void) {
    loans += 1
    work()
  }
  /// Counts.
  public func invalidate() { repaints += 1 }
}
