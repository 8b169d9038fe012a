import Documents
import Gazetteer

// Cutting a run of capitalised words into office, name and organisation.
extension NameFinder {
  mutating func cut(_ run: Range<Int>) {
    var run = run
    // A common word that only the sentence's start capitalised is no name.
    if token(run.lowerBound).has(.sentenceStart), isCommonStart(run) {
      run = (run.lowerBound + 1)..<run.upperBound
      while let first = run.first, token(first).has(.punctuation) { run = (first + 1)..<run.upperBound }
    }
    guard !run.isEmpty else { return }
    var parts: [Range<Int>] = []
    var start = run.lowerBound
    // "Islamists in Tripoli al-Mismari stressed": a place before the article of another name.
    if run.count >= 4, isParticle(start + 1), text.isByte(start + 2, 0x2D), !token(start).has(.allCaps),
      token(start).isAny(of: .state) || isWellKnownPlace(start..<(start + 1)),
      !token(start).isAny(of: [.male, .female])
    {
      parts.append(start..<(start + 1))
      start += 1
    }
    for index in run where token(index).isAny(of: .medium) && run.count > 1 && !joinsMedium(index, run) {
      // "Al Jazeera": the article is part of the name.
      let first = index > start && isParticle(index - 1) ? index - 1 : index
      if first > start { parts.append(start..<first) }
      parts.append(first..<(index + 1))
      start = index + 1
    }
    if start < run.upperBound { parts.append(start..<run.upperBound) }
    for part in parts { cutPart(trimmed(part)) }
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, token(first).has(.punctuation) { range = (first + 1)..<range.upperBound }
    while let last = range.last, token(last).has(.punctuation) { range = range.lowerBound..<last }
    return range
  }

  /// "BBC News", "Asharq Al-Awsat" are one name.
  func joinsMedium(_ index: Int, _ run: Range<Int>) -> Bool {
    index + 1 < run.upperBound
      && (token(index + 1).isAny(of: .organisation) || token(index + 1).has(.punctuation))
      || index > run.lowerBound
        && (token(index - 1).has(.punctuation) || token(index - 1).isAny(of: [.male, .female]))
  }

  func isCommonStart(_ run: Range<Int>) -> Bool {
    let first = token(run.lowerBound)
    if isParticle(run.lowerBound), run.count > 2, text.isByte(run.lowerBound + 1, 0x2D) { return false }
    if first.isAny(of: [.male, .female, .state, .title]) && !lowerCase.contains(first.hash) { return false }
    if first.isAny(of: [.demonym, .organisation, .medium]) { return false }
    if first.has(.allCaps) { return false }
    if first.isAny(of: [.adverb, .group, .preposition, .finite, .numeral, .calendar, .compass]) {
      return true
    }
    if first.isAny(of: [.role, .document, .body, .cue]) && !first.isAny(of: .title) { return run.count == 1 }
    if lowerCase.contains(first.hash) { return true }
    // "Named", "Speaking", "Following": participles before a name.
    let bytes = text.bytes(run.lowerBound)
    let ending = bytes.suffix(3)
    return run.count > 1 && bytes.count > 5
      && (ending.elementsEqual("ing".utf8) || ending.suffix(2).elementsEqual("ed".utf8))
      && !token(run.lowerBound + 1).has(.glued)
  }

  mutating func cutPart(_ part: Range<Int>) {
    guard !part.isEmpty else { return }
    // The last title in the run parts office and name: "Russian Deputy Foreign Minister | Mikhail Bogdanov".
    var nameStart = part.lowerBound
    for index in part where isOffice(index, part) { nameStart = index + 1 }
    while nameStart < part.upperBound, token(nameStart).has(.punctuation) { nameStart += 1 }
    let name = nameStart..<part.upperBound
    if nameStart > part.lowerBound {
      if name.isEmpty {
        // "King said": the last name of somebody whom another place names in full, perhaps.
        let last = part.upperBound - 1
        let form = part.count > 1 ? token(last - 1) : token(last)
        if part.count == 1 || form.has(.abbreviation) && form.isAny(of: .title) {
          let only = last..<part.upperBound
          add(only, part.count > 1 ? .person : .unknown)
          return
        }
        // "Foreign Minister", "Supreme Leader": an office without a name.
        if part.contains(where: {
          token($0).isAny(of: .organisation) && !token($0).isAny(of: [.role, .title])
        }) {
          add(part, .organisation)
        }
        return
      }
      if !name.contains(where: { isOrganisationWord($0) }) && name.count <= 7 {
        var name = name
        // "Minister of Health Hatem Mostafa": the office's field is no part of the name.
        while name.count > 2, token(name.lowerBound).isAny(of: [.roleModifier, .demonym]), !hasFirstName(name)
        {
          name = (name.lowerBound + 1)..<name.upperBound
        }
        let isPlace =
          name.contains { token($0).isAny(of: [.placeNoun, .neverName, .state]) } && !hasFirstName(name)
          && !(mayBearPlace(name) && nameStart - 1 >= 0 && token(nameStart - 1).isAny(of: .role))
        add(name, isPlace ? .unknown : .person)
        return
      }
      if token(nameStart - 1).isAny(of: .title), name.count >= 2, name.count <= 4, hasFirstName(name) {
        add(name, .person)
        return
      }
      add(part, .organisation)
      return
    }
    classify(part)
  }

