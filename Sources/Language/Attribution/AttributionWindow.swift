/// Which tokens a cue's source and content are looked for in.
enum AttributionWindow {
  private static let before = 110
  private static let behind = 160
  private static let furthest = 320
  /// No report reaches over more than this many others on one side; a chain of a thousand cues takes linear time so.
  private static let mostCuesPassed = 6

  /// The cue's paragraph as far as a report reaches and, where the paragraph ends with the cue and a colon or inside
  /// an open quotation, the next ones.
  static func around(_ cue: Range<Int>, in article: AttributionText) -> Range<Int> {
    let whole = reach(of: cue, in: article.text)
    var passed = 0
    var lower = cue.lowerBound
    while lower > whole.lowerBound {
      if article.isLikelyCue(lower - 1) { passed += 1 }
      if passed > mostCuesPassed { break }
      lower -= 1
    }
    passed = 0
    var upper = cue.upperBound
    while upper < whole.upperBound {
      if article.isLikelyCue(upper) { passed += 1 }
      if passed > mostCuesPassed { break }
      upper += 1
    }
    return lower..<upper
  }

  private static func reach(of cue: Range<Int>, in text: TokenizedArticle) -> Range<Int> {
    let number = Int(text.tokens[cue.lowerBound].paragraph)
    guard text.paragraphs.indices.contains(number) else { return cue }
    let paragraph = text.paragraphs[number].tokens
    let lower = max(paragraph.lowerBound, cue.lowerBound - before)
    var upper = min(paragraph.upperBound, cue.upperBound + behind)
    guard upper == paragraph.upperBound else { return lower..<max(upper, cue.upperBound) }
    var last = paragraph.upperBound - 1
    var next = number + 1
    while next < text.paragraphs.count, upper - cue.upperBound < furthest, next - number <= 3 {
      let tokens = text.paragraphs[next].tokens
      let opens = QuotationMark(text.bytes(tokens.lowerBound)) != nil
      let isLead = next == number + 1 && (text.isByte(last, 0x3A) || last - cue.upperBound < 3)
      guard isLead || opens && isOpen(at: last, in: text) else { break }
      upper = min(tokens.upperBound, cue.upperBound + furthest)
      last = tokens.upperBound - 1
      next += 1
    }
    return lower..<max(upper, cue.upperBound)
  }

  /// Whether the quotation around token `last` was left open at the end of its paragraph.
  private static func isOpen(at last: Int, in text: TokenizedArticle) -> Bool {
    var low = 0
    var high = text.quoted.count
    while low < high {
      let middle = (low + high) / 2
      if text.quoted[middle].opening > last { high = middle } else { low = middle + 1 }
    }
    var index = low - 1
    while index >= 0, index > low - 4 {
      if !text.quoted[index].isNested { return !text.quoted[index].isClosed }
      index -= 1
    }
    return false
  }
}
