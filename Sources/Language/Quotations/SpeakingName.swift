/// Whose name in a noun phrase speaks.
///
/// "Secretary of State Mike Pompeo" is Pompeo; "Pompeo's lawyer" and "an aide to Pompeo" are somebody else.
struct SpeakingName {
  let text: TokenizedArticle
  let names: [NameSpan]
  let nameOfToken: [Int32]

  /// `mention` as a name where its phrase ends in one that speaks, as a phrase where the name in it does not speak,
  /// as several where names are joined; else as it is.
  func refined(_ whole: Mention) -> Mention {
    let mention = withoutOccasion(whole)
    switch mention.kind {
    case .pronoun: return mention
    case .name(let span):
      let next = names[span].tokens.upperBound
      // "according to | Hunter | 's agent"
      if mention.phrase.upperBound == next, let end = endOfOwned(behind: next) {
        return owned(mention.phrase.lowerBound..<end, behind: next)
      }
      guard names[span].kind == .person, mention.phrase.contains(next) else { return mention }
      if isJoined(behind: next, in: mention.phrase) { return several(mention.phrase) }
      guard text.tokens[next].has(.genitive), mention.phrase.contains(next + 1) else { return mention }
      if let bearer = bearer(of: mention.phrase) { return named(bearer, mention.phrase) }
      return owned(mention.phrase, behind: next)
    case .phrase:
      guard
        text.tokens[mention.head].isAny(of: [.role, .title, .nameSuffix, .body, .organisation])
          || nameOfToken[mention.head] >= 0, let bearer = bearer(of: mention.phrase)
      else { return mention }
      return named(bearer, mention.phrase)
    case .several:
      guard let bearer = bearer(of: mention.phrase), isOneOffice(before: bearer, in: mention.phrase) else {
        return mention
      }
      return named(bearer, mention.phrase)
    }
  }

  /// "the Executive in a statement": without the words for how it was said.
  private func withoutOccasion(_ mention: Mention) -> Mention {
    guard case .phrase = mention.kind,
      let link = mention.phrase.dropFirst().first(where: {
        text.isWord($0, "in") || text.isWord($0, "via") || text.isWord($0, "on")
      }), link + 2 < mention.phrase.upperBound,
      link > mention.head || text.tokens[link + 2].isAny(of: .document),
      text.isWord(link + 1, "a") || text.isWord(link + 1, "an") || text.isWord(link + 1, "its")
        || text.isWord(link + 1, "his") || text.isWord(link + 1, "her"),
      text.tokens[(link + 2)..<mention.phrase.upperBound].contains(where: { $0.isAny(of: .document) })
    else { return mention }
    let phrase = mention.phrase.lowerBound..<link
    let span = Int(nameOfToken[link - 1])
    if span >= 0, names[span].tokens.lowerBound >= phrase.lowerBound, names[span].kind == .organisation {
      return named(span, phrase)
    }
    let head = phrase.contains(mention.head) ? mention.head : link - 1
    return Mention(tokens: phrase, phrase: phrase, head: head, kind: .phrase)
  }

  /// The end of "'s agent", "'s chief veterinary officer" at `index`: a person or text that belongs to the one named.
  private func endOfOwned(behind index: Int) -> Int? {
    guard index + 1 < text.tokens.count, text.tokens[index].has(.genitive) else { return nil }
    var next = index + 1
    while next < text.tokens.count, next - index <= 4, text.tokens[next].has(.word),
      !text.tokens[next].has(.capitalised), !text.tokens[next].isAny(of: .closed)
    {
      let isLast =
        next + 1 >= text.tokens.count || text.tokens[next + 1].has(.punctuation)
        || text.tokens[next + 1].isAny(of: [.cue, .closed])
      if isLast, text.tokens[next].isAny(of: [.role, .group, .document, .body]) { return next + 1 }
      next += 1
    }
    return nil
  }

  private func named(_ span: Int, _ phrase: Range<Int>) -> Mention {
    Mention(
      tokens: names[span].tokens, phrase: phrase, head: names[span].tokens.upperBound - 1, kind: .name(span))
  }

  private func several(_ phrase: Range<Int>) -> Mention {
    Mention(tokens: phrase, phrase: phrase, head: phrase.upperBound - 1, kind: .several)
  }

  /// "Pompeo's lawyer": the noun behind the genitive, with what stands before it.
  private func owned(_ phrase: Range<Int>, behind genitive: Int) -> Mention {
    var head = genitive + 1
    var index = head
    while index < phrase.upperBound, text.tokens[index].has(.word),
      !text.tokens[index].isAny(of: [.preposition, .relative, .coordinator])
    {
      head = index
      index += 1
    }
    return Mention(tokens: phrase, phrase: phrase, head: head, kind: .phrase)
  }

