/// Why a query cannot be understood, and where.
public struct QueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong: "unknown key speakr".
  public let message: String
  /// The code point where it is wrong, from 1; at most one behind the last.
  public let column: Int
  /// What was probably meant or what to do: "did you mean speaker?".
  public let suggestion: String?
  /// Whether it may be only that the query is still being typed.
  public let isUnfinished: Bool

  init(_ message: String, column: Int, suggestion: String? = nil, isUnfinished: Bool = false) {
    self.message = Self.printable(message)
    self.column = column
    self.suggestion = suggestion.map(Self.printable)
    self.isUnfinished = isUnfinished
  }

  /// Messages repeat what was typed: what a terminal would obey becomes U+FFFD.
  private static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// "unknown key speakr at column 3: did you mean speaker?"
  public var description: String {
    "\(message) at column \(column)" + (suggestion.map { ": \($0)" } ?? "")
  }
}
