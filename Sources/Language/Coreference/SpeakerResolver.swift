import Documents

/// Resolves the mentions that speak to entities, by sieves from the surest to the least sure.
struct SpeakerResolver {
  let text: TokenizedArticle
  let names: [NameSpan]
  let people: PersonFinder
  var table: EntityTable
  /// The tokens of reported words, disjoint and in text order.
  let contents: [Range<Int>]

  /// A speaker and how it was found.
  struct Resolution {
    var entity: Int?
    var chain: [TextRange]
    var confidence: Float
    var reason: String
  }

  struct Speech {
    let entity: Int
    let person: Int?
    let token: Int
    let isPlural: Bool
    /// Whether the mention brings up somebody new: "a senator".
    let isNew: Bool
  }

  /// Everybody who spoke, in the order of the quotations.
  private(set) var speeches: [Speech] = []
  /// Who spoke last: anybody, what is no person, what is no person or is several, an organisation.
  var last: Speech? { speeches.last }
  var lastThing: Speech?
  var lastSeveral: Speech?
  var lastOrganisation: Speech?
  let bearers: RoleIndex
  private let ranker: PronounRanker

  init(
    text: TokenizedArticle, names: [NameSpan], people: PersonFinder, table: EntityTable,
    contents: [Range<Int>], ranker: PronounRanker
  ) {
    self.ranker = ranker
    self.contents = contents
    self.text = text
    self.names = names
    self.people = people
    self.table = table
    bearers = RoleIndex(people, in: text)
  }

  /// Resolves `mention`; what is only mentioned is not remembered as having spoken.
  mutating func resolve(_ mention: Mention, remembers: Bool) -> Resolution {
    let resolution = find(mention)
    if remembers, let entity = resolution.entity {
      let person = people.persons.indices.contains(entity) ? entity : nil
      let opener = mention.phrase.lowerBound
      let isNew =
        text.isWord(opener, "a") || text.isWord(opener, "an") || text.isWord(opener, "one")
        || text.isWord(opener, "the") && mention.phrase.count == 2
      let speech = Speech(
        entity: entity, person: person, token: mention.head, isPlural: isPlural(mention), isNew: isNew)
      if person == nil { lastThing = speech }
      if person == nil || speech.isPlural { lastSeveral = speech }
      if person == nil, table.entities[entity].kind == .organisation { lastOrganisation = speech }
      speeches.append(speech)
    }
    return resolution
  }

  func isPlural(_ mention: Mention) -> Bool {
    if case .several = mention.kind { return true }
    return text.tokens[mention.head].isAny(of: [.group, .body])
  }

  mutating func find(_ mention: Mention) -> Resolution {
    let range = text.range(mention.tokens)
    switch mention.kind {
    case .name(let span):
      let person = people.personOfSpan[span]
      if person >= 0 { return named(person, range) }
      if let whole = longerName(of: span) {
        return Resolution(
          entity: table.entity(ofSpan: whole), chain: [range, names[whole].range], confidence: 0.9,
          reason: "\(text.string(range)) → \(table.fullName(ofSpan: whole))")
      }
      return Resolution(entity: table.entity(ofSpan: span), chain: [range], confidence: 0.97, reason: "")
    case .several:
      return Resolution(
        entity: joinedNames(mention) ?? table.entity(ofPhrase: mention.phrase, head: mention.head),
        chain: [range], confidence: 0.9,
        reason: "")
    case .pronoun: return pronoun(mention.head)
    case .phrase: return phrase(mention)
    }
  }

  func named(_ person: Int, _ range: TextRange) -> Resolution {
    let full = names[people.persons[person].fullest].range
    return Resolution(
      entity: table.entity(ofPerson: person), chain: full == range ? [range] : [range, full], confidence: 1,
      reason: "")
  }

  // MARK: pronouns

