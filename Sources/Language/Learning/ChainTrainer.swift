/// Training sequences with their features as hashes, kept flat.
struct ChainExamples {
  /// One sequence.
  struct Sequence {
    var start: Int
    var count: Int
  }

  let shape: ChainShape
  var sequences: [Sequence] = []
  /// The right state at each position.
  var gold: [UInt8] = []
  var permitted: [UInt8] = []
  var labelStarts: [Int] = [0]
  var labelFeatures: [UInt64] = []
  var edgeStarts: [Int] = [0]
  var edgeFeatures: [UInt64] = []

  /// No examples yet.
  init(shape: ChainShape) { self.shape = shape }

  /// The number of sequences.
  var count: Int { sequences.count }
  /// The number of positions.
  var positions: Int { gold.count }

  /// Begins a sequence.
  mutating func beginSequence() { sequences.append(Sequence(start: gold.count, count: 0)) }

  /// Adds a position to the sequence begun last.
  mutating func add(
    gold state: Int, permitted labels: UInt8, label: borrowing FeatureList, edge: borrowing FeatureList
  ) {
    gold.append(UInt8(state))
    permitted.append(labels)
    labelFeatures += label.hashes
    labelStarts.append(labelFeatures.count)
    edgeFeatures += edge.hashes
    edgeStarts.append(edgeFeatures.count)
    if !sequences.isEmpty { sequences[sequences.count - 1].count += 1 }
  }
}

/// Hashes counted and numbered densely in the order of their first occurrence.
struct FeatureIndex {
  private(set) var keys: [UInt64] = []
  private var slots: [Int32]
  private var counts: [UInt32] = []

  init() { slots = Array(repeating: -1, count: 1 << 16) }

  private func slot(of key: UInt64, in slots: [Int32]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  mutating func count(_ key: UInt64) -> Int32 {
    let slot = slot(of: key, in: slots)
    if slots[slot] >= 0 {
      counts[Int(slots[slot])] += 1
      return slots[slot]
    }
    let place = Int32(keys.count)
    slots[slot] = place
    keys.append(key)
    counts.append(1)
    if keys.count * 2 > slots.count {
      var larger = [Int32](repeating: -1, count: slots.count * 2)
      for (index, key) in keys.enumerated() {
        let slot = self.slot(of: key, in: larger)
        larger[slot] = Int32(index)
      }
      slots = larger
    }
    return place
  }

  /// Replaces each hash in `features` by its number, -1 for those that occur less than `least` times.
  mutating func number(_ features: inout [UInt64], least: Int) -> [Int32] {
    var places = features.map { count($0) }
    features = []
    var renumbered = [Int32](repeating: -1, count: keys.count)
    var kept: [UInt64] = []
    for (place, key) in keys.enumerated() where counts[place] >= least {
      renumbered[place] = Int32(kept.count)
      kept.append(key)
    }
    for index in places.indices { places[index] = renumbered[Int(places[index])] }
    keys = kept
    slots = []
    return places
  }
}

/// Fits a linear-chain conditional random field by stochastic gradient descent.
///
/// Step sizes follow AdaGrad (Duchi, Hazan and Singer 2011); the weights are the mean over the ends of the later
/// rounds. One thread, one order, one seed: the same examples give the same bytes.
struct ChainTrainer {
  /// How the weights are fitted.
  struct Settings: Sendable {
    /// Times that everything is done, each with another order and other features left out; the weights are the mean.
    var runs = 1
    /// Passes over the examples.
    var rounds = 12
    /// The rounds whose ends are averaged, counted from the last.
    var averaged = 4
    var rate: Float = 0.05
    /// What AdaGrad's sums of squares begin with: it bounds the first steps.
    var first: Float = 1
    /// The pull of a weight to zero each time that its feature occurs (L2).
    var decay: Float = 0.01
    var leastCount = 1
    /// The share of features that a step leaves out at random, so that no feature leans on another (dropout).
    var dropout: Float = 0.4
    /// Weights nearer zero than this are left out of the model.
    var pruning: Float = 0.02
    var seed: UInt64 = 1

  }

  private let settings: Settings
  private let shape: ChainShape
  private let examples: ChainExamples
  private let labelPlaces: [Int32]
  private let edgePlaces: [Int32]
  private let labelKeys: [UInt64]
  private let edgeKeys: [UInt64]
  private var labelWeights: [Float]
  private var edgeWeights: [Float]
  private var transitions: [Float]
  private var labelSquares: [Float]
  private var edgeSquares: [Float]
  private var transitionSquares: [Float]

