import Documents

/// Resolves the mentions that speak to entities, by sieves from the surest to the least sure.
struct SpeakerResolver {
  let text: TokenizedArticle
  let names: [NameSpan]
  let people: PersonFinder
  var table: EntityTable
  /// The tokens of reported words, disjoint and in text order.
  private let contents: [Range<Int>]

  /// A speaker and how it was found.
  struct Resolution {
    var entity: Int?
    var chain: [TextRange]
    var confidence: Float
    var reason: String
  }

  private struct Speech {
    let entity: Int
    let person: Int?
    let token: Int
  }

  /// Who spoke last: anybody, what is no person, what is no person or is several, an organisation.
  private var last: Speech?
  private var lastThing: Speech?
  private var lastSeveral: Speech?
  private var lastOrganisation: Speech?
  private let bearers: RoleIndex

  init(
    text: TokenizedArticle, names: [NameSpan], people: PersonFinder, table: EntityTable,
    contents: [Range<Int>]
  ) {
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
      let speech = Speech(entity: entity, person: person, token: mention.head)
      if person == nil { lastThing = speech }
      if person == nil || isPlural(mention) { lastSeveral = speech }
      if person == nil, table.entities[entity].kind == .organisation { lastOrganisation = speech }
      last = speech
    }
    return resolution
  }

  private func isPlural(_ mention: Mention) -> Bool {
    if case .several = mention.kind { return true }
    return text.tokens[mention.head].isAny(of: [.group, .body])
  }

  private mutating func find(_ mention: Mention) -> Resolution {
    let range = text.range(mention.tokens)
    switch mention.kind {
    case .name(let span):
      let person = people.personOfSpan[span]
      if person >= 0 { return named(person, range) }
      return Resolution(entity: table.entity(ofSpan: span), chain: [range], confidence: 0.97, reason: "")
    case .several:
      return Resolution(
        entity: table.entity(ofPhrase: mention.phrase, head: mention.head), chain: [range], confidence: 0.9,
        reason: "")
    case .pronoun: return pronoun(mention.head)
    case .phrase: return phrase(mention)
    }
  }

  private func named(_ person: Int, _ range: TextRange) -> Resolution {
    let full = names[people.persons[person].fullest].range
    return Resolution(
      entity: table.entity(ofPerson: person), chain: full == range ? [range] : [range, full], confidence: 1,
      reason: "")
  }

  // MARK: pronouns

  private mutating func pronoun(_ token: Int) -> Resolution {
    let range = text.tokens[token].range
    let word = text.string(range)
    if text.isWord(token, "he") || text.isWord(token, "she") {
      let gender: Gender = text.isWord(token, "he") ? .male : .female
      guard let (person, confidence, via) = antecedent(of: token, gender) else {
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

  /// The person that "he" or "she" at `token` stands for, how sure that is, and the name it goes back to.
  private func antecedent(of token: Int, _ gender: Gender) -> (person: Int, confidence: Float, via: Int)? {
    let sentence = Int(text.tokens[token].sentence)
    var scores: [Int: (score: Float, via: Int)] = [:]
    var index = firstSpan(from: token) - 1
    var seen = 0
    while index >= 0, seen < 60 {
      defer {
        index -= 1
        seen += 1
      }
      let span = names[index]
      let person = people.personOfSpan[index]
      let head = text.tokens[span.tokens.lowerBound]
      let distance = sentence - Int(head.sentence)
      if distance > 12 { break }
      guard person >= 0, people.persons[person].gender.agrees(with: gender), !head.has(.title) else {
        continue
      }
      var score: Float = 4 - Float(min(distance, 12)) * 0.6
      if isSubject(span.tokens) { score += 1.5 }
      if isFirstInSentence(index) { score += 0.6 }
      score += 0.15 * Float(min(people.persons[person].spans.count, 8))
      if isInContent(span.tokens.lowerBound) { score -= 1.2 }
      if head.has(.insideQuotation) { score -= 3 }
      if people.persons[person].gender == gender { score += 0.7 }
      if distance == 0 { score -= 0.3 }
      if score > scores[person]?.score ?? -100 { scores[person] = (score, index) }
    }
    if let last, let person = last.person, people.persons[person].gender.agrees(with: gender) {
      let distance = sentence - Int(text.tokens[last.token].sentence)
      if distance <= 8 {
        let bonus: Float = distance <= 1 ? 3 : distance <= 3 ? 2 : 1
        let via =
          scores[person]?.via ?? span(of: person, before: token) ?? people.persons[person].fullest
        scores[person] = ((scores[person]?.score ?? 0.5) + bonus, via)
      }
    }
    let ranked = scores.sorted { ($0.value.score, -$0.key) > ($1.value.score, -$1.key) }
    guard let best = ranked.first else { return nil }
    let margin = ranked.count > 1 ? best.value.score - ranked[1].value.score : 3
    guard margin >= 0.2 else { return nil }
    return (best.key, min(0.95, 0.72 + margin * 0.08), best.value.via)
  }

  /// The last name of a person before a token.
  private func span(of person: Int, before token: Int) -> Int? {
    let spans = people.persons[person].spans
    let count = spans.partitioningIndex { names[$0].tokens.lowerBound >= token }
    return count > 0 ? spans[count - 1] : nil
  }

  private func firstSpan(from token: Int) -> Int {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.lowerBound >= token { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether no other person is named before it in its sentence.
  private func isFirstInSentence(_ span: Int) -> Bool {
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
  private func isInContent(_ token: Int) -> Bool {
    var low = 0
    var high = contents.count
    while low < high {
      let middle = (low + high) / 2
      if contents[middle].upperBound > token { high = middle } else { low = middle + 1 }
    }
    return low < contents.count && contents[low].contains(token)
  }

  /// Whether a name stands at the start of its clause or before a verb.
  private func isSubject(_ tokens: Range<Int>) -> Bool {
    let next = tokens.upperBound
    if next < text.tokens.count, !text.tokens[next].has(.capitalised),
      text.tokens[next].isAny(of: [.cue, .auxiliary, .modal, .finite])
        || text.tokens[next].has(.word) && text.bytes(next).suffix(2).elementsEqual("ed".utf8)
    {
      return true
    }
    var before = tokens.lowerBound - 1
    while before >= 0, text.tokens[before].isAny(of: [.title, .role, .roleModifier, .demonym]) { before -= 1 }
    guard before >= 0 else { return true }
    return text.tokens[before].sentence != text.tokens[tokens.lowerBound].sentence
      || text.tokens[before + 1].has(.sentenceStart)
  }

  // MARK: descriptions

  private mutating func phrase(_ mention: Mention) -> Resolution {
    let range = text.range(mention.tokens)
    let head = text.tokens[mention.head]
    let first = text.tokens[mention.phrase.lowerBound]
    if head.isAny(of: [.role, .title]), !isPluralForm(mention.head) {
      let isDefinite =
        first.isAny(of: [.determiner, .possessive]) && !text.isWord(mention.phrase.lowerBound, "a")
        && !text.isWord(mention.phrase.lowerBound, "an") && !text.isWord(mention.phrase.lowerBound, "another")
        || first.has(.capitalised)
      if isDefinite, let (person, confidence) = bearer(of: mention) {
        let full = names[people.persons[person].fullest].range
        return Resolution(
          entity: table.entity(ofPerson: person), chain: [range, full], confidence: confidence,
          reason: "\(text.string(range)) → \(text.string(full))")
      }
    }
    if head.isAny(of: .role), !isPluralForm(mention.head), text.isWord(mention.phrase.lowerBound, "the"),
      let (person, certainty, _) = antecedent(of: mention.phrase.lowerBound, gender(of: head)),
      certainty >= 0.82,
      !hasForeignName(mention, person)
    {
      // "the New York businessman" right after Trump was the topic: another way to name him, if nobody else fits.
      let full = names[people.persons[person].fullest].range
      return Resolution(
        entity: table.entity(ofPerson: person), chain: [range, full], confidence: 0.65,
        reason: "\(text.string(range)) → \(text.string(full)), of whom the text speaks")
    }
    if isBareDocument(mention), let last,
      Int(head.sentence) - Int(text.tokens[last.token].sentence) <= 3,
      table.entities[last.entity].kind != .document
    {
      // "the statement said": whoever issued it spoke before.
      return Resolution(
        entity: last.entity, chain: [range] + table.entities[last.entity].mentions.prefix(1), confidence: 0.7,
        reason: "\(text.string(range)) → \(table.entities[last.entity].name)")
    }
    if head.isAny(of: [.body, .organisation]), first.isAny(of: .determiner), mention.phrase.count <= 3,
      let last = lastOrganisation,
      table.entities[last.entity].name.lowercased().contains(text.string(head.range).lowercased())
    {
      return Resolution(
        entity: last.entity, chain: [range], confidence: 0.85,
        reason: "\(text.string(range)) → \(table.entities[last.entity].name)")
    }
    return Resolution(
      entity: table.entity(ofPhrase: mention.phrase, head: mention.head), chain: [range], confidence: 0.9,
      reason: "")
  }

  /// "the statement", "the letter": a text whose author the article named before.
  private func isBareDocument(_ mention: Mention) -> Bool {
    guard mention.phrase.count == 2, text.isWord(mention.phrase.lowerBound, "the") else { return false }
    for word: StaticString in [
      "statement", "release", "letter", "message", "tweet", "post", "communique", "memo", "email", "email",
    ]
    where text.isWord(mention.head, word) { return true }
    return false
  }

  private func gender(of token: Token) -> Gender {
    token.isAny(of: .masculine) ? .male : token.isAny(of: .feminine) ? .female : .unknown
  }

  /// Whether a description holds the name of an organisation that none of the person's roles holds.
  private func hasForeignName(_ mention: Mention, _ person: Int) -> Bool {
    let words = mention.phrase.filter {
      text.tokens[$0].has(.allCaps) || text.tokens[$0].isAny(of: .organisation)
    }
    guard !words.isEmpty else { return false }
    return !words.allSatisfy { word in
      people.persons[person].roles.contains {
        $0.tokens.contains { text.tokens[$0].hash == text.tokens[word].hash }
      }
    }
  }

  private func isPluralForm(_ index: Int) -> Bool {
    text.tokens[index].isAny(of: .group) || text.bytes(index).last == 0x73 && !text.isWord(index, "boss")
  }

  /// The person whose role a description repeats: "the LNA spokesman", "the General".
  private func bearer(of mention: Mention) -> (Int, Float)? {
    let head = text.tokens[mention.head]
    let modifiers = mention.phrase.filter {
      $0 != mention.head && text.tokens[$0].has(.word)
        && !text.tokens[$0].isAny(of: [.determiner, .possessive, .preposition])
    }.map { text.tokens[$0].hash }
    var best: (person: Int, score: Float)?
    var isTie = false
    for person in bearers.candidates(for: head, before: firstSpan(from: mention.head), in: text) {
      let value = people.persons[person]
      var score: Float = 0
      for role in value.roles {
        guard
          RoleIndex.isSame(text.tokens[role.head], head, in: text)
            || role.tokens.contains(where: { text.tokens[$0].hash == head.hash })
        else { continue }
        let shared = modifiers.filter { modifier in role.tokens.contains { text.tokens[$0].hash == modifier }
        }.count
        score = max(score, 2 + Float(shared) - 0.5 * Float(modifiers.count - shared))
      }
      guard score > 0, let first = value.spans.first,
        names[first].tokens.lowerBound < mention.head || value.roles.isEmpty == false
      else { continue }
      // Of several, the one named last before.
      if let recent = span(of: person, before: mention.head) {
        let distance =
          Int(text.tokens[mention.head].sentence) - Int(text.tokens[names[recent].tokens.lowerBound].sentence)
        score += max(0, 1 - Float(distance) * 0.1)
      } else {
        score -= 1.5
      }
      if let known = best {
        if abs(known.score - score) < 0.05 { isTie = true }
        if score > known.score {
          isTie = abs(known.score - score) < 0.05
          best = (person, score)
        }
      } else {
        best = (person, score)
      }
    }
    guard let best, !isTie, best.score >= 1 else { return nil }
    return (best.person, min(0.95, 0.7 + best.score * 0.07))
  }
}
