/// Why the reader cannot draw here.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is no terminal.
  case notATerminal
  /// TERM is not set.
  case typeMissing
  /// TERM names a terminal that is unknown here or cannot place the cursor.
  case typeUnusable(String)

  /// One sentence that says what to do.
  public var description: String {
    switch self {
    case .notATerminal:
      "pullquote draws on a terminal, and standard input or output is none; `pullquote extract` works without one."
    case .typeMissing:
      "TERM is not set, so the terminal's type is unknown; try TERM=xterm-256color."
    case .typeUnusable(let name):
      "Terminal type “\(name)” is unknown or too simple to draw on; try TERM=xterm-256color."
    }
  }
}
