import Documents
import Gazetteer

/// Weighs what speaks for and against a toponym being a place: how well known it is, and the words around it.
///
/// The scores are in no unit; a toponym counts as a place from `threshold`.
struct ToponymEvidence {
  let text: TokenizedArticle
  /// The first bytes of people's names, and where each ends.
  let people: [TextRange]
  /// Words of people's names, by hash: "Houston" in an article about Sam Houston.
  private var peopleWords: Set<UInt64> = []
  /// Words that the article has in lower case.
  private var lowerCase: Set<UInt64> = []
  /// Sentences most of whose words are capitalised: titles, where a capital says nothing.
  private var isTitleCase: [Bool]

  /// From here a toponym is taken for a place.
  static let threshold: Float = 1.1

  init(_ text: TokenizedArticle, people: [TextRange]) {
    self.text = text
    self.people = people.sorted()
    isTitleCase = text.sentences.map { sentence in
      var capitalised = 0
      var words = 0
      for index in sentence.tokens where text.tokens[index].has(.word) && text.tokens[index].range.count > 3 {
        words += 1
        if text.tokens[index].has(.capitalised) { capitalised += 1 }
      }
      return words >= 4 && capitalised * 10 >= words * 8
    }
    for token in text.tokens where token.has(.word) && !token.has(.capitalised) {
      lowerCase.insert(token.hash)
    }
    for person in self.people {
      let tokens = text.tokens(in: person)
      guard tokens.count > 1 else { continue }
      for index in tokens where text.tokens[index].has(.capitalised) && !text.tokens[index].has(.abbreviation)
      {
        peopleWords.insert(text.tokens[index].hash)
      }
    }
  }

  /// The score of `toponym` from its own name and the words around it.
  func score(_ toponym: Toponym, previous: Toponym?, next: Toponym?) -> Float {
    let words = toponym.tokens.filter { text.tokens[$0].has(.word) }.count
    guard let best = toponym.candidates.map(\.prior).max() else {
      return toponym.isCertain ? 2 - personhood(toponym, words, 0) : 0
    }
    let isWellKnown = best >= 7.5
    var score = prominence(best)
    if words > 1 { score += 1 }
    if isDateline(toponym) { score += 3 }
    if toponym.candidates.allSatisfy({ $0.match >= .article }) { score -= 1.5 }
    score += before(toponym, isWellKnown) + behind(toponym, isWellKnown, best)
    if words == 1 { score += wordItself(toponym, isWellKnown) }
    score -= personhood(toponym, words, best)
    if toponym.isCounted { score += 2 }
    if let previous, isListed(previous, toponym) { score += 0.8 }
    if let next, isListed(toponym, next) { score += 0.8 }
    return score
  }

  /// What the best candidate's prior says: 0 for a village, 3 for a country.
  private func prominence(_ prior: Float) -> Float { min(3, max(0, (prior - 3) * 0.6)) }

  /// The prior of a large town; below it few readers know a place.
  private static let townPrior: Float = 5.3

  // MARK: - Around

  private func before(_ toponym: Toponym, _ isWellKnown: Bool) -> Float {
    var index = toponym.tokens.lowerBound - 1
    guard index >= 0, text.tokens[index].paragraph == text.tokens[index + 1].paragraph else { return 0 }
    if text.isWord(index, "the") { index -= 1 }
    guard index >= 0 else { return 0 }
    let token = text.tokens[index]
    if token.has(.punctuation), text.isByte(index, 0x2D), index > 0, text.tokens[index - 1].range.count == 1 {
      return 2
    }
    if token.has(.punctuation) || token.has(.genitive) { return 0 }
    if PlaceWords.parts.contains(token), !token.has(.capitalised) { return 1.5 }
    if PlaceWords.locative.contains(token) { return 1.5 }
    if text.isWord(index, "of") {
      return index > 0 && PlaceWords.before.contains(text.tokens[index - 1]) ? 2 : 0.5
    }
    guard token.has(.capitalised), !inTitleCase(toponym) else { return 0 }
    if token.isAny(of: .closed) || token.has(.sentenceStart) && !token.isAny(of: [.title, .male, .female]) {
      return 0
    }
    if token.isAny(of: [.title, .male, .female]) || isInitial(index) { return isWellKnown ? -2 : -4 }
    if token.isAny(of: [.demonym, .compass, .calendar, .medium, .role, .organisation, .state]) {
      return -0.5
    }
    return isWellKnown ? -1 : -2.5
  }

