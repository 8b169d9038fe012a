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

/// How often the parser is right, on the tags of a tagger.
public struct ParserAccuracy: CustomStringConvertible, Sendable {
  /// The words that were compared, and those among them that are no punctuation.
  public private(set) var words = 0
  /// Those with the right head.
  public private(set) var heads = 0
  /// Those with the right head and relation, whatever its subtype.
  public private(set) var universal = 0
  /// Those with the right head, relation and subtype.
  public private(set) var exact = 0

  init(_ model: ModelBytes, _ tagger: Tagger, _ examples: [SyntaxExample]) {
    let parser = SentenceParser(ParserModel(model))
    for example in examples {
      var words = example.words
      tagger.tag(&words)
      parser.parse(words)
      self.words += words.count
      for index in 0..<words.count where parser.heads[index] == example.heads[index] {
        heads += 1
        let guess = Relation(rawValue: parser.relations[index])
        let answer = Relation(rawValue: example.relations[index])
        if guess == answer { exact += 1 }
        if guess?.universal == answer?.universal { universal += 1 }
      }
    }
  }

  private func percent(_ count: Int) -> Double { 100 * Double(count) / Double(max(1, words)) }
  /// Unlabelled attachment score, in percent, punctuation included.
  public var unlabelled: Double { percent(heads) }
  /// Labelled attachment score by universal relations, as the CoNLL shared tasks count it, in percent.
  public var labelled: Double { percent(universal) }
  /// In words.
  public var description: String {
    "UAS \(rounded(unlabelled)) %, LAS \(rounded(labelled)) %, with subtypes \(rounded(percent(exact))) %, of \(words)"
  }
}

func rounded(_ percent: Double) -> Double { (percent * 100).rounded() / 100 }
