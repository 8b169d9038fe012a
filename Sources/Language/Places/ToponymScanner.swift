import Documents
import Gazetteer

/// Finds the stretches of an article that the gazetteer knows, the longest first, and those that a word beside them
/// makes a place.
final class ToponymScanner {
  let text: TokenizedArticle
  let gazetteer: Gazetteer
  /// How many words a name has at most.
  private static let longestName = 6

  /// Makes a scanner of `text` that knows the places of `gazetteer`.
  init(text: TokenizedArticle, gazetteer: Gazetteer) {
    self.text = text
    self.gazetteer = gazetteer
  }

  /// All stretches that may be toponyms, in text order, disjoint.
  func scan() -> [Toponym] {
    let found = scan(named: [])
    // "the village of Kwambazu": from there on Kwambazu is a name that is known.
    let named = Set(found.filter { $0.isCertain && $0.candidates.isEmpty }.map(\.key))
    return named.isEmpty ? found : scan(named: named)
  }

  private func scan(named: Set<[UInt8]>) -> [Toponym] {
    var found: [Toponym] = []
    var index = 0
    while index < text.tokens.count {
      let demonym = demonym(at: index)
      var toponym = toponym(at: index, behind: found.last)
      // "Saudi Arabia", "British Columbia" against "French officials", "Indian farmers".
      if let demonym, let place = toponym {
        let isLonger = place.tokens.upperBound > demonym.tokens.upperBound
        if !isLonger
          || !place.candidates.contains(where: { $0.match == .exact || $0.record.feature == .country })
        {
          toponym = nil
        }
      }
      if toponym == nil, demonym == nil { toponym = unknown(at: index, behind: found.last, named: named) }
      guard let next = toponym ?? demonym else {
        index += 1
        continue
      }
      found.append(withCompass(next, behind: found.last))
      index = next.tokens.upperBound
    }
    return found
  }

