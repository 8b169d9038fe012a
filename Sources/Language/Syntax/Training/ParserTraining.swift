/// Trains the parser on sentences of treebanks with a dynamic oracle (Goldberg and Nivre 2013): it learns what is best
/// to do also where it has gone wrong.
struct ParserTraining {
  /// How often each sentence is seen.
  var epochs = 12
  /// From this epoch on the parser's own choices are followed, right or wrong, nine times in ten.
  var explored = 1
  /// The most bytes of weights for the steps and for the relations.
  var stepLimit = 3_000_000
  var relationLimit = 1_500_000

  /// The bytes of a parser that has learned from `examples`, whose words carry the tags of a tagger.
  func train(_ examples: [SyntaxExample], seed: UInt64, say: (String) -> Void = { _ in }) -> [UInt8] {
    let teacher = ParserTeacher(TrainingRandom(seed: seed &+ 1))
    var random = TrainingRandom(seed: seed)
    var order = Array(examples.indices)
    for epoch in 0..<epochs {
      random.shuffle(&order)
      teacher.mistakes = (0, 0)
      for index in order { teacher.teach(examples[index], explores: epoch >= explored) }
      say(
        "parser: epoch \(epoch + 1), \(teacher.mistakes.steps) wrong steps, \(teacher.mistakes.relations) wrong relations"
      )
    }
    return ModelBytes.joined([
      WeightLines.packed(teacher.steps.averaged(), classCount: 3, limit: stepLimit),
      PackedWeights.packed(
        teacher.relations.averaged(), classCount: Parser.relationCount, limit: relationLimit),
    ])
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
  let steps = SparsePerceptron(classCount: 3)
  let relations = SparsePerceptron(classCount: Parser.relationCount)
  private var random: TrainingRandom
  private let state = ParserState()
  private let features: UnsafeMutablePointer<UInt64> = .allocate(
    capacity: max(StepFeatures.capacity, RelationFeatures.capacity))
  private let scores: UnsafeMutablePointer<Int32> = .allocate(capacity: PackedWeights.scoreCount)
  private var lastChild: [Int] = []
  private var heads: [Int] = []
  private var answers: [UInt8] = []
  /// How many steps and how many relations of right arcs were not the best ones.
  var mistakes = (steps: 0, relations: 0)

  init(_ random: TrainingRandom) { self.random = random }

  deinit {
    features.deallocate()
    scores.deallocate()
  }

  func teach(_ example: SyntaxExample, explores: Bool) {
    let words = example.words
    state.begin(words.forms[...], words.tags[...])
    heads = example.heads.map { $0 < 0 ? state.root : Int($0) }
    answers = example.relations
    lastChild = Array(repeating: -1, count: words.count + 1)
    for (word, head) in heads.enumerated() { lastChild[head] = max(lastChild[head], word) }
    while !state.isFinished {
      switch state.forcedStep ?? taughtStep(explores) {
      case .shift: state.shift()
      case .left: state.left(taughtRelation(explores, isLeft: true))
      case .right: state.right(taughtRelation(explores, isLeft: false))
      }
    }
  }

  /// Whether to go on with a mistake, so that the states behind it are learned too.
  private func followsMistake(_ explores: Bool) -> Bool { explores && random.next() % 10 != 0 }

  private func taughtStep(_ explores: Bool) -> ParserState.Step {
    let row = UnsafeBufferPointer(start: features, count: StepFeatures.extract(state, into: features))
    scores.update(repeating: 0, count: 3)
    steps.add(row, to: scores)
    steps.step()
    let guess = state.bestStep((scores[0], scores[1], scores[2]))
    let losses = losses()
    let least = losses.min() ?? 0
    guard losses[guess.rawValue] != least else { return guess }
    var right = -1
    for step in 0..<3 where losses[step] == least && (right < 0 || scores[step] > scores[right]) {
      right = step
    }
    mistakes.steps += 1
    steps.update(row, right: right, wrong: guess.rawValue)
    return followsMistake(explores) ? guess : ParserState.Step(rawValue: right) ?? guess
  }

  private func taughtRelation(_ explores: Bool, isLeft: Bool) -> UInt8 {
    if isLeft, state.next == state.root { return Relation.root.rawValue }
    let row = UnsafeBufferPointer(
      start: features, count: RelationFeatures.extract(state, isLeft: isLeft, into: features))
    scores.update(repeating: 0, count: Parser.relationCount)
    relations.add(row, to: scores)
    let guess = ParserState.bestRelation(scores)
    let word = state.onStack(0)
    // An arc that is wrong has no right relation.
    guard heads[word] == (isLeft ? state.next : state.onStack(1)) else { return guess }
    relations.step()
    let answer = answers[word]
    guard guess != answer else { return guess }
    mistakes.relations += 1
    relations.update(row, right: Int(answer), wrong: Int(guess))
    return followsMistake(explores) ? guess : answer
  }

  /// How many arcs of the treebank each step makes impossible; the most possible for a step that is not permitted.
  private func losses() -> [Int] {
    let top = state.onStack(0)
    let below = state.onStack(1)
    let next = state.next
    var shift = 0
    for place in 0..<state.depth {
      let word = state.stack[place]
      if heads[word] == next { shift += 1 }
      if heads[next] == word, word != top { shift += 1 }
    }
    let later = lastChild[top] >= next ? childCount(top, from: next) : 0
    let left = later + (heads[top] > next || heads[top] == below && below < state.none ? 1 : 0)
    let right = state.canGoRight ? later + (heads[top] >= next ? 1 : 0) : Int.max
    return [shift, left, right]
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
