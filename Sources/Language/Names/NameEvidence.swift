import Documents
import Gazetteer

// What the surroundings of a name and the rest of the article show.
extension NameFinder {
  mutating func learn() {
    for span in spans where span.kind == .person { learnPerson(span.tokens) }
    for span in spans where span.kind == .organisation {
      for index in span.tokens where token(index).has(.word) { organisationWords.insert(token(index).hash) }
    }
  }

  mutating func learnPerson(_ tokens: Range<Int>) {
    let words = tokens.filter { token($0).has(.word) && !isParticle($0) }
    guard let last = words.last(where: { !token($0).isAny(of: .nameSuffix) }) else { return }
    personWords[token(last).hash, default: PersonWord()].isLast = true
    if words.count > 1, let first = words.first {
      personWords[token(first).hash, default: PersonWord()].isFirst = true
    }
  }

  /// Decides the unknown spans by what stands around them and by the names already known.
  mutating func decide() {
    for span in spans where span.kind == .unknown && span.tokens.count == 1 {
      let only = span.tokens.lowerBound
      if isSpeakingSurname(only), !(only > 0 && token(only - 1).isAny(of: .determiner)) {
        speakingNames.insert(token(only).hash)
      }
    }
    markFirms()
    for _ in 0..<2 {
      for index in spans.indices where spans[index].kind == .unknown {
        if isPerson(spans[index].tokens) {
          spans[index].kind = .person
          learnPerson(spans[index].tokens)
        }
      }
    }
    let tokens = text.tokens
    spans.removeAll {
      $0.kind == .unknown && $0.tokens.count == 1 && tokens[$0.tokens.lowerBound].isAny(of: [.title, .role])
    }
    for index in spans.indices where spans[index].kind == .person && spans[index].tokens.count == 1 {
      // "President Obama" is a person, "Prime Minister's" or "General Motors" is none; a place that is no last name neither.
      let only = token(spans[index].tokens.lowerBound)
      if only.isAny(of: [.demonym]) { spans[index].kind = .unknown }
    }
  }

  /// "the retailer Tesco": what stands behind the word for a trade is a firm, here and wherever the article writes it.
  private mutating func markFirms() {
    var firms: Set<UInt64> = []
    for span in spans where span.kind == .unknown && span.tokens.count == 1 {
      let before = span.tokens.lowerBound - 1
      if before >= 0, isTrade(before) { firms.insert(token(span.tokens.lowerBound).hash) }
    }
    guard !firms.isEmpty else { return }
    for index in spans.indices
    where spans[index].kind == .unknown && spans[index].tokens.count == 1
      && firms.contains(token(spans[index].tokens.lowerBound).hash)
    {
      spans[index].kind = .organisation
    }
    organisationWords.formUnion(firms)
  }

  private func isTrade(_ index: Int) -> Bool {
    return text.isAnyWord(
      index,
      [
        "retailer", "supermarket", "carmaker", "automaker", "drugmaker", "chipmaker", "airline",
        "conglomerate", "insurer", "lender", "broadcaster", "startup", "brewer", "giant",
      ]) && !token(index).has(.capitalised)
  }

  func isPerson(_ span: Range<Int>) -> Bool {
    let words = span.filter { token($0).has(.word) && !isParticle($0) }
    guard let last = words.last, words.count <= 4 else { return false }
    if mayBearPlace(span), !organisationWords.contains(token(last).hash) {
      // "Georgia Power said", "Paris Match reported": a reporting verb tells nothing here.
      return personWords[token(last).hash]?.isLast == true && !token(last).isAny(of: .state)
        || hasPersonContext(span, words: words.count, isPlace: true)
    }
    if words.count == 1, token(last).isAny(of: .state), let known = personWords[token(last).hash],
      known.isLast, isSpeakingSurname(last)
    {
      return true
    }
    if token(last).isAny(of: [.state, .placeNoun, .demonym, .medium, .neverName, .compass, .calendar]) {
      return false
    }
    if let known = personWords[token(last).hash], known.isLast {
      return words.count == 1 || !token(words[0]).isAny(of: .state)
    }
    // "the expert Colonel (Ret.)": a title is no name.
    if words.count == 1, token(last).isAny(of: .title) { return false }
    if words.count == 1, let known = personWords[token(last).hash], known.isFirst { return true }
    if organisationWords.contains(token(last).hash) || words.count > 1 && isWellKnownPlace(span) {
      return false
    }
    if words.contains(where: { token($0).isAny(of: [.organisation, .state, .placeNoun, .compass]) }) {
      return false
    }
    if words.count > 1, words.count <= 3, speakingNames.contains(token(last).hash),
      !words.contains(where: { token($0).has(.allCaps) || token($0).isAny(of: [.medium, .body, .neverName]) }
      ),
      !(span.lowerBound > 0 && token(span.lowerBound - 1).isAny(of: .determiner))
    {
      return true
    }
    return hasPersonContext(span, words: words.count)
  }

