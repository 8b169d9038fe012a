import Documents

// Content that ends where its attribution begins.
extension ContentFinder {
  /// The content that ends right before item `end`, from item `start` at the earliest.
  func content(before end: Int, from start: Int, isCertain: Bool) -> Content? {
    guard end > start else { return nil }
    if isQuote(end - 1) || part(end - 1) == .comma && end - 2 >= start && isQuote(end - 2) {
      let quote = isQuote(end - 1) ? end - 1 : end - 2
      var first = start
      while first < quote, part(first) == .coordinator || part(first) == .otherMark || part(first) == .stop {
        first += 1
      }
      if first == quote || !isLead(first..<quote) {
        return Content(ranges: [quote..<(quote + 1)], isDirect: true, isExplicit: true)
      }
      return Content(ranges: [first..<(quote + 1)], isDirect: false, isExplicit: true)
    }
    guard part(end - 1) == .comma || part(end - 1) == .dash else { return nil }
    var first = start
    // "Meanwhile, …", "However, …"
    while first < end - 1, part(first) == .adverb || part(first) == .coordinator || part(first) == .otherMark,
      part(first) == .coordinator || part(first) == .otherMark || part(first + 1) == .comma
    {
      first += part(first + 1) == .comma && part(first) == .adverb ? 2 : 1
    }
    guard end - 1 > first else { return nil }
    // "Stating that the north was not ready, Okan said": a report of its own.
    if token(first).isAny(of: .cue), part(first + 1) == .that,
      text.bytes(items[first].token).suffix(3).elementsEqual("ing".utf8)
    {
      return nil
    }
    if !looksLikeClause(first..<(end - 1), zero: false) {
      // Nothing else can be what was said, unless it only says when and where.
      guard isCertain, end - 1 - first >= 4, part(first) != .preposition, part(first) != .subordinator,
        !text.bytes(items[first].token).suffix(3).elementsEqual("ing".utf8)
      else { return nil }
    }
    return Content(ranges: [first..<(end - 1)], isDirect: false, isExplicit: false)
  }

  /// Whether words before a quotation are part of the content ("This can “only be…”) rather than a lead-in.
  func isLead(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return false }
    return part(last) != .colon && part(last) != .stop && part(last) != .semicolon
  }
}
