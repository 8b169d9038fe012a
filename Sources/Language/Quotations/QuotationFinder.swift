import Documents

/// Finds the quotations of an article as drafts: what, by which words, by whom as the text puts it.
struct QuotationFinder {
  let text: TokenizedArticle
  let names: [NameSpan]
  let nameOfToken: [Int32]
  let parse: Parse
  let outlines: [Outline]
  var drafts: [Draft] = []

  init(text: TokenizedArticle, names: [NameSpan], nameOfToken: [Int32], parse: Parse) {
    self.text = text
    self.parse = parse
    self.names = names
    self.nameOfToken = nameOfToken
    outlines = OutlineBuilder(text: text, nameOfToken: nameOfToken).outlines()
    for index in outlines.indices where !outlines[index].isTitle { read(index) }
  }

  /// A cue with its source and the items that both take.
  struct Attribution {
    let cue: Cue
    var source: Mention?
    /// The items of cue and source: what content cannot overlap.
    var items: Range<Int>
    var isInverted = false
    /// Whether the subject is taken over from an earlier cue.
    var inherits = false
  }

  /// Reads "NAME: words", as transcripts and interviews print what is said; the rest of the paragraph is content.
  mutating func readTurn(_ index: Int) -> Bool {
    let outline = outlines[index]
    if index > 0, outlines[index - 1].paragraph == outline.paragraph {
      guard let last = drafts.indices.last, drafts[last].isTurn, drafts[last].outline == index - 1,
        let content = words(outline.range, outline)
      else { return false }
      drafts[last].content.append(content)
      drafts[last].outline = index
      return true
    }
    guard let colon = outline.items.prefix(8).firstIndex(where: { $0.part == .colon }), colon > 0,
      colon + 2 < outline.items.count,
      outline.items[colon + 1].part != .quote, case let span = nameOfToken[outline.items[colon - 1].token],
      span >= 0,
      names[Int(span)].kind == .person, names[Int(span)].tokens.upperBound == outline.items[colon].token,
      outline.items[..<colon].allSatisfy({ [.name, .noun, .hyphen].contains($0.part) }),
      let content = words((colon + 1)..<outline.items.count, outline)
    else { return false }
    let name = names[Int(span)].tokens
    drafts.append(
      Draft(
        content: [content], isDirect: false, cue: outline.items[colon].tokens,
        source: Mention(tokens: name, phrase: name, head: name.upperBound - 1, kind: .name(Int(span))),
        inherits: nil,
        isTurn: true, confidence: 0.75, pattern: "name + colon + words", outline: index))
    return true
  }

  func words(_ range: Range<Int>, _ outline: Outline) -> Range<Int>? {
    guard let first = range.first, let last = range.last else { return nil }
    return outline.items[first].token..<outline.items[last].tokens.upperBound
  }