  mutating func pronoun(_ token: Int) -> Resolution {
    let range = text.tokens[token].range
    let word = text.string(range)
    if text.isWord(token, "he") || text.isWord(token, "she") {
      let gender: Gender = text.isWord(token, "he") ? .male : .female
      if let last = lastUnnamed(before: token, gender) {
        let isSomebody = table.entities[last].kind == .person
        return Resolution(
          entity: isSomebody ? last : nil, chain: [range], confidence: 0.75,
          reason: isSomebody ? "\(word) → \(table.entities[last].name)" : "\(word) is not clear")
      }
      guard let (person, confidence, via) = likeliest(for: token, gender) else {
        return Resolution(entity: nil, chain: [range], confidence: 1, reason: "\(word) is not clear")
      }
      let full = names[people.persons[person].fullest].range
      let near = names[via].range
      return Resolution(
        entity: table.entity(ofPerson: person), chain: near == full ? [range, full] : [range, near, full],
        confidence: confidence, reason: "\(word) → \(text.string(near))")
    }
    if text.isWord(token, "they") || text.isWord(token, "it") {
      let sentence = Int(text.tokens[token].sentence)
      if let last = text.isWord(token, "it") ? lastThing : lastSeveral,
        sentence - Int(text.tokens[last.token].sentence) <= 4
      {
        return Resolution(
          entity: last.entity, chain: [range], confidence: 0.75,
          reason: "\(word) → \(table.entities[last.entity].name)")
      }
    }
    return Resolution(entity: nil, chain: [range], confidence: 1, reason: "\(word) is not resolved")
  }

  /// The entity without a known name that spoke last, right before `token`: "A shop owner said … She added".
  func lastUnnamed(before token: Int, _ gender: Gender) -> Int? {
    guard let last, last.person == nil, !last.isPlural else { return nil }
    let sentence = Int(text.tokens[token].sentence)
    let spokenIn = Int(text.tokens[last.token].sentence)
    guard sentence - spokenIn <= 2, self.gender(of: text.tokens[last.token]).agrees(with: gender) else {
      return nil
    }
    // "The senator said" may be another way to name somebody; "a senator said" and a lone name are not.
    switch table.entities[last.entity].kind {
    case .person: guard last.isNew else { return nil }
    case .unknown: guard !table.entities[last.entity].mentions.isEmpty else { return nil }
    default: return nil
    }
    if let named = names[..<firstSpan(from: last.token)].indices.last(where: { people.personOfSpan[$0] >= 0 }
    ),
      Int(text.tokens[names[named].tokens.lowerBound].sentence) == spokenIn
    {
      return nil
    }
    // Somebody with a name who comes up in between is meant rather.
    var index = firstSpan(from: token) - 1
    while index >= 0, names[index].tokens.lowerBound > last.token {
      let person = people.personOfSpan[index]
      if person >= 0, people.persons[person].gender.agrees(with: gender),
        !isInContent(names[index].tokens.lowerBound)
      {
        return nil
      }
      index -= 1
    }
    return last.entity
  }

  /// Whether a man or woman without a name became the subject between a name and the pronoun: "Ms Diaz spoke. A girl
  /// wanted a pool. She said".
  func isInterrupted(from start: Int, to end: Int, _ gender: Gender, _ person: Int) -> Bool {
    guard end - start < 400, start < end else { return false }
    var index = end - 1
    let sentence = Int(text.tokens[end].sentence)
    while index >= start, sentence - Int(text.tokens[index].sentence) <= 2 {
      defer { index -= 1 }
      let token = text.tokens[index]
      guard token.isAny(of: .role), self.gender(of: token) == gender, !token.has(.insideQuotation),
        !isInContent(index), index > 0
      else { continue }
      // Only the subject of its sentence, not one of the person's own roles.
      let opener = text.tokens[index - 1]
      guard opener.has(.sentenceStart), opener.isAny(of: [.determiner, .possessive]), index + 1 < end,
        !text.tokens[index + 1].has(.punctuation), !text.tokens[index + 1].has(.capitalised),
        !people.persons[person].roles.contains(where: {
          text.tokens[$0.head].hash == token.hash || $0.tokens.contains(index)
        })
      else { continue }
      return true
    }
    return false
  }

