import Documents

/// What to look for in a text: words as they are typed, or a regular expression.
public struct TextPattern: Sendable {
  /// Whether upper and lower case differ.
  public enum CaseRule: Sendable {
    /// They are the same.
    case ignored
    /// They differ once an upper-case letter is typed, as with Vim's `smartcase`.
    case smart
  }

  private enum Kind: Sendable {
    case plain(PlainPattern)
    case folded(FoldedPattern)
    case regex(RegexPattern)
  }

  private let kind: Kind

  /// Looks for a text without regard to accents, to typographic or plain quotation marks and dashes, and to how
  /// words are spaced; see `CharacterFolding`.
  public init(plain text: String, case rule: CaseRule = .ignored) {
    let keepsCase = rule == .smart && text.unicodeScalars.contains { $0.properties.isUppercase }
    kind = .plain(PlainPattern(text, folding: keepsCase ? .caseful : .caseless))
  }

  /// Looks for a regular expression as PCRE2 has them: caseless unless it says `(?-i)`, classes by Unicode, `^` and
  /// `$` at every line.
  public init(regex expression: String) throws(PatternError) {
    kind = .regex(try RegexPattern(expression))
  }

  /// Looks for words as the query language folds them.
  init(_ pattern: FoldedPattern) { kind = .folded(pattern) }

  /// What is looked for, as it folds; an expression stands between slashes.
  var needleText: String {
    switch kind {
    case .folded(let pattern):
      String(String.UnicodeScalarView(pattern.needle.compactMap { Unicode.Scalar($0) }))
    case .regex(let pattern): "/\(pattern.expression)/"
    case .plain: ""
    }
  }

  /// The words it looks for as the query language folds them; `nil` where it looks for something else.
  var folded: FoldedPattern? { if case .folded(let pattern) = kind { pattern } else { nil } }

  /// Whether it is made of words, not an expression.
  var isOfWords: Bool { if case .regex = kind { false } else { true } }

  /// Whether it matches anywhere in `range`; an expression that would take too long does not.
  func holds(in utf8: [UInt8], range: TextRange) -> Bool {
    switch kind {
    case .folded(let pattern):
      utf8.withUnsafeBufferPointer {
        pattern.first(in: $0, from: range.start, end: min(range.end, utf8.count)) != nil
      }
    default: ((try? matches(in: utf8, range: range, limit: 1)) ?? []).isEmpty == false
    }
  }

  /// Whether it matches anywhere in `range` taken for itself: an expression's `^` and `$` hold at its ends as well.
  func holds(alone range: TextRange, of utf8: [UInt8]) -> Bool {
    guard case .regex = kind else { return holds(in: utf8, range: range) }
    let end = min(range.end, utf8.count)
    guard range.start < end else { return false }
    return holds(in: Array(utf8[range.start..<end]), range: TextRange(0, end - range.start))
  }

  /// Whether it matches anywhere in a name.
  func holds(in name: String) -> Bool {
    if case .folded(let pattern) = kind,
      let found = name.utf8.withContiguousStorageIfAvailable({
        pattern.first(in: $0, from: 0, end: $0.count) != nil
      })
    {
      return found
    }
    let utf8 = Array(name.utf8)
    return holds(in: utf8, range: TextRange(0, utf8.count))
  }

  /// The first `limit` matches that lie inside `range`, in order, without overlaps and without empty ones.
  ///
  /// The text must be valid UTF-8. Only a regular expression throws, `.tooHard`.
  public func matches(in utf8: [UInt8], range: TextRange, limit: Int) throws(PatternError) -> [TextRange] {
    switch kind {
    case .plain(let pattern): pattern.matches(in: utf8, range: range, limit: limit)
    case .folded(let pattern): pattern.matches(in: utf8, range: range, limit: limit)
    case .regex(let pattern): try pattern.matches(in: utf8, range: range, limit: limit)
    }
  }
}

/// Why a regular expression cannot be used.
public enum PatternError: Error, Hashable, Sendable {
  /// It is none; what is wrong and behind how many code points.
  case malformed(String, offset: Int)
  /// It has more bytes than an expression may have.
  case tooLong(limit: Int)
  /// It would try too many ways to match.
  case tooHard
}

extension PatternError: CustomStringConvertible {
  /// What is wrong, without a full stop.
  public var description: String {
    switch self {
    case .malformed(let message, let offset): "\(message) (behind character \(offset))"
    case .tooLong(let limit): "the expression is longer than \(limit) bytes"
    case .tooHard: "this expression would take too long; make its repeats less ambiguous"
    }
  }
}
