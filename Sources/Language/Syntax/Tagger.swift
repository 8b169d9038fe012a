import CAssets

/// Gives each word its part of speech, left to right: an averaged perceptron with a dictionary of words that have one
/// part of speech only.
public struct Tagger: Sendable {
  /// Stands for the tag of a word the lexicon does not know, and for the tag of what lies outside the sentence.
  static let unknown: UInt8 = 254
  static let outside: UInt8 = 255
  /// What the lexicon says of a word: its usual tag, or its only one.
  static let usual: Int32 = 1
  static let only: Int32 = 2

  /// The tagger compiled into the program.
  public static let shared = Tagger(ModelBytes(pq_model_tagger()))

  private let lexicon: PackedWeights
  private let weights: PackedWeights

  /// The tagger of a model file; bytes that are none make a tagger to whom all words are nouns.
  public init(_ model: ModelBytes) {
    lexicon = PackedWeights(model.part(0))
    weights = PackedWeights(model.part(1))
  }

  /// The key of a word in the lexicon.
  @inline(__always)
  static func key(_ form: WordForm) -> UInt64 {
    FeatureHash.feature(
      0, form.lower, UInt64(form.shape.intersection([.capitalised, .innerCapital]).rawValue))
  }

  /// The usual tag of a word, and whether it has no other.
  @inline(__always)
  static func lookUp(_ form: WordForm, in lexicon: PackedWeights) -> (tag: UInt8, isOnly: Bool) {
    var result = (tag: unknown, isOnly: false)
    lexicon.forEachWeight(of: key(form)) { label, weight in
      result = (UInt8(truncatingIfNeeded: label), weight == only)
    }
    return result
  }

  /// Sets the tags of `words`.
  func tag(_ words: inout SyntacticWords) {
    let count = words.count
    var tags = words.tags
    tags.removeAll(keepingCapacity: true)
    words.forms.withUnsafeBufferPointer { forms in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TaggerFeatures.count) { features in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: PackedWeights.scoreCount) { scores in
          withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * count + 1) { known in
            decode(forms, features, scores, known, &tags)
          }
        }
      }
    }
    words.tags = tags
  }

  private func decode(
    _ forms: UnsafeBufferPointer<WordForm>, _ features: UnsafeMutableBufferPointer<UInt64>,
    _ scores: UnsafeMutableBufferPointer<Int32>, _ known: UnsafeMutableBufferPointer<UInt8>,
    _ tags: inout [UInt8]
  ) {
    guard let buffer = features.baseAddress, let sums = scores.baseAddress, let usual = known.baseAddress
    else {
      return
    }
    let only = usual + forms.count
    for (index, form) in forms.enumerated() {
      let found = Self.lookUp(form, in: lexicon)
      usual[index] = found.tag
      only[index] = found.isOnly ? 1 : 0
    }
    let classes = PartOfSpeech.allCases.count
    var previous = Self.outside
    var beforePrevious = Self.outside
    for index in forms.indices {
      var tag = usual[index]
      if only[index] == 0 || Int(tag) >= classes {
        TaggerFeatures.extract(
          forms, index, usual: usual, previous: previous, beforePrevious: beforePrevious, into: buffer)
        sums.update(repeating: 0, count: classes)
        weights.add(buffer, count: TaggerFeatures.count, to: sums)
        tag = UInt8(truncatingIfNeeded: best(sums, classes))
      }
      tags.append(tag)
      beforePrevious = previous
      previous = tag
    }
  }
}

/// The index of the highest of `count` scores; the first of equals.
@inline(__always)
func best(_ scores: UnsafePointer<Int32>, _ count: Int) -> Int {
  var best = 0
  for index in 1..<max(1, count) where scores[index] > scores[best] { best = index }
  return best
}
