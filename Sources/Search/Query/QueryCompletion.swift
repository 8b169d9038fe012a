import Documents

/// What may be typed where the cursor stands in a query.
public struct QueryCompletion: Hashable, Sendable {
  /// One of the things that may be typed.
  public struct Candidate: Hashable, Sendable {
    /// What takes the place of `range`.
    public let insertion: String
    /// What is shown for it.
    public let label: String
    /// What it means, or how often it occurs.
    public let detail: String
  }

  /// The candidates, the likeliest first; at most `most`.
  public let candidates: [Candidate]
  /// The characters that a candidate takes the place of.
  public let range: Range<Int>

  /// So many candidates are given.
  public static let most = 50

  /// Completes `characters` at the cursor, counted in characters.
  public init(_ characters: [Character], cursor: Int, _ vocabulary: inout QueryVocabulary) {
    let cursor = max(0, min(cursor, characters.count))
    let start = Self.termStart(characters, cursor)
    let typed = characters[start..<cursor]
    guard let colon = typed.firstIndex(of: ":"), let key = QueryKey(typed: String(typed[..<colon])) else {
      range = start..<cursor
      candidates = Self.keys(beginningWith: String(typed))
      return
    }
    range = (colon + 1)..<cursor
    var value = String(typed[(colon + 1)...])
    if let mark = value.first, Self.isQuotationMark(mark) { value.removeFirst() }
    candidates = Self.values(of: key, fitting: value, &vocabulary)
  }

  private static func keys(beginningWith typed: String) -> [Candidate] {
    guard typed.allSatisfy(\.isLetter) else { return [] }
    return QueryKey.allCases.filter { $0.rawValue.hasPrefix(typed.lowercased()) }.map {
      Candidate(insertion: "\($0.rawValue):", label: "\($0.rawValue):", detail: $0.help)
    }
  }

  private static func values(
    of key: QueryKey, fitting typed: String, _ vocabulary: inout QueryVocabulary
  ) -> [Candidate] {
    let pattern = FoldedPattern(typed, spacedArticles: key == .speaker || key == .person)
    var first: [Candidate] = []
    var rest: [Candidate] = []
    for value in vocabulary.values(of: key) where first.count < most {
      let utf8 = Array(value.name.utf8)
      let hit =
        pattern.isEmpty
        ? 0 : utf8.withUnsafeBufferPointer { pattern.first(in: $0, from: 0, end: utf8.count)?.start }
      guard let hit else { continue }
      let detail =
        key == .is
        ? QueryState(rawValue: value.name)?.help ?? "" : value.count > 0 ? "\(value.count)" : ""
      let candidate = Candidate(insertion: quoted(value.name), label: value.name, detail: detail)
      // What begins a word goes before what stands inside of one.
      if hit == 0 || utf8[hit - 1] == 0x20 || utf8[hit - 1] == 0x2D {
        first.append(candidate)
      } else {
        rest.append(candidate)
      }
    }
    return Array((first + rest).prefix(most))
  }

  /// A value as it has to be typed.
  private static func quoted(_ value: String) -> String {
    let isPlain = value.allSatisfy {
      !$0.isWhitespace && $0 != "(" && $0 != ")" && !isQuotationMark($0)
    }
    if isPlain, value.first != "/" { return value }
    var text = "\""
    for character in value {
      if isQuotationMark(character) { text.append("\\") }
      text.append(character)
    }
    return text + "\""
  }

  /// Where the term begins in which the cursor stands, behind a minus sign.
  private static func termStart(_ characters: [Character], _ cursor: Int) -> Int {
    var start: Int?
    var isQuoted = false
    for index in 0..<cursor {
      let character = characters[index]
      if isQuoted {
        if isQuotationMark(character), characters[index - 1] != "\\" { isQuoted = false }
      } else if isQuotationMark(character) {
        isQuoted = true
        start = start ?? index
      } else if character.isWhitespace || character == "(" || character == ")" {
        start = nil
      } else if character != "-" || start != nil {
        start = start ?? index
      }
    }
    return start ?? cursor
  }

  private static func isQuotationMark(_ character: Character) -> Bool {
    "\"“”„‟«»″".contains(character)
  }
}