  /// The person that "he" or "she" at `token` stands for, how likely that is, and the name it goes back to.
  private func likeliest(for token: Int, _ gender: Gender) -> (person: Int, confidence: Float, via: Int)? {
    let candidates = candidates(for: token, gender, lastSpeech: last)
    let shares = ranker.probabilities(candidates)
    guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), candidates[best].person >= 0,
      shares[best] >= PronounRanker.least,
      !isInterrupted(
        from: names[candidates[best].via].tokens.upperBound, to: token, gender, candidates[best].person)
    else { return nil }
    return (candidates[best].person, Float(shares[best]), candidates[best].via)
  }

  /// The last name of a person before a token.
  func span(of person: Int, before token: Int) -> Int? {
    let spans = people.persons[person].spans
    let count = spans.partitioningIndex { names[$0].tokens.lowerBound >= token }
    return count > 0 ? spans[count - 1] : nil
  }

  func firstSpan(from token: Int) -> Int {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.lowerBound >= token { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether no other person is named before it in its sentence.
  func isFirstInSentence(_ span: Int) -> Bool {
    let sentence = text.tokens[names[span].tokens.lowerBound].sentence
    var index = span - 1
    while index >= 0, text.tokens[names[index].tokens.lowerBound].sentence == sentence {
      if people.personOfSpan[index] >= 0 { return false }
      index -= 1
      if span - index > 12 { return false }
    }
    return true
  }

  /// Whether token `token` is part of what somebody says.
  func isInContent(_ token: Int) -> Bool {
    var low = 0
    var high = contents.count
    while low < high {
      let middle = (low + high) / 2
      if contents[middle].upperBound > token { high = middle } else { low = middle + 1 }
    }
    return low < contents.count && contents[low].contains(token)
  }

  /// Whether a name stands at the start of its clause or before a verb.
  func isSubject(_ tokens: Range<Int>) -> Bool {
    let next = tokens.upperBound
    if next < text.tokens.count, text.isByte(next, 0x2C), isOpeningOffice(before: tokens.lowerBound) {
      return true
    }
    if next < text.tokens.count, !text.tokens[next].has(.capitalised),
      text.tokens[next].isAny(of: [.cue, .auxiliary, .modal, .finite])
        || text.tokens[next].has(.word) && text.bytes(next).suffix(2).elementsEqual("ed".utf8)
    {
      return true
    }
    var before = tokens.lowerBound - 1
    while before >= 0, !text.tokens[before + 1].has(.sentenceStart),
      text.tokens[before].isAny(of: [.title, .role, .roleModifier, .demonym, .possessive])
    { before -= 1 }
    guard before >= 0 else { return true }
    return text.tokens[before].sentence != text.tokens[tokens.lowerBound].sentence
      || text.tokens[before + 1].has(.sentenceStart)
  }

  /// "The president, Ana Kovač, accepted": an office opens the sentence and the name stands behind it.
  func isOpeningOffice(before name: Int) -> Bool {
    var index = name - 1
    var hasRole = false
    let sentence = text.tokens[name].sentence
    while index >= 0, name - index <= 14, text.tokens[index].sentence == sentence {
      let token = text.tokens[index]
      if token.isAny(of: .role) { hasRole = true }
      if token.has(.sentenceStart) { return hasRole && !token.isAny(of: [.preposition, .subordinator]) }
      if token.isAny(of: [.cue, .auxiliary, .finite, .relative, .pronoun, .subordinator])
        && !token.isAny(of: [.role, .title]) || token.has(.quotationMark)
      {
        return false
      }
      index -= 1
    }
    return false
  }
}
