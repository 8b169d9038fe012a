import Documents

extension QuotationLabeller {
  // How these were chosen: docs/LANGUAGE.md.
  /// A cue and content that only the models find count from these probabilities on.
  private static let addContent: Float = 0.85
  private static let addAbove: Float = 0.92
  /// From this mean probability on the models' content takes the place of the rules'.
  private static let replaceAbove: Float = 0.97
  /// From this probability on the models' source takes the place of the rules'.
  private static let sourceAbove: Float = 0.9

  /// The findings as drafts in place of those of the rules.
  func drafts() -> [Draft] {
    findings().compactMap { $0.content.isEmpty ? nil : draft($0) }
  }

  /// The drafts of the rules with what the models say of each, and between them what only the models find.
  func revisedDrafts() -> [Draft] {
    let (cues, ofToken) = cues(bias: 0)
    var revised: [Draft] = []
    var isTaken = Array(repeating: false, count: text.text.tokens.count)
    for var draft in text.drafts {
      if let cue = draft.cue {
        let probability = cue.reduce(Float(0)) { max($0, ofToken[$1]) }
        revise(&draft, finding(cue, probability: probability))
      } else {
        draft.evidence = DraftEvidence(hasCue: false)
      }
      revised.append(draft)
      for range in draft.content { for token in range { isTaken[token] = true } }
      for token in draft.cue ?? 0..<0 { isTaken[token] = true }
    }
    var added: [Draft] = []
    for cue in cues where cue.probability >= Self.addAbove && !cue.range.contains(where: { isTaken[$0] }) {
      let finding = finding(cue.range, probability: cue.probability)
      guard finding.content.reduce(0, { $0 + $1.count }) >= 2, finding.contentProbability >= Self.addContent,
        !finding.content.contains(where: { range in range.contains { isTaken[$0] } })
      else { continue }
      for range in finding.content { for token in range { isTaken[token] = true } }
      added.append(draft(finding))
    }
    return Self.merged(revised, added)
  }

  /// `added`, in text order, put between `drafts` where they belong; the drafts that others inherit from move along.
  private static func merged(_ drafts: [Draft], _ added: [Draft]) -> [Draft] {
    guard !added.isEmpty else { return drafts }
    var result: [Draft] = []
    var places: [Int] = []
    var next = 0
    for var draft in drafts {
      while next < added.count, added[next].start < draft.start {
        result.append(added[next])
        next += 1
      }
      draft.inherits = draft.inherits.flatMap { places.indices.contains($0) ? places[$0] : nil }
      places.append(result.count)
      result.append(draft)
    }
    return result + added[next...]
  }

  private func revise(_ draft: inout Draft, _ finding: Finding) {
    let overlap = Self.agreement(draft.content, finding.content)
    let source = draft.source?.phrase
    let agrees = finding.source.map { source?.overlaps($0) ?? (draft.inherits != nil) } ?? (source == nil)
    draft.evidence = DraftEvidence(
      hasCue: true, cue: finding.cueProbability, content: finding.contentProbability, overlap: overlap,
      source: finding.sourceProbability, isSourceAgreed: agrees)
    if finding.contentProbability >= Self.replaceAbove, finding.cueProbability >= 0.5, overlap < 1,
      !draft.isDirect, !draft.isTurn, keepsOpening(of: draft.content, finding.content),
      !breaksOff(finding.content, before: draft.content),
      !splitsReport(finding.content, in: draft.content)
    {
      draft.content = finding.content
      draft.isDirect = finding.content.allSatisfy { isQuoted($0) }
    }
    if finding.sourceProbability >= Self.sourceAbove, let found = finding.source, !agrees {
      draft.source = mention(found)
      draft.inherits = nil
    }
  }

  /// Whether `found` does not begin before the "that" right in front of `content`: words before it are no part of the clause.
  private func keepsOpening(of content: [Range<Int>], _ found: [Range<Int>]) -> Bool {
    guard let start = content.first?.lowerBound, start > 0, text.part[start - 1] == Part.that.rawValue,
      let first = found.first?.lowerBound
    else { return true }
    return first >= start
  }

