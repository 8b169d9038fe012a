import Documents

/// What makes a stretch of words a clause.
extension ContentFinder {
  /// Whether a range holds a finite verb, as far as closed classes and endings show.
  func looksLikeClause(_ range: Range<Int>, zero: Bool) -> Bool {
    var nouns = 0
    for (offset, item) in range.enumerated() {
      if zero && offset > 30 { return false }
      switch items[item].part {
      case .auxiliary: if offset > 0 { return true }
      case .pronoun where offset == 0 && isSubjectPronoun(item): return true
      case .noun, .name:
        let token = token(item)
        if nouns > 0, token.isAny(of: .finite) { return true }
        if nouns > 0, !token.has(.capitalised), items[item].part == .noun, endsLikeVerb(item) { return true }
        nouns += 1
      case .pronoun, .determiner, .numeral: nouns += 1
      case .comma, .semicolon:
        if zero,
          nouns == 0 || item + 1 < range.upperBound && ![.relative, .name, .adverb].contains(part(item + 1))
        {
          return false
        }
      case .relative, .subordinator: if zero { nouns = 0 }
      default: break
      }
    }
    return false
  }
}
