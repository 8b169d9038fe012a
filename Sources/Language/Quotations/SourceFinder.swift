import Documents

/// Finds the noun phrase that speaks, before a cue, behind it, or behind "according to".
struct SourceFinder: OutlineReader {
  let text: TokenizedArticle
  let names: [NameSpan]
  let nameOfToken: [Int32]
  let outline: Outline
  var items: [Outline.Item] { outline.items }

  init(text: TokenizedArticle, names: [NameSpan], nameOfToken: [Int32], outline: Outline) {
    self.text = text
    self.names = names
    self.nameOfToken = nameOfToken
    self.outline = outline
  }

  /// A noun phrase and the outline items it takes, asides included.
  struct Found {
    let mention: Mention
    let items: Range<Int>
  }

  // MARK: before the cue

  /// The subject that ends right before item `cue`.
  func subject(before cue: Int) -> Found? {
    var end = skipBack(from: cue - 1)
    guard end >= 0 else { return nil }
    // "went on to say", "continued to say".
    if isWord(end, "to") {
      end -= 1
      if isWord(end, "on") { end -= 1 }
      end = skipBack(from: end - 1)
      guard end >= 0 else { return nil }
    }
    switch items[end].part {
    case .relative:
      guard isWord(end, "who") || isWord(end, "which") else { return nil }
      var last = end - 1
      if last >= 0, items[last].part == .comma { last -= 1 }
      guard last >= 0, let found = phrase(endingAt: last) else { return nil }
      if isWord(end, "who"), let named = bearer(ofOffice: found) { return named }
      guard let issue = issue(of: found), let issuer = issue.issuer else { return found }
      return Found(mention: issuer, items: issue.first..<found.items.upperBound)
    case .pronoun: return pronoun(end)
    case .comma, .dash, .bracketClose: return phraseBeforeAside(endingAt: end)
    case .that: return nil
    default:
      guard let found = phrase(endingAt: end) else { return nil }
      return visitor(of: found) ?? found
    }
  }

