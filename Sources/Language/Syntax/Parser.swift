import CAssets
import Documents

/// Finds each word's head and relation, greedily from left to right: one averaged perceptron chooses arc-hybrid steps,
/// another the relation of each arc.
public struct Parser: Sendable {
  /// The parser compiled into the program, behind its tagger.
  public static let shared = Parser(ModelBytes(pq_model_parser()), tagger: .shared)

  static let relationCount = Relation.allCases.count
  /// The most words that are parsed at once; a longer sentence is cut, so that damage stays small and time linear.
  static let longest = 400

  private let tagger: Tagger
  private let model: ParserModel

  /// The parser of a model file; bytes that are none make a parser that hangs each word on the one before it.
  public init(_ model: ModelBytes, tagger: Tagger) {
    self.model = ParserModel(model)
    self.tagger = tagger
  }

  /// The tags and trees of those sentences of `article`, by index, that `wanted` chooses; all of them unless it is given.
  ///
  /// Takes time in proportion to the text. The result depends on nothing but the text.
  public func parse(_ article: TokenizedArticle, where wanted: (Int) -> Bool = { _ in true }) -> Parse {
    let count = article.tokens.count
    var parse = Parse(
      tags: Array(repeating: .nn, count: count), heads: Array(repeating: Parse.noHead, count: count),
      relations: Array(repeating: .dep, count: count))
    var words = SyntacticWords()
    let tree = SentenceParser(model)
    article.utf8.withUnsafeBufferPointer { utf8 in
      article.tokens.withUnsafeBufferPointer { tokens in
        for (index, sentence) in article.sentences.enumerated() where wanted(index) {
          words.read(sentence.tokens, of: tokens, utf8: utf8)
          tagger.tag(&words)
          tree.parse(words)
          parse.take(words, tree)
        }
      }
    }
    return parse
  }
}

/// The weights of a parser: a file of two parts, for the steps and for the relations.
struct ParserModel {
  let steps: WeightLines
  let relations: PackedWeights

  /// Reads `bytes`; where they are no model, all scores are zero.
  init(_ bytes: ModelBytes) {
    steps = WeightLines(bytes.part(0))
    relations = PackedWeights(bytes.part(1))
  }
}

/// Parses one sentence after another, keeping its memory.
final class SentenceParser {
  private let model: ParserModel
  private let state = ParserState()
  private let features: UnsafeMutablePointer<UInt64> = .allocate(
    capacity: max(StepFeatures.capacity, RelationFeatures.capacity))
  private let scores: UnsafeMutablePointer<Int32> = .allocate(capacity: PackedWeights.scoreCount)
  /// The heads of the last sentence's words, -1 for the root.
  private(set) var heads: [Int32] = []
  /// The relations of the last sentence's words: raw values of `Relation`.
  private(set) var relations: [UInt8] = []

  init(_ model: ParserModel) { self.model = model }

  deinit {
    features.deallocate()
    scores.deallocate()
  }

  /// Finds heads and relations of `words`, which are tagged.
  func parse(_ words: SyntacticWords) {
    heads.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    var firstRoot: Int32 = -1
    var start = 0
    while start < words.count {
      let end = min(words.count, start + Parser.longest)
      state.begin(words.forms[start..<end], words.tags[start..<end])
      run()
      for word in 0..<state.count {
        let head = state.heads[word]
        if head < state.root {
          heads.append(Int32(start + head))
          relations.append(state.relations[word])
        } else {
          // The pieces of a sentence that was cut hang on the first one's root.
          heads.append(firstRoot)
          relations.append(firstRoot < 0 ? Relation.root.rawValue : Relation.parataxis.rawValue)
          if firstRoot < 0 { firstRoot = Int32(start + word) }
        }
      }
      start = end
    }
  }

  private func run() {
    while !state.isFinished {
      switch state.forcedStep ?? chosenStep() {
      case .shift: state.shift()
      case .left: state.left(relation(isLeft: true))
      case .right: state.right(relation(isLeft: false))
      }
    }
  }

  private func chosenStep() -> ParserState.Step {
    let count = StepFeatures.extract(state, into: features)
    return state.bestStep(model.steps.sums(features, count: count))
  }

  private func relation(isLeft: Bool) -> UInt8 {
    if isLeft, state.next == state.root { return Relation.root.rawValue }
    let count = RelationFeatures.extract(state, isLeft: isLeft, into: features)
    scores.update(repeating: 0, count: Parser.relationCount)
    model.relations.add(features, count: count, to: scores)
    return ParserState.bestRelation(scores)
  }
}

extension ParserState {
  /// A step of the transition system.
  enum Step: Int { case shift, left, right }

  /// The only step that is permitted, or `nil` where there is a choice.
  @inline(__always)
  var forcedStep: Step? {
    if depth == 0 { return .shift }
    if next == root { return depth == 1 ? .left : .right }
    return nil
  }

  /// The permitted step with the highest score, where there is a choice: shift and left always are permitted.
  @inline(__always)
  func bestStep(_ scores: (shift: Int32, left: Int32, right: Int32)) -> Step {
    if depth > 1, scores.right > scores.shift, scores.right > scores.left { return .right }
    return scores.left > scores.shift ? .left : .shift
  }

  /// The relation with the highest score; never that of the sentence's root, which needs no choice.
  @inline(__always)
  static func bestRelation(_ scores: UnsafePointer<Int32>) -> UInt8 {
    var best = 1
    for relation in 2..<Parser.relationCount where scores[relation] > scores[best] { best = relation }
    return UInt8(truncatingIfNeeded: best)
  }
}

extension Parse {
  /// Takes over the tags and the tree of a sentence; of two words of a token the higher counts.
  fileprivate mutating func take(_ words: SyntacticWords, _ tree: SentenceParser) {
    var index = 0
    while index < words.count {
      let token = Int(words.tokens[index])
      var chosen = index
      if index + 1 < words.count, words.tokens[index + 1] == words.tokens[index] {
        // The first of the two, unless it hangs on the second.
        if tree.heads[index] == Int32(index + 1) { chosen = index + 1 }
      }
      tags[token] = PartOfSpeech(rawValue: words.tags[chosen]) ?? .nn
      let head = tree.heads[chosen]
      heads[token] = head < 0 ? Parse.noHead : words.tokens[Int(head)]
      relations[token] = Relation(rawValue: tree.relations[chosen]) ?? .dep
      index += 1
      while index < words.count, Int(words.tokens[index]) == token { index += 1 }
    }
  }
}
