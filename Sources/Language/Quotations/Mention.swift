/// The words that say who speaks.
struct Mention: Hashable {
  /// What sort of expression it is.
  enum Kind: Hashable {
    /// A name, as an index of the name spans.
    case name(Int)
    /// A personal pronoun.
    case pronoun
    /// A noun phrase: "the LNA spokesman", "officials", "the report".
    case phrase
    /// Several joined by "and".
    case several
  }

  /// The tokens shown as the source, titles left out.
  let tokens: Range<Int>
  /// The whole noun phrase as far as it was recognised.
  let phrase: Range<Int>
  /// The head noun or name.
  let head: Int
  let kind: Kind
}
