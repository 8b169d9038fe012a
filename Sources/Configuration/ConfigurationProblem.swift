import Reader
import Screen

/// Something in a configuration file that does not count, and why.
public struct ConfigurationProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The file cannot be read, and why.
    case unreadable(String)
    /// The file is larger, in bytes, than a configuration file may be.
    case tooLarge(Int)
    /// A byte is not UTF-8.
    case notUTF8
    /// A byte is NUL.
    case holdsNUL
    /// The file is no TOML.
    case syntax(String)
    /// There is no keymap of that name.
    case unknownKeymap(String, meant: String?)
    /// There is no context of that name.
    case unknownContext(String, meant: String?)
    /// A binding stands outside a context.
    case outsideContext(String)
    /// A key sequence was split at its points, being without quotation marks.
    case unquotedSequence(String)
    /// A key sequence cannot be read.
    case key(KeySequenceError)
    /// There is no action of that name.
    case unknownAction(String, meant: String?)
    /// The sequence is bound twice; the line of the first.
    case repeated(KeySequence, line: Int)
    /// The sequence cannot be bound to that.
    case binding(KeymapError)
    /// A sequence that is to be unbound is not bound there; where it is, if anywhere.
    case notBound(KeySequence, Context, elsewhere: Context?)
    /// There is no setting of that name.
    case unknownSetting(String, meant: String?)
    /// The value is of the wrong type or out of range; what it must be.
    case wrongValue(String, expected: String)
  }

  /// The file's name.
  public let file: String
  /// Where in the file, if in one place.
  public let place: FilePosition?
  /// What is wrong.
  public let reason: Reason

  /// Makes a problem.
  public init(file: String, place: FilePosition?, reason: Reason) {
    self.file = file
    self.place = place
    self.reason = reason
  }
}

extension ConfigurationProblem: CustomStringConvertible {
  /// `keymap.toml:12: unknown action "line.dwn" (did you mean "move.down"?)`.
  public var description: String { (place.map { "\(file):\($0.line): " } ?? "\(file): ") + "\(reason)" }

  /// The same with the column, `keymap.toml:12:1: …`, as compilers print it and editors read it.
  public var located: String {
    (place.map { "\(file):\($0.line):\($0.column): " } ?? "\(file): ") + "\(reason)"
  }
}

extension ConfigurationProblem.Reason: CustomStringConvertible {
  /// What is wrong and what was probably meant, without a full stop.
  public var description: String {
    switch self {
    case .unreadable(let why): why
    case .tooLarge(let bytes): "the file has \(bytes) bytes; at most \(TOMLFile.maximumSize) are read"
    case .notUTF8: "this byte is not UTF-8; save the file as UTF-8"
    case .holdsNUL: "this byte is NUL; the file is no text"
    case .syntax(let message): "no TOML: " + message
    case .unknownKeymap(let name, let meant): "unknown keymap \(name.quotedForMessage)" + question(meant)
    case .unknownContext(let name, let meant): "unknown context [\(shown(name))]" + question(meant)
    case .outsideContext(let name):
      "\(name.quotedForMessage) stands in no context; put it under [global] or another"
    case .unquotedSequence(let name): "\(name.quotedForMessage) must be written in quotation marks"
    case .key(let error): error.description
    case .unknownAction(let name, let meant): "unknown action \(name.quotedForMessage)" + question(meant)
    case .repeated(let sequence, let line): "\"\(sequence)\" is already bound in line \(line)"
    case .binding(let error): error.description
    case .notBound(let sequence, let context, let elsewhere):
      "\"\(sequence)\" is not bound in [\(context.rawValue)]"
        + (elsewhere.map { ", only in [\($0.rawValue)]" } ?? "")
    case .unknownSetting(let name, let meant): "unknown setting \(name.quotedForMessage)" + question(meant)
    case .wrongValue(let name, let expected): "\(name.quotedForMessage) must be \(expected)"
    }
  }

  private func shown(_ name: String) -> String { String(name.quotedForMessage.dropFirst().dropLast()) }
  private func question(_ meant: String?) -> String { meant.map { " (did you mean \"\($0)\"?)" } ?? "" }
}
