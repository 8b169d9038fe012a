import Documents

/// Finds what a cue reports: the words behind it, the words before it, or both.
struct ContentFinder: OutlineReader {
  let text: TokenizedArticle
  let outline: Outline
  let sources: SourceFinder
  let parse: Parse
  var items: [Outline.Item] { outline.items }

  /// Content in outline items.
  struct Content {
    var ranges: [Range<Int>]
    var isDirect: Bool
    /// Whether "that", a colon or a quotation mark shows where it starts.
    var isExplicit: Bool
  }

  func isQuote(_ item: Int) -> Bool { items.indices.contains(item) && items[item].part == .quote }
  func part(_ item: Int) -> Part { items.indices.contains(item) ? items[item].part : .stop }

  // MARK: behind the cue

  /// Skips days, places and occasions behind a cue: "on Sunday", "in a statement", "at a press conference".
  func skipAdverbials(from start: Int, limit: Int) -> Int {
    var index = start
    while index < limit {
      switch items[index].part {
      case .adverb, .calendar: index += 1
      case .determiner where (isWord(index, "this") || isWord(index, "last")) && part(index + 1) == .calendar:
        index += 2
      case .noun
      where isWord(index, "last") || isWord(index, "later") || isWord(index, "late") || isWord(index, "early"):
        guard index + 1 < limit,
          items[index + 1].part == .calendar || items[index + 1].part == .preposition || isPeriod(index + 1)
        else { return index }
        index += 1
      case .noun where index > start && isPeriod(index): index += 1
      case .numeral where index > start && items[index - 1].part == .calendar: index += 1
      case .preposition where isOccasion(index):
        let end = skipPhrase(from: index + 1, limit: limit)
        guard end > index + 1 else { return index }
        index = skipApposition(from: end, limit: limit)
      default: return index
      }
    }
    return index
  }

  /// "the UN envoy to Libya, Ghassan Salamé,": a person's name between commas behind an occasion.
  func skipApposition(from start: Int, limit: Int) -> Int {
    guard start + 2 < limit, part(start) == .comma, part(start + 1) == .name else { return start }
    var index = start + 1
    while index < limit, part(index) == .name || part(index) == .hyphen { index += 1 }
    return index < limit && part(index) == .comma ? index + 1 : start
  }

  /// Where content may open behind a source that "according to" names: behind its asides and the comma.
  func opening(behindSource end: Int, limit: Int) -> Int {
    var index = end
    // "the situation report dated March 16,": the rest of the phrase up to its comma.
    var probe = index
    while probe < min(limit, index + 9),
      [.noun, .numeral, .calendar, .preposition, .name, .adverb, .determiner].contains(part(probe))
    { probe += 1 }
    if part(index) != .comma, part(probe) == .comma, probe < limit { index = probe }
    guard index < limit, part(index) == .comma else { return index }
    index += 1
    // "Brian Connell, an individual from the council, “…”".
    if [.determiner, .noun, .possessive, .relative].contains(part(index)) {
      probe = index
      while probe < min(limit, index + 14),
        ![.comma, .auxiliary, .that, .quote, .pronoun].contains(part(probe))
      { probe += 1 }
      if probe < limit, part(probe) == .comma,
        isQuote(probe + 1) || looksLikeClause((probe + 1)..<limit, zero: true),
        part(index) == .determiner && isRoleLike(index + 1) || part(index) == .relative || isRoleLike(index)
      {
        return probe + 1
      }
    }
    return index
  }

  func isRoleLike(_ item: Int) -> Bool {
    (item..<min(item + 3, items.count)).contains {
      items[$0].stretch == nil && token($0).isAny(of: [.role, .group, .body]) || isWord($0, "individual")
    }
  }

  /// A comma or colon before a quotation, behind words that no verb interrupts: "said of him by telephone, “".
  func quoteAhead(from start: Int, limit: Int) -> Int? {
    for index in start..<min(limit, start + 16) {
      switch part(index) {
      case .comma, .colon: if isQuote(index + 1), index + 1 < limit { return index + 1 }
      case .auxiliary, .that, .relative, .subordinator, .quote, .stop, .semicolon: return nil
      case .pronoun where index > start: return nil
      default: break
      }
    }
    return nil
  }