  mutating func read(_ index: Int) {
    if readTurn(index) { return }
    let outline = outlines[index]
    let sources = SourceFinder(text: text, names: names, nameOfToken: nameOfToken, outline: outline)
    let contents = ContentFinder(text: text, outline: outline, sources: sources, parse: parse)
    let cues = CueFinder(text: text, outline: outline, parse: parse).cues()
    var attributions: [Attribution] = []
    for cue in cues {
      if let found = attribution(cue, outline, sources, contents), isReporting(found, outline, contents) {
        attributions.append(found)
      }
    }
    var usedQuotes: Set<Int> = []
    var lastDraft: Int?
    var regionStart = 0
    var outerStart = 0
    var topEnd = 0
    for (number, attribution) in attributions.enumerated() {
      var limit = outline.items.count
      for later in attributions[(number + 1)...].prefix(12)
      where isSeparate(later, outline, after: attribution) {
        limit = clauseStart(before: later.items.lowerBound, after: attribution.items.upperBound, outline)
        break
      }
      guard
        let content = content(
          of: attribution, outline, contents, regionStart: regionStart, outerStart: outerStart, limit: limit)
      else {
        if attribution.items.lowerBound == 0, claimPrevious(index, attribution) {
          lastDraft = drafts.count - 1
        }
        continue
      }
      var draft = draft(content, attribution, outline, index)
      if attribution.inherits {
        if let lastDraft {
          draft.inherits = lastDraft
        } else if attribution.cue.kind == .participle, attribution.items.lowerBound == 0,
          let later = attributions[(number + 1)...].first(where: { $0.source != nil })
        {
          // "Noting that …, El Abdi underscored": the subject follows.
          draft.source = later.source
        } else if let subject = mainSubject(before: attribution.items.lowerBound, outline, sources) {
          draft.source = subject
        } else {
          continue
        }
      }
      for range in content.ranges {
        for item in range where outline.items[item].part == .quote { usedQuotes.insert(item) }
      }
      if let last = drafts.indices.last, drafts[last].content == draft.content, drafts[last].outline == index
      {
        drafts.removeLast()
        if lastDraft == last { lastDraft = nil }
        if draft.inherits == last { draft.inherits = nil }
        if draft.source == nil { continue }
      }
      drafts.append(draft)
      // "He said the Opposition understood …, but stressed": a report inside another has no say in what follows.
      if attribution.cue.kind != .noun,
        attribution.items.lowerBound >= topEnd || isBefore(content, attribution)
      {
        lastDraft = drafts.count - 1
        if !isBefore(content, attribution) { topEnd = content.ranges.last?.upperBound ?? topEnd }
      }
      if content.isDirect || isBefore(content, attribution) {
        outerStart = max(outerStart, content.ranges.last?.upperBound ?? 0, attribution.items.upperBound)
      }
      if let end = content.ranges.last?.upperBound {
        regionStart = max(regionStart, end, attribution.items.upperBound)
      }
    }
    readUncued(index, usedQuotes)
  }

  /// Whether a cue has anything to report; one that has not must not cut the content of another.
  func isReporting(_ attribution: Attribution, _ outline: Outline, _ contents: ContentFinder) -> Bool {
    if attribution.items.lowerBound == 0, attribution.items.upperBound + 1 >= outline.items.count {
      return true
    }
    return content(
      of: attribution, outline, contents, regionStart: 0, outerStart: 0, limit: outline.items.count) != nil
  }

  /// The subject of a sentence whose first verb reports nothing: "[Mrs Clinton] thanked them and described …".
  func mainSubject(before limit: Int, _ outline: Outline, _ sources: SourceFinder) -> Mention? {
    var item = 0
    let items = outline.items
    while item < limit {
      switch items[item].part {
      case .adverb, .coordinator, .otherMark, .comma, .calendar: item += 1
      case .preposition:
        // A phrase in front: "For his part, …".
        guard let comma = (item..<min(limit, item + 15)).first(where: { items[$0].part == .comma }) else {
          return nil
        }
        item = comma + 1
      case .name, .determiner, .possessive, .noun, .pronoun:
        guard let found = sources.phrase(startingAt: item), sources.canSpeak(found.mention),
          found.items.upperBound <= limit
        else { return nil }
        return found.mention
      default: return nil
      }
    }
    return nil
  }

  // MARK: content