  /// Whether `found` ends with an auxiliary, before a relative clause or before an aside in dashes, behind which `content`
  /// goes on: half a clause is no report.
  private func breaksOff(_ found: [Range<Int>], before content: [Range<Int>]) -> Bool {
    guard let end = found.last?.upperBound, end > 0, let whole = content.first(where: { $0.contains(end) })
    else { return false }
    if text.part[end - 1] == Part.auxiliary.rawValue { return true }
    // "the openness of the project, which joins two coasts": what describes the last noun belongs to it.
    if text.part[end] == Part.comma.rawValue, end + 1 < whole.upperBound,
      text.part[end + 1] == Part.relative.rawValue
    {
      return true
    }
    let isDash = { (token: Int) in text.part[token] == Part.dash.rawValue }
    return isDash(end) && (end + 1..<whole.upperBound).contains { isDash($0) && $0 + 1 < whole.upperBound }
  }

  /// Whether `found` leaves out the cue of a report that `content` holds and keeps a part of what that reports.
  private func splitsReport(_ found: [Range<Int>], in content: [Range<Int>]) -> Bool {
    content.joined().contains { token in
      guard text.draftOfCue[token] >= 0, !found.contains(where: { $0.contains(token) }) else { return false }
      return text.drafts[Int(text.draftOfCue[token])].content.contains { range in
        found.contains { $0.overlaps(range) }
      }
    }
  }

  /// The share of tokens that two contents have in common (Jaccard).
  private static func agreement(_ a: [Range<Int>], _ b: [Range<Int>]) -> Float {
    var common = 0
    for left in a { for right in b { common += left.clamped(to: right).count } }
    let total = (a + b).reduce(0) { $0 + $1.count } - common
    return total > 0 ? Float(common) / Float(total) : 0
  }

  private func draft(_ finding: Finding) -> Draft {
    Draft(
      content: finding.content, isDirect: finding.content.allSatisfy { isQuoted($0) }, cue: finding.cue,
      source: finding.source.map { mention($0) },
      confidence: 0.7, pattern: "read by the trained model",
      evidence: DraftEvidence(
        hasCue: true, isAdded: true, cue: finding.cueProbability, content: finding.contentProbability,
        overlap: 1, source: finding.sourceProbability, isSourceAgreed: true),
      outline: 0)
  }

  /// Whether all words of `range` stand inside quotation marks.
  func isQuoted(_ range: Range<Int>) -> Bool {
    range.allSatisfy { text.quote[$0] > 0 || text.text.tokens[$0].has(.punctuation) }
  }

  /// The mention that a labelled source is: the person named in it, a pronoun, another name, or the phrase.
  func mention(_ tokens: Range<Int>) -> Mention {
    if model.isBenchmark {
      return Mention(tokens: tokens, phrase: tokens, head: tokens.lowerBound, kind: .phrase)
    }
    var named = -1
    for token in tokens where text.nameOfToken[token] >= 0 {
      let span = Int(text.nameOfToken[token])
      if named < 0 || text.names[span].kind == .person && text.names[named].kind != .person { named = span }
    }
    let first = text.text.tokens[tokens.lowerBound]
    if named < 0, tokens.count == 1, first.isAny(of: [.pronoun, .relative]) {
      return Mention(tokens: tokens, phrase: tokens, head: tokens.lowerBound, kind: .pronoun)
    }
    // The head of a phrase is the last noun before its first preposition or comma.
    var head = tokens.lowerBound
    for token in tokens {
      let part = text.part[token]
      if part == Part.preposition.rawValue || part == Part.comma.rawValue || part == Part.relative.rawValue {
        if token > tokens.lowerBound { break }
      }
      if part == Part.noun.rawValue || part == Part.name.rawValue { head = token }
    }
    if named >= 0, text.names[named].kind == .person || Int(text.nameOfToken[head]) == named {
      let span = text.names[named]
      return Mention(
        tokens: span.tokens, phrase: tokens, head: span.tokens.upperBound - 1, kind: .name(named))
    }
    return Mention(tokens: tokens, phrase: tokens, head: head, kind: .phrase)
  }
}
