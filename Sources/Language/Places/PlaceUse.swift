import Documents
import Gazetteer

/// Tells apart what a place's name stands for: the place, those who govern it, a part of an organisation's name.
struct PlaceUse {
  let text: TokenizedArticle
  /// The extents of organisations' names, in text order.
  let organisations: [TextRange]

  /// The use of `toponym`, which is no demonym; `previous` is the one before it in the article.
  func use(of toponym: Toponym, previous: Toponym?) -> PlaceMention.Use {
    if isInsideOrganisation(toponym) || isPossessor(toponym) || isMission(toponym) {
      return .partOfOrganisation
    }
    guard let feature = toponym.record?.feature, canAct(feature) else { return .place }
    return isActing(toponym, previous) ? .metonym : .place
  }

  private func canAct(_ feature: Feature) -> Bool {
    switch feature {
    case .country, .capital, .building: true
    default: false
    }
  }

  private func isInsideOrganisation(_ toponym: Toponym) -> Bool {
    var low = 0
    var high = organisations.count
    while low < high {
      let middle = (low + high) / 2
      if organisations[middle].start < toponym.range.end { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return false }
    let name = organisations[low - 1]
    return name.contains(toponym.range) && name.count > toponym.range.count
  }

  /// "the Tripoli government", "Syria's new army", "Alexandria Police Department".
  private func isPossessor(_ toponym: Toponym) -> Bool {
    var index = toponym.tokens.upperBound
    guard index < text.tokens.count else { return false }
    let isGenitive = text.tokens[index].has(.genitive)
    if isGenitive { index += 1 }
    // The head of the noun phrase, over one or two modifiers.
    for _ in 0..<3 {
      guard index < text.tokens.count, text.tokens[index].has(.word),
        text.tokens[index].paragraph == text.tokens[toponym.tokens.lowerBound].paragraph
      else { return false }
      if PlaceWords.bodies.contains(text.tokens[index]) { return true }
      if text.tokens[index].isAny(of: [.closed, .cue, .finite]) { return false }
      if !isGenitive, !text.tokens[index].has(.capitalised) { return false }
      index += 1
    }
    return false
  }

  /// "the UN envoy to Libya", "the Support Mission in Libya".
  private func isMission(_ toponym: Toponym) -> Bool {
    let index = toponym.tokens.lowerBound - 2
    guard index >= 0,
      text.isWord(index + 1, "to") || text.isWord(index + 1, "in") || text.isWord(index + 1, "for")
    else {
      return false
    }
    guard PlaceWords.missions.contains(text.tokens[index]) else { return false }
    return !text.isWord(index + 1, "in") || text.tokens[index].has(.capitalised)
  }

  // MARK: - Governments

  private func isActing(_ toponym: Toponym, _ previous: Toponym?) -> Bool {
    let start = toponym.tokens.lowerBound
    let end = toponym.tokens.upperBound
    let paragraph = text.tokens[start].paragraph
    func word(_ index: Int) -> Token? {
      index >= 0 && index < text.tokens.count && text.tokens[index].paragraph == paragraph
        ? text.tokens[index] : nil
    }
    var before = start - 1
    while before >= 0, text.isWord(before, "the") { before -= 1 }
    // A list shares its use: "players such as Turkey, Qatar and Italy".
    if let previous, previous.use != .demonym, isJoined(previous, toponym),
      canAct(previous.record?.feature ?? .city)
    {
      let isInside =
        previous.record?.country == toponym.record?.country && toponym.record?.feature == .country
      if !isInside || !text.isByte(previous.tokens.upperBound, 0x2C) { return previous.use == .metonym }
      return false
    }
    if let token = word(before), !token.has(.punctuation) {
      if PlaceWords.inside.contains(token) || PlaceWords.parts.contains(token) { return false }
      if text.isWord(before, "of") { return word(before - 1).map { PlaceWords.deeds.contains($0) } ?? false }
      if text.isWord(before, "on") {
        return word(before - 1).map { !PlaceWords.deeds.contains($0) && !$0.has(.capitalised) } ?? false
      }
    }
    if let token = word(before), text.isByte(before, 0x2C), token.has(.punctuation), before > 0,
      let place = previous, place.tokens.upperBound == before
    {
      return false
    }
    guard let next = word(end) else { return word(before).map { PlaceWords.company.contains($0) } ?? false }
    if next.has(.genitive) { return word(end + 1).map { !isPlaceNoun($0) } ?? false }
    if next.has(.capitalised), !next.has(.sentenceStart), next.isAny(of: .organisation) { return true }
    if text.isByte(end, 0x3A) || (text.isByte(end, 0x2C) && text.tokens[start].has(.sentenceStart)) {
      return false
    }
    if text.isWord(end, "conference") || text.isWord(end, "summit") || text.isWord(end, "meeting") {
      return false
    }
    if next.isAny(of: .calendar) || next.has(.number) { return false }
    return true
  }

  private func isPlaceNoun(_ token: Token) -> Bool {
    token.isAny(of: [.placeNoun, .compass]) || PlaceWords.after.contains(token)
      || PlaceWords.before.contains(token)
  }

  private func isJoined(_ a: Toponym, _ b: Toponym) -> Bool {
    let gap = a.tokens.upperBound..<b.tokens.lowerBound
    guard gap.count == 1 || gap.count == 2, !gap.isEmpty else { return false }
    return gap.allSatisfy {
      text.isByte($0, 0x2C) || text.isWord($0, "and") || text.isWord($0, "or") || text.isWord($0, "nor")
    }
  }
}
