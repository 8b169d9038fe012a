import Documents

/// Descriptions: "the minister", "the LNA spokesman", "the statement".
extension SpeakerResolver {
  mutating func phrase(_ mention: Mention) -> Resolution {
    let range = text.range(mention.tokens)
    let head = text.tokens[mention.head]
    let first = text.tokens[mention.phrase.lowerBound]
    if head.isAny(of: [.role, .title]), !isPluralForm(mention.head) {
      // "A spokesman said" at the start of a sentence is as indefinite as inside one.
      let isIndefinite =
        text.isWord(mention.phrase.lowerBound, "a") || text.isWord(mention.phrase.lowerBound, "an")
        || text.isWord(mention.phrase.lowerBound, "another") || text.isWord(mention.phrase.lowerBound, "one")
      let isDefinite =
        !isIndefinite && (first.isAny(of: [.determiner, .possessive]) || first.has(.capitalised))
      if isDefinite, let (person, confidence) = bearer(of: mention) {
        let full = names[people.persons[person].fullest].range
        return Resolution(
          entity: table.entity(ofPerson: person), chain: [range, full], confidence: confidence,
          reason: "\(text.string(range)) → \(text.string(full))")
      }
    }
    if head.isAny(of: .role), !isPluralForm(mention.head), text.isWord(mention.phrase.lowerBound, "the"),
      !isInstitution(mention),
      let (person, certainty, _) = topic(before: mention.phrase.lowerBound, gender(of: head)),
      certainty >= 0.82,
      !hasForeignName(mention, person), !hasComplement(mention), !isOtherOffice(mention, person)
    {
      // "the New York businessman" right after Trump was the topic: another way to name him, if nobody else fits.
      let full = names[people.persons[person].fullest].range
      return Resolution(
        entity: table.entity(ofPerson: person), chain: [range, full], confidence: 0.65,
        reason: "\(text.string(range)) → \(text.string(full)), of whom the text speaks")
    }
    if let issued = issuer(of: mention) { return issued }
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
    if head.isAny(of: [.body, .organisation]) || text.isWord(mention.head, "agency"),
      let (span, confidence) = antecedentBody(of: mention)
    {
      let entity = table.entity(ofSpan: span)
      return Resolution(
        entity: entity, chain: [range, names[span].range], confidence: confidence,
        reason: "\(text.string(range)) → \(table.entities[entity].name)")
    }
    return Resolution(
      entity: table.entity(ofPhrase: mention.phrase, head: mention.head), chain: [range], confidence: 0.9,
      reason: "")
  }

  /// "the statement", "the letter": a text whose author the article named before.
  func isBareDocument(_ mention: Mention) -> Bool {
    guard mention.phrase.count == 2, text.isWord(mention.phrase.lowerBound, "the") else { return false }
    return text.isAnyWord(
      mention.head,
      ["statement", "release", "letter", "message", "tweet", "post", "communique", "memo", "email", "email"])
  }

  /// "the Scottish Executive": in capitals no manager.
  private func isInstitution(_ mention: Mention) -> Bool {
    mention.phrase.count > 2 && text.isWord(mention.head, "executive")
      && mention.phrase.dropFirst().allSatisfy { text.tokens[$0].has(.capitalised) }
      && text.tokens[mention.phrase.lowerBound + 1].isAny(of: [.demonym, .state])
      && !text.tokens[mention.head].isAny(of: .title)
  }

  func gender(of token: Token) -> Gender {
    token.isAny(of: .masculine) ? .male : token.isAny(of: .feminine) ? .female : .unknown
  }

  /// Whether a description holds the name of an organisation that none of the person's roles holds.
  func hasForeignName(_ mention: Mention, _ person: Int) -> Bool {
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

  /// "the mayor" where the person has an office, and another one: only a description tells more ("the Texas lawyer").
  func isOtherOffice(_ mention: Mention, _ person: Int) -> Bool {
    mention.phrase.count == 2 && !people.persons[person].roles.isEmpty
      && !text.tokens[mention.head].isAny(of: [.masculine, .feminine])
  }

  /// "the president of Kenya", "the owner, Rail SA,": what follows the head tells who it is, and that is nobody else.
  func hasComplement(_ mention: Mention) -> Bool {
    let next = mention.phrase.upperBound
    if next + 1 < text.tokens.count, text.isByte(next, 0x2C), text.tokens[next + 1].has(.capitalised) {
      return true
    }
    return mention.phrase.contains { $0 > mention.head && text.tokens[$0].isAny(of: .preposition) }
  }

  func isPluralForm(_ index: Int) -> Bool {
    text.tokens[index].isAny(of: .group) || text.bytes(index).last == 0x73 && !text.isWord(index, "boss")
  }

  /// The person whose role a description repeats: "the LNA spokesman", "the General".
  func bearer(of mention: Mention) -> (Int, Float)? {
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
