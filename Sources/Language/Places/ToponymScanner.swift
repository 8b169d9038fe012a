import Documents
import Gazetteer

/// Finds the stretches of an article that the gazetteer knows, the longest first, and those that a word beside them
/// makes a place.
struct ToponymScanner {
  let text: TokenizedArticle
  let gazetteer: Gazetteer
  /// How many words a name has at most.
  private static let longestName = 6

  /// All stretches that may be toponyms, in text order, disjoint.
  func scan() -> [Toponym] {
    var found: [Toponym] = []
    var index = 0
    while index < text.tokens.count {
      if let demonym = demonym(at: index) {
        found.append(demonym)
        index = demonym.tokens.upperBound
        continue
      }
      guard let toponym = toponym(at: index) else {
        index += 1
        continue
      }
      found.append(toponym)
      index = toponym.tokens.upperBound
    }
    return found
  }

  // MARK: - Demonyms

  private func demonym(at index: Int) -> Toponym? {
    guard text.tokens[index].has(.capitalised) else { return nil }
    for length in [3, 2, 1] {
      guard let end = end(of: length, from: index), text.tokens[end - 1].has(.word) else { continue }
      let range = text.range(index..<end)
      guard let demonym = gazetteer.demonym(text.utf8, range) else { continue }
      // "New Zealand", "Norfolk Island" are listed as adjectives; as names they are places.
      if gazetteer.places(named: text.bytes(range)).contains(where: { $0.match == .exact && $0.prior >= 7 }) {
        return nil
      }
      // "in English": the language.
      if end - index == 1, isLanguage(index) { return nil }
      var toponym = Toponym(
        tokens: index..<end, range: range, key: Folding.fold(text.bytes(range)),
        candidates: demonym.place.map { [Candidate(record: $0, match: .exact)] } ?? [])
      toponym.use = .demonym
      toponym.choice = demonym.place == nil ? nil : 0
      return toponym
    }
    return nil
  }

  private func isLanguage(_ index: Int) -> Bool {
    index > 0
      && (text.isWord(index - 1, "in") || text.isWord(index - 1, "speak") || text.isWord(index - 1, "speaks"))
      && (index + 1 >= text.tokens.count || !text.tokens[index + 1].has(.word))
  }