  func isPeriod(_ item: Int) -> Bool {
    return isAnyWord(item, ["morning", "evening", "night", "afternoon", "week", "month", "year"])
  }

  func isOccasion(_ item: Int) -> Bool {
    return isAnyWord(
      item,
      [
        "in", "on", "at", "during", "via", "through", "after", "following", "to", "before", "from", "by",
        "for",
      ])
  }

  /// The end of a plain noun phrase that starts at `start`; stops where a clause may begin.
  func skipPhrase(from start: Int, limit: Int) -> Int {
    var index = start
    if index < limit, items[index].part == .determiner || items[index].part == .possessive { index += 1 }
    while index < limit {
      switch items[index].part {
      case .noun, .name, .calendar, .numeral, .hyphen, .genitive: index += 1
      case .coordinator where sources.nameOfToken[items[index].token] >= 0: index += 1
      case .preposition where isWord(index, "of") || isWord(index, "with") || isWord(index, "for"):
        let end = skipPhrase(from: index + 1, limit: limit)
        return end > index + 1 ? end : index
      default: return index
      }
    }
    return index
  }

  /// The content behind `cue`, up to item `limit`.
  func content(after cue: Cue, from start: Int, limit: Int, hasSubject: Bool, isGap: Bool = false) -> Content?
  {
    var index = skipAdverbials(from: start, limit: limit)
    var frames = cue.frames
    // "asked not to be named": without the "not" the words say the opposite.
    if index > start, isWord(index, "to"), isWord(index - 1, "not") || isWord(index - 1, "never") {
      if isWord(index + 1, "be"), isWord(index + 2, "named") || isWord(index + 2, "identified") { return nil }
      index -= 1
    }
    if cue.kind == .accordingTo { frames = [.clause, .zero, .bare] }
    if index < limit, ![.that, .quote].contains(part(index)),
      let quote = quoteAhead(from: index, limit: limit),
      !frames.isDisjoint(with: [.clause, .quote])
    {
      return quoted(from: quote, limit: limit, hasThat: true)
    }
    var object: Int?
    // "told Reuters that", "warned on Sunday", "informed him of".
    if frames.contains(.addressee), index < limit, items[index].part != .that, !isQuote(index),
      part(index) != .colon, part(index) != .comma
    {
      let end = addresseeEnd(from: index, limit: limit)
      if end > index {
        object = index
        index = skipAdverbials(from: end, limit: limit)
      }
      if let that = complementizerAhead(from: index, limit: limit) { index = that }
    }
    var explicit = false
    if part(index) == .comma, index + 1 < limit, isQuote(index + 1) || part(index + 1) == .that { index += 1 }
    if part(index) == .comma, cue.kind != .accordingTo, let end = aside(from: index, limit: limit) {
      index = end
    }
    if part(index) == .comma, index > start, frames.contains(.zero), cue.kind == .finite,
      looksLikeClause((index + 1)..<limit, zero: true), part(index + 1) != .relative,
      part(index + 1) != .subordinator, part(index + 1) != .coordinator
    {
      // "noted on Monday, the fatalities were": the comma stands for "that".
      index += 1
    }
    if part(index) == .colon {
      index += 1
      explicit = true
    }
    guard index < limit else { return nil }
    // "responding to claims that", "commented on the fact that": the clause belongs to the noun.
    if part(index) == .that, index > start + 1, part(index - 1) == .noun,
      token(index - 1).isAny(of: .cue) || isWord(index - 1, "fact") || isWord(index - 1, "allegations")
        || isWord(index - 1, "idea")
    {
      return nil
    }
    if part(index) == .that, isComplementizer(index) {
      index += 1
      explicit = true
      if part(index) == .comma, isQuote(index + 1) { index += 1 }
    }
    guard index < limit else { return nil }
    if isQuote(index) {
      if isNameLike(index), !explicit, !endsLikeSentence(index) { return nil }
      return quoted(from: index, limit: limit, hasThat: explicit)
    }
    if explicit { return words(from: index, limit: limit, explicit: true) }
    switch part(index) {
    case .comma, .stop, .semicolon, .coordinator, .subordinator, .relative, .bracketClose, .dash,
      .bracketOpen:
      return nil
    default: break
    }
    if isGap, frames.contains(.zero), part(index) == .auxiliary || part(index) == .noun && endsLikeVerb(index)
    {
      return words(from: index, limit: limit, explicit: false)
    }
    if frames.contains(.bare), cue.kind != .participle || index == start || object != nil, limit - index >= 4,
      ![.preposition, .coordinator].contains(part(index)) || cue.kind == .accordingTo
    {
      return words(from: index, limit: limit, explicit: false)
    }
    if frames.contains(.zero), looksLikeClause(index..<limit, zero: true) {
      return words(from: index, limit: limit, explicit: false)
    }
    if frames.contains(.zero), object != nil, let object, looksLikeClause(object..<limit, zero: true) {
      return words(from: object, limit: limit, explicit: false)
    }
    let hasQuote = (index..<limit).contains { isQuote($0) && items[$0].tokens.count >= 3 && !isNameLike($0) }
    if frames.contains(.ofPhrase), (index..<min(limit, index + 8)).contains(where: { isWord($0, "of") }) {
      return words(from: index, limit: limit, explicit: false)
    }
    if frames.contains(.asPhrase),
      hasQuote
        || (index..<min(limit, index + 12)).contains(where: { isWord($0, "as") })
          && !isWord(cue.items.lowerBound, "called") && !isWord(cue.items.lowerBound, "call")
    {
      return words(from: index, limit: limit, explicit: false)
    }
    if frames.contains(.infinitive),
      hasQuote || isWord(index, "to")
        || (isWord(index, "not") || isWord(index, "never")) && isWord(index + 1, "to")
    {
      return words(from: index, limit: limit, explicit: false)
    }
    if hasQuote, frames.isDisjoint(with: .attitude), isMixedLead(index, limit) {
      return words(from: index, limit: limit, explicit: false)
    }
    if frames.contains(.noun), hasSubject, part(index) != .preposition {
      return words(from: index, limit: limit, explicit: false)
    }
    return nil
  }

