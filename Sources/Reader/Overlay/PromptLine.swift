/// A line that is being typed.
public struct PromptLine: Hashable, Sendable {
  /// The characters.
  public private(set) var characters: [Character] = []
  /// Before which character the cursor stands.
  public private(set) var cursor = 0

  /// The longest line, in characters.
  static let longest = 1000

  /// An empty line, or one with text and the cursor at its end.
  public init(_ text: String = "") {
    characters = Array(text.prefix(Self.longest))
    cursor = characters.count
  }

  /// What was typed.
  public var text: String { String(characters) }
  /// What stands before the cursor.
  public var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Puts a text in place of characters and the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<characters.count)
    characters.replaceSubrange(range, with: text.prefix(Self.longest - characters.count + range.count))
    cursor = min(characters.count, range.lowerBound + text.count)
  }

  mutating func insert(_ text: String) {
    for character in text where character != "\n" && character != "\r" && characters.count < Self.longest {
      characters.insert(character, at: cursor)
      cursor += 1
    }
  }

  /// Does what a prompt action says; false where it is not about the text.
  mutating func edit(_ action: Action) -> Bool {
    switch action {
    case .promptLeft: cursor = max(0, cursor - 1)
    case .promptRight: cursor = min(characters.count, cursor + 1)
    case .promptHome: cursor = 0
    case .promptEnd: cursor = characters.count
    case .promptDeleteBack:
      guard cursor > 0 else { break }
      cursor -= 1
      characters.remove(at: cursor)
    case .promptDelete:
      guard cursor < characters.count else { break }
      characters.remove(at: cursor)
    case .promptDeleteWord:
      var start = cursor
      while start > 0, characters[start - 1] == " " { start -= 1 }
      while start > 0, characters[start - 1] != " " { start -= 1 }
      characters.removeSubrange(start..<cursor)
      cursor = start
    case .promptDeleteAll:
      characters.removeSubrange(..<cursor)
      cursor = 0
    default: return false
    }
    return true
  }
}