  /// "A nurse who visited the camp called": whom the relative clause is about speaks, not its object.
  func visitor(of object: Found) -> Found? {
    var index = object.items.lowerBound - 1
    var steps = 0
    while index > 0, steps < 8 {
      switch items[index].part {
      case .noun, .adverb, .auxiliary, .preposition, .numeral, .calendar, .determiner, .possessive: break
      case .relative:
        guard isWord(index, "who"), steps > 0, items[index - 1].part != .comma,
          let found = phrase(endingAt: index - 1), canSpeak(found.mention)
        else { return nil }
        return Found(mention: found.mention, items: found.items.lowerBound..<object.items.upperBound)
      default: return nil
      }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// Skips what may stand between a subject and its verb: auxiliaries, adverbs, days.
  func skipBack(from start: Int) -> Int {
    var index = start
    while index >= 0 {
      switch items[index].part {
      case .auxiliary, .adverb: index -= 1
      case .calendar: index -= 1
      case .numeral where index > 0 && items[index - 1].part == .calendar: index -= 1
      case .preposition where index + 1 < items.count && items[index + 1].part == .calendar: index -= 1
      case .determiner
      where (isWord(index, "this") || isWord(index, "last")) && items[index + 1].part == .calendar: index -= 1
      case .noun where isWord(index, "last") && items[index + 1].part == .calendar: index -= 1
      case .noun where isTimeWord(index): index -= 1
      case .noun where period(endingAt: index) != nil: index = period(endingAt: index) ?? index
      default: return index
      }
    }
    return index
  }

  func isTimeWord(_ index: Int) -> Bool {
    (isWord(index, "morning") || isWord(index, "evening") || isWord(index, "night")
      || isWord(index, "afternoon"))
      && index > 0 && (items[index - 1].part == .calendar || items[index - 1].part == .adverb)
  }

  func pronoun(_ index: Int) -> Found? {
    let token = items[index].token
    if text.isAnyWord(
      token,
      [
        "he", "she", "they", "it", "we", "i", "one", "who", "someone", "others", "many", "some", "this",
        "these", "those", "both",
      ])
    {
      return Found(
        mention: Mention(
          tokens: token..<(token + 1), phrase: token..<(token + 1), head: token, kind: .pronoun),
        items: index..<(index + 1))
    }
    return nil
  }

  /// "James Comey Jr., the director of the FBI, said": the phrase before the aside that ends at item `close`.
  func phraseBeforeAside(endingAt close: Int) -> Found? {
    let opening: Part = items[close].part == .bracketClose ? .bracketOpen : items[close].part
    var index = close - 1
    var tries = 0
    var fallback: Found?
    while index >= max(0, close - 45), tries < 4 {
      let part = items[index].part
      if part == .semicolon || part == .colon || part == .quote && (stretchLength(index) > 3) { break }
      if part == opening {
        tries += 1
        if opening == .bracketOpen { return index > 0 ? phrase(endingAt: index - 1) : nil }
        // A name between the two commas after an office: "its Deputy Foreign Minister, Mikhail Bogdanov, said".
        let aside = phrase(endingAt: close - 1)
        if let aside, isPersonName(aside.mention) || isFirm(aside.mention, before: index),
          isBare(aside, in: (index + 1)..<close), index > 0,
          let office = phrase(endingAt: index - 1)
        {
          return Found(mention: joined(aside.mention, office.mention), items: office.items.lowerBound..<close)
        }
        if index > 0, let found = phrase(endingAt: index - 1), canSpeak(found.mention) {
          if isPersonName(found.mention) {
            return Found(mention: found.mention, items: found.items.lowerBound..<close)
          }
          if fallback == nil {
            fallback = Found(mention: found.mention, items: found.items.lowerBound..<close)
          }
        }
      }
      index -= 1
    }
    if let fallback { return fallback }
    // One comma only: "Mr Smith of the OIE, said".
    guard let found = phrase(endingAt: close - 1), canSpeak(found.mention),
      found.items.lowerBound == 0 || startsClause(found.items.lowerBound)
    else { return nil }
    return found
  }

  /// "The owner, Rail SA, said": the name of a body between the commas behind a word for one.
  func isFirm(_ aside: Mention, before comma: Int) -> Bool {
    guard case .name(let span) = aside.kind, names[span].kind != .person, comma > 0, !isState(span),
      let outer = phrase(endingAt: comma - 1), case .phrase = outer.mention.kind
    else { return false }
    let head = outer.mention.head
    return text.tokens[head].isAny(of: .body) || text.isWord(head, "owner") || text.isWord(head, "operator")
  }

  func startsClause(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch items[index - 1].part {
    case .comma, .coordinator, .subordinator, .adverb, .dash: return true
    default: return false
    }
  }

  func stretchLength(_ index: Int) -> Int { items[index].tokens.count - 2 }

  func joined(_ name: Mention, _ office: Mention) -> Mention {
    Mention(
      tokens: name.tokens, phrase: office.phrase.lowerBound..<name.phrase.upperBound, head: name.head,
      kind: name.kind)
  }

  func isPersonName(_ mention: Mention) -> Bool {
    if case .name(let span) = mention.kind { return names[span].kind == .person }
    return false
  }

  func isState(_ span: Int) -> Bool { text.tokens[names[span].tokens.lowerBound].isAny(of: .state) }

  func isBare(_ found: Found, in range: Range<Int>) -> Bool {
    found.items.lowerBound <= range.lowerBound + 1
  }

  /// Whether a phrase is something that says things: a name, a role, a group, a body or a document.
  func canSpeak(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .name, .pronoun, .several: return true
    case .phrase:
      return text.tokens[mention.head].isAny(of: [
        .role, .group, .body, .document, .title, .organisation, .medium, .demonym,
      ])
    }
  }

  /// The noun phrase whose last item is `end`, with the prepositional phrases that its head takes.
  func phrase(endingAt end: Int) -> Found? {
    guard var base = basePhrase(endingAt: end) else { return nil }
    // "Commander of the western room", "a spokesman for the ministry": the head stands before the preposition.
    var first = base
    if let named = bearer(ofOrigin: base) { return named }
    if let town = town(before: base) {
      first = town
      base = town.lowerBound..<base.upperBound
    }
    var steps = 0
    while steps < 4, first.lowerBound >= 2, items[first.lowerBound - 1].part == .preposition,
      linksPhrases(first.lowerBound - 1)
    {
      // "the director of one of the museums"
      if isWord(first.lowerBound - 1, "of"), isWord(first.lowerBound - 2, "one"), first.lowerBound >= 4,
        linksPhrases(first.lowerBound - 3)
      {
        first = (first.lowerBound - 2)..<(first.lowerBound - 1)
      }
      guard let outer = basePhrase(endingAt: first.lowerBound - 2) else { break }
      // "The army led by Haftar", "a release issued by the House": the participle parts head and agent.
      if isWord(first.lowerBound - 1, "by"), outer.count > 1, isParticiple(outer.upperBound - 1) {
        let headed = outer.lowerBound..<(outer.upperBound - 1)
        if canSpeak(mention(base: headed, whole: headed)) {
          first = headed
          base = outer.lowerBound..<base.upperBound
          break
        }
      }
      let isPerson = isPersonSpan(first)
      let head = headToken(outer)
      let outerSpeaks =
        text.tokens[head].isAny(of: [.role, .group, .body, .document, .title, .organisation])
        || endsInSpeakingName(outer) || isUnnamedSource(head)
      if isPerson && !outerSpeaks { break }
      if !outerSpeaks, !isPerson, nameOfToken[headToken(first)] >= 0, !isWord(first.lowerBound - 1, "of"),
        outer.lowerBound == 0 || items[outer.lowerBound - 1].part != .preposition
      {
        // "the attack on Sirte confirms": not Sirte does.
        return Found(
          mention: mention(base: outer, whole: outer.lowerBound..<base.upperBound),
          items: outer.lowerBound..<base.upperBound)
      }
      if !outerSpeaks && steps == 0 && !isWord(first.lowerBound - 1, "of") { break }
      first = outer
      base = outer.lowerBound..<base.upperBound
      steps += 1
    }
    if first.lowerBound >= 2, isWord(first.lowerBound - 1, "and"),
      let left = basePhrase(endingAt: first.lowerBound - 2),
      let mention = several(left, first)
    {
      if let named = bearer(ofOffices: left, first) { return named }
      return Found(mention: mention, items: left.lowerBound..<base.upperBound)
    }
    let found = mention(base: first, whole: base)
    // "…, Ahmed al-Mismari, a spokesman for the army told": the name stands before the office, between commas.
    if case .phrase = found.kind, text.tokens[found.head].isAny(of: .role), base.lowerBound >= 2,
      items[base.lowerBound - 1].part == .comma, let named = basePhrase(endingAt: base.lowerBound - 2),
      isPersonSpan(named),
      named.lowerBound == 0 || items[named.lowerBound - 1].part == .comma
    {
      return Found(
        mention: mention(base: named, whole: named.lowerBound..<base.upperBound),
        items: named.lowerBound..<base.upperBound)
    }
    return Found(mention: found, items: base)
  }

  func isParticiple(_ item: Int) -> Bool {
    let bytes = text.bytes(items[item].token)
    return bytes.suffix(2).elementsEqual("ed".utf8) || isWord(item, "led") || isWord(item, "written")
      || isWord(item, "given")
      || isWord(item, "made")
  }

  func several(_ left: Range<Int>, _ right: Range<Int>) -> Mention? {
    let leftHead = headToken(left)
    let rightHead = headToken(right)
    func speaks(_ head: Int) -> Bool {
      if nameOfToken[head] >= 0 { return true }
      return text.tokens[head].isAny(of: [.role, .group, .body])
    }
    guard speaks(leftHead), speaks(rightHead), left.lowerBound == 0 || startsClause(left.lowerBound) else {
      return nil
    }
    let tokens = items[left.lowerBound].token..<items[right.upperBound - 1].tokens.upperBound
    return Mention(tokens: tokens, phrase: tokens, head: rightHead, kind: .several)
  }

  func linksPhrases(_ index: Int) -> Bool {
    return isAnyWord(
      index, ["of", "for", "in", "from", "at", "with", "to", "on", "within", "near", "under", "by", "about"])
  }

  /// "A source close to the secretary", "people familiar with the talks": they speak, not whom they are close to.
  func isUnnamedSource(_ head: Int) -> Bool {
    text.isWord(head, "source") || text.isWord(head, "sources") || text.isWord(head, "person")
      || text.isWord(head, "people") || text.isWord(head, "insider") || text.isWord(head, "insiders")
  }

  func isPersonSpan(_ range: Range<Int>) -> Bool {
    let span = nameOfToken[items[range.upperBound - 1].token]
    return span >= 0 && names[Int(span)].kind == .person
  }

  func endsInSpeakingName(_ range: Range<Int>) -> Bool {
    let span = nameOfToken[items[range.upperBound - 1].token]
    return span >= 0 && names[Int(span)].kind != .unknown
  }

  /// Words without prepositions that end at item `end`; `nil` where none can.
  func basePhrase(endingAt end: Int) -> Range<Int>? {
    guard end >= 0 else { return nil }
    var index = end
    // "(LNA)" behind a name.
    if items[index].part == .bracketClose {
      while index >= 0, items[index].part != .bracketOpen { index -= 1 }
      index -= 1
      guard index >= 0 else { return nil }
    }
    let last = index
    while index >= 0 {
      switch items[index].part {
      case .name, .noun, .numeral, .genitive, .hyphen: index -= 1
      case .coordinator where isInsideName(index): index -= 1
      case .preposition where isInsideName(index): index -= 1
      case .quote where items[index].tokens.count <= 5 && index < last: index -= 1
      case .determiner, .possessive:
        if index == last, !token(index).isAny(of: .group) { return nil }
        index -= 1
        return (index + 1)..<(end + 1)
      case .bracketClose where index > 0 && isAcronymBracket(index): index -= 3
      default: return index < last || index < end ? trimmedPhrase((index + 1)..<(end + 1)) : nil
      }
    }
    return trimmedPhrase(0..<(end + 1))
  }

  /// Whether a linking word belongs to a name span: "House of Representatives".
  func isInsideName(_ index: Int) -> Bool { nameOfToken[items[index].token] >= 0 }

  func isAcronymBracket(_ index: Int) -> Bool {
    index >= 2 && items[index - 2].part == .bracketOpen && token(index - 1).has(.allCaps)
  }

  func trimmedPhrase(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let first = range.first, items[first].part == .genitive || items[first].part == .hyphen {
      range = (first + 1)..<range.upperBound
    }
    return range.isEmpty ? nil : range
  }

  func headToken(_ base: Range<Int>) -> Int {
    var index = base.upperBound - 1
    if items[index].part == .bracketClose {
      while index > base.lowerBound, items[index].part != .bracketOpen { index -= 1 }
      index -= 1
    }
    while index > base.lowerBound, items[index].part == .genitive || isTrailingAdjective(index) { index -= 1 }
    return items[max(index, base.lowerBound)].token
  }

  /// "sources familiar with", "people close to": adjectives behind their noun.
  func isTrailingAdjective(_ index: Int) -> Bool {
    return isAnyWord(index, ["familiar", "close", "present", "responsible", "involved", "aware", "loyal"])
  }

  /// The mention that a base phrase makes: its last name, or the whole phrase.
  func mention(base: Range<Int>, whole: Range<Int>) -> Mention {
    let head = headToken(base)
    let phrase = items[whole.lowerBound].token..<items[whole.upperBound - 1].tokens.upperBound
    let span = nameOfToken[head]
    if span >= 0 {
      let name = names[Int(span)]
      return Mention(tokens: name.tokens, phrase: phrase, head: head, kind: .name(Int(span)))
    }
    return Mention(tokens: phrase, phrase: phrase, head: head, kind: .phrase)
  }

}
