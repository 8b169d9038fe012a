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

  private func isPermitted(_ position: Int, _ state: Int) -> Bool {
    permitted[position] & (1 << UInt8(shape.labelOfState[state])) != 0
  }

  /// The probabilities of states and pairs of states.
  func marginals(pairs wantsPairs: Bool) -> Marginals {
    let states = shape.states
    let labels = shape.labels
    let square = labels * labels
    var result = Marginals(
      states: Array(repeating: 0, count: count * states),
      pairs: Array(repeating: 0, count: wantsPairs ? count * states * states : 0), logPartition: 0)
    guard count > 0 else { return result }
    var local = Array(repeating: 0.0, count: count * states)
    var links = Array(repeating: 0.0, count: count * states * states)
    var peaks = 0.0
    let transitionFactors = transitions.map { Exponential.exp(Double($0)) }
    var edgeFactors = Array(repeating: 0.0, count: square)
    for position in 0..<count {
      var peak = -Float.infinity
      for label in 0..<labels where permitted[position] & (1 << UInt8(label)) != 0 {
        peak = max(peak, labelScores[position * labels + label])
      }
      if peak == -.infinity { peak = 0 }
      peaks += Double(peak)
      var factors = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
      withUnsafeMutableBytes(of: &factors) { bytes in
        let factors = bytes.bindMemory(to: Double.self)
        for label in 0..<labels {
          factors[label] = Exponential.exp(Double(labelScores[position * labels + label] - peak))
        }
        for state in 0..<states where isPermitted(position, state) {
          local[position * states + state] = factors[shape.labelOfState[state]]
        }
      }
      guard position > 0 else { continue }
      for pair in 0..<square {
        let score = edgeScores[position * square + pair]
        edgeFactors[pair] = score == 0 ? 1 : Exponential.exp(Double(score))
      }
      for from in 0..<states {
        for to in 0..<states where shape.follows[from * states + to] {
          links[(position * states + from) * states + to] =
            edgeFactors[shape.labelOfState[from] * labels + shape.labelOfState[to]]
            * transitionFactors[from * states + to]
        }
      }
    }
    var forward = Array(repeating: 0.0, count: count * states)
    var scales = Array(repeating: 1.0, count: count)
    for position in 0..<count {
      var sum = 0.0
      for to in 0..<states {
        var value = 0.0
        if position == 0 {
          value = shape.begins[to] ? 1 : 0
        } else {
          for from in 0..<states {
            value += forward[(position - 1) * states + from] * links[(position * states + from) * states + to]
          }
        }
        value *= local[position * states + to]
        forward[position * states + to] = value
        sum += value
      }
      // No way through: a forced label that the shape forbids here.
      guard sum > 0 else { return result }
      scales[position] = sum
      for to in 0..<states { forward[position * states + to] /= sum }
    }
    var backward = Array(repeating: 1.0, count: count * states)
    var position = count - 1
    while position > 0 {
      for from in 0..<states {
        var value = 0.0
        for to in 0..<states {
          value +=
            links[(position * states + from) * states + to] * local[position * states + to]
            * backward[position * states + to]
        }
        backward[(position - 1) * states + from] = value / scales[position]
      }
      position -= 1
    }
    result.logPartition = peaks
    for position in 0..<count {
      result.logPartition += Exponential.log(scales[position])
      for state in 0..<states {
        result.states[position * states + state] =
          forward[position * states + state] * backward[position * states + state]
      }
      guard wantsPairs, position > 0 else { continue }
      for from in 0..<states {
        for to in 0..<states {
          let place = (position * states + from) * states + to
          result.pairs[place] =
            forward[(position - 1) * states + from] * links[place] * local[position * states + to]
            * backward[position * states + to] / scales[position]
        }
      }
    }
    return result
  }

  /// The best sequence of states (Viterbi); empty where none is possible.
  func bestStates() -> [Int] {
    let states = shape.states
    let labels = shape.labels
    let square = labels * labels
    guard count > 0 else { return [] }
    var score = Array(repeating: -Float.infinity, count: count * states)
    var from = Array(repeating: 0, count: count * states)
    for position in 0..<count {
      for to in 0..<states where isPermitted(position, to) {
        let own = labelScores[position * labels + shape.labelOfState[to]]
        if position == 0 {
          if shape.begins[to] { score[to] = own }
          continue
        }
        var best = -Float.infinity
        for previous in 0..<states where shape.follows[previous * states + to] {
          let value =
            score[(position - 1) * states + previous] + transitions[previous * states + to]
            + edgeScores[
              position * square + shape.labelOfState[previous] * labels + shape.labelOfState[to]]
          if value > best {
            best = value
            from[position * states + to] = previous
          }
        }
        score[position * states + to] = best + own
      }
    }
    var state = 0
    let last = (count - 1) * states
    for candidate in 0..<states where score[last + candidate] > score[last + state] { state = candidate }
    guard score[last + state] > -.infinity else { return [] }
    var result = Array(repeating: 0, count: count)
    for position in stride(from: count - 1, through: 0, by: -1) {
      result[position] = state
      state = from[position * states + state]
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