  /// Prepares training on `examples`.
  init(_ examples: consuming ChainExamples, settings: Settings) {
    self.settings = settings
    shape = examples.shape
    var index = FeatureIndex()
    labelPlaces = index.number(&examples.labelFeatures, least: settings.leastCount)
    labelKeys = index.keys
    index = FeatureIndex()
    edgePlaces = index.number(&examples.edgeFeatures, least: settings.leastCount)
    edgeKeys = index.keys
    let labels = shape.labels
    labelWeights = Array(repeating: 0, count: labelKeys.count * labels)
    edgeWeights = Array(repeating: 0, count: edgeKeys.count * labels * labels)
    transitions = Array(repeating: 0, count: shape.states * shape.states)
    labelSquares = Array(repeating: settings.first, count: labelWeights.count)
    edgeSquares = Array(repeating: settings.first, count: edgeWeights.count)
    transitionSquares = Array(repeating: settings.first, count: transitions.count)
    self.examples = examples
  }

  /// Fits the weights; `progress` hears the mean negative log-likelihood of each round.
  mutating func train(progress: (Int, Double) -> Void = { _, _ in }) -> ChainModel {
    var labelSum = Array(repeating: Float(0), count: labelWeights.count)
    var edgeSum = Array(repeating: Float(0), count: edgeWeights.count)
    var transitionSum = Array(repeating: Float(0), count: transitions.count)
    let share = 1 / Float(settings.runs * min(settings.averaged, settings.rounds))
    for run in 0..<settings.runs {
      if run > 0 { forget() }
      var order = Array(examples.sequences.indices)
      var random = TrainingRandom(seed: settings.seed &+ UInt64(run))
      for round in 0..<settings.rounds {
        random.shuffle(&order)
        var loss = 0.0
        for sequence in order { loss += step(sequence, salt: random.next()) }
        progress(round, loss / Double(max(1, order.count)))
        guard round >= settings.rounds - settings.averaged else { continue }
        for index in labelSum.indices { labelSum[index] += labelWeights[index] * share }
        for index in edgeSum.indices { edgeSum[index] += edgeWeights[index] * share }
        for index in transitionSum.indices { transitionSum[index] += transitions[index] * share }
      }
    }
    return ChainModel(
      shape: shape, transitions: transitionSum,
      label: kept(labelKeys, labelSum, width: shape.labels),
      edge: kept(edgeKeys, edgeSum, width: shape.labels * shape.labels))
  }

  /// Begins anew.
  private mutating func forget() {
    for index in labelWeights.indices { labelWeights[index] = 0 }
    for index in edgeWeights.indices { edgeWeights[index] = 0 }
    for index in transitions.indices { transitions[index] = 0 }
    for index in labelSquares.indices { labelSquares[index] = settings.first }
    for index in edgeSquares.indices { edgeSquares[index] = settings.first }
    for index in transitionSquares.indices { transitionSquares[index] = settings.first }
  }

  private func kept(_ keys: [UInt64], _ weights: [Float], width: Int) -> [FeatureWeight] {
    var result: [FeatureWeight] = []
    for (row, key) in keys.enumerated() {
      for column in 0..<width {
        // With all features present, each counts for as much less as was left out before.
        let weight = weights[row * width + column] * (1 - settings.dropout)
        guard abs(weight) >= settings.pruning else { continue }
        result.append(FeatureWeight(feature: key, label: UInt8(column), value: weight))
      }
    }
    return result
  }

  /// The features that a step uses, as ranges of places; a feature is left out everywhere in the sequence or nowhere.
  private struct Kept {
    var labelStarts: [Int] = [0]
    var labelRows: [Int] = []
    var edgeStarts: [Int] = [0]
    var edgeRows: [Int] = []
  }

  private func kept(_ sequence: ChainExamples.Sequence, salt: UInt64) -> Kept {
    let labels = shape.labels
    let square = labels * labels
    let limit = UInt64(settings.dropout * 65536)
    var kept = Kept()
    for position in sequence.start..<(sequence.start + sequence.count) {
      for feature in examples.labelStarts[position]..<examples.labelStarts[position + 1] {
        let place = labelPlaces[feature]
        if place >= 0, FeatureHash.mix(UInt64(place), salt) & 0xFFFF >= limit {
          kept.labelRows.append(Int(place) * labels)
        }
      }
      kept.labelStarts.append(kept.labelRows.count)
      if position > sequence.start {
        for feature in examples.edgeStarts[position]..<examples.edgeStarts[position + 1] {
          let place = edgePlaces[feature]
          if place >= 0, FeatureHash.mix(UInt64(place), ~salt) & 0xFFFF >= limit {
            kept.edgeRows.append(Int(place) * square)
          }
        }
      }
      kept.edgeStarts.append(kept.edgeRows.count)
    }
    return kept
  }

