import Documents

// What the trees say of a content once rules and models agree on it.
extension [Draft] {
  /// Cuts contents before a verb that is joined to their cue, and takes for an attitude what has no verb of its own:
  /// "confirmed the presence of the virus" repeats nobody's words.
  mutating func heed(_ parse: Parse, in text: TokenizedArticle) {
    for index in indices where !self[index].isDirect && !self[index].isTurn {
      guard let cue = self[index].cue, let last = self[index].content.indices.last else { continue }
      if let end = parse.end(of: self[index].content[last], behind: cue, in: text) {
        self[index].content[last] = self[index].content[last].lowerBound..<end
      }
      if !text.hasMarks(self[index].content), text.mayTakeThing(cue), !text.namesStance(self[index].content),
        parse.holdsNoClause(self[index].content, in: text)
      {
        self[index].attribution = .attitude
      }
    }
  }
}

extension TokenizedArticle {
  /// Whether `content` names what its speaker thinks or means to do: "confirmed his confidence in the plan".
  fileprivate func namesStance(_ content: [Range<Int>]) -> Bool {
    guard let range = content.first, tokens[range.lowerBound].isAny(of: .possessive) else { return false }
    return range.dropFirst().prefix(2).contains { token in
      return isAnyWord(
        token,
        [
          "confidence", "support", "commitment", "readiness", "willingness", "determination", "rejection",
          "refusal", "solidarity", "opposition", "belief", "hope", "desire", "intention", "concern", "regret",
          "trust", "doubts",
        ])
    }
  }

  /// Whether `cue` can have a thing for an object, as "confirm" can; what somebody says is a clause, whatever the tree shows.
  fileprivate func mayTakeThing(_ cue: Range<Int>) -> Bool {
    cue.allSatisfy { token in
      guard let form = Vocabulary.shared.cue(of: bytes(token), hash: tokens[token].hash) else { return true }
      return form.frames.contains(.noun) || form.frames.isDisjoint(with: [.clause, .zero])
    }
  }
}

extension Parse {
  /// Where `content` ends if a finite verb in it is joined to the verb `cue` by "and" or "but" behind a comma; `nil` where
  /// none is.
  fileprivate func end(of content: Range<Int>, behind cue: Range<Int>, in text: TokenizedArticle) -> Int? {
    guard content.lowerBound >= cue.upperBound else { return nil }
    for token in content.dropFirst(3) {
      switch tags[token] {
      case .vbd, .vbz, .vbp: break
      default: continue
      }
      guard relations[token] == .conj, cue.contains(Int(heads[token])),
        !text.tokens[token].isAny(of: .auxiliary)
      else { continue }
      var end = token
      while end > content.lowerBound + 2, tags[end] != .cc, token - end < 5 { end -= 1 }
      guard tags[end] == .cc, text.isByte(end - 1, 0x2C), !text.tokens[end].has(.insideQuotation) else {
        continue
      }
      return end - 1
    }
    return nil
  }

  /// Whether `content`, which was parsed, is a phrase: every verb in it belongs to a noun of it.
  fileprivate func holdsNoClause(_ content: [Range<Int>], in text: TokenizedArticle) -> Bool {
    var isParsed = false
    for range in content {
      for token in range {
        if relations[token] != .dep { isParsed = true }
        if tags[token].isVerb, !isModifier(token, in: range, of: text) { return false }
      }
    }
    return isParsed
  }

  /// Whether `token` stands inside of what plainly modifies a noun in `range`: "bagged spinach", "conducted by X", "who has
  /// not travelled". Verbs that only might be modifiers ("the crash involved an error") are none.
  private func isModifier(_ token: Int, in range: Range<Int>, of text: TokenizedArticle) -> Bool {
    let isFinite = [.vbd, .vbz, .vbp, .md].contains(tags[token])
    var token = token
    // A clause nests less deep; a bound keeps the longest sentence linear.
    for _ in 0..<64 {
      let head = Int(heads[token])
      guard range.contains(head) else { return false }
      switch relations[token] {
      case .amod, .compound:
        // "she mishandled files", "the crash involved errors": behind a noun it is likelier the verb of the clause.
        let isBehindNoun = range.contains(token - 1) && (tags[token - 1].isNoun || tags[token - 1] == .prp)
        if head > token, !isFinite, !isBehindNoun { return true }
      case .acl:
        if tags[token] == .vbn, range.contains(token + 1), text.isWord(token + 1, "by") { return true }
      case .aclRelcl:
        if head < token, (head..<token).contains(where: { [.wdt, .wp, .wrb].contains(tags[$0]) }) {
          return true
        }
      default: break
      }
      token = head
    }
    return false
  }
}