  /// "Washington said" where the article names Denise Washington, and no government that could speak is near: a
  /// place that is someone's last name here is taken for the person where it speaks.
  func isSpeakingSurname(_ index: Int) -> Bool {
    let count = text.tokens.count
    let isSubject = index + 1 < count && isFiniteCue(index + 1)
    let isInverted = index > 0 && isFiniteCue(index - 1)
    let isCited = index > 1 && text.isWord(index - 1, "to") && text.isWord(index - 2, "according")
    return isSubject || isInverted || isCited
  }

  /// What stands around a name and speaks for a person; where it may as well be a place, a reporting verb does not.
  func hasPersonContext(_ span: Range<Int>, words: Int, isPlace: Bool = false) -> Bool {
    let count = text.tokens.count
    let sentence = text.sentences[Int(token(span.lowerBound).sentence)].tokens
    var after = span.upperBound
    let before = span.lowerBound - 1
    // "spokesman Abdullah Bleihaq": a role in lower case directly before.
    if before >= sentence.lowerBound, token(before).isAny(of: .role), !token(before).isAny(of: .organisation)
    {
      return true
    }
    guard after < count, after < sentence.upperBound else { return false }
    // "London-based Al-Araby Al-Jadeed reported"
    if before > sentence.lowerBound, text.isWord(before, "based"), text.isByte(before - 1, 0x2D) {
      return false
    }
    // "Grivik said", "said Grivik", "according to Grivik".
    if token(after).isAny(of: .adverb), after + 1 < sentence.upperBound { after += 1 }
    if isFiniteCue(after), words > 1, !isPlace { return true }
    guard words > 1 || span.contains(where: { isParticle($0) }) else { return false }
    if isFiniteCue(after), !isPlace { return !isPrecededByPreposition(before, sentence) }
    if !isPlace, before >= sentence.lowerBound, isFiniteCue(before), before > sentence.lowerBound,
      QuotationMark(text.bytes(before - 1)) != nil || text.isByte(before - 1, 0x2C)
    {
      return true
    }
    // "Alexander Ionov, a member of", "Cafferkey, 39,", "X, who".
    if text.isByte(span.upperBound, 0x2C), span.upperBound + 1 < sentence.upperBound {
      let next = span.upperBound + 1
      if token(next).has(.number), token(next).range.count == 2, next + 1 < sentence.upperBound,
        text.isByte(next + 1, 0x2C)
      {
        return true
      }
      if text.isWord(next, "who") { return true }
      var probe = next
      while probe < min(sentence.upperBound, next + 9), token(probe).has(.word),
        !token(probe).isAny(of: [.preposition])
      {
        if token(probe).isAny(of: .role) { return true }
        probe += 1
      }
    }
    if text.isWord(span.upperBound, "who") { return true }
    // "Chad Petrosyan of the Institute for Ecology"
    if isPlace, text.isWord(span.upperBound, "of"),
      (span.upperBound..<min(sentence.upperBound, span.upperBound + 6)).contains(where: {
        token($0).has(.capitalised) && token($0).isAny(of: .organisation)
      })
    {
      return true
    }
    // "…'s lawyer, Amine Sidhoum,": a role, then a comma, then the name.
    if before > sentence.lowerBound, text.isByte(before, 0x2C) {
      var probe = before - 1
      while probe >= max(sentence.lowerBound, before - 10), !text.isByte(probe, 0x2C),
        !token(probe).isAny(of: .cue)
      {
        if token(probe).isAny(of: .role), !token(probe).isAny(of: .organisation) { return true }
        probe -= 1
      }
    }
    return false
  }

  func isPrecededByPreposition(_ before: Int, _ sentence: Range<Int>) -> Bool {
    before >= sentence.lowerBound && token(before).isAny(of: .preposition)
  }

  func isFiniteCue(_ index: Int) -> Bool {
    guard let form = Vocabulary.shared.cue(of: text.bytes(index), hash: token(index).hash) else {
      return false
    }
    return form.tense == .past && form.frames.contains(.clause) && form.frames.isDisjoint(with: .document)
      || form.tense == .third && text.isWord(index, "says")
  }
}
