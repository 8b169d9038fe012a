import CAssets

/// Says how likely each candidate is the one a pronoun stands for: a log-linear model over `PronounFeature`, trained by
/// `PronounTraining`.
///
/// After Denis and Baldridge (2008), "Specialized models and ranking for coreference resolution": the candidates are
/// judged against each other, and nobody is one of them.
public struct PronounRanker: Sendable {
  /// The ranker compiled into the program; in a build without one, the weights that training starts from.
  public static let shared = PronounRanker(ModelBytes(pq_model_pronouns())) ?? PronounRanker()

  static let magic: [UInt8] = Array("PQP1".utf8)

  /// What each feature counts, in the order of their raw values.
  let weights: [Double]

  /// Below this probability a pronoun stands for nobody; docs/LANGUAGE.md tells how it was chosen.
  static let least = 0.5

  init(weights: [Double]) { self.weights = weights }

  /// The weights that training starts from: nearer is likelier, and so are subjects and whoever spoke last.
  init() {
    self.init(
      weights: PronounFeature.allCases.map { feature in
        switch feature {
        case .named0, .named1: 1
        case .subject0, .subject1: 1.5
        case .spoke0, .spoke1: 2.5
        case .spoke2: 1.5
        case .named9, .subject6: -1
        case .isNearestQuoted, .isNamedInThese: -2
        case .isNearestSaid, .isOvertaken: -1
        case .isOfGender: 0.7
        case .namedOften: 0.6
        case .nobody: -1
        default: 0
        }
      })
  }

  /// Reads a model file: magic "PQP1", the number of weights (32 bits), the weights in thousandths (32 bits each, signed),
  /// little-endian; `nil` where the bytes are no weights for these features.
  public init?(_ bytes: ModelBytes) {
    let count = PronounFeature.allCases.count
    guard bytes.hasPrefix(Self.magic), bytes.uint32(4) == count, bytes.count >= 8 + 4 * count else {
      return nil
    }
    weights = (0..<count).map {
      Double(Int32(truncatingIfNeeded: bytes.uint32(8 + 4 * $0))) / 1000
    }
  }

  /// The bytes of a model file.
  var packed: [UInt8] {
    var bytes = Self.magic
    bytes.append(uint32: weights.count)
    for weight in weights { bytes.append(uint32: Int((weight * 1000).rounded())) }
    return bytes
  }

  /// The probability of each candidate; they sum to one.
  func probabilities(_ candidates: [PronounCandidate]) -> [Double] {
    let scores = candidates.map { $0.features.reduce(0) { $0 + weights[$1.rawValue] } }
    let highest = scores.max() ?? 0
    let shares = scores.map { Exponential.exp($0 - highest) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
