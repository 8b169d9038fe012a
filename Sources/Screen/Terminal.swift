/// What a terminal can show.
public struct TerminalCapabilities: Hashable, Sendable {
  /// Colours: 0, 8, 16, 256 or more.
  public var colours: Int
  /// Whether the terminal and the locale show UTF-8; otherwise only ASCII may be drawn.
  public var utf8: Bool

  /// Makes capabilities.
  public init(colours: Int, utf8: Bool) {
    self.colours = colours
    self.utf8 = utf8
  }
}

/// The screen's edge: shows grids, reports events.
@MainActor
public protocol Terminal: AnyObject {
  /// The size now.
  var size: Size { get }
  /// What it can show.
  var capabilities: TerminalCapabilities { get }
  /// Shows a grid, writing only cells that changed; `style` tells how a role looks.
  func present(_ grid: Grid, style: (UInt16) -> Style)
  /// Waits at most `milliseconds` (`nil`: without end) for input or for `wake`, and returns all that is queued.
  func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent]
  /// Puts text into the clipboard of the person's terminal.
  func copy(_ text: String)
  /// Turns mouse reports on or off.
  func setMouse(_ on: Bool)
  /// Stops the program as Ctrl-Z does, and repaints when it goes on.
  func suspend()
  /// Gives the terminal back while `work` runs, and takes it again.
  func lend(_ work: () -> Void)
  /// Repaints everything at the next `present`.
  func invalidate()
}
