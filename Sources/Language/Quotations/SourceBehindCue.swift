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
      isPersonSpan(apposition), text.tokens[headToken(base)].isAny(of: [.role, .title, .group]),
      endsPhrase(apposition.upperBound)
    {
      let name = mention(base: apposition, whole: whole.lowerBound..<apposition.upperBound)
      return Found(mention: name, items: whole.lowerBound..<apposition.upperBound)
    }
    if whole == base || isWord(base.upperBound, "and"), let both = both(base) { return both }
    return Found(mention: mention(base: base, whole: whole), items: whole)
  }

  /// "according to Reuters and NBC,": two names that speak together.
  private func both(_ left: Range<Int>) -> Found? {
    let and = left.upperBound
    guard isWord(and, "and"), nameOfToken[items[and].token] < 0, let right = basePhrase(startingAt: and + 1),
      nameOfToken[headToken(left)] >= 0, nameOfToken[headToken(right)] >= 0,
      right.allSatisfy({ nameOfToken[items[$0].token] >= 0 }), isClosedPhrase(right.upperBound)
    else { return nil }
    let tokens = items[left.lowerBound].token..<items[right.upperBound - 1].tokens.upperBound
    return Found(
      mention: Mention(tokens: tokens, phrase: tokens, head: headToken(right), kind: .several),
      items: left.lowerBound..<right.upperBound)
  }

  private func isClosedPhrase(_ item: Int) -> Bool {
    item >= items.count || [.comma, .stop, .semicolon, .quote, .colon].contains(items[item].part)
  }

  /// Whether a phrase may end before `item`: no verb stands there whose subject it would be ("according to his agent, Basri
  /// had been ill").
  private func endsPhrase(_ item: Int) -> Bool {
    if isClosedPhrase(item) { return true }
    switch items[item].part {
    case .preposition, .calendar, .coordinator, .bracketOpen, .dash, .relative, .subordinator, .that:
      return true
    default: return false
    }
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
