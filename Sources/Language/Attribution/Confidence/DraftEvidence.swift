import Documents

/// What the trained models say of a draft.
struct DraftEvidence {
  var hasCue = true
  /// Whether the rules did not find it.
  var isAdded = false
  /// The probability of the reporting words.
  var cue: Float = 0
  /// The mean probability of the models' own content.
  var content: Float = 0
  /// How far the models' content agrees with the draft's, from 0 to 1.
  var overlap: Float = 0
  /// The least probability along the models' source; 0 where they find none.
  var source: Float = 0
  /// Whether the models' source is the draft's.
  var isSourceAgreed = false
}

/// The numbers that the confidence of a quotation is a weighted sum of.
struct ConfidenceFeatures {
  /// How many there are.
  static let count = 24

  let values: [Double]

  /// What models and rules say of `draft`, whose speaker is `entity`, `nil` where nobody is known.
  ///
  /// `certainty` is how sure the speaker behind the mention is, from 0 to 1; `words` counts the words of the content.
  init(_ draft: Draft, evidence: DraftEvidence, certainty: Float, entity: Entity?, words: Int) {
    var isPronoun = 0.0
    var isName = 0.0
    var isPhrase = 0.0
    switch draft.source?.kind {
    case .pronoun: isPronoun = 1
    case .name: isName = 1
    case .phrase, .several: isPhrase = 1
    case nil: break
    }
    // How far a probability is from certain, on a scale where 0.99 and 0.999 differ.
    func doubt(_ probability: Float) -> Double {
      -Exponential.log(1 - min(0.9999, max(0, Double(probability))) + 0.001)
    }
    func one(_ condition: Bool) -> Double { condition ? 1 : 0 }
    values = [
      1, Double(draft.confidence), Double(certainty), one(entity != nil), isPronoun, isName, isPhrase,
      one(draft.isDirect), one(evidence.hasCue), one(evidence.isAdded), Double(evidence.cue),
      doubt(evidence.cue), Double(evidence.content), doubt(evidence.content), Double(evidence.overlap),
      one(evidence.overlap > 0.95), Double(evidence.source), doubt(evidence.source),
      one(evidence.isSourceAgreed), one(entity.map { $0.kind != .person } ?? false),
      one(entity.map { $0.kind == .person && !$0.name.utf8.contains(0x20) } ?? false), one(words < 4),
      isPronoun * doubt(certainty), one(words > 40),
    ]
  }
}
