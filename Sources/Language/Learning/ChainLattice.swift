/// The scores of one sequence under a linear-chain conditional random field, and what follows from them.
///
/// Lafferty, McCallum and Pereira, "Conditional random fields", 2001. Forward and backward passes are scaled at each
/// position (Rabiner 1989), so that no sequence is too long for the numbers.
struct ChainLattice {
  let shape: ChainShape
  /// The number of positions.
  let count: Int
  /// The score of each label at each position: `labelScores[position * labels + label]`.
  var labelScores: [Float]
  /// The score of each pair of labels at a position and the one before: `[position * labels² + from * labels + to]`.
  var edgeScores: [Float]
  /// The score of each pair of states anywhere.
  let transitions: [Float]
  /// Which labels a position may take, a bit for each.
  var permitted: [UInt8]

  /// A lattice with all scores zero.
  init(shape: ChainShape, transitions: [Float], count: Int) {
    self.shape = shape
    self.count = count
    self.transitions = transitions
    labelScores = Array(repeating: 0, count: count * shape.labels)
    edgeScores = Array(repeating: 0, count: count * shape.labels * shape.labels)
    permitted = Array(repeating: 0xFF, count: count)
  }

  /// What forward and backward passes give.
  struct Marginals {
    /// The probability of each state at each position: `[position * states + state]`.
    var states: [Double]
    /// The probability of each pair of states at a position and the one before: `[position * states² + from * states + to]`.
    var pairs: [Double]
    /// The logarithm of the sum over all sequences; 0 where pairs were not asked for.
    var logPartition: Double
  }

  /// The probabilities of states and pairs of states.
  func marginals(pairs wantsPairs: Bool) -> Marginals {
    let states = shape.states
    var result = Marginals(
      states: Array(repeating: 0, count: count * states),
      pairs: Array(repeating: 0, count: wantsPairs ? count * states * states : 0), logPartition: 0)
    guard count > 0 else { return result }
    let room = count * (3 * states + shape.arcs.count + 1)
    withScores { scores in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { buffer in
        guard let start = buffer.baseAddress else { return }
        start.initialize(repeating: 0, count: room)
        let memory = Passes(start, count: count, states: states, arcs: shape.arcs.count)
        let peaks = factors(scores, memory)
        guard goForward(scores.arcs, memory) else { return }
        goBackward(scores.arcs, memory, &result)
        guard wantsPairs else { return }
        result.logPartition = peaks + (0..<count).reduce(0) { $0 + Exponential.log(memory.scales[$1]) }
      }
    }
    return result
  }

  /// What the passes read.
  private struct Scores {
    let labels: UnsafePointer<Float>
    let edges: UnsafePointer<Float>
    let transitions: UnsafePointer<Float>
    let arcs: UnsafeBufferPointer<ChainShape.Arc>
  }

  /// Calls `body` with the scores as plain memory; not at all where there is no position.
  private func withScores(_ body: (Scores) -> Void) {
    labelScores.withUnsafeBufferPointer { labels in
      edgeScores.withUnsafeBufferPointer { edges in
        transitions.withUnsafeBufferPointer { transitions in
          shape.arcs.withUnsafeBufferPointer { arcs in
            guard let labels = labels.baseAddress, let edges = edges.baseAddress,
              let transitions = transitions.baseAddress
            else { return }
            body(Scores(labels: labels, edges: edges, transitions: transitions, arcs: arcs))
          }
        }
      }
    }
  }

  /// What the passes work on, zero at first.
  private struct Passes {
    /// The factor of each state at each position: `[position * states + state]`.
    let local: UnsafeMutablePointer<Double>
    /// The factor of each arc to a position from the one before: `[position * arcs + arc]`.
    let links: UnsafeMutablePointer<Double>
    let forward: UnsafeMutablePointer<Double>
    let backward: UnsafeMutablePointer<Double>
    /// What each position's sums were divided by.
    let scales: UnsafeMutablePointer<Double>

    init(_ start: UnsafeMutablePointer<Double>, count: Int, states: Int, arcs: Int) {
      local = start
      forward = local + count * states
      backward = forward + count * states
      links = backward + count * states
      scales = links + count * arcs
    }
  }

  /// The forward pass; `false` where there is no way through: a forced label that the shape forbids there.
  private func goForward(_ arcs: UnsafeBufferPointer<ChainShape.Arc>, _ memory: Passes) -> Bool {
    let states = shape.states
    for position in 0..<count {
      let row = memory.forward + position * states
      if position == 0 {
        for to in 0..<states { row[to] = shape.begins[to] ? 1 : 0 }
      } else {
        let links = memory.links + position * arcs.count
        for index in arcs.indices {
          row[arcs[index].to] += (row - states)[arcs[index].from] * links[index]
        }
      }
      var sum = 0.0
      for to in 0..<states {
        row[to] *= memory.local[position * states + to]
        sum += row[to]
      }
      guard sum > 0 else { return false }
      memory.scales[position] = sum
      for to in 0..<states { row[to] /= sum }
    }
    return true
  }

