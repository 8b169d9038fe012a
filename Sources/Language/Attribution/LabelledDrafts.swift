import Documents

extension QuotationLabeller {
  /// The findings as drafts in place of those of the rules.
  func drafts() -> [Draft] {
    var result: [Draft] = []
    for finding in findings() {
      guard !finding.content.isEmpty else { continue }
      result.append(
        Draft(
          content: finding.content, isDirect: finding.content.allSatisfy { isQuoted($0) }, cue: finding.cue,
          source: finding.source.map { mention($0) },
          confidence: min(finding.cueProbability, finding.contentProbability), pattern: "model",
          outline: 0))
    }
    return result
  }

  /// Whether all words of `range` stand inside quotation marks.
  func isQuoted(_ range: Range<Int>) -> Bool {
    range.allSatisfy { text.quote[$0] > 0 || text.text.tokens[$0].has(.punctuation) }
  }

  /// The mention that a labelled source is.
  func mention(_ tokens: Range<Int>) -> Mention {
    let head = tokens.lowerBound
    return Mention(tokens: tokens, phrase: tokens, head: head, kind: .phrase)
  }
}
