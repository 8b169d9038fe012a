import Documents

// Where the tree shows what word order alone does not.
extension ContentFinder {
  /// "The harbour, said Kovacs, is closed": the content is the clause around the attribution, whose subject stands before
  /// it and whose verb behind it.
  func clause(around attribution: QuotationFinder.Attribution, from start: Int, limit: Int) -> Content? {
    let first = attribution.items.lowerBound
    let tail = tail(of: attribution.cue, from: attribution.items.upperBound, limit: limit)
    guard attribution.cue.kind == .finite, attribution.source != nil, part(first - 1) == .comma,
      part(tail) == .comma, tail + 1 < limit, opensPredicate(tail + 1),
      isNounPhrase(start..<(first - 1))
    else { return nil }
    var end = limit
    while end > tail + 1, isTrailing(end - 1) { end -= 1 }
    guard end > tail + 1 else { return nil }
    return Content(ranges: [start..<(first - 1), (tail + 1)..<end], isDirect: false, isExplicit: false)
  }

  /// Whether a finite verb or an auxiliary stands at `item`, behind adverbs.
  private func opensPredicate(_ item: Int) -> Bool {
    var item = item
    while part(item) == .adverb { item += 1 }
    guard items.indices.contains(item), items[item].stretch == nil else { return false }
    switch parse.tags[items[item].token] {
    case .md, .vbz, .vbd, .vbp: return true
    default: return part(item) == .auxiliary
    }
  }

  /// Whether `range` is a noun phrase as far as its first word and its lack of a verb show.
  private func isNounPhrase(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    switch part(first) {
    case .determiner, .possessive, .name, .noun, .numeral, .pronoun: break
    default: return false
    }
    return range.allSatisfy { item in
      guard items[item].stretch == nil else { return true }
      switch part(item) {
      case .auxiliary, .comma, .semicolon, .colon, .stop, .that, .relative, .subordinator: return false
      default:
        switch parse.tags[items[item].token] {
        case .md, .vbz, .vbd, .vbp, .vb: return false
        default: return true
        }
      }
    }
  }

  /// "A claim by X that the road was mined was rejected": the clause of a noun ends before the verb whose subject the noun
  /// is.
  func end(ofClauseOf cue: Cue, limit: Int) -> Int {
    let noun = cue.tokens.upperBound - 1
    let verb = Int(parse.heads[noun])
    guard parse.relations[noun].isSubject, verb > noun else { return limit }
    for item in cue.items.upperBound..<limit where items[item].stretch == nil {
      let token = items[item].token
      if token >= verb { return item }
      switch parse.relations[token] {
      case .aux, .auxPass, .cop: if Int(parse.heads[token]) == verb { return item }
      default: break
      }
    }
    return limit
  }
}
