import Documents

// Noun phrases that follow a cue: "said X", "according to X".
extension SourceFinder {
  /// The noun phrase that starts at item `start`, with its prepositional phrases and an apposition that names a person.
  func phrase(startingAt start: Int) -> Found? {
    var index = start
    guard index < items.count else { return nil }
    if items[index].part == .pronoun { return pronoun(index) }
    guard let base = basePhrase(startingAt: index) else { return nil }
    index = base.upperBound
    var whole = base
    let isName = nameOfToken[headToken(base)] >= 0 && names[Int(nameOfToken[headToken(base)])].kind == .person
    var steps = 0
    while !isName, steps < 5, index + 1 < items.count,
      items[index].part == .preposition || isWord(index, "and"),
      !isWord(index, "as"), !isWord(index, "after"), !isWord(index, "before"), !isWord(index, "during"),
      let next = basePhrase(startingAt: index + 1)
    {
      if items[index + 1].part == .calendar { break }
      if isPersonSpan(next) || endsInSpeakingName(next) && text.tokens[headToken(base)].isAny(of: .document),
        isWord(index, "by") || isWord(index, "from")
      {
        // "a statement by hospital spokeswoman Kerry-Ann Hamilton".
        return Found(
          mention: mention(base: next, whole: whole.lowerBound..<next.upperBound),
          items: whole.lowerBound..<next.upperBound)
      }
      whole = whole.lowerBound..<next.upperBound
      index = next.upperBound
      steps += 1
    }
    if !isName, index + 1 < items.count, items[index].part == .comma,
      let apposition = basePhrase(startingAt: index + 1),
      isPersonSpan(apposition), text.tokens[headToken(base)].isAny(of: [.role, .title, .group])
    {
      let name = mention(base: apposition, whole: whole.lowerBound..<apposition.upperBound)
      return Found(mention: name, items: whole.lowerBound..<apposition.upperBound)
    }
    return Found(mention: mention(base: base, whole: whole), items: whole)
  }

  func basePhrase(startingAt start: Int) -> Range<Int>? {
    var index = start
    if index < items.count, items[index].part == .determiner || items[index].part == .possessive {
      index += 1
    }
    let first = index
    loop: while index < items.count {
      switch items[index].part {
      case .name, .noun, .numeral, .hyphen:
        if items[index].part == .noun, index > first, isVerbLike(index) { break loop }
        index += 1
      case .genitive: index += 1
      case .coordinator where isInsideName(index): index += 1
      case .preposition where isInsideName(index): index += 1
      case .determiner where isInsideName(index): index += 1
      case .bracketOpen
      where index + 2 < items.count && items[index + 2].part == .bracketClose
        && token(index + 1).has(.allCaps):
        index += 3
      default: break loop
      }
      // A person's name ends a phrase.
      if index < items.count, items[index].part != .genitive, index > first {
        let span = nameOfToken[items[index - 1].tokens.upperBound - 1]
        if span >= 0, names[Int(span)].kind == .person,
          names[Int(span)].tokens.upperBound == items[index - 1].tokens.upperBound,
          items[index].part != .hyphen
        {
          break
        }
      }
    }
    return index > first ? start..<index : nil
  }

  func isVerbLike(_ index: Int) -> Bool { token(index).isAny(of: [.finite]) || isCueVerb(index) }
  func isCueVerb(_ index: Int) -> Bool {
    token(index).isAny(of: .cue) && !token(index).isAny(of: [.document, .role, .group, .body])
  }
}
