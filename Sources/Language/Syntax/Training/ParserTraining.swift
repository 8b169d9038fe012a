/// Trains the parser on sentences of treebanks with a dynamic oracle (Goldberg and Nivre 2013): it learns what is best
/// to do also where it has gone wrong.
struct ParserTraining {
  /// How often each sentence is seen.
  var epochs = 12
  /// From this epoch on the parser's own choices are followed, right or wrong, nine times in ten.
  var explored = 1
  /// The most bytes of weights.
  var limit = 6_500_000

  /// The bytes of a parser that has learned from `examples`, whose words carry the tags of a tagger.
  func train(_ examples: [SyntaxExample], seed: UInt64, say: (String) -> Void = { _ in }) -> [UInt8] {
    let learner = SparsePerceptron(classCount: Parser.classCount)
    let teacher = ParserTeacher(learner, TrainingRandom(seed: seed &+ 1))
    var random = TrainingRandom(seed: seed)
    var order = Array(examples.indices)
    for epoch in 0..<epochs {
      random.shuffle(&order)
      teacher.mistakes = 0
      for index in order { teacher.teach(examples[index], explores: epoch >= explored) }
      say("parser: epoch \(epoch + 1), \(teacher.mistakes) wrong steps")
    }
    let weights = PackedWeights.packed(learner.averaged(), classCount: learner.classCount, limit: limit)
    return ModelBytes.joined([weights])
  }

  /// Gives the words of each example the tags of a tagger that has not seen its neighbourhood: blocks of 50 sentences go
  /// round `folds` parts, and each part is tagged by what the others teach.
  static func jackknifed(_ examples: [SyntaxExample], folds: Int = 5, seed: UInt64) -> [SyntaxExample] {
    func fold(_ index: Int) -> Int { index / 50 % folds }
    var tagged = examples
    for part in 0..<folds {
      let others = examples.indices.filter { fold($0) != part }.map { examples[$0] }
      guard !others.isEmpty else { continue }
      let tagger = Tagger(ModelBytes(TaggerTraining().train(others, seed: seed)))
      for index in examples.indices where fold(index) == part { tagger.tag(&tagged[index].words) }
    }
    for index in tagged.indices where tagged[index].words.tags.count != tagged[index].words.count {
      tagged[index].words.tags = tagged[index].tags
    }
    return tagged
  }
}

/// Leads the parser through sentences and corrects it.
private final class ParserTeacher {
  private let learner: SparsePerceptron
  private var random: TrainingRandom
  private let state = ParserState()
  private let features: UnsafeMutablePointer<UInt64> = .allocate(capacity: ParserFeatures.capacity)
  private let scores: UnsafeMutablePointer<Int32> = .allocate(capacity: PackedWeights.scoreCount)
  private var lastChild: [Int] = []
  private var heads: [Int] = []
  private var relations: [UInt8] = []
  /// How many steps were not the best ones.
  var mistakes = 0

  init(_ learner: SparsePerceptron, _ random: TrainingRandom) {
    self.learner = learner
    self.random = random
  }

  deinit {
    features.deallocate()
    scores.deallocate()
  }

  func teach(_ example: SyntaxExample, explores: Bool) {
    let words = example.words
    state.begin(words.forms[...], words.tags[...])
    heads = example.heads.map { $0 < 0 ? state.root : Int($0) }
    relations = example.relations
    lastChild = Array(repeating: -1, count: words.count + 1)
    for (word, head) in heads.enumerated() { lastChild[head] = max(lastChild[head], word) }
    while !state.isFinished {
      let count = ParserFeatures.extract(state, into: features)
      let row = UnsafeBufferPointer(start: features, count: count)
      scores.update(repeating: 0, count: Parser.classCount)
      learner.add(row, to: scores)
      learner.step()
      let guess = state.bestTransition(scores)
      let right = bestRight()
      if guess != right.transition, !right.all(guess) {
        mistakes += 1
        learner.update(row, right: right.transition, wrong: guess)
        let follows = explores && random.next() % 10 != 0
        state.take(follows ? guess : right.transition)
      } else {
        state.take(guess)
      }
    }
  }

  /// The highest scored of the transitions that lose the fewest arcs, and the test for those.
  private func bestRight() -> (transition: Int, all: (Int) -> Bool) {
    let none = Int.max
    let top = state.onStack(0)
    let below = state.onStack(1)
    let next = state.next
    var shift = none
    var left = none
    var right = none
    if state.canShift {
      shift = 0
      for place in 0..<state.depth {
        let word = state.stack[place]
        if heads[word] == next { shift += 1 }
        if heads[next] == word, word != top { shift += 1 }
      }
    }
    if state.depth > 0 {
      let later = lastChild[top] >= next ? childCount(top, from: next) : 0
      if state.canGoLeft {
        left = later + (heads[top] > next || heads[top] == below && below < state.none ? 1 : 0)
      }
      if state.canGoRight { right = later + (heads[top] >= next ? 1 : 0) }
    }
    let least = min(shift, left, right)
    let isLeftArc = state.depth > 0 && heads[top] == next
    let isRightArc = state.depth > 0 && heads[top] == below
    let relation = top < relations.count ? Int(relations[top]) : 0
    let root = Int(Relation.root.rawValue)
    let atRoot = next == state.root
    func permits(_ transition: Int) -> Bool {
      if transition == 0 { return shift == least }
      if transition < Parser.firstRight {
        let label = transition - 1
        return left == least && (!isLeftArc || label == relation) && (label == root) == atRoot
      }
      let label = transition - Parser.firstRight
      return right == least && (!isRightArc || label == relation) && label != root
    }
    var best = -1
    for transition in 0..<Parser.classCount where permits(transition) {
      if best < 0 || scores[transition] > scores[best] { best = transition }
    }
    return (max(0, best), permits)
  }

  private func childCount(_ head: Int, from next: Int) -> Int {
    var count = 0
    var word = next
    while word <= lastChild[head] {
      if heads[word] == head { count += 1 }
      word += 1
    }
    return count
  }
}
