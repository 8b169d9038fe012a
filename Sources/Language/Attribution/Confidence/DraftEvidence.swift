/// What the trained models say of a draft, and how sure that makes it.
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

  /// What confidence is a function of, beside what the models say.
  struct Circumstances {
    /// How sure the rules are of the pattern and of the speaker behind the mention.
    var rules: Float
    var certainty: Float
    var hasSpeaker: Bool
    /// What sort of words the source is; `nil` where it was taken over or there is none.
    var source: Mention.Kind?
    var isDirect: Bool
  }

  /// The numbers that confidence is a weighted sum of.
  private func features(_ circumstances: Circumstances) -> [Double] {
    var isPronoun = 0.0
    var isName = 0.0
    var isPhrase = 0.0
    switch circumstances.source {
    case .pronoun: isPronoun = 1
    case .name: isName = 1
    case .phrase, .several: isPhrase = 1
    case nil: break
    }
    // How far a probability is from certain, on a scale where 0.99 and 0.999 differ.
    func doubt(_ probability: Float) -> Double {
      -Exponential.log(1 - min(0.9999, max(0, Double(probability))) + 0.001)
    }
    return [
      1, Double(circumstances.rules), Double(circumstances.certainty), circumstances.hasSpeaker ? 1 : 0,
      isPronoun, isName, isPhrase, circumstances.isDirect ? 1 : 0, hasCue ? 1 : 0, isAdded ? 1 : 0,
      Double(cue), doubt(cue), Double(content), doubt(content), Double(overlap), overlap > 0.95 ? 1 : 0,
      Double(source), doubt(source), isSourceAgreed ? 1 : 0,
    ]
  }

  /// Below this confidence a speaker is left unknown: most of those that the text seems to give are wrong there.
  static let leastForSpeaker: Float = 0.3

  // Logistic regression on the findings in held-out folds of the training articles, in the order of `features`;
  // docs/LANGUAGE.md says how they were fitted.
  private static let weights = [
    -1.9, -0.212, -0.323, 2.954, -1.802, -0.395, -0.861, 0.081, -2.551, -0.234, 0.998, 0.123, -1.107, 0.194,
    0.6, 0.315, -0.07, 0.378, 0.261,
  ]

  /// The probability that content and speaker are right.
  func confidence(_ circumstances: Circumstances) -> Float {
    var sum = 0.0
    for (weight, value) in zip(Self.weights, features(circumstances)) { sum += weight * value }
    return Float(1 / (1 + Exponential.exp(-sum)))
  }
}
