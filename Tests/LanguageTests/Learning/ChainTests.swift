import Testing

@testable import Language

/// A lattice full of small random scores.
private func lattice(_ shape: ChainShape, count: Int, seed: UInt64) -> ChainLattice {
  var random = TrainingRandom(seed: seed)
  func score() -> Float { Float(random.next() % 2000) / 500 - 2 }
  var lattice = ChainLattice(
    shape: shape, transitions: (0..<(shape.states * shape.states)).map { _ in score() }, count: count)
  for index in lattice.labelScores.indices { lattice.labelScores[index] = score() }
  for index in lattice.edgeScores.indices { lattice.edgeScores[index] = score() }
  return lattice
}

/// All sequences of states that the shape and the lattice permit.
private func sequences(_ lattice: ChainLattice) -> [[Int]] {
  let shape = lattice.shape
  var result: [[Int]] = [[]]
  for position in 0..<lattice.count {
    result = result.flatMap { sequence in
      (0..<shape.states).compactMap { state in
        guard lattice.permitted[position] & (1 << UInt8(shape.labelOfState[state])) != 0 else { return nil }
        if let last = sequence.last {
          return shape.follows[last * shape.states + state] ? sequence + [state] : nil
        }
        return shape.begins[state] ? [state] : nil
      }
    }
  }
  return result
}

@Suite struct ChainTests {
  @Test(arguments: [ChainShape.cues, .attribution], [UInt64(1), 2, 3, 4])
  func theBestPathIsTheBestOfAllPaths(shape: ChainShape, seed: UInt64) throws {
    var lattice = lattice(shape, count: 5, seed: seed)
    lattice.permitted[2] = 1
    let best = try #require(sequences(lattice).max { lattice.score(of: $0) < lattice.score(of: $1) })
    #expect(lattice.bestStates() == best)
  }

  @Test(arguments: [ChainShape.cues, .attribution], [UInt64(5), 6])
  func probabilitiesAreSharesOfAllPaths(shape: ChainShape, seed: UInt64) {
    let lattice = lattice(shape, count: 4, seed: seed)
    let all = sequences(lattice)
    let weights = all.map { Exponential.exp(lattice.score(of: $0)) }
    let total = weights.reduce(0, +)
    let marginals = lattice.marginals(pairs: true)
    #expect(abs(marginals.logPartition - Exponential.log(total)) < 1e-6)
    for position in 0..<4 {
      for state in 0..<shape.states {
        let share =
          zip(all, weights).reduce(0) { $0 + ($1.0[position] == state ? $1.1 : 0) } / total
        #expect(abs(marginals.states[position * shape.states + state] - share) < 1e-6)
      }
    }
  }

  @Test(arguments: [ChainShape.cues, .attribution])
  func theGradientIsTheSlopeOfTheLoss(shape: ChainShape) throws {
    let lattice = lattice(shape, count: 4, seed: 9)
    let gold = try #require(sequences(lattice).last)
    let slopes = ChainTrainer.gradient(of: lattice, gold: gold)
    func loss(_ lattice: ChainLattice) -> Double {
      lattice.marginals(pairs: true).logPartition - lattice.score(of: gold)
    }
    let step: Float = 1e-2
    for index in lattice.labelScores.indices {
      var (up, down) = (lattice, lattice)
      up.labelScores[index] += step
      down.labelScores[index] -= step
      #expect(abs((loss(up) - loss(down)) / Double(2 * step) - Double(slopes.labels[index])) < 1e-3)
    }
    let square = shape.labels * shape.labels
    for index in square..<lattice.edgeScores.count {
      var (up, down) = (lattice, lattice)
      up.edgeScores[index] += step
      down.edgeScores[index] -= step
      #expect(abs((loss(up) - loss(down)) / Double(2 * step) - Double(slopes.edges[index])) < 1e-3)
    }
  }

  @Test func aLongSequenceKeepsItsProbabilities() {
    let lattice = lattice(.attribution, count: 5000, seed: 3)
    let marginals = lattice.marginals(pairs: true)
    #expect(marginals.logPartition.isFinite)
    #expect(lattice.marginals(pairs: false).states == marginals.states)
    for position in [0, 2500, 4999] {
      let sum = (0..<5).reduce(0.0) { $0 + marginals.states[position * 5 + $1] }
      #expect(abs(sum - 1) < 1e-6)
    }
  }

  @Test func aForbiddenSequenceGivesNothing() {
    var lattice = lattice(.cues, count: 3, seed: 1)
    // Inside cannot be first.
    lattice.permitted[0] = 4
    #expect(lattice.bestStates().isEmpty)
    #expect(lattice.marginals(pairs: true).states.allSatisfy { $0 == 0 })
  }

  @Test func exponentialAndLogarithmAreEachOthersInverse() {
    for value in stride(from: -30.0, through: 30, by: 0.37) {
      #expect(abs(Exponential.log(Exponential.exp(value)) - value) < 1e-10)
    }
    #expect(abs(Exponential.exp(1) - 2.718281828459045) < 1e-12)
    #expect(Exponential.exp(-5000) == 0)
    #expect(Exponential.exp(5000).isFinite)
    #expect(Exponential.log(0) == -.infinity)
  }

  @Test func trainingLearnsWhatFeaturesTellAndGivesTheSameBytesTwice() throws {
    func model() -> [UInt8] {
      var random = TrainingRandom(seed: 4)
      var examples = ChainExamples(shape: .cues)
      for _ in 0..<60 {
        examples.beginSequence()
        for _ in 0..<6 {
          let isCue = random.next() % 4 == 0
          var label = FeatureList()
          label.add(1, isCue ? 1 : 0)
          label.add(2, random.next() % 50)
          var edge = FeatureList()
          edge.add(1, 0)
          examples.add(gold: isCue ? 1 : 0, permitted: 0xFF, label: label, edge: edge)
        }
      }
      var trainer = ChainTrainer(examples, settings: ChainTrainer.Settings())
      return trainer.train().packed
    }
    let bytes = model()
    #expect(bytes == model())
    let chain = try #require(PackedChain(ModelBytes(bytes), shape: .cues))
    var lattice = chain.lattice(count: 4)
    for (position, value) in [UInt64(0), 1, 0, 1].enumerated() {
      var label = FeatureList()
      label.add(1, value)
      var edge = FeatureList()
      edge.add(1, 0)
      chain.score(position, label: &label, in: &lattice)
      chain.score(position, edge: &edge, in: &lattice)
    }
    #expect(lattice.bestStates() == [0, 1, 0, 1])
  }
}
