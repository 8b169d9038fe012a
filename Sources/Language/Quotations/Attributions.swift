import Documents

// Who reports, by which words: the source of each cue.
extension QuotationFinder {
  func attribution(_ cue: Cue, _ outline: Outline, _ sources: SourceFinder, _ contents: ContentFinder)
    -> Attribution?
  {
    let items = outline.items
    let start = cue.items.lowerBound
    switch cue.kind {
    case .accordingTo:
      guard let found = sources.phrase(startingAt: cue.items.upperBound), !isStandard(found.mention) else {
        return nil
      }
      return Attribution(cue: cue, source: found.mention, items: start..<found.items.upperBound)
    case .participle:
      // "quoted Ghazwi as confirming"
      if start > 2, contents.isWord(start - 1, "as"),
        contents.isWord(start - 2, "quoted") || contents.isWord(start - 2, "cited"),
        let found = sources.subject(before: start - 2)
      {
        return Attribution(
          cue: cue, source: found.mention, items: found.items.lowerBound..<cue.items.upperBound)
      }
      // "The minister was quoted by Sputnik as saying": the agency passes on.
      if start > 2, contents.isWord(start - 1, "as"),
        let quoted = passedOn(before: start - 1, outline, contents),
        let found = sources.subject(before: quoted)
      {
        return Attribution(
          cue: cue, source: found.mention, items: found.items.lowerBound..<cue.items.upperBound)
      }
      if start > 1, contents.isWord(start - 1, "as"), let found = sources.phrase(endingAt: start - 2) {
        return Attribution(cue: cue, source: found.mention, items: (start - 1)..<cue.items.upperBound)
      }
      // "with Zinichev describing", "and Mrs DeVos branding"
      var last = start - 1
      while last > 0, items[last].part == .adverb { last -= 1 }
      if last > 0, items[last].part == .noun || items[last].part == .name,
        let found = sources.phrase(endingAt: last),
        found.items.lowerBound > 0
      {
        let link = found.items.lowerBound - 1
        if contents.isWord(link, "with") || contents.isWord(link, "despite") {
          return Attribution(cue: cue, source: found.mention, items: link..<cue.items.upperBound)
        }
        if case .name(let span) = found.mention.kind, names[span].kind == .person,
          items[link].part == .coordinator
        {
          return Attribution(
            cue: cue, source: found.mention, items: found.items.lowerBound..<cue.items.upperBound)
        }
      }
      if start > 0, items[start - 1].part == .noun,
        text.tokens[items[start - 1].token].isAny(of: [.document, .group]),
        let found = sources.phrase(endingAt: start - 1)
      {
        if let issue = sources.issue(of: found) {
          return Attribution(
            cue: cue, source: issue.issuer, items: issue.first..<cue.items.upperBound,
            inherits: issue.issuer == nil)
        }
        return Attribution(
          cue: cue, source: found.mention, items: found.items.lowerBound..<cue.items.upperBound)
      }
      var first = start
      while first > 0, items[first - 1].part == .adverb { first -= 1 }
      return Attribution(cue: cue, source: nil, items: first..<cue.items.upperBound, inherits: true)
    case .passive:
      // "was told by Emergencies Minister Yevgeny Zinichev of".
      if contents.isWord(cue.items.upperBound, "by"),
        let found = sources.phrase(startingAt: cue.items.upperBound + 1),
        !contents.isWord(found.items.upperBound, "as") || !isPassingOn(start, contents)
      {
        return Attribution(cue: cue, source: found.mention, items: start..<found.items.upperBound)
      }
      return nil
    case .noun:
      if contents.isWord(cue.items.upperBound, "by") {
        guard let found = sources.phrase(startingAt: cue.items.upperBound + 1) else { return nil }
        var end = found.items.upperBound
        if end < items.count, items[end].part == .comma { end += 1 }
        guard contents.isWord(end, "that") else { return nil }
        return Attribution(cue: cue, source: found.mention, items: start..<end)
      }
      guard let found = sources.phrase(endingAt: start - 2) else { return nil }
      return Attribution(
        cue: cue, source: found.mention, items: found.items.lowerBound..<cue.items.upperBound)
    case .finite: return finite(cue, outline, sources, contents)
    }
  }

  func finite(_ cue: Cue, _ outline: Outline, _ sources: SourceFinder, _ contents: ContentFinder)
    -> Attribution?
  {
    let items = outline.items
    let start = cue.items.lowerBound
    let previous: Part = start > 0 ? items[start - 1].part : .stop
    let next = cue.items.upperBound
    // “…,” said X
    if previous == .quote || previous == .comma || start == 0, next < items.count, startsPhrase(items[next]),
      let found = sources.phrase(startingAt: next), !isClauseSubject(found, outline), !isTell(cue, contents),
      previous != .comma || start > 1 && contents.isQuote(start - 2)
        || sources.canSpeak(found.mention) && !cue.frames.isDisjoint(with: [.zero, .bare])
          && isClosed(found.items.upperBound, outline)
    {
      if previous == .quote || start == 0 || start > 1 && contents.isQuote(start - 2)
        || contents.looksLikeClause(0..<(start - 1), zero: false)
      {
        return Attribution(
          cue: cue, source: found.mention, items: start..<found.items.upperBound, isInverted: true)
      }
    }
    if let found = sources.subject(before: start),
      sources.canSpeak(found.mention)
        || cue.tense != .third && cue.tense != .base && isPlainlySpeech(cue, contents, outline)
    {
      if case .pronoun = found.mention.kind, isImpersonal(found.mention, cue) { return nil }
      return Attribution(
        cue: cue, source: found.mention, items: found.items.lowerBound..<cue.items.upperBound)
    }
    // "and said", "but added": the subject of the cue before.
    if previous == .coordinator || previous == .adverb || previous == .comma || previous == .auxiliary
      || previous == .calendar || previous == .quote
    {
      var first = start
      while first > 0, items[first - 1].part == .adverb || items[first - 1].part == .auxiliary { first -= 1 }
      guard first > 0,
        items[first - 1].part == .coordinator || items[first - 1].part == .comma
          || items[first - 1].part == .quote
      else { return nil }
      return Attribution(cue: cue, source: nil, items: first..<cue.items.upperBound, inherits: true)
    }
    return nil
  }

