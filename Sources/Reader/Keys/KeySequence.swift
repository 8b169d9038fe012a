import Screen

/// Keys pressed one after the other, `] q`; at least one and at most eight.
public struct KeySequence: Hashable, Sendable {
  /// The most keys a sequence may have.
  public static let maximumLength = 8

  /// The keys in the order they are pressed.
  public let keys: [Key]

  /// Makes a sequence, or `nil` of no keys or of more than `maximumLength`.
  public init?(_ keys: [Key]) {
    guard (1...KeySequence.maximumLength).contains(keys.count) else { return nil }
    self.keys = keys
  }

  /// Reads keys separated by spaces: `g g`, `C-x C-c`.
  public init(notation: String) throws(KeySequenceError) {
    var keys: [Key] = []
    for name in notation.split(separator: " ") {
      guard keys.count < KeySequence.maximumLength else { throw .tooLong }
      keys.append(try Key(named: String(name)))
    }
    guard !keys.isEmpty else { throw .empty }
    self.keys = keys
  }

  /// The keys' names separated by spaces; `KeySequence(notation:)` reads them back.
  public var notation: String { keys.map(\.notation).joined(separator: " ") }
}

extension KeySequence: CustomStringConvertible {
  /// The same as `notation`.
  public var description: String { notation }
}

/// Why a text is no key sequence.
public enum KeySequenceError: Error, Hashable, Sendable {
  /// The text holds no key.
  case empty
  /// There are more than `KeySequence.maximumLength` keys.
  case tooLong
  /// A terminal has no key of that name; the notation that was probably meant.
  case unknownKey(String, meant: String?)
  /// Shift is written with a key that types a character; what to write in its place.
  case shiftedCharacter(String, meant: String?)
  /// Terminals cannot tell the key from another, which has a name of its own.
  case sameKey(String, as: String)
}

extension KeySequenceError: CustomStringConvertible {
  /// What is wrong and what was probably meant, without a full stop.
  public var description: String {
    switch self {
    case .empty: "no key named (the space bar is \"Space\")"
    case .tooLong: "more than \(KeySequence.maximumLength) keys in one sequence"
    case .unknownKey(let name, let meant):
      "unknown key \(name.quotedForMessage)" + KeySequenceError.question(meant)
    case .shiftedCharacter(let name, let meant):
      "\(name.quotedForMessage) is written as the character it types" + KeySequenceError.question(meant)
    case .sameKey(let name, let twin): "terminals send \(twin) for \"\(name)\"; write \"\(twin)\""
    }
  }

  private static func question(_ meant: String?) -> String {
    meant.map { " (did you mean \"\($0)\"?)" } ?? ""
  }
}
