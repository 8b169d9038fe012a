import Documents

/// Tells reporting verbs from the nouns and modifiers that look like them.
struct CueFinder: OutlineReader {
  let text: TokenizedArticle
  let outline: Outline
  let parse: Parse
  private var items: [Outline.Item] { outline.items }

  init(text: TokenizedArticle, outline: Outline, parse: Parse) {
    self.text = text
    self.outline = outline
    self.parse = parse
  }

  func cues() -> [Cue] {
    var result: [Cue] = []
    var index = 0
    while index < items.count {
      if let cue = cue(at: index) {
        result.append(cue)
        index = cue.items.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  private func cue(at index: Int) -> Cue? {
    let item = items[index]
    guard item.stretch == nil, item.part != .name else { return nil }
    if isWord(index, "according"), isWord(index + 1, "to") {
      return Cue(
        items: index..<(index + 2), tokens: item.token..<(items[index + 1].token + 1), kind: .accordingTo,
        frames: [.clause],
        tense: .base)
    }
    let token = token(index)
    if token.isAny(of: .reportNoun), !token.has(.capitalised) || token.has(.sentenceStart),
      let cue = nounCue(at: index)
    {
      return cue
    }
    if let cue = unlistedCue(at: index) { return cue }
    guard token.isAny(of: .cue), !token.has(.capitalised) || token.has(.sentenceStart),
      let form = Vocabulary.shared.cue(of: text.bytes(item.token), hash: token.hash)
    else { return nil }
    if index + 1 < items.count, items[index + 1].part == .hyphen { return nil }
    if index > 0, items[index - 1].part == .hyphen { return nil }
    // "continued to say": the next verb reports.
    if form.frames.isDisjoint(with: [.clause, .infinitive]),
      isWord(index + 1, "to") || isWord(index + 1, "on")
    {
      return nil
    }
    guard let kind = kind(of: form, at: index) else { return nil }
    var end = index + 1
    if isWord(end, "out") || isWord(end, "for") && isWord(index, "called")
      || isWord(end, "on") && isWord(index, "called")
    {
      end += 1
    }
    return Cue(
      items: index..<end, tokens: item.token..<(items[end - 1].token + 1), kind: kind, frames: form.frames,
      tense: form.tense)
  }

  /// "claims by Bashagha that", "Bashagha's claims that".
  private func nounCue(at index: Int) -> Cue? {
    let isOwned = index > 1 && items[index - 1].part == .genitive && isWord(index + 1, "that")
    guard isOwned || isWord(index + 1, "by") else { return nil }
    return Cue(
      items: index..<(index + 1), tokens: items[index].token..<(items[index].token + 1), kind: .noun,
      frames: [.clause],
      tense: .base)
  }

  /// "“…,” harrumphed Kovacs.", "“…,” he bellowed.": a verb of no list that can only say how something was said, because a
  /// quotation ends with a comma before it and its sentence has nothing else to tell.
  private func unlistedCue(at index: Int) -> Cue? {
    let token = token(index)
    guard items[index].part == .noun, token.has(.word), !token.has(.capitalised),
      !token.isAny(of: [.cue, .finite]),
      parse.tags[items[index].token] == .vbd || parse.tags[items[index].token] == .vbz
    else { return nil }
    let previous = before(index)
    let isInverted = endsQuotation(previous)
    guard isInverted ? startsSource(index + 1) : isSource(previous) && closesClause(index + 1),
      !hasListedVerb(behind: index)
    else { return nil }
    return Cue(
      items: index..<(index + 1), tokens: items[index].tokens, kind: .finite, frames: [.quote], tense: .past)
  }

  /// "“…,” retired general Kovacs said": a verb of the list reports, and the word before is none.
  private func hasListedVerb(behind index: Int) -> Bool {
    for item in items[(index + 1)...].prefix(24) {
      if item.part == .quote || item.part == .stop { return false }
      if text.tokens[item.token].isAny(of: .cue) { return true }
    }
    return false
  }

  /// Whether a quotation of three words or more ends at `item` with a sign that leaves its sentence open.
  private func endsQuotation(_ item: Int) -> Bool {
    var item = item
    var isOpen = false
    if item >= 0, items[item].part == .comma {
      isOpen = true
      item -= 1
    }
    guard item >= 0, let stretch = items[item].stretch else { return false }
    let inner = text.quoted[stretch].tokens
    guard inner.count >= 4, let last = inner.last else { return false }
    return isOpen || text.isByte(last, 0x2C) || text.isByte(last, 0x21) || text.isByte(last, 0x3F)
  }

  private func startsSource(_ item: Int) -> Bool {
    guard items.indices.contains(item), items[item].stretch == nil else { return false }
    switch items[item].part {
    case .name, .determiner, .possessive: return true
    case .noun: return token(item).isAny(of: [.role, .title, .roleModifier])
    default: return false
    }
  }

  /// Whether a name or pronoun at `item` follows a quotation that leaves its sentence open.
  private func isSource(_ item: Int) -> Bool {
    guard item > 0 else { return false }
    switch items[item].part {
    case .pronoun: return endsQuotation(item - 1)
    case .name:
      var first = item
      while first > 0, items[first - 1].part == .name { first -= 1 }
      return endsQuotation(first - 1)
    default: return false
    }
  }

  private func closesClause(_ item: Int) -> Bool {
    guard items.indices.contains(item) else { return true }
    switch items[item].part {
    case .stop, .comma, .adverb, .calendar, .preposition, .colon: return true
    default: return false
    }
  }

  /// The item before `index` that is no adverb; -1 where there is none.
  private func before(_ index: Int) -> Int {
    var previous = index - 1
    while previous >= 0, items[previous].part == .adverb { previous -= 1 }
    return previous
  }

  private func isNegated(_ index: Int) -> Bool {
    var previous = index - 1
    while previous >= max(0, index - 3), items[previous].part == .adverb || items[previous].part == .auxiliary
    {
      if token(previous).isAny(of: .negation) { return true }
      previous -= 1
    }
    return false
  }

  private func kind(of form: CueForm, at index: Int) -> Cue.Kind? {
    if isNegated(index) { return nil }
    let previous = before(index)
    let part = previous >= 0 ? items[previous].part : .stop
    switch form.tense {
    case .past, .participle:
      // "two men, accused of spying": they did not accuse.
      if form.frames.contains(.ofPhrase), isWord(index + 1, "of") { return nil }
      switch part {
      case .determiner, .possessive: return isClause(previous) ? .finite : nil
      case .auxiliary:
        return isBe(previous) ? .passive : .finite
      case .preposition, .genitive: return nil
      default: return form.tense == .participle ? nil : .finite
      }
    case .third:
      switch part {
      case .determiner, .possessive, .preposition, .genitive, .numeral, .coordinator, .that:
        return part == .coordinator ? finiteAfterNoun(form, index) : nil
      case .pronoun, .relative: return .finite
      default: return finiteAfterNoun(form, index)
      }
    case .base:
      if isWord(previous, "to") { return isContinuing(previous) ? .finite : nil }
      switch part {
      case .auxiliary:
        return token(previous).isAny(of: .modal) && !isWord(previous, "would")
          ? nil : isBe(previous) ? nil : .finite
      case .pronoun: return isPlural(previous) ? .finite : nil
      case .relative: return .finite
      case .comma, .quote: return form.frames.contains(.clause) && index + 1 < items.count ? .finite : nil
      case .noun, .name:
        if form.frames.contains(.bare), !isWord(index, "report"), !isWord(index, "complain") {
          return .finite
        }
        return isPlural(previous) ? finiteAfterNoun(form, index) : nil
      default: return nil
      }
    case .ing:
      switch part {
      case .determiner, .possessive, .genitive: return nil
      case .preposition: return isWord(previous, "as") || isWord(previous, "by") ? .participle : nil
      case .auxiliary: return isBe(previous) ? .finite : nil
      // "It is worth mentioning", "which means maintaining": part of another verb's object.
      case .noun where isWord(previous, "worth") || previous > 0 && items[previous - 1].part == .relative:
        return nil
      case .noun, .name, .comma, .quote, .coordinator, .stop, .calendar, .dash, .bracketClose, .numeral,
        .pronoun:
        return .participle
      default: return nil
      }
    }
  }

  /// "these said" is no subject, "this said" neither; "some said", "many said", "others said" are.
  private func isClause(_ previous: Int) -> Bool {
    token(previous).isAny(of: [.group, .pronoun]) && items[previous].part == .determiner
  }

  private func isBe(_ index: Int) -> Bool {
    return isAnyWord(index, ["is", "are", "was", "were", "be", "been", "being", "'s", "am"])
  }

  /// "went on to say", "continued to say", "goes on to explain".
  private func isContinuing(_ to: Int) -> Bool {
    isWord(to - 1, "on") && (isWord(to - 2, "went") || isWord(to - 2, "goes") || isWord(to - 2, "gone"))
      || isWord(to - 1, "continued") || isWord(to - 1, "continues")
  }

  private func isPlural(_ index: Int) -> Bool {
    let token = token(index)
    if token.isAny(of: .pronoun) {
      return isAnyWord(index, ["they", "we", "i", "you", "many", "some", "others", "few", "those", "who"])
    }
    if token.isAny(of: .group) { return true }
    return text.utf8[token.range.end - 1] == 0x73 || token.isAny(of: .body)
  }

  /// "BBC reports that" against "local reports of": what follows a word that may be a noun decides.
  private func finiteAfterNoun(_ form: CueForm, _ index: Int) -> Cue.Kind? {
    guard index + 1 < items.count else { return items.first?.part == .quote ? .finite : nil }
    let next = items[index + 1]
    switch next.part {
    case .that, .determiner, .pronoun, .possessive, .quote, .name, .colon, .numeral, .adverb, .calendar:
      return .finite
    case .comma, .stop:
      return index > 1 && items[..<index].contains { $0.part == .quote || $0.part == .comma } ? .finite : nil
    case .auxiliary, .genitive, .relative, .coordinator, .subordinator: return nil
    case .preposition: return isWord(index, "says") ? .finite : nil
    default:
      // "state media reports suggest": a cue behind a cue makes the first a noun.
      return token(index + 1).isAny(of: .cue) ? nil : .finite
    }
  }
}