  /// The end of the name of `length` words that starts at `start`; hyphens count with the word behind them.
  private func end(of length: Int, from start: Int) -> Int? {
    var index = start
    var words = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      guard token.paragraph == text.tokens[start].paragraph else { return nil }
      if token.has(.word) || (token.has(.number) && index > start) {
        words += 1
        if words == length { return index + 1 }
      } else if !isHyphen(index) {
        return nil
      }
      index += 1
    }
    return nil
  }

  func isHyphen(_ index: Int) -> Bool {
    guard text.tokens[index].has(.glued), index + 1 < text.tokens.count, text.tokens[index + 1].has(.glued)
    else {
      return false
    }
    return text.isByte(index, 0x2D) || text.bytes(index).elementsEqual("–".utf8)
  }

  // MARK: - Places

  private func toponym(at start: Int) -> Toponym? {
    guard beginsName(start) else { return nil }
    var best: (end: Int, candidates: [Candidate])?
    var capitalisedEnd = start
    var index = start
    var words = 0
    while index < text.tokens.count, words < Self.longestName {
      let token = text.tokens[index]
      guard token.paragraph == text.tokens[start].paragraph else { break }
      if index > start, text.tokens[index - 1].has(.abbreviation), token.has(.sentenceStart) { break }
      if isHyphen(index) {
        index += 1
        continue
      }
      if token.has(.genitive) {
        // "St. Peter's Square": only where more of the name follows.
        guard index + 1 < text.tokens.count, text.tokens[index + 1].has(.capitalised) else { break }
        index += 1
        continue
      }
      guard token.has(.word) else { break }
      words += 1
      index += 1
      let isCapitalised = token.has(.capitalised)
      if isCapitalised { capitalisedEnd = index }
      if isCapitalised || isLowerNoun(index - 1) || (index - start > 1 && isHyphen(index - 2)) {
        let candidates = gazetteer.places(named: text.bytes(text.range(start..<index)))
        if !candidates.isEmpty { best = (index, candidates) }
      }
      if !isCapitalised, !mayStandInside(index - 1) { break }
    }
    if best == nil || best.map({ $0.end < capitalisedEnd && isHyphen($0.end) }) == true {
      // "Jafra-backed", "Tripoli-based" keep the place; "al-Qaeda" is no "al".
      if let known = best, continuesCapitalised(known.end) { best = nil }
      if best == nil, capitalisedEnd > start {
        let candidates = gazetteer.candidates(text.utf8, text.range(start..<capitalisedEnd))
        if !candidates.isEmpty { best = (capitalisedEnd, candidates) }
      }
    }
    if let site = site(at: start, end: capitalisedEnd, known: best?.end ?? start) { return site }
    guard let (end, candidates) = best, let first = candidates.first else { return nil }
    if isAbbreviationOnly(start, end, first) { return nil }
    let range = text.range(start..<end)
    return Toponym(
      tokens: start..<end, range: range, key: Folding.fold(text.bytes(range)), candidates: candidates)
  }

  private func continuesCapitalised(_ hyphen: Int) -> Bool {
    hyphen + 1 < text.tokens.count && text.tokens[hyphen + 1].has(.capitalised)
  }

  /// Whether a name may begin at `index`: with a capital, or with an Arabic article and a hyphen before one.
  private func beginsName(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.has(.word) else { return false }
    if index > 0, isHyphen(index - 1), !text.tokens[index - 1].has(.quotationMark), index > 1,
      text.tokens[index - 2].has(.capitalised), !text.tokens[index].isAny(of: .state)
    {
      return false
    }
    if token.has(.capitalised) { return true }
    return token.isAny(of: .particle) && index + 2 < text.tokens.count && isHyphen(index + 1)
      && text.tokens[index + 2].has(.capitalised)
  }

  private func mayStandInside(_ index: Int) -> Bool {
    text.tokens[index].isAny(of: .particle) || text.isWord(index, "of") || text.isWord(index, "the")
      || text.isWord(index, "and") || text.isWord(index, "on") || text.isWord(index, "upon")
      || text.isWord(index, "sur") || text.isWord(index, "am") || text.isWord(index, "ez")
      || text.isWord(index, "es")
      || text.isWord(index, "en")
  }

  private func isLowerNoun(_ index: Int) -> Bool {
    text.tokens[index].isAny(of: .placeNoun) || text.isWord(index, "region")
  }

  /// "US" and "U.S." are a country, "us" is none; "Me", "In", "Or" are states only as "Me.", "ME" behind a comma.
  private func isAbbreviationOnly(_ start: Int, _ end: Int, _ first: Candidate) -> Bool {
    guard end == start + 1, text.tokens[start].range.count <= 4 else { return false }
    let token = text.tokens[start]
    if first.match == .alternate, first.record.feature == .admin1 {
      let afterComma = start > 0 && text.isByte(start - 1, 0x2C)
      return !(afterComma || token.has(.abbreviation) && token.range.count >= 4)
    }
    if token.range.count <= 2, !token.has(.allCaps) { return true }
    if first.match == .alternate, first.record.feature == .country {
      return !token.has(.allCaps) && !token.has(.abbreviation) && token.range.count <= 3
    }
    return false
  }

  // MARK: - Sites

  /// "Memphis Street", "Cedar Creek": names that end with a word for a site, known or not.
  private func site(at start: Int, end: Int, known: Int) -> Toponym? {
    guard end > start, text.tokens[start].has(.capitalised) else { return nil }
    var limit = start
    var index = start
    while index < end {
      let token = text.tokens[index]
      guard token.has(.word), token.has(.capitalised) else { break }
      if index > start, PlaceWords.sites.contains(token) { limit = index + 1 }
      if token.isAny(of: [.calendar, .medium])
        || (token.isAny(of: [.title, .role]) && !token.has(.abbreviation))
      {
        break
      }
      index += 1
    }
    guard limit > known, limit - start <= 4 else { return nil }
    guard !text.tokens[start].isAny(of: .closed), !text.tokens[start].isAny(of: .organisation) else {
      return nil
    }
    if PlaceWords.weakSites.contains(text.tokens[limit - 1]), !isLocated(start) { return nil }
    let range = text.range(start..<limit)
    var toponym = Toponym(
      tokens: start..<limit, range: range, key: Folding.fold(text.bytes(range)),
      candidates: gazetteer.places(named: text.bytes(range)))
    toponym.isCertain = true
    return toponym
  }

  private func isLocated(_ start: Int) -> Bool {
    var index = start - 1
    if index >= 0, text.isWord(index, "the") { index -= 1 }
    return index >= 0
      && (PlaceWords.locative.contains(text.tokens[index]) || text.isWord(index, "on")
        || text.tokens[index].has(.number))
  }
}