  private func isPassingOn(_ item: Int, _ contents: ContentFinder) -> Bool {
    contents.isWord(item, "quoted") || contents.isWord(item, "cited")
  }

  /// The first item of "was quoted by Sputnik" where that ends at item `end`.
  private func passedOn(before end: Int, _ outline: Outline, _ contents: ContentFinder) -> Int? {
    var index = end - 1
    while index > 1, index > end - 12 {
      if contents.isWord(index, "by"), isPassingOn(index - 1, contents) { return index - 1 }
      guard [.name, .noun, .determiner, .genitive, .hyphen].contains(outline.items[index].part) else {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// "according to plan", "according to their age": measures, not speakers.
  func isStandard(_ mention: Mention) -> Bool {
    return text.isAnyWord(
      mention.head,
      ["plan", "schedule", "age", "size", "which", "whom", "need", "needs", "rules", "standards"])
  }

  /// Whether words and marks leave no doubt that something is said, whoever the subject is.
  func isPlainlySpeech(_ cue: Cue, _ contents: ContentFinder, _ outline: Outline) -> Bool {
    if !cue.frames.isDisjoint(with: [.document, .attitude]) { return false }
    if cue.frames.contains(.bare) { return true }
    guard !cue.frames.isDisjoint(with: [.clause, .quote]) else { return false }
    return contents.content(
      after: cue, from: cue.items.upperBound, limit: outline.items.count, hasSubject: true)?.isExplicit
      ?? false
  }

  func startsPhrase(_ item: Outline.Item) -> Bool {
    switch item.part {
    case .name, .determiner, .possessive, .pronoun: return true
    case .noun:
      return text.tokens[item.token].isAny(of: [
        .title, .role, .roleModifier, .group, .body, .organisation, .demonym, .document,
      ])
        || text.tokens[item.token].has(.capitalised)
    default: return false
    }
  }

  func isTell(_ cue: Cue, _ contents: ContentFinder) -> Bool {
    contents.isWord(cue.items.lowerBound, "told") || contents.isWord(cue.items.lowerBound, "tells")
  }

  /// Whether a phrase ends its clause at item `end`.
  func isClosed(_ end: Int, _ outline: Outline) -> Bool {
    guard end < outline.items.count else { return true }
    return [
      .comma, .stop, .semicolon, .preposition, .calendar, .adverb, .coordinator, .subordinator, .dash,
      .relative,
    ].contains(
      outline.items[end].part)
  }

  /// "… , said Russia would": what follows "said" is the subject of a clause, not the speaker.
  func isClauseSubject(_ found: SourceFinder.Found, _ outline: Outline) -> Bool {
    var next = found.items.upperBound
    while next < outline.items.count, outline.items[next].part == .adverb { next += 1 }
    guard next < outline.items.count else { return false }
    let item = outline.items[next]
    if item.part == .auxiliary { return true }
    return item.part == .noun && text.tokens[item.token].isAny(of: [.finite, .cue])
      && !outline.items[..<found.items.lowerBound].contains { $0.part == .quote }
  }

  func isImpersonal(_ mention: Mention, _ cue: Cue) -> Bool {
    text.isWord(mention.head, "this") || text.isWord(mention.head, "these")
      || text.isWord(mention.head, "those")
      || text.isWord(mention.head, "it") && !cue.frames.contains(.clause)
  }

  /// Whether a later attribution ends the content of an earlier one: a new clause, not a clause inside it.
  func isSeparate(_ later: Attribution, _ outline: Outline, after earlier: Attribution) -> Bool {
    let first = later.items.lowerBound
    let end = earlier.items.upperBound
    guard first > end else { return first >= end && later.inherits }
    // "According to X, officials said": nothing reported between the two yet.
    if !later.inherits,
      outline.items[end..<first].allSatisfy({ [.comma, .adverb, .calendar, .that].contains($0.part) })
    {
      return false
    }
    switch outline.items[first - 1].part {
    case .comma, .quote, .semicolon, .dash, .colon, .stop: return true
    case .coordinator, .subordinator: return true
    case .adverb where text.isWord(outline.items[first - 1].token, "however"): return true
    case .noun, .name, .calendar:
      // "what he called a long campaign he said …": a phrase holds no clause of somebody else's.
      return later.inherits
        || !earlier.cue.frames.isDisjoint(with: [.asPhrase]) && earlier.cue.frames.isDisjoint(with: [.clause])
    default: return later.inherits
    }
  }

  /// Where the clause of a later attribution starts: before the conjunction that opens it, when that follows a comma.
  func clauseStart(before item: Int, after earlier: Int, _ outline: Outline) -> Int {
    var index = item - 1
    while index > max(earlier, item - 10) {
      let part = outline.items[index].part
      if part == .subordinator || part == .coordinator,
        [.comma, .quote].contains(outline.items[index - 1].part)
      {
        return index
      }
      if part == .auxiliary || part == .quote { break }
      index -= 1
    }
    return item
  }
}