  /// Whether token `index` of `part` is an office or form of address that ends before a name.
  func isOffice(_ index: Int, _ part: Range<Int>) -> Bool {
    let token = token(index)
    guard token.isAny(of: [.title, .role]), !token.has(.allCaps) || token.range.count <= 3 else {
      return false
    }
    // "Don Yeomans", "Dean Hall": forms of address elsewhere, first names in English.
    if text.isWord(index, "don") || text.isWord(index, "dean"), index + 2 == part.upperBound { return false }
    if token.isAny(of: .organisation) && !token.isAny(of: .title) { return false }
    // "Judge" may be a last name behind a first name; so may "King", "Bishop", "Pope".
    if index > part.lowerBound, self.token(index - 1).isAny(of: [.male, .female]),
      !self.token(index - 1).isAny(of: .title)
    {
      return false
    }
    return true
  }

  /// "Jordan Fraser", "Paris Lyle-Moore": a place's name that is also a first name before one that is none.
  func mayBearPlace(_ name: Range<Int>) -> Bool {
    let words = name.filter { token($0).has(.word) }
    guard words.count >= 2, words.count <= 4, token(words[0]).isAny(of: .givenPlace) else { return false }
    // "of Jordan Ayman Safadi": a first name of its own follows.
    if words.count > 2, token(words[1]).isAny(of: [.male, .female]) { return false }
    return !words.dropFirst().contains {
      token($0).isAny(of: [
        .organisation, .placeNoun, .medium, .demonym, .compass, .calendar, .neverName, .role, .body, .group,
      ])
    } && !isWellKnownPlace(name)
  }

  /// Whether the gazetteer knows `span` as the name of a place of some size.
  func isWellKnownPlace(_ span: Range<Int>) -> Bool {
    Gazetteer.shared.candidates(text.utf8, text.range(span)).contains {
      $0.match == .exact && $0.record.population > 20_000
    }
  }

  func isOrganisationWord(_ index: Int) -> Bool {
    token(index).isAny(of: .organisation) && !token(index).isAny(of: [.male, .female])
  }

  func hasFirstName(_ range: Range<Int>) -> Bool {
    token(range.lowerBound).isAny(of: [.male, .female])
  }

