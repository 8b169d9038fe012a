import CAssets
import Documents

/// Finds each word's head and relation, greedily from left to right: an averaged perceptron over arc-hybrid transitions.
public struct Parser: Sendable {
  /// The parser compiled into the program, behind its tagger.
  public static let shared = Parser(ModelBytes(pq_model_parser()), tagger: .shared)

  /// The transitions: shift, then left and right with each relation.
  static let relationCount = Relation.allCases.count
  static let classCount = 1 + 2 * relationCount
  static let firstRight = 1 + relationCount
  /// The most words that are parsed at once; a longer sentence is cut, so that damage stays small and time linear.
  static let longest = 400

  private let tagger: Tagger
  private let weights: PackedWeights

  /// The parser of a model file; bytes that are none make a parser that hangs each word on the one before it.
  public init(_ model: ModelBytes, tagger: Tagger) {
    weights = PackedWeights(model.part(0))
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
    let tree = SentenceParser(weights)
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

/// Parses one sentence after another, keeping its memory.
final class SentenceParser {
  private let weights: PackedWeights
  private let state = ParserState()
  private let features: UnsafeMutablePointer<UInt64> = .allocate(capacity: ParserFeatures.capacity)
  private let scores: UnsafeMutablePointer<Int32> = .allocate(capacity: PackedWeights.scoreCount)
  /// The heads of the last sentence's words, -1 for the root.
  private(set) var heads: [Int32] = []
  /// The relations of the last sentence's words: raw values of `Relation`.
  private(set) var relations: [UInt8] = []

  init(_ weights: PackedWeights) { self.weights = weights }

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
      // An empty stack leaves no choice.
      if state.depth == 0 {
        state.shift()
        continue
      }
      let count = ParserFeatures.extract(state, into: features)
      scores.update(repeating: 0, count: Parser.classCount)
      weights.add(features, count: count, to: scores)
      state.take(state.bestTransition(scores))
    }
  }
}

extension ParserState {
  /// The permitted transition with the highest score.
  func bestTransition(_ scores: UnsafePointer<Int32>) -> Int {
    var best = -1
    var highest = Int32.min
    func consider(_ transitions: Range<Int>) {
      for transition in transitions where scores[transition] > highest {
        highest = scores[transition]
        best = transition
      }
    }
    if canShift { consider(0..<1) }
    if canGoLeft {
      // What depends on the root is its root, and nothing else is.
      let root = Int(Relation.root.rawValue)
      if next == self.root {
        consider(1 + root..<2 + root)
      } else {
        consider(1..<1 + root)
        consider(2 + root..<Parser.firstRight)
      }
    }
    if canGoRight { consider(Parser.firstRight + 1..<Parser.classCount) }
    return best
  }

  /// Performs a permitted transition.
  func take(_ transition: Int) {
    if transition <= 0 {
      shift()
    } else if transition < Parser.firstRight {
      left(UInt8(truncatingIfNeeded: transition - 1))
    } else {
      right(UInt8(truncatingIfNeeded: transition - Parser.firstRight))
    }
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
