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
    /// The logarithm of the sum over all sequences.
    var logPartition: Double
  }

  /// The probabilities of states and pairs of states.
  func marginals(pairs wantsPairs: Bool) -> Marginals {
    let states = shape.states
    var result = Marginals(
      states: Array(repeating: 0, count: count * states),
      pairs: Array(repeating: 0, count: wantsPairs ? count * states * states : 0), logPartition: 0)
    guard count > 0 else { return result }
    let arcs = shape.arcs
    // The factors of each state at each position, and of each arc between positions.
    var local = Array(repeating: 0.0, count: count * states)
    var links = Array(repeating: 0.0, count: count * arcs.count)
    let peaks = factors(&local, &links)
    var forward = Array(repeating: 0.0, count: count * states)
    var scales = Array(repeating: 1.0, count: count)
    for position in 0..<count {
      let row = position * states
      if position == 0 {
        for to in 0..<states { forward[to] = shape.begins[to] ? 1 : 0 }
      } else {
        for (index, arc) in arcs.enumerated() {
          forward[row + arc.to] += forward[row - states + arc.from] * links[position * arcs.count + index]
        }
      }
      var sum = 0.0
      for to in 0..<states {
        forward[row + to] *= local[row + to]
        sum += forward[row + to]
      }
      // No way through: a forced label that the shape forbids here.
      guard sum > 0 else { return result }
      scales[position] = sum
      for to in 0..<states { forward[row + to] /= sum }
    }
    // What lies behind each state, its own factor and the position's scale included.
    var backward = Array(repeating: 1.0, count: count * states)
    for position in stride(from: count - 1, through: 0, by: -1) {
      let row = position * states
      for state in 0..<states {
        result.states[row + state] = forward[row + state] * backward[row + state]
        backward[row + state] *= local[row + state] / scales[position]
      }
      guard position > 0 else { break }
      for from in 0..<states { backward[row - states + from] = 0 }
      for (index, arc) in arcs.enumerated() {
        let value = links[position * arcs.count + index] * backward[row + arc.to]
        backward[row - states + arc.from] += value
        if wantsPairs {
          result.pairs[(row + arc.from) * states + arc.to] = forward[row - states + arc.from] * value
        }
      }
    }
    result.logPartition = peaks + scales.reduce(0) { $0 + Exponential.log($1) }
    return result
  }

  /// Writes the exponentials of all scores, each position's divided by that of its highest score, and returns the sum of
  /// those highest scores.
  private func factors(_ local: inout [Double], _ links: inout [Double]) -> Double {
    let states = shape.states
    let labels = shape.labels
    let square = labels * labels
    let arcs = shape.arcs
    let transitionFactors = arcs.map { Exponential.exp(Double(transitions[$0.from * states + $0.to])) }
    let pairOfArc = arcs.map { shape.labelOfState[$0.from] * labels + shape.labelOfState[$0.to] }
    var peaks = 0.0
    var labelFactors = Array(repeating: 0.0, count: labels)
    var edgeFactors = Array(repeating: 0.0, count: square)
    for position in 0..<count {
      let mask = permitted[position]
      var peak = -Float.infinity
      for label in 0..<labels where mask & 1 << UInt8(label) != 0 {
        peak = max(peak, labelScores[position * labels + label])
      }
      if peak == -.infinity { peak = 0 }
      peaks += Double(peak)
      for label in 0..<labels {
        let score = labelScores[position * labels + label] - peak
        labelFactors[label] =
          mask & 1 << UInt8(label) == 0 ? 0 : score == 0 ? 1 : Exponential.exp(Double(score))
      }
      for state in 0..<states { local[position * states + state] = labelFactors[shape.labelOfState[state]] }
      guard position > 0 else { continue }
      let before = permitted[position - 1]
      for pair in 0..<square {
        let score = edgeScores[position * square + pair]
        let isPossible = before & 1 << UInt8(pair / labels) != 0 && mask & 1 << UInt8(pair % labels) != 0
        edgeFactors[pair] = !isPossible ? 0 : score == 0 ? 1 : Exponential.exp(Double(score))
      }
      for index in arcs.indices {
        links[position * arcs.count + index] = edgeFactors[pairOfArc[index]] * transitionFactors[index]
      }
    }
    return peaks
  }

  /// The best sequence of states (Viterbi); empty where none is possible.
  func bestStates() -> [Int] {
    let states = shape.states
    let labels = shape.labels
    let square = labels * labels
    let arcs = shape.arcs
    let pairOfArc = arcs.map { shape.labelOfState[$0.from] * labels + shape.labelOfState[$0.to] }
    guard count > 0 else { return [] }
    var score = Array(repeating: -Float.infinity, count: count * states)
    var from = Array(repeating: UInt8(0), count: count * states)
    for position in 0..<count {
      let row = position * states
      if position == 0 {
        for to in 0..<states where shape.begins[to] { score[to] = 0 }
      } else {
        for (index, arc) in arcs.enumerated() {
          let value =
            score[row - states + arc.from] + transitions[arc.from * states + arc.to]
            + edgeScores[position * square + pairOfArc[index]]
          if value > score[row + arc.to] {
            score[row + arc.to] = value
            from[row + arc.to] = UInt8(truncatingIfNeeded: arc.from)
          }
        }
      }
      for to in 0..<states {
        let label = shape.labelOfState[to]
        let isPermitted = permitted[position] & 1 << UInt8(label) != 0
        score[row + to] = isPermitted ? score[row + to] + labelScores[position * labels + label] : -.infinity
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