  func content(
    of attribution: Attribution, _ outline: Outline, _ contents: ContentFinder, regionStart: Int,
    outerStart: Int,
    limit: Int
  ) -> ContentFinder.Content? {
    let first = attribution.items.lowerBound
    let end = attribution.items.upperBound
    let items = outline.items
    if attribution.cue.kind == .accordingTo {
      // "The family gave no cause, but, according to his agent, he had been ill": a new clause has begun.
      let opens =
        first > 1 && items[first - 1].part == .comma && items[first - 2].part == .coordinator
        || first > 0 && items[first - 1].part == .coordinator
      if first > outerStart, !opens,
        let before = contents.content(before: first, from: outerStart, isCertain: false)
          ?? plain(before: first, from: outerStart, contents, outline)
      {
        return before
      }
      guard
        first <= outerStart + 2 || [.comma, .coordinator, .subordinator].contains(items[first - 1].part)
      else { return nil }
      let start = contents.opening(behindSource: end, limit: limit)
      let after = contents.content(after: attribution.cue, from: start, limit: limit, hasSubject: true)
      if first > outerStart + 2, !opens, items[first - 1].part == .comma, start > end, let after,
        !after.isDirect
      {
        // "Tesco's Polish operation, according to the paper, is too big": one clause around the attribution.
        return ContentFinder.Content(
          ranges: [outerStart..<(first - 1)] + after.ranges, isDirect: false, isExplicit: false)
      }
      return after
    }
    if attribution.cue.kind == .noun {
      return contents.content(
        after: attribution.cue, from: end, limit: contents.end(ofClauseOf: attribution.cue, limit: limit),
        hasSubject: true)
    }
    if first > outerStart,
      let split = contents.clause(around: attribution, from: outerStart, limit: limit)
    {
      return split
    }
    // "Russia hopes that …, Wang said": the earlier report is part of the later one.
    let regionStart = attribution.inherits ? regionStart : outerStart
    let follows =
      !attribution.inherits && first > regionStart && [.quote, .comma, .dash].contains(items[first - 1].part)
    let tail = attribution.isInverted ? end : contents.tail(of: attribution.cue, from: end, limit: limit)
    let isOpen = tail >= limit || stopsAt(items[tail], contents)
    if attribution.isInverted || follows,
      let before = contents.content(
        before: first, from: regionStart, isCertain: isOpen || attribution.isInverted),
      before.isDirect || before.isExplicit || !attribution.cue.frames.isDisjoint(with: [.zero, .bare])
    {
      let after =
        attribution.isInverted
        ? nil : contents.content(after: attribution.cue, from: end, limit: limit, hasSubject: true)
      if attribution.isInverted || isOpen || before.isDirect && !(after?.isExplicit ?? false) {
        return interposed(before, tail: tail, limit: limit, contents, outline)
      }
      if before.isDirect, let after, after.isDirect {
        return ContentFinder.Content(ranges: before.ranges + after.ranges, isDirect: true, isExplicit: true)
      }
      if before.isDirect, items[first - 1].part == .quote { return before }
    }
    // "mercenaries he said have come from Syria": the content lacks a subject, which stands before the attribution.
    let isGap =
      attribution.source != nil && first > 0
      && [.noun, .name, .that, .relative].contains(items[first - 1].part)
    return contents.content(
      after: attribution.cue, from: end, limit: limit, hasSubject: attribution.source != nil, isGap: isGap)
  }

  func stopsAt(_ item: Outline.Item, _ contents: ContentFinder) -> Bool {
    switch item.part {
    case .comma, .stop, .semicolon, .coordinator, .subordinator, .dash, .relative, .bracketOpen: return true
    default: return text.isWord(item.token, "without")
    }
  }

  /// "Rescuers recovered ten people according to the ministry": a clause without a comma before "according to".
  func plain(before end: Int, from start: Int, _ contents: ContentFinder, _ outline: Outline)
    -> ContentFinder.Content?
  {
    guard end - start >= 3, contents.looksLikeClause(start..<end, zero: false) else { return nil }
    var first = start
    if outline.items[first].part == .coordinator { first += 1 }
    return ContentFinder.Content(ranges: [first..<end], isDirect: false, isExplicit: false)
  }