  private func behind(_ toponym: Toponym, _ isWellKnown: Bool, _ best: Float) -> Float {
    let index = toponym.tokens.upperBound
    guard index < text.tokens.count, text.tokens[index].paragraph == text.tokens[index - 1].paragraph else {
      return 0
    }
    let token = text.tokens[index]
    // "US$11 million".
    if token.has(.glued), text.isByte(index, 0x24) { return -5 }
    if PlaceWords.after.contains(token), !token.has(.capitalised) { return 1 }
    // "the al-Nakhla militia", "the Borgia clan": the name is the group's, unless everybody knows the place.
    if PlaceWords.bands.contains(token), !token.has(.capitalised), best < Self.townPrior { return -2.5 }
    if token.isAny(of: .cue), !token.has(.capitalised) { return isWellKnown ? 0 : -1.5 }
    guard token.has(.capitalised), !token.has(.glued), !inTitleCase(toponym), !token.has(.sentenceStart)
    else { return 0 }
    if token.isAny(of: [.closed, .calendar, .demonym]) { return 0 }
    if token.isAny(of: [.organisation, .title, .role, .body, .roleModifier, .group])
      || PlaceWords.bodies.contains(token)
    {
      return 0.5
    }
    if PlaceWords.sites.contains(text.tokens[index - 1]), toponym.tokens.count > 1 { return 0 }
    return isWellKnown ? -0.8 : -2
  }

  /// "TRIPOLI –", "AUSTIN, Texas (AP) —": capitals at a paragraph's start before a dash.
  private func isDateline(_ toponym: Toponym) -> Bool {
    let start = toponym.tokens.lowerBound
    guard toponym.tokens.allSatisfy({ !text.tokens[$0].has(.word) || text.tokens[$0].has(.allCaps) }),
      text.tokens[start].has(.sentenceStart)
    else { return false }
    let end = toponym.tokens.upperBound
    guard end < text.tokens.count, text.tokens[end].has(.punctuation) else { return false }
    return text.isByte(end, 0x2D) || text.isByte(end, 0x2C) || text.isByte(end, 0x28)
      || text.bytes(end).first == 0xE2
      || text.bytes(end).starts(with: "--".utf8)
  }

  private func isInitial(_ index: Int) -> Bool {
    text.tokens[index].range.count == 2 && text.tokens[index].has(.abbreviation)
  }

  private func inTitleCase(_ toponym: Toponym) -> Bool {
    isTitleCase[Int(text.tokens[toponym.tokens.lowerBound].sentence)]
  }

  /// Two places parted by a comma or "and": one makes the other likelier.
  private func isListed(_ a: Toponym, _ b: Toponym) -> Bool {
    guard a.use != .demonym, b.use != .demonym, b.tokens.lowerBound - a.tokens.upperBound == 1 else {
      return false
    }
    let between = a.tokens.upperBound
    return text.isByte(between, 0x2C) || text.isWord(between, "and") || text.isWord(between, "or")
  }

  // MARK: - The word itself

  private func wordItself(_ toponym: Toponym, _ isWellKnown: Bool) -> Float {
    guard let index = toponym.tokens.first else { return 0 }
    let token = text.tokens[index]
    var score: Float = 0
    if token.has(.allCaps), token.range.count <= 3, isWellKnown, !inTitleCase(toponym) { return 0 }
    if token.isAny(of: .closed) || token.isAny(of: [.calendar, .medium, .compass]) { return -5 }
    if token.isAny(of: .neverName), !isWellKnown { return -5 }
    if token.isAny(of: [.organisation, .role, .document, .body, .group, .numeral, .cue, .finite]),
      !isWellKnown
    {
      score -= 3
    }
    if PlaceWords.rare.contains(token) { score -= token.isAny(of: .state) ? 0 : isWellKnown ? 2 : 3 }
    if token.isAny(of: [.male, .female]), !isWellKnown { score -= 2 }
    if lowerCase.contains(token.hash), !token.has(.allCaps) { score -= 1.5 }
    if token.has(.allCaps), !token.has(.abbreviation), token.range.count <= 4, !isWellKnown { score -= 2 }
    if token.has(.sentenceStart), !isWellKnown { score -= 0.5 }
    if toponym.candidates.allSatisfy({ $0.match == .alternate }), !isWellKnown { score -= 1 }
    return score
  }

  /// How much speaks for a person of that name.
  private func personhood(_ toponym: Toponym, _ words: Int, _ best: Float) -> Float {
    // "Milton Keynes", "Laurel County", "Prince Edward Island" begin like people.
    if words > 1, best >= 4.5 || PlaceWords.sites.contains(text.tokens[toponym.tokens.upperBound - 1]) {
      return 0
    }
    // The last person that begins before the toponym ends.
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if people[middle].start < toponym.range.end { low = middle + 1 } else { high = middle }
    }
    if low > 0, people[low - 1].overlaps(toponym.range) {
      return people[low - 1].count > toponym.range.count ? 5 : best >= 7.5 ? 1.5 : 3.5
    }
    let isNamesake = words == 1 && toponym.tokens.contains { peopleWords.contains(text.tokens[$0].hash) }
    return isNamesake ? (best >= 7.5 ? 1 : 3) : 0
  }
}