  /// The backward pass, which with the forward one gives the probabilities.
  private func goBackward(
    _ arcs: UnsafeBufferPointer<ChainShape.Arc>, _ memory: Passes, _ result: inout Marginals
  ) {
    let states = shape.states
    // What lies behind each state, its own factor and the position's scale included.
    let last = memory.backward + (count - 1) * states
    for state in 0..<states { last[state] = 1 }
    let wantsPairs = !result.pairs.isEmpty
    for position in stride(from: count - 1, through: 0, by: -1) {
      let place = position * states
      let row = memory.backward + place
      let forward = memory.forward + place
      for state in 0..<states {
        result.states[place + state] = forward[state] * row[state]
        row[state] *= memory.local[place + state] / memory.scales[position]
      }
      guard position > 0 else { break }
      let links = memory.links + position * arcs.count
      for index in arcs.indices {
        let arc = arcs[index]
        let value = links[index] * row[arc.to]
        (row - states)[arc.from] += value
        if wantsPairs {
          result.pairs[(place + arc.from) * states + arc.to] = (forward - states)[arc.from] * value
        }
      }
    }
  }

  /// Writes the exponentials of all scores, each position's divided by that of its highest score, and returns the sum of
  /// those highest scores.
  private func factors(_ scores: Scores, _ memory: Passes) -> Double {
    let states = shape.states
    let labels = shape.labels
    let square = labels * labels
    let arcs = scores.arcs
    let transitionFactors = arcs.map {
      Exponential.exp(Double(scores.transitions[$0.from * states + $0.to]))
    }
    var peaks = 0.0
    var labelFactors = Array(repeating: 0.0, count: labels)
    var edgeFactors = Array(repeating: 0.0, count: square)
    for position in 0..<count {
      let mask = permitted[position]
      let own = scores.labels + position * labels
      var peak = -Float.infinity
      for label in 0..<labels where mask & 1 << UInt8(label) != 0 { peak = max(peak, own[label]) }
      if peak == -.infinity { peak = 0 }
      peaks += Double(peak)
      for label in 0..<labels {
        let score = own[label] - peak
        labelFactors[label] =
          mask & 1 << UInt8(label) == 0 ? 0 : score == 0 ? 1 : Exponential.exp(Double(score))
      }
      for state in 0..<states {
        memory.local[position * states + state] = labelFactors[shape.labelOfState[state]]
      }
      guard position > 0 else { continue }
      let before = permitted[position - 1]
      for pair in 0..<square {
        let score = scores.edges[position * square + pair]
        let isPossible = before & 1 << UInt8(pair / labels) != 0 && mask & 1 << UInt8(pair % labels) != 0
        edgeFactors[pair] = !isPossible ? 0 : score == 0 ? 1 : Exponential.exp(Double(score))
      }
      let links = memory.links + position * arcs.count
      for index in arcs.indices { links[index] = edgeFactors[arcs[index].pair] * transitionFactors[index] }
    }
    return peaks
  }

  /// The best sequence of states (Viterbi); empty where none is possible.
  func bestStates() -> [Int] {
    guard count > 0 else { return [] }
    let states = shape.states
    var score = Array(repeating: -Float.infinity, count: count * states)
    var from = Array(repeating: UInt8(0), count: count * states)
    withScores { scores in
      score.withUnsafeMutableBufferPointer { score in
        for position in 0..<count { advance(to: position, scores, score, &from) }
      }
    }
    var state = 0
    let last = (count - 1) * states
    for candidate in 0..<states where score[last + candidate] > score[last + state] { state = candidate }
    guard score[last + state] > -.infinity else { return [] }
    var result = Array(repeating: 0, count: count)
    for position in stride(from: count - 1, through: 0, by: -1) {
      result[position] = state
      state = Int(from[position * states + state])
    }
    return result
  }

  /// Finds the best way to each state of a position from those of the one before.
  private func advance(
    to position: Int, _ scores: Scores, _ score: UnsafeMutableBufferPointer<Float>, _ from: inout [UInt8]
  ) {
    let states = shape.states
    let labels = shape.labels
    let row = position * states
    if position == 0 {
      for to in 0..<states where shape.begins[to] { score[to] = 0 }
    } else {
      for arc in scores.arcs {
        let value =
          score[row - states + arc.from] + scores.transitions[arc.from * states + arc.to]
          + scores.edges[position * labels * labels + arc.pair]
        if value > score[row + arc.to] {
          score[row + arc.to] = value
          from[row + arc.to] = UInt8(truncatingIfNeeded: arc.from)
        }
      }
    }
    let mask = permitted[position]
    for to in 0..<states {
      let label = shape.labelOfState[to]
      let isPermitted = mask & 1 << UInt8(label) != 0
      score[row + to] = isPermitted ? score[row + to] + scores.labels[position * labels + label] : -.infinity
    }
  }

  /// The score of a sequence of states.
  func score(of sequence: [Int]) -> Double {
    let labels = shape.labels
    var sum = 0.0
    for (position, state) in sequence.enumerated() {
      let label = shape.labelOfState[state]
      sum += Double(labelScores[position * labels + label])
      guard position > 0 else { continue }
      let previous = sequence[position - 1]
      sum += Double(transitions[previous * shape.states + state])
      sum += Double(
        edgeScores[position * labels * labels + shape.labelOfState[previous] * labels + label])
    }
    return sum
  }
}