  /// Adds what goes on behind an attribution in the middle: `“…,” X said, “…”`.
  func interposed(
    _ before: ContentFinder.Content, tail: Int, limit: Int, _ contents: ContentFinder, _ outline: Outline
  ) -> ContentFinder.Content {
    var content = before
    var next = tail
    while next < limit, next < tail + 12, !contents.isQuote(next) {
      let part = outline.items[next].part
      guard part == .comma || part == .colon || part == .dash || part == .adverb || part == .coordinator
      else { break }
      next += 1
    }
    if next < limit, contents.isQuote(next),
      before.isDirect || next == tail + 1 && outline.items[tail].part == .comma
    {
      content.ranges.append(next..<(next + 1))
    } else if !before.isDirect, tail < limit, outline.items[tail].part == .comma,
      let range = before.ranges.first,
      !contents.looksLikeClause(range, zero: false),
      contents.looksLikeClause((tail + 1)..<limit, zero: false)
        || [.noun, .auxiliary].contains(outline.items[min(tail + 1, limit - 1)].part)
    {
      // "around 50 gallons of fuel, officials said, spilled": the clause ends behind the attribution.
      var end = limit
      while end > tail + 1, [.stop, .comma].contains(outline.items[end - 1].part) { end -= 1 }
      if end > tail + 1 { content.ranges.append((tail + 1)..<end) }
    }
    return content
  }

  func isBefore(_ content: ContentFinder.Content, _ attribution: Attribution) -> Bool {
    (content.ranges.first?.lowerBound ?? 0) < attribution.items.lowerBound
  }

  // MARK: drafts

  func draft(
    _ content: ContentFinder.Content, _ attribution: Attribution, _ outline: Outline, _ index: Int
  ) -> Draft {
    let ranges = content.ranges.map { tokens($0, outline, isDirect: content.isDirect) }
    let isAttitude = attribution.cue.frames.contains(.attitude)
    var confidence: Float = content.isDirect ? 0.95 : content.isExplicit ? 0.9 : 0.8
    if attribution.inherits { confidence -= 0.05 }
    if attribution.cue.frames.contains(.document) { confidence -= 0.2 }
    let cueWords = text.string(text.range(attribution.cue.tokens))
    let what = content.isDirect ? "quotation" : "words"
    let who =
      switch attribution.source?.kind {
      case .name?: "name"
      case .pronoun?: "pronoun"
      case .phrase?: "description"
      case .several?: "several names"
      case nil: "the same speaker"
      }
    let isBefore = (ranges.first?.lowerBound ?? 0) < attribution.cue.tokens.lowerBound
    let pattern = isBefore ? "\(what) + \(cueWords) + \(who)" : "\(who) + \(cueWords) + \(what)"
    return Draft(
      content: ranges, isDirect: content.isDirect, cue: attribution.cue.tokens, source: attribution.source,
      inherits: nil, isMentioned: attribution.cue.kind == .noun,
      isRelayed: attribution.cue.kind == .accordingTo,
      attribution: isAttitude && !content.isDirect ? .attitude : .statement, confidence: confidence,
      pattern: pattern,
      outline: index)
  }

  func tokens(_ range: Range<Int>, _ outline: Outline, isDirect: Bool) -> Range<Int> {
    if isDirect, range.count == 1, let stretch = outline.items[range.lowerBound].stretch {
      return text.quoted[stretch].tokens
    }
    return outline.items[range.lowerBound].token..<outline.items[range.upperBound - 1].tokens.upperBound
  }

  /// `“…?” Smith asked.` where the mark ended the sentence: the attribution claims the quotation before it.
  mutating func claimPrevious(_ index: Int, _ attribution: Attribution) -> Bool {
    guard let last = drafts.indices.last, drafts[last].outline == index - 1, drafts[last].cue == nil,
      attribution.source != nil,
      outlines[index].paragraph == outlines[index - 1].paragraph
    else { return false }
    drafts[last].cue = attribution.cue.tokens
    drafts[last].source = attribution.source
    drafts[last].inherits = nil
    drafts[last].confidence = 0.85
    drafts[last].pattern = "quotation + \(text.string(text.range(attribution.cue.tokens))) + source"
    return true
  }

}