  /// Whether "and" and another name stand at `index`.
  private func isJoined(behind index: Int, in phrase: Range<Int>) -> Bool {
    guard text.isWord(index, "and") else { return false }
    var next = index + 1
    while phrase.contains(next), text.tokens[next].isAny(of: [.title, .role, .determiner, .demonym]) {
      next += 1
    }
    return phrase.contains(next) && nameOfToken[next] >= 0
  }

  /// The person's name that a phrase ends in, prepositional phrases behind it left out, where an office or nothing
  /// stands before it.
  private func bearer(of phrase: Range<Int>) -> Int? {
    var index = phrase.lowerBound
    while index < phrase.upperBound {
      let span = Int(nameOfToken[index])
      guard span >= 0 else {
        index += 1
        continue
      }
      let tokens = names[span].tokens
      index = max(index + 1, tokens.upperBound)
      guard names[span].kind == .person, tokens.lowerBound >= phrase.lowerBound,
        tokens.upperBound <= phrase.upperBound, endsPhrase(tokens.upperBound, phrase),
        followsOffice(tokens.lowerBound, phrase)
      else { continue }
      return span
    }
    return nil
  }

  private func endsPhrase(_ index: Int, _ phrase: Range<Int>) -> Bool {
    guard phrase.contains(index) else { return true }
    let token = text.tokens[index]
    return token.isAny(of: [.preposition, .nameSuffix]) || text.isByte(index, 0x2C)
      || text.isByte(index, 0x28)
      || token.isAny(of: .relative)
  }

  private func followsOffice(_ name: Int, _ phrase: Range<Int>) -> Bool {
    var index = name - 1
    guard index >= phrase.lowerBound else { return true }
    var isOffice = false
    while index >= phrase.lowerBound, isAddress(index) {
      index -= 1
      isOffice = true
    }
    guard index >= phrase.lowerBound else { return true }
    let token = text.tokens[index]
    // "Medical Service | Dr. James Nyikal", "State | Mike Pompeo": the field of an office before the name.
    if token.has(.capitalised), token.has(.word), !token.isAny(of: [.role, .title, .demonym]) {
      return isFieldOfOffice(index, phrase)
    }
    guard token.isAny(of: [.role, .title]) || isOffice else { return false }
    // "an aide to President Vladimir Putin": nothing but a title stands between preposition and name.
    while index >= phrase.lowerBound {
      let token = text.tokens[index]
      if token.isAny(of: .preposition) { return false }
      if token.isAny(of: [.group, .relative, .finite]) && !token.isAny(of: [.role, .title]) { return false }
      guard
        token.isAny(of: [.role, .title, .roleModifier, .demonym, .state, .determiner, .possessive])
          || token.has(.genitive) || text.isByte(index, 0x2D)
      else { return true }
      index -= 1
    }
    return true
  }

  /// Whether capitalised words before a name, up to a preposition behind a role, are the field of that role.
  private func isFieldOfOffice(_ last: Int, _ phrase: Range<Int>) -> Bool {
    var index = last
    while index >= phrase.lowerBound, last - index < 12 {
      let token = text.tokens[index]
      if token.has(.genitive) || token.has(.punctuation) && !text.isByte(index, 0x2D) { return false }
      if token.isAny(of: .preposition) {
        return index > phrase.lowerBound && text.tokens[index - 1].isAny(of: [.role, .title])
          && !text.tokens[index - 1].isAny(of: .group)
      }
      index -= 1
    }
    return false
  }

  private func isAddress(_ index: Int) -> Bool {
    return text.isAnyWord(
      index, ["mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "sir", "dame", "professor", "prof."])
  }

  /// "Chinese State Councilor and Foreign Minister Wang Yi": one person with two offices, no determiner behind "and".
  private func isOneOffice(before span: Int, in phrase: Range<Int>) -> Bool {
    let name = names[span].tokens
    guard let and = phrase.first(where: { text.isWord($0, "and") }), and > phrase.lowerBound,
      and < name.lowerBound,
      and + 1 < name.lowerBound, text.tokens[name.lowerBound - 1].isAny(of: [.role, .title]),
      !isAddress(name.lowerBound - 1)
    else { return false }
    let before = text.tokens[and - 1]
    let first = text.tokens[and + 1]
    guard !first.isAny(of: [.determiner, .possessive]), !before.isAny(of: .group) else { return false }
    for index in phrase.lowerBound..<and where nameOfToken[index] >= 0 {
      let other = names[Int(nameOfToken[index])]
      if other.kind == .person, other.tokens.upperBound == and { return false }
      if other.kind == .organisation, other.tokens.upperBound == and, !before.isAny(of: .roleModifier) {
        return false
      }
    }
    return before.isAny(of: [.role, .title, .roleModifier])
  }
}
