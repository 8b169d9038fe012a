import Documents
import Gazetteer

/// Finds the names of people and organisations by capitals, titles, lexicons and what the rest of the article shows.
///
/// First every run of capitalised words is cut into a title part and a name; then what one place shows about a name
/// ("Mr Grivik", "Grivik said", "Ahmed Grivik") decides for the places that show nothing.
struct NameFinder {
  let text: TokenizedArticle
  private(set) var spans: [NameSpan] = []
  /// How often a word appears in lower case, by hash: a capital at the start of a sentence says little then.
  private var lowerCase: Set<UInt64> = []
  /// Words that were seen as a part of a person's name, by hash.
  private(set) var personWords: [UInt64: PersonWord] = [:]
  private var organisationWords: Set<UInt64> = []

  /// What is known of a word that occurs in people's names.
  struct PersonWord {
    var isLast = false
    var isFirst = false
  }

  init(_ text: TokenizedArticle) {
    self.text = text
    for token in text.tokens where token.has(.word) && !token.has(.capitalised) {
      lowerCase.insert(token.hash)
    }
    var runs: [Range<Int>] = []
    for sentence in text.sentences where !text.paragraphs[sentence.paragraph].isTitle {
      collectRuns(sentence.tokens, &runs)
    }
    for run in runs { cut(run) }
    learn()
    decide()
    for sentence in text.sentences where text.paragraphs[sentence.paragraph].isTitle {
      findKnown(in: sentence.tokens)
    }
    spans.sort { $0.range < $1.range }
  }

  private func token(_ index: Int) -> Token { text.tokens[index] }

  // MARK: runs

  /// Whether token `index` can be part of a name: a capitalised word that is no function word.
  private func isNameWord(_ index: Int) -> Bool {
    let token = token(index)
    guard token.has(.word), token.has(.capitalised) else { return false }
    if token.isAny(of: [.calendar, .pronoun]) && !isInsideName(index) { return false }
    if token.isAny(of: .closed), !token.isAny(of: .particle) || token.has(.sentenceStart) {
      return token.has(.allCaps) && token.range.count > 2 && !token.has(.sentenceStart)
    }
    return true
  }

  /// "April Jones", "May Smith": a calendar word before a capitalised word that is no number.
  private func isInsideName(_ index: Int) -> Bool {
    token(index).isAny(of: [.male, .female]) && index + 1 < text.tokens.count
      && token(index + 1).has(.capitalised)
      && !token(index).isAny(of: .pronoun)
  }

  private func isParticle(_ index: Int) -> Bool {
    token(index).isAny(of: .particle) && !token(index).isAny(of: .cue)
  }

  /// The end of the run that starts at `start`, which is a name word or a particle before one.
  private func runEnd(from start: Int, limit: Int) -> Int {
    var index = start
    var end = start
    while index < limit {
      let current = token(index)
      if isNameWord(index) {
        // A title or medium starts a new run: "Reuters Ahmed Ali".
        index += 1
        end = index
        continue
      }
      guard index > start else {
        index += 1
        continue
      }
      if current.has(.glued), text.isByte(index, 0x2D), index + 1 < limit, token(index + 1).has(.glued),
        token(index + 1).has(.word)
      {
        // "Al-Mismari", "Jean-Claude", "Kwo-ching".
        guard token(index + 1).has(.capitalised) || isNamePart(before: index) else { break }
        index += 2
        end = index
        continue
      }
      if isParticle(index), !current.has(.capitalised), index + 1 < limit {
        let next = index + 1
        let glued = text.isByte(next, 0x2D) && next + 1 < limit && token(next + 1).has(.capitalised)
        if glued || (isNameWord(next) && isNobiliary(index)) {
          index += glued ? 2 : 1
          continue
        }
        if isNobiliary(index), isParticle(next), next + 1 < limit, isNameWord(next + 1) {
          index += 2
          continue
        }
      }
      // Nicknames in quotation marks stay outside; initials have their full stop already.
      break
    }
    return end
  }

  /// A particle that links the parts of a name without a hyphen; "at", "as", "an" and the like need the hyphen.
  private func isNobiliary(_ index: Int) -> Bool {
    !token(index).isAny(of: [.preposition, .determiner, .subordinator, .auxiliary])
  }

