/// The parts of speech and the dependency trees of those sentences that were parsed; one entry for each token.
///
/// A token that holds two words of the treebanks ("don't", "I'm", "cannot") has the tag and the head of the one that
/// stands higher in the tree, so that every sentence is one tree over its tokens.
public struct Parse: Sendable {
  /// The tags, by index of `TokenizedArticle.tokens`; `.nn` in sentences that were not parsed.
  public internal(set) var tags: [PartOfSpeech]
  /// The heads as indices of `TokenizedArticle.tokens`; `noHead` for a root and in sentences that were not parsed.
  public internal(set) var heads: [Int32]
  /// The relations to the heads; `.root` for a root, `.dep` in sentences that were not parsed.
  public internal(set) var relations: [Relation]

  /// What stands for no head.
  public static let noHead: Int32 = -1
}