  /// "South Florida", "Eastern Libya": a compass word with a capital belongs to the name.
  private func withCompass(_ toponym: Toponym, behind last: Toponym?) -> Toponym {
    var start = toponym.tokens.lowerBound
    let limit = last?.tokens.upperBound ?? 0
    guard toponym.use != .demonym, !toponym.candidates.isEmpty else { return toponym }
    if start > limit, isHyphen(start - 1) { start -= 1 }
    while start > limit, text.tokens[start - 1].has(.capitalised), text.tokens[start - 1].isAny(of: .compass),
      !text.tokens[start - 1].has(.sentenceStart),
      text.tokens[start - 1].paragraph == text.tokens[start].paragraph
    {
      start -= 1
      if start > limit, isHyphen(start - 1) { start -= 1 }
    }
    guard start < toponym.tokens.lowerBound, !text.tokens[start].has(.punctuation) else { return toponym }
    var toponym = toponym
    toponym.tokens = start..<toponym.tokens.upperBound
    toponym.range = text.range(toponym.tokens)
    return toponym
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

  private func toponym(at start: Int, behind last: Toponym?) -> Toponym? {
    guard beginsName(start, behind: last) else { return nil }
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
        // "Kursk region" is kept as "Kursk", "al-Jafra base" has no shorter form.
        let candidates =
          isCapitalised || best == nil ? gazetteer.places(named: text.bytes(text.range(start..<index))) : []
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
    if end == start + 1, text.tokens[start].isAny(of: .compass) { return nil }
    if text.isWord(start, "the"), !needsArticle(start, end, candidates) { return nil }
    if text.isWord(end - 1, "city"), let trimmed = withoutCity(start, end, candidates) { return trimmed }
    let range = withStop(start, end, first)
    return Toponym(
      tokens: start..<end, range: range, key: Folding.fold(text.bytes(range)), candidates: candidates)
  }

  private func continuesCapitalised(_ hyphen: Int) -> Bool {
    hyphen + 1 < text.tokens.count && text.tokens[hyphen + 1].has(.capitalised)
  }

  /// Whether "the" is part of the name: "The Hague", not "The Netherlands".
  private func needsArticle(_ start: Int, _ end: Int, _ candidates: [Candidate]) -> Bool {
    guard end > start + 1 else { return false }
    let bare = gazetteer.places(named: text.bytes(text.range((start + 1)..<end)))
    let prior = candidates.filter { $0.match == .exact }.map(\.prior).max() ?? 0
    return prior > (bare.map(\.prior).max() ?? 0) + 0.5
  }

  /// "Dublin City Council": the place is Dublin, while Kansas City stays.
  private func withoutCity(_ start: Int, _ end: Int, _ candidates: [Candidate]) -> Toponym? {
    guard end - start >= 2, end < text.tokens.count, text.tokens[end].has(.capitalised),
      text.tokens[end].isAny(of: [.organisation, .body, .role, .title])
        || PlaceWords.bodies.contains(text.tokens[end]),
      candidates.allSatisfy({ $0.prior < 4.8 })
    else { return nil }
    let range = text.range(start..<(end - 1))
    let shorter = gazetteer.places(named: text.bytes(range))
    guard !shorter.isEmpty else { return nil }
    return Toponym(
      tokens: start..<(end - 1), range: range, key: Folding.fold(text.bytes(range)), candidates: shorter)
  }

  // MARK: - Unknown names

  /// A name that the gazetteer has not, where the words around it say that it is a place: "the village of Kampungu",
  /// "Bouirat village", "in Weiswampach, Luxembourg".
  private func unknown(at start: Int, behind last: Toponym?, named: Set<[UInt8]>) -> Toponym? {
    guard beginsName(start, behind: last) else { return nil }
    var end = start
    var words = 0
    while end < text.tokens.count, words < 4, text.tokens[end].paragraph == text.tokens[start].paragraph {
      let token = text.tokens[end]
      if isHyphen(end) || (end == start && !token.has(.capitalised)) {
        end += 1
        continue
      }
      guard token.has(.word), token.has(.capitalised) || isHyphen(end - 1),
        end == start || !token.has(.sentenceStart)
      else { break }
      // Function words, offices, months, companies: another sort of name.
      guard
        !token.isAny(of: [
          .closed, .role, .title, .organisation, .calendar, .medium, .demonym, .document, .neverName,
          .numeral,
        ])
          || token.isAny(of: .particle), !token.has(.allCaps)
      else { return nil }
      words += 1
      end += 1
    }
    guard words > 0 else { return nil }
    let range = text.range(start..<end)
    guard isNamedPlace(start, end) || (!named.isEmpty && named.contains(Folding.fold(text.bytes(range))))
    else { return nil }
    var toponym = Toponym(
      tokens: start..<end, range: range, key: Folding.fold(text.bytes(range)),
      candidates: gazetteer.candidates(text.utf8, range))
    toponym.isCertain = true
    return toponym
  }

  private func isNamedPlace(_ start: Int, _ end: Int) -> Bool {
    guard start > 0, end < text.tokens.count else { return false }
    let next = text.tokens[end]
    let hasOf =
      start >= 2 && text.isWord(start - 1, "of") && PlaceWords.telling.contains(text.tokens[start - 2])
    if hasOf { return true }
    if text.tokens[start].isAny(of: [.male, .female]) { return false }
    if !next.has(.capitalised), !next.has(.glued) {
      if PlaceWords.telling.contains(next), !text.tokens[start].has(.sentenceStart) { return true }
      if PlaceWords.bases.contains(next), isLocated(start) { return true }
    }
    guard text.isByte(end, 0x2C), isLocated(start), end + 1 < text.tokens.count,
      text.tokens[end + 1].has(.capitalised)
    else {
      return false
    }
    // What lies behind the comma must be a country or state by its exact name.
    for length in [2, 1] where end + 1 + length <= text.tokens.count {
      let container = gazetteer.places(named: text.bytes(text.range((end + 1)..<(end + 1 + length))))
      if container.contains(where: {
        $0.record.feature == .country || ($0.record.feature == .admin1 && $0.match == .exact)
      }) {
        return true
      }
    }
    return false
  }

  /// The extent of a name; the full stop of "Conn." belongs to it even where it ends the sentence.
  private func withStop(_ start: Int, _ end: Int, _ first: Candidate) -> TextRange {
    let range = text.range(start..<end)
    guard range.count <= 6, end < text.tokens.count, text.tokens[end].has(.glued), text.isByte(end, 0x2E),
      first.match == .alternate
    else { return range }
    let isState =
      first.record.feature == .admin1 && !text.tokens[start].has(.allCaps) && isShortened(range, first)
    let isInitials = text.bytes(range).contains(0x2E)
    return isState || isInitials ? TextRange(range.start, range.end + 1) : range
  }

  /// Whether a name is cut short, as "Conn." is; "Riyadh" stands whole in the name of its region.
  private func isShortened(_ range: TextRange, _ candidate: Candidate) -> Bool {
    let name = Folding.fold(text.bytes(range))
    return !gazetteer.name(of: candidate.record).utf8.split(separator: 0x20).contains {
      Folding.fold(Array($0)[...]) == name
    }
  }

  /// Whether a name may begin at `index`: with a capital, or with an Arabic article and a hyphen before one.
  private func beginsName(_ index: Int, behind last: Toponym?) -> Bool {
    let token = text.tokens[index]
    guard token.has(.word) else { return false }
    if index > 1, isHyphen(index - 1), text.tokens[index - 2].has(.capitalised), !token.isAny(of: .state) {
      // "Paris-Henry County", "D-Massachusetts"; in "Hagins-Fewell" the second half is no name of its own.
      guard
        last?.tokens.upperBound == index - 1 || text.tokens[index - 2].range.count == 1
          || text.tokens[index - 2].isAny(of: .compass)
      else { return false }
    }
    if token.isAny(of: .determiner), !text.isWord(index, "the"), token.range.count > 1 { return false }
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
    guard end == start + 1, text.tokens[start].range.count <= 6 else { return false }
    let token = text.tokens[start]
    // "I'll" is not Ill.
    if text.bytes(start).contains(where: { $0 == 0x27 || $0 == 0xE2 }) { return first.match == .alternate }
    guard token.range.count <= 4 else { return false }
    if first.match == .alternate, first.record.feature == .admin1 {
      let afterComma = start > 0 && text.isByte(start - 1, 0x2C)
      return
        !(afterComma || isHyphenated(start) || token.has(.abbreviation) && token.range.count >= 4
        || token.has(.allCaps) && token.range.count >= 3)
    }
    if token.range.count <= 2, !token.has(.allCaps) { return true }
    if first.match == .alternate, first.record.feature == .country {
      return !token.has(.allCaps) && !token.has(.abbreviation) && token.range.count <= 3
    }
    return false
  }

  private func isHyphenated(_ index: Int) -> Bool { index > 0 && isHyphen(index - 1) }

  // MARK: - Sites

  /// "Memphis Street", "Cedar Creek": names that end with a word for a site, known or not.
  private func site(at start: Int, end: Int, known: Int) -> Toponym? {
    guard end > start, text.tokens[start].has(.capitalised) else { return nil }
    let first = text.tokens[start]
    guard !first.isAny(of: [.numeral, .roleModifier, .closed, .organisation, .demonym]) else { return nil }
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
    // "Massachusetts Turnpike", "Florida Highway Patrol", "U.S. District": the state is the place.
    if known > start, first.isAny(of: .state) || first.has(.abbreviation) { return nil }
    if limit > start, limit < text.tokens.count, text.tokens[limit].has(.number),
      PlaceWords.numbered.contains(text.tokens[limit - 1])
    {
      limit += 1
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
