import CAssets

/// How likely a quotation's content and speaker are right: logistic regression over `ConfidenceFeatures`, fitted by
/// `ConfidenceTraining`.
public struct ConfidenceModel: Sendable {
  /// The model compiled into the program; in a build without one, what the rules say stands.
  public static let shared = ConfidenceModel(ModelBytes(pq_model_confidence()))

  static let magic: [UInt8] = Array("PQF1".utf8)

  /// Below this confidence a speaker is left unknown: most of those that the text seems to give are wrong there.
  static let leastForSpeaker: Float = 0.3

  /// The weights, in the order of `ConfidenceFeatures`.
  let weights: [Double]

  init(weights: [Double]) { self.weights = weights }

  /// Reads a model file: magic "PQF1", the number of weights (32 bits), the weights in thousandths (32 bits each, signed),
  /// little-endian; `nil` where the bytes are no weights for these features.
  public init?(_ bytes: ModelBytes) {
    let count = ConfidenceFeatures.count
    guard bytes.hasPrefix(Self.magic), bytes.uint32(4) == count, bytes.count >= 8 + 4 * count else {
      return nil
    }
    weights = (0..<count).map { Double(Int32(truncatingIfNeeded: bytes.uint32(8 + 4 * $0))) / 1000 }
  }

  /// The bytes of a model file.
  var packed: [UInt8] {
    var bytes = Self.magic
    bytes.append(uint32: weights.count)
    for weight in weights { bytes.append(uint32: Int((weight * 1000).rounded())) }
    return bytes
  }

  /// The probability that content and speaker are right.
  func confidence(_ features: ConfidenceFeatures) -> Float {
    var sum = 0.0
    for (weight, value) in zip(weights, features.values) { sum += weight * value }
    return Float(1 / (1 + Exponential.exp(-sum)))
  }
}