  mutating func classify(_ part: Range<Int>) {
    var part = part
    if let name = nameBehindField(part) {
      let field = part.lowerBound..<name.lowerBound
      add(field, field.contains { isOrganisationWord($0) } ? .organisation : .unknown)
      add(name, .person)
      return
    }
    // Demonyms and compass words before a person's name are no part of it: "American John Smith".
    var first = part.lowerBound
    while first < part.upperBound - 1, token(first).isAny(of: [.demonym, .compass, .roleModifier]),
      !token(first).isAny(of: [.male, .female])
    { first += 1 }
    if first > part.lowerBound, token(first).isAny(of: [.male, .female]), part.upperBound - first >= 2 {
      add(first..<part.upperBound, .person)
      return
    }
    // "WASHINGTON Christopher Steele": a dateline in capitals before a name that is not.
    if part.count >= 3, token(part.lowerBound).has(.allCaps), token(part.lowerBound).range.count > 4,
      !token(part.lowerBound + 1).has(.allCaps), hasFirstName((part.lowerBound + 1)..<part.upperBound)
    {
      add((part.lowerBound + 1)..<part.upperBound, .person)
      return
    }
    // "Minister of | Health Hatem Mostafa": what is left of an office's field before a name.
    if first > part.lowerBound, part.lowerBound > 0, text.isWord(part.lowerBound - 1, "of"),
      part.upperBound - first >= 2,
      part.lowerBound > 1, token(part.lowerBound - 2).isAny(of: .role)
    {
      add(first..<part.upperBound, .unknown)
      return
    }
    // "NGO Clean Rivers": a word for what it is.
    while part.count > 1, text.isWord(part.lowerBound, "ngo") {
      part = (part.lowerBound + 1)..<part.upperBound
    }
    let words = part.filter { token($0).has(.word) }
    guard !words.isEmpty else { return }
    // "Halloran & Tate": a firm.
    if part.contains(where: { text.isByte($0, 0x26) }) {
      add(part, .organisation)
      return
    }
    if token(words[0]).isAny(of: .neverName) && words.count > 1 && !hasFirstName(part) {
      // "Cyclone Larry", "Hurricane Irma"
      add(part, .unknown)
      return
    }
    if part.contains(where: { isOrganisationWord($0) })
      && (words.count > 1 || token(words[0]).has(.allCaps)
        || part.upperBound < text.tokens.count && isLink(part.upperBound))
    {
      part = extended(part)
      add(part, .organisation)
      return
    }
    if words.count >= 2, words.count <= 5, hasFirstName(part),
      !token(words[words.count - 1]).isAny(of: [.placeNoun, .document, .neverName]),
      !isWellKnownPlace(part),
      !token(words[0]).isAny(of: .state)
    {
      add(part, .person)
      return
    }
    if words.count == 1, token(words[0]).has(.allCaps), !token(words[0]).isAny(of: [.state, .placeNoun]) {
      add(part, .organisation)
      return
    }
    if token(part.lowerBound).isAny(of: .medium) {
      add(part, .organisation)
      return
    }
    add(part, .unknown)
  }

  /// Reaches over "of", "for" and "and" to what completes an organisation's name: "Ministry of Foreign Affairs".
  func extended(_ part: Range<Int>) -> Range<Int> {
    var end = part.upperBound
    let limit = text.sentences[Int(token(part.lowerBound).sentence)].tokens.upperBound
    var links = 0
    while links < 3, end + 1 < limit, isLink(end) {
      var next = end + 1
      if next < limit, text.isWord(next, "the") || text.isWord(next, "a") { next += 1 }
      guard next < limit, isNameWord(next), !token(next).isAny(of: [.title, .calendar]) else { break }
      var reach = runEnd(from: next, limit: limit)
      // "Support Mission in Libya (UNSMIL)": a place completes the name only where an acronym confirms it.
      if !text.isWord(end, "of"), !text.isWord(end, "for") {
        guard reach + 2 < limit, text.isByte(reach, 0x28), token(reach + 1).has(.allCaps),
          text.isByte(reach + 2, 0x29)
        else {
          break
        }
      }
      links += 1
      if reach + 1 < limit, text.isWord(reach, "and"), isNameWord(reach + 1),
        !token(reach + 1).isAny(of: [.male, .female, .title]),
        reach + 2 >= limit || !token(reach + 2).has(.capitalised)
          || (reach + 1..<runEnd(from: reach + 1, limit: limit)).contains(where: { isOrganisationWord($0) })
      {
        reach = runEnd(from: reach + 1, limit: limit)
      }
      end = reach
    }
    return part.lowerBound..<end
  }

  func isLink(_ index: Int) -> Bool {
    text.isWord(index, "of") || text.isWord(index, "for") || text.isWord(index, "in")
      || text.isWord(index, "on")
      || text.isWord(index, "to")
  }

  mutating func add(_ tokens: Range<Int>, _ kind: NameSpan.Kind) {
    var tokens = trimmed(tokens)
    // "Kama Melly QC": letters of honour are no part of the name.
    while tokens.count > 1, kind != .organisation, let last = tokens.last, token(last).has(.allCaps),
      token(last).isAny(of: .nameSuffix), text.bytes(last).contains(where: { $0 != 0x49 && $0 != 0x56 })
    { tokens = tokens.lowerBound..<last }
    guard !tokens.isEmpty else { return }
    if let last = spans.last, last.tokens.upperBound > tokens.lowerBound { return }
    if tokens.count == 1, token(tokens.lowerBound).isAny(of: [.neverName, .calendar]) { return }
    spans.append(NameSpan(tokens: tokens, range: text.range(tokens), kind: kind))
  }
}