  /// Whether a lower-case part may follow the hyphen at `index`: Kwo-ching, Jong-un, not LNA-led.
  private func isNamePart(before hyphen: Int) -> Bool {
    let previous = token(hyphen - 1)
    let next = token(hyphen + 1)
    return !previous.has(.allCaps) && !previous.isAny(of: [.role, .title]) && next.range.count <= 5
      && !lowerCaseElsewhere(next)
      && !next.isAny(of: [.preposition, .finite, .cue, .adverb, .role, .modifierOrRole])
      && !previous.isAny(of: [.state, .demonym])
      && !previous.has(.sentenceStart)
  }

  private func lowerCaseElsewhere(_ token: Token) -> Bool { false }

  private mutating func collectRuns(_ range: Range<Int>, _ runs: inout [Range<Int>]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let starts =
        isNameWord(index)
        || (isParticle(index) && isRunParticle(index, limit: range.upperBound))
      guard starts else {
        index += 1
        continue
      }
      let end = runEnd(from: index, limit: range.upperBound)
      if end > index {
        runs.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  /// A lower-case particle opens a run only glued by a hyphen ("al-Ghazwi") or as an unmistakable one ("bin Laden").
  private func isRunParticle(_ index: Int, limit: Int) -> Bool {
    guard index + 1 < limit, !token(index).has(.capitalised) else { return false }
    let next = index + 1
    if text.isByte(next, 0x2D), token(next).has(.glued), next + 1 < limit, token(next + 1).has(.glued) {
      return token(next + 1).has(.capitalised)
    }
    return isNobiliary(index) && isNameWord(next) && token(index).range.count > 1
  }

  // MARK: cutting

  private mutating func cut(_ run: Range<Int>) {
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
      if index > start { parts.append(start..<index) }
      parts.append(index..<(index + 1))
      start = index + 1
    }
    if start < run.upperBound { parts.append(start..<run.upperBound) }
    for part in parts { cutPart(trimmed(part)) }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, token(first).has(.punctuation) { range = (first + 1)..<range.upperBound }
    while let last = range.last, token(last).has(.punctuation) { range = range.lowerBound..<last }
    return range
  }

  /// "BBC News", "Asharq Al-Awsat" are one name.
  private func joinsMedium(_ index: Int, _ run: Range<Int>) -> Bool {
    index + 1 < run.upperBound
      && (token(index + 1).isAny(of: .organisation) || token(index + 1).has(.punctuation))
      || index > run.lowerBound && token(index - 1).has(.punctuation)
  }

  private func isCommonStart(_ run: Range<Int>) -> Bool {
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

  private mutating func cutPart(_ part: Range<Int>) {
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
  private func isOffice(_ index: Int, _ part: Range<Int>) -> Bool {
    let token = token(index)
    guard token.isAny(of: [.title, .role]), !token.has(.allCaps) || token.range.count <= 3 else {
      return false
    }
    if token.isAny(of: .organisation) && !token.isAny(of: .title) { return false }
    // "Judge" may be a last name behind a first name; so may "King", "Bishop", "Pope".
    if index > part.lowerBound, self.token(index - 1).isAny(of: [.male, .female]),
      !self.token(index - 1).isAny(of: .title)
    {
      return false
    }
    return true
  }

  /// Whether the gazetteer knows `span` as the name of a place of some size.
  private func isWellKnownPlace(_ span: Range<Int>) -> Bool {
    Gazetteer.shared.candidates(text.utf8, text.range(span)).contains {
      $0.match == .exact && $0.record.population > 20_000
    }
  }

  private func isOrganisationWord(_ index: Int) -> Bool {
    token(index).isAny(of: .organisation) && !token(index).isAny(of: [.male, .female])
  }

  private func hasFirstName(_ range: Range<Int>) -> Bool {
    token(range.lowerBound).isAny(of: [.male, .female])
  }

  private mutating func classify(_ part: Range<Int>) {
    var part = part
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
    let words = part.filter { token($0).has(.word) }
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
  private func extended(_ part: Range<Int>) -> Range<Int> {
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

  private func isLink(_ index: Int) -> Bool {
    text.isWord(index, "of") || text.isWord(index, "for") || text.isWord(index, "in")
      || text.isWord(index, "on")
      || text.isWord(index, "to")
  }

  private mutating func add(_ tokens: Range<Int>, _ kind: NameSpan.Kind) {
    let tokens = trimmed(tokens)
    guard !tokens.isEmpty else { return }
    if let last = spans.last, last.tokens.upperBound > tokens.lowerBound { return }
    if tokens.count == 1, token(tokens.lowerBound).isAny(of: [.neverName, .calendar]) { return }
    spans.append(NameSpan(tokens: tokens, range: text.range(tokens), kind: kind))
  }

  // MARK: evidence

  private mutating func learn() {
    for span in spans where span.kind == .person { learnPerson(span.tokens) }
    for span in spans where span.kind == .organisation {
      for index in span.tokens where token(index).has(.word) { organisationWords.insert(token(index).hash) }
    }
  }

  private mutating func learnPerson(_ tokens: Range<Int>) {
    let words = tokens.filter { token($0).has(.word) && !isParticle($0) }
    guard let last = words.last(where: { !token($0).isAny(of: .nameSuffix) }) else { return }
    personWords[token(last).hash, default: PersonWord()].isLast = true
    if words.count > 1, let first = words.first {
      personWords[token(first).hash, default: PersonWord()].isFirst = true
    }
  }

  /// Decides the unknown spans by what stands around them and by the names already known.
  private mutating func decide() {
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

  private func isPerson(_ span: Range<Int>) -> Bool {
    let words = span.filter { token($0).has(.word) && !isParticle($0) }
    guard let last = words.last, words.count <= 4 else { return false }
    if token(last).isAny(of: [.state, .placeNoun, .demonym, .medium, .neverName, .compass, .calendar]) {
      return false
    }
    if let known = personWords[token(last).hash], known.isLast {
      return words.count == 1 || !token(words[0]).isAny(of: .state)
    }
    if words.count == 1, let known = personWords[token(last).hash], known.isFirst { return true }
    if organisationWords.contains(token(last).hash) || words.count > 1 && isWellKnownPlace(span) {
      return false
    }
    if words.contains(where: { token($0).isAny(of: [.organisation, .state, .placeNoun, .compass]) }) {
      return false
    }
    return hasPersonContext(span, words: words.count)
  }

  /// What stands around a name and speaks for a person.
  private func hasPersonContext(_ span: Range<Int>, words: Int) -> Bool {
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
    if isFiniteCue(after), words > 1 { return true }
    guard words > 1 || span.contains(where: { isParticle($0) }) else { return false }
    if isFiniteCue(after) { return !isPrecededByPreposition(before, sentence) }
    if before >= sentence.lowerBound, isFiniteCue(before), before > sentence.lowerBound,
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

  private func isPrecededByPreposition(_ before: Int, _ sentence: Range<Int>) -> Bool {
    before >= sentence.lowerBound && token(before).isAny(of: .preposition)
  }

  private func isFiniteCue(_ index: Int) -> Bool {
    guard let form = Vocabulary.shared.cue(of: text.bytes(index), hash: token(index).hash) else {
      return false
    }
    return form.tense == .past && form.frames.contains(.clause) && form.frames.isDisjoint(with: .document)
      || form.tense == .third && text.isWord(index, "says")
  }

  // MARK: titles of articles

  /// In a title, where every word may be capitalised, only what the body showed to be a name is one.
  private mutating func findKnown(in range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      guard token(index).has(.word),
        token(index).has(.capitalised) || isRunParticle(index, limit: range.upperBound)
      else {
        index += 1
        continue
      }
      var end = index
      var words = 0
      var hasLast = false
      while end < range.upperBound {
        let current = token(end)
        if current.has(.word), let known = personWords[current.hash], known.isLast || known.isFirst,
          !current.isAny(of: [.state])
        {
          hasLast = hasLast || known.isLast
          words += 1
        } else if !(isParticle(end) && !current.isAny(of: .closed)
          || text.isByte(end, 0x2D) && current.has(.glued)
          || words > 0 && current.has(.abbreviation) && current.range.count == 2
          || isParticle(end) && end + 1 < range.upperBound && text.isByte(end + 1, 0x2D))
        {
          break
        }
        end += 1
      }
      if hasLast, words > 0 {
        let found = trimmed(start..<end)
        spans.append(NameSpan(tokens: found, range: text.range(found), kind: .person))
        index = end
      } else {
        index = start + 1
      }
    }
  }
}

extension WordClass {
  fileprivate static let modifierOrRole: WordClass = [.roleModifier, .role]
}
