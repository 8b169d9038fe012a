import Documents

/// A name in the text, before it is known whose.
public struct NameSpan: Sendable, Hashable {
  /// What a name is taken for.
  public enum Kind: Sendable, Hashable {
    /// A human being.
    case person
    /// An organisation, the acronym in parentheses behind it left out.
    case organisation
    /// A capitalised name that is neither for certain: places, products, events.
    case unknown
  }

  /// Its tokens, titles and the genitive ending left out.
  public let tokens: Range<Int>
  /// Its extent in the text.
  public let range: TextRange
  /// What it is taken for.
  public internal(set) var kind: Kind
}
