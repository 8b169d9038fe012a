/// How often the tagger is right.
public struct TaggerAccuracy: CustomStringConvertible, Sendable {
  /// The words that were compared.
  public private(set) var words = 0
  /// Those that got the treebank's tag.
  public private(set) var right = 0

  init(_ tagger: Tagger, _ examples: [SyntaxExample]) {
    for example in examples {
      var words = example.words
      tagger.tag(&words)
      self.words += words.count
      right += zip(words.tags, example.tags).count { $0 == $1 }
    }
  }

  /// The share that is right, in percent.
  public var percent: Double { 100 * Double(right) / Double(max(1, words)) }
  /// In words.
  public var description: String { "tags \(rounded(percent)) % of \(words)" }
}

func rounded(_ percent: Double) -> Double { (percent * 100).rounded() / 100 }