  private func lattice(_ index: Int, _ kept: Kept) -> ChainLattice {
    let sequence = examples.sequences[index]
    let labels = shape.labels
    let square = labels * labels
    var lattice = ChainLattice(shape: shape, transitions: transitions, count: sequence.count)
    for offset in 0..<sequence.count {
      lattice.permitted[offset] = examples.permitted[sequence.start + offset]
      for row in kept.labelRows[kept.labelStarts[offset]..<kept.labelStarts[offset + 1]] {
        for label in 0..<labels { lattice.labelScores[offset * labels + label] += labelWeights[row + label] }
      }
      for row in kept.edgeRows[kept.edgeStarts[offset]..<kept.edgeStarts[offset + 1]] {
        for pair in 0..<square { lattice.edgeScores[offset * square + pair] += edgeWeights[row + pair] }
      }
    }
    return lattice
  }

  /// The gradient of the negative log-likelihood with respect to the scores of `lattice`, and that value.
  ///
  /// `labels` and `edges` are laid out as the lattice's scores, `transitions` as its transitions.
  static func gradient(of lattice: ChainLattice, gold: [Int])
    -> (labels: [Float], edges: [Float], transitions: [Float], loss: Double)
  {
    let shape = lattice.shape
    let labels = shape.labels
    let square = labels * labels
    let states = shape.states
    let marginals = lattice.marginals(pairs: true)
    var labelSlope = Array(repeating: Float(0), count: lattice.count * labels)
    var edgeSlope = Array(repeating: Float(0), count: lattice.count * square)
    var transitionSlope = Array(repeating: Float(0), count: states * states)
    for position in 0..<lattice.count {
      for state in 0..<states {
        labelSlope[position * labels + shape.labelOfState[state]] += Float(
          marginals.states[position * states + state])
      }
      labelSlope[position * labels + shape.labelOfState[gold[position]]] -= 1
      guard position > 0 else { continue }
      for from in 0..<states {
        for to in 0..<states where shape.follows[from * states + to] {
          let share = Float(marginals.pairs[(position * states + from) * states + to])
          edgeSlope[position * square + shape.labelOfState[from] * labels + shape.labelOfState[to]] += share
          transitionSlope[from * states + to] += share
        }
      }
      let from = gold[position - 1]
      let to = gold[position]
      edgeSlope[position * square + shape.labelOfState[from] * labels + shape.labelOfState[to]] -= 1
      transitionSlope[from * states + to] -= 1
    }
    return (labelSlope, edgeSlope, transitionSlope, marginals.logPartition - lattice.score(of: gold))
  }

  private mutating func step(_ index: Int, salt: UInt64) -> Double {
    let sequence = examples.sequences[index]
    guard sequence.count > 0 else { return 0 }
    let labels = shape.labels
    let square = labels * labels
    let kept = kept(sequence, salt: salt)
    let gold = (0..<sequence.count).map { Int(examples.gold[sequence.start + $0]) }
    let (labelSlope, edgeSlope, transitionSlope, loss) = Self.gradient(of: lattice(index, kept), gold: gold)
    let rate = settings.rate
    let decay = settings.decay
    for offset in 0..<sequence.count {
      for label in 0..<labels {
        let slope = labelSlope[offset * labels + label]
        guard abs(slope) > 1e-4 else { continue }
        for row in kept.labelRows[kept.labelStarts[offset]..<kept.labelStarts[offset + 1]] {
          let pull = slope + decay * labelWeights[row + label]
          labelSquares[row + label] += pull * pull
          labelWeights[row + label] -= rate * pull / labelSquares[row + label].squareRoot()
        }
      }
      for pair in 0..<square {
        let slope = edgeSlope[offset * square + pair]
        guard abs(slope) > 1e-4 else { continue }
        for row in kept.edgeRows[kept.edgeStarts[offset]..<kept.edgeStarts[offset + 1]] {
          let pull = slope + decay * edgeWeights[row + pair]
          edgeSquares[row + pair] += pull * pull
          edgeWeights[row + pair] -= rate * pull / edgeSquares[row + pair].squareRoot()
        }
      }
    }
    for place in transitions.indices where transitionSlope[place] != 0 {
      let pull = transitionSlope[place] + decay * transitions[place]
      transitionSquares[place] += pull * pull
      transitions[place] -= rate * pull / transitionSquares[place].squareRoot()
    }
    return loss
  }
}
