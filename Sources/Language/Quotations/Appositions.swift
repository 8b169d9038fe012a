import Documents

// Names that stand beside what somebody is: "Anna Weber, a chemist at Lund, who said".
extension SourceFinder {
  /// "David Darg, of Operation Blessing International said", "Mark Kitsmore, 54, of Tyler said".
  func bearer(ofOrigin base: Range<Int>) -> Found? {
    let of = base.lowerBound - 1
    guard of >= 2, isWord(of, "of") || isWord(of, "from"), items[of - 1].part == .comma else { return nil }
    var comma = of - 1
    if comma >= 2, items[comma - 1].part == .numeral, items[comma - 2].part == .comma { comma -= 2 }
    guard comma >= 1, let named = basePhrase(endingAt: comma - 1), isPersonSpan(named) else { return nil }
    return Found(
      mention: mention(base: named, whole: named.lowerBound..<base.upperBound),
      items: named.lowerBound..<base.upperBound)
  }

  /// "Mark Olsen, a biologist at Lund, who said": the name before the apposition `office`.
  func bearer(ofOffice office: Found) -> Found? {
    guard case .phrase = office.mention.kind else { return nil }
    return bearer(before: office.items)
  }

  /// "Mark Olsen, a biologist and professor": one determiner for two offices, and the name before them.
  func bearer(ofOffices left: Range<Int>, _ right: Range<Int>) -> Found? {
    guard items[right.lowerBound].part != .determiner, items[right.lowerBound].part != .possessive else {
      return nil
    }
    return bearer(before: left.lowerBound..<right.upperBound)
  }

  private func bearer(before office: Range<Int>) -> Found? {
    let comma = office.lowerBound - 1
    guard
      isWord(office.lowerBound, "a") || isWord(office.lowerBound, "an") || isWord(office.lowerBound, "the"),
      comma >= 1, items[comma].part == .comma, let named = basePhrase(endingAt: comma - 1),
      isPersonSpan(named)
    else { return nil }
    return Found(
      mention: mention(base: named, whole: named.lowerBound..<office.upperBound),
      items: named.lowerBound..<office.upperBound)
  }

  /// "Police in Lund, Sweden said": the town before the country or state that a phrase ends with.
  func town(before base: Range<Int>) -> Range<Int>? {
    let comma = base.lowerBound - 1
    guard comma >= 3, items[comma].part == .comma, nameOfToken[headToken(base)] >= 0, !isPersonSpan(base),
      let town = basePhrase(endingAt: comma - 1), nameOfToken[headToken(town)] >= 0, !isPersonSpan(town),
      town.lowerBound >= 2, linksPhrases(town.lowerBound - 1),
      let outer = basePhrase(endingAt: town.lowerBound - 2),
      text.tokens[headToken(outer)].isAny(of: [.role, .group, .body, .document]),
      outer.lowerBound == 0 || startsClause(outer.lowerBound)
    else { return nil }
    return town
  }

  /// The item before "during the weekend", "over the past week", where that ends at item `end`.
  func period(endingAt end: Int) -> Int? {
    if isAnyWord(end, ["weekend", "week", "month", "year", "day", "summer", "winter", "autumn", "spring"]) {
      var index = end - 1
      while index >= max(0, end - 3) {
        if isWord(index, "during") || isWord(index, "over") || isWord(index, "earlier")
          || isWord(index, "later")
        {
          return index - 1
        }
        guard [.determiner, .noun, .numeral].contains(items[index].part) else { return nil }
        index -= 1
      }
    }
    return nil
  }
}
