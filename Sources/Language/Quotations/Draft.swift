import Documents

/// A quotation before its speaker is known, in tokens.
struct Draft {
  /// Token ranges of the content, quotation marks left out where a range is nothing but a quoted stretch.
  var content: [Range<Int>]
  /// Whether every range is a quoted stretch.
  var isDirect: Bool
  var cue: Range<Int>?
  var source: Mention?
  /// The draft whose speaker goes on here, where the text names no source of its own.
  var inherits: Int?
  /// Whether somebody else's words are only mentioned: "claims by X that" leaves the talk to whoever answers them.
  var isMentioned = false
  /// Whether it is a turn of a transcript.
  var isTurn = false
  /// Whether "according to" names the source.
  var isRelayed = false
  var attribution: Quotation.Attribution = .statement
  var confidence: Float
  /// The pattern in words: "quotation + said + name".
  var pattern: String
  /// What the trained models say of it; `nil` where they were not asked.
  var evidence: DraftEvidence?
  /// The index of its outline.
  var outline: Int

  /// The first token of cue or content.
  var start: Int {
    content.reduce(cue?.lowerBound ?? .max) { Swift.min($0, $1.lowerBound) }
  }
}
