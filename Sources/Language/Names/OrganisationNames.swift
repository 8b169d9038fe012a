import Documents

// Organisations whose names reach over "and", commas and small words, as their letters in brackets show.
extension NameFinder {
  /// Gives organisations the extent that their acronyms and the article before "Food and Drug Administration" show,
  /// wherever the same words stand.
  mutating func completeOrganisations() {
    var found: [Range<Int>] = []
    for index in text.tokens.indices.dropFirst(2).dropLast()
    where token(index).has(.allCaps) {
      guard text.isByte(index - 1, 0x28), text.isByte(index + 1, 0x29),
        let name = name(ofAcronym: index), !isKnownOtherwise(name)
      else { continue }
      found.append(name)
    }
    for span in spans where span.kind == .organisation {
      if let start = startOfPair(before: span.tokens) { found.append(start..<span.tokens.upperBound) }
    }
    guard !found.isEmpty else { return }
    found += repetitions(of: found)
    found.sort { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) }
    var kept: [Range<Int>] = []
    for range in found where range.lowerBound >= kept.last?.upperBound ?? 0 { kept.append(range) }
    let isCovered = { (span: NameSpan) -> Bool in
      let next = kept.partitioningIndex { $0.upperBound > span.tokens.lowerBound }
      return next < kept.count && kept[next].overlaps(span.tokens)
    }
    spans.removeAll(where: isCovered)
    spans += kept.map { NameSpan(tokens: $0, range: text.range($0), kind: .organisation) }
    spans.sort { $0.range < $1.range }
  }

  /// The words before a bracket whose first letters the acronym in it lists: "Food and Drug Administration (FDA)".
  private func name(ofAcronym acronym: Int) -> Range<Int>? {
    let letters = Array(text.bytes(acronym))
    guard letters.count >= 2, letters.count <= 10, letters.allSatisfy(\.isASCIIUpper) else { return nil }
    var end = acronym - 1
    while end > 0, token(end - 1).has(.genitive) { end -= 1 }
    // Small words count for a letter only where the name cannot be read without them: "Mission in Libya (…MIL)".
    guard
      let start = start(letters, before: end, countsSmall: false)
        ?? start(letters, before: end, countsSmall: true), end - start >= 2
    else { return nil }
    return start..<end
  }

  private func start(_ letters: [UInt8], before end: Int, countsSmall: Bool) -> Int? {
    var letter = letters.count - 1
    var index = end - 1
    var isSkipped = false
    let sentence = text.sentences[Int(token(end).sentence)].tokens
    let limit = max(sentence.lowerBound, end - 2 * letters.count - 6)
    while index >= limit {
      let current = token(index)
      let initial = NameForm.folded(text.bytes(index)).first ?? 0
      let isMeant = initial == letters[letter].asciiLowercased
      if current.has(.capitalised) {
        if isMeant {
          if letter == 0 { return index }
          letter -= 1
        } else {
          // One word may have no letter: "Disease Control and Prevention (CDC)".
          guard !isSkipped else { return nil }
          isSkipped = true
        }
      } else if current.has(.word) {
        guard current.isAny(of: [.preposition, .determiner, .coordinator, .particle]) else { return nil }
        if countsSmall, isMeant, letter > 0 { letter -= 1 }
      } else if !text.isByte(index, 0x2C), !text.isByte(index, 0x2D), !text.isByte(index, 0x26),
        !current.has(.genitive), !text.isByte(index, 0x27), text.string(index) != "’"
      {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// A place, or a person with initials, needs no other reading.
  private func isKnownOtherwise(_ name: Range<Int>) -> Bool {
    if name.contains(where: { isOrganisationWord($0) }) { return false }
    return isWellKnownPlace(name) || token(name.lowerBound).isAny(of: [.male, .female])
      || name.allSatisfy { token($0).isAny(of: [.state, .demonym, .compass]) }
  }

  /// "the Food and | Drug Administration": where a determiner opens both halves, one name.
  private func startOfPair(before organisation: Range<Int>) -> Int? {
    let start = organisation.lowerBound - 2
    guard start > 0, organisation.count == 2, text.isWord(start + 1, "and"), isNameWord(start),
      token(start).sentence == token(organisation.lowerBound).sentence,
      !token(organisation.lowerBound).isAny(of: [.demonym, .state, .male, .female, .title, .medium]),
      !token(start).isAny(of: [
        .male, .female, .demonym, .state, .organisation, .medium, .title, .role, .group, .body, .compass,
        .calendar, .placeNoun,
      ]), !token(start).has(.allCaps), text.isWord(start - 1, "the") || token(start - 1).has(.genitive)
    else { return nil }
    return start
  }

  /// Where the words of `names` stand elsewhere.
  private func repetitions(of names: [Range<Int>]) -> [Range<Int>] {
    var byFirst: [UInt64: [Range<Int>]] = [:]
    for name in names {
      let hash = token(name.lowerBound).hash
      let isNew =
        byFirst[hash]?.contains {
          $0.count == name.count && zip($0, name).allSatisfy { token($0).hash == token($1).hash }
        } != true
      if isNew, byFirst[hash, default: []].count < 8 { byFirst[hash, default: []].append(name) }
    }
    var result: [Range<Int>] = []
    for index in text.tokens.indices where token(index).has(.capitalised) {
      for name in byFirst[token(index).hash] ?? []
      where index != name.lowerBound && index + name.count <= text.tokens.count
        && name.indices.allSatisfy({
          token($0).hash == token(index + $0 - name.lowerBound).hash
        })
      {
        result.append(index..<(index + name.count))
      }
    }
    return result
  }

  /// "the Children's Society", "the Sheriff's Office": the genitive of a word for people inside a name.
  func joinsGenitive(_ genitive: Int, limit: Int) -> Bool {
    let next = genitive + 1
    guard next < limit, genitive > 0, isNameWord(next) else { return false }
    let owner = token(genitive - 1)
    guard owner.has(.capitalised), !owner.has(.allCaps),
      !token(next).isAny(of: [.male, .female, .title, .demonym, .state])
    else { return false }
    if genitive > 1, token(genitive - 2).isAny(of: [.male, .female]) { return false }
    if text.isWord(genitive - 1, "children") || text.isWord(genitive - 1, "women")
      || text.isWord(genitive - 1, "men") || text.isWord(genitive - 1, "veterans")
    {
      return true
    }
    return owner.isAny(of: [.role, .group]) && token(next).isAny(of: .organisation)
  }

  /// "Secretary of State Mike Pompeo", "President of Argentina Alberto Fernández": the name behind an office's field
  /// in one run of capitalised words.
  func nameBehindField(_ part: Range<Int>) -> Range<Int>? {
    var link = part.lowerBound - 1
    if link > 0, text.isWord(link, "the") { link -= 1 }
    guard link > 0, part.count >= 3,
      text.isWord(link, "of") || text.isWord(link, "for") || text.isWord(link, "to"),
      token(link - 1).isAny(of: [.role, .title])
    else { return nil }
    for start in (part.lowerBound + 1)..<(part.upperBound - 1) {
      let name = start..<part.upperBound
      guard name.filter({ token($0).has(.word) }).count <= 4, !token(start).has(.punctuation),
        !token(start - 1).has(.punctuation),
        !name.contains(where: {
          isOrganisationWord($0) || token($0).isAny(of: [.placeNoun, .demonym, .state, .medium])
        })
      else { continue }
      if hasFirstName(name), !hasFirstName(part) { return name }
      let field = part.lowerBound..<start
      let isField =
        token(field.upperBound - 1).isAny(of: [.state, .organisation, .body])
        || field.count == 1 && token(field.lowerBound).isAny(of: .roleModifier) || isWellKnownPlace(field)
      if isField, !hasFirstName(part), !isWellKnownPlace(part) { return name }
    }
    return nil
  }
}