  /// Whether quoted words are a nickname or title: a few words, all of them capitalised.
  func isNameLike(_ item: Int) -> Bool {
    guard let stretch = items[item].stretch else { return false }
    let words = text.quoted[stretch].tokens.filter { text.tokens[$0].has(.word) }
    return words.count <= 4 && words.count >= 2 && words.allSatisfy { text.tokens[$0].has(.capitalised) }
  }

  /// Whether the quoted words stand early enough in the phrase to be what is reported.
  func isMixedLead(_ start: Int, _ limit: Int) -> Bool {
    guard let quote = (start..<limit).first(where: { isQuote($0) }) else { return false }
    return quote - start <= 14 && !(start..<quote).contains { part($0) == .comma }
  }

  /// "said, on the other hand, that": an aside between commas before "that".
  func aside(from comma: Int, limit: Int) -> Int? {
    var index = comma + 1
    while index < min(limit, comma + 10) {
      if part(index) == .comma { return part(index + 1) == .that || isQuote(index + 1) ? index + 1 : nil }
      index += 1
    }
    return nil
  }

  func isComplementizer(_ index: Int) -> Bool {
    // "said that was": a pronoun.
    part(index + 1) != .auxiliary || isWord(index + 1, "having")
  }

  /// What follows an attribution: behind its days, places and addressee.
  func tail(of cue: Cue, from start: Int, limit: Int) -> Int {
    var index = skipAdverbials(from: start, limit: limit)
    if cue.frames.contains(.addressee), index < limit, !isQuote(index), part(index) != .comma,
      part(index) != .that
    {
      index = skipAdverbials(from: addresseeEnd(from: index, limit: limit), limit: limit)
    }
    return index
  }

  /// "that" behind an addressee with asides: "told WSLS-TV, the affiliate in Roanoke, in a statement Thursday that".
  func complementizerAhead(from start: Int, limit: Int) -> Int? {
    for index in start..<min(limit, start + 20) {
      switch part(index) {
      case .that: return index > start && isComplementizer(index) ? index : nil
      case .auxiliary, .pronoun, .relative, .subordinator, .quote, .semicolon, .colon: return nil
      default: break
      }
    }
    return nil
  }

