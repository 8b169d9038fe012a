import Documents

/// Texts and bodies that speak for somebody whom the article names: "a statement by the ministry", "the agency".
extension SpeakerResolver {
  /// What speaks through the document that `mention` is: "a statement from Haddad", "the White House statement".
  mutating func issuer(of mention: Mention) -> Resolution? {
    guard isMouthpiece(mention.head), let span = issuingName(mention) else { return nil }
    let range = text.range(mention.tokens)
    let person = people.personOfSpan[span]
    let entity = person >= 0 ? table.entity(ofPerson: person) : table.entity(ofSpan: span)
    return Resolution(
      entity: entity, chain: [range, names[span].range], confidence: 0.85,
      reason: "\(text.string(range)) → \(table.entities[entity].name)")
  }

  /// Words for texts that say what whoever issued them says; a study or a law speaks for itself.
  private func isMouthpiece(_ head: Int) -> Bool {
    return text.isAnyWord(
      head,
      [
        "statement", "statements", "release", "releases", "announcement", "tweet", "tweets", "post",
        "website", "site", "page", "blog", "data", "figures", "information", "bulletin", "communique",
        "communiqué", "advisory", "dispatch", "newsletter",
      ])
  }

  private func issuingName(_ mention: Mention) -> Int? {
    let phrase = mention.phrase
    // Before the head: "the army's statement", "the White House press release".
    var index = mention.head - 1
    while index >= phrase.lowerBound, mention.head - index <= 3 {
      let token = text.tokens[index]
      if let span = span(at: index), names[span].tokens.lowerBound >= phrase.lowerBound { return span }
      guard token.has(.genitive) || token.has(.word) && !token.isAny(of: .closed) && !token.has(.capitalised)
      else { break }
      index -= 1
    }
    // Behind it: "released by the ministry", "from the World Health Organization", "on the army's website".
    index = mention.head + 1
    let limit = min(phrase.upperBound, mention.head + 5)
    while index < limit {
      let isAgent = text.isWord(index, "by") || text.isWord(index, "from") || text.isWord(index, "of")
      let isPlace = text.isWord(index, "on") || text.isWord(index, "at")
      if isAgent || isPlace {
        var next = index + 1
        while next < phrase.upperBound, text.tokens[next].isAny(of: .determiner) { next += 1 }
        guard next < phrase.upperBound, let span = span(at: next) else { return nil }
        let end = names[span].tokens.upperBound
        let isWhole =
          !phrase.contains(end) || text.tokens[end].isAny(of: .preposition) || text.isByte(end, 0x28)
          || text.isByte(end, 0x2C)
        // "on the ministry's website", but "by the minister's lawyer" is somebody else.
        let isSite =
          (phrase.upperBound - 1 > end) && text.tokens[end].has(.genitive)
          && (text.isWord(phrase.upperBound - 1, "website") || text.isWord(phrase.upperBound - 1, "site"))
        return isAgent && isWhole || isSite ? span : nil
      }
      guard text.tokens[index].has(.word), !text.tokens[index].isAny(of: .closed) else { return nil }
      index += 1
    }
    return nil
  }

  private func span(at token: Int) -> Int? {
    let span = firstSpan(from: token + 1) - 1
    guard span >= 0, names[span].tokens.contains(token) else { return nil }
    return span
  }

  /// The organisation that "the agency", "the network" or "the department" at `mention` stands for, and how sure
  /// that is.
  func antecedentBody(of mention: Mention) -> (span: Int, confidence: Float)? {
    guard mention.phrase.count == 2, text.isWord(mention.phrase.lowerBound, "the") else { return nil }
    let head = text.tokens[mention.head]
    let sentence = Int(head.sentence)
    // One whose name has the word.
    var index = firstSpan(from: mention.phrase.lowerBound) - 1
    let nearest = index
    while index >= 0, nearest - index < 80 {
      let span = names[index]
      if span.kind == .organisation, span.tokens.count > 1,
        span.tokens.contains(where: { text.tokens[$0].hash == head.hash })
      {
        return (index, 0.8)
      }
      index -= 1
    }
    guard isGenericBody(mention.head) else { return nil }
    // Else the one that spoke last, or the one that the text before speaks of.
    if let last = lastOrganisation, !text.tokens[last.token].isAny(of: .medium),
      sentence - Int(text.tokens[last.token].sentence) <= 4, let span = span(at: last.token),
      names[span].kind == .organisation
    {
      return (span, 0.7)
    }
    var found: Int?
    index = nearest
    while index >= 0, sentence - Int(text.tokens[names[index].tokens.lowerBound].sentence) <= 3 {
      let span = names[index]
      let first = text.tokens[span.tokens.lowerBound]
      if span.kind == .organisation,
        !first.isAny(of: [.medium, .state]) || text.isWord(mention.head, "network")
      {
        if let known = found, table.canonicalName(known) != table.canonicalName(index) { return nil }
        found = found ?? index
      }
      index -= 1
    }
    return found.map { ($0, 0.65) }
  }

  /// "The Center for Animal Health … the Center": the only longer name before `span` that has its one word.
  func longerName(of span: Int) -> Int? {
    guard names[span].tokens.count == 1, let word = names[span].tokens.first, word > 0,
      text.isWord(word - 1, "the"), !text.tokens[word].has(.allCaps),
      names[span].kind == .organisation || text.tokens[word].isAny(of: [.body, .organisation, .medium])
    else { return nil }
    var found: Int?
    for other in stride(from: span - 1, through: max(0, span - 80), by: -1) {
      guard names[other].kind == .organisation, names[other].tokens.count > 1,
        names[other].tokens.contains(where: { text.tokens[$0].hash == text.tokens[word].hash })
      else { continue }
      if let found, table.canonicalName(found) != table.canonicalName(other) { return nil }
      found = found ?? other
    }
    return found
  }

  private func isGenericBody(_ head: Int) -> Bool {
    return text.isAnyWord(
      head,
      [
        "agency", "company", "firm", "organisation", "organization", "network", "charity", "watchdog",
        "airline", "manufacturer", "operator", "body", "broadcaster", "corporation", "nonprofit",
      ])
  }

  /// "Williams and King" as the full names of both; `nil` where one of them has none.
  mutating func joinedNames(_ mention: Mention) -> Int? {
    var parts: [String] = []
    var isPersonNamed = false
    var index = mention.phrase.lowerBound
    var isOpen = true
    while index < mention.phrase.upperBound {
      let token = text.tokens[index]
      if let span = span(at: index), names[span].tokens.lowerBound == index {
        guard isOpen else { return nil }
        let person = people.personOfSpan[span]
        let name =
          person >= 0 ? table.entities[table.entity(ofPerson: person)].name : table.fullName(ofSpan: span)
        parts.append(name)
        isPersonNamed = person >= 0
        isOpen = false
        index = names[span].tokens.upperBound
        continue
      }
      if text.isWord(index, "and") || text.isByte(index, 0x2C) {
        isOpen = true
      } else if !isOpen, token.isAny(of: [.role, .group, .title]), parts.count == 1, !isPersonNamed {
        // "CDC officials Rob Quick and Carleene Dei": the body is no speaker of its own.
        parts = []
        isOpen = true
      } else if token.isAny(of: [.preposition, .relative, .finite, .pronoun])
        || !isOpen && !token.has(.punctuation) && !token.has(.allCaps)
      {
        return nil
      }
      index += 1
    }
    guard parts.count >= 2, !isOpen else { return nil }
    return table.entity(
      ofSeveral: parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? ""))
  }
}