  func addresseeEnd(from start: Int, limit: Int) -> Int {
    var index = start
    if part(index) == .pronoun { return index + 1 }
    let end = skipPhrase(from: index, limit: limit)
    index = end
    // "told Reuters and AFP that"
    if part(index) == .coordinator, part(index + 1) == .name {
      index = skipPhrase(from: index + 1, limit: limit)
    }
    return index
  }

  func isSubjectPronoun(_ item: Int) -> Bool {
    return isAnyWord(
      item,
      [
        "he", "she", "they", "it", "we", "i", "there", "this", "that's", "it's", "he's", "she's", "they're",
        "there's", "you",
      ])
  }

  func endsLikeVerb(_ item: Int) -> Bool {
    let bytes = text.bytes(items[item].token)
    guard bytes.count > 3 else { return false }
    if bytes.suffix(2).elementsEqual("ed".utf8) { return true }
    // A plural noun or a verb in the third person: a verb when a determiner, pronoun or preposition follows.
    guard bytes.last == 0x73, item + 1 < items.count else { return false }
    switch items[item + 1].part {
    case .determiner, .possessive, .pronoun, .that, .name, .adverb, .numeral: return true
    case .preposition: return isWord(item + 1, "to") || isWord(item + 1, "from") || isWord(item + 1, "into")
    default: return false
    }
  }

  /// Content that starts with a quoted stretch.
  func quoted(from start: Int, limit: Int, hasThat: Bool) -> Content? {
    var ranges = [start..<(start + 1)]
    var index = start + 1
    while index + 1 < limit, isWord(index, "and") || part(index) == .comma && isWord(index + 1, "and") {
      let next = part(index) == .comma ? index + 2 : index + 1
      guard isQuote(next), next < limit else { break }
      ranges.append(next..<(next + 1))
      index = next + 1
    }
    let closed = index < limit ? part(index) : .stop
    if endsLikeSentence(index - 1) { return Content(ranges: ranges, isDirect: true, isExplicit: true) }
    switch closed {
    case .noun, .name, .preposition, .auxiliary, .adverb, .relative, .possessive, .determiner, .genitive,
      .numeral, .that, .hyphen:
      let isShort = items[start].tokens.count - 2 <= 6
      if closed == .adverb && !isShort || closed == .preposition && !isShort { break }
      return words(from: start, limit: limit, explicit: true)
    case .coordinator where part(index + 1) == .that:
      return words(from: start, limit: limit, explicit: true)
    default: break
    }
    return Content(ranges: ranges, isDirect: true, isExplicit: true)
  }

  /// Whether the quoted stretch at `item` ends with a comma or the end of a sentence.
  func endsLikeSentence(_ item: Int) -> Bool {
    guard let index = items[item].stretch else { return false }
    let inner = text.quoted[index].tokens
    guard let last = inner.last, text.tokens[last].has(.punctuation) else { return false }
    let byte = text.utf8[text.tokens[last].range.start]
    return byte == 0x2C || byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0xE2
  }

  /// Content in words, from item `start` to where the report ends.
  func words(from start: Int, limit: Int, explicit: Bool) -> Content? {
    var end = limit
    for index in start..<limit
    where part(index) == .semicolon || part(index) == .dash && index > start + 3 && !isQuote(index + 1) {
      end = index
      break
    }
    // A quotation that ends with the end of a sentence ends the content.
    for index in start..<end
    where isQuote(index) && index > start && endsLikeSentence(index) && items[index].tokens.count > 4 {
      end = index + 1
      break
    }
    while end > start, isTrailing(end - 1) { end -= 1 }
    guard end > start else { return nil }
    return Content(ranges: [start..<end], isDirect: false, isExplicit: explicit)
  }

  func isTrailing(_ index: Int) -> Bool {
    switch part(index) {
    case .comma, .stop, .semicolon, .coordinator, .colon, .dash, .subordinator: return true
    default: return false
    }
  }
}
