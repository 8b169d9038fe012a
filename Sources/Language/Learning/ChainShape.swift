/// The labels of a linear chain and which may follow which.
///
/// A *state* is a label together with what a sequence remembers, such as "outside, the source already seen"; features
/// speak of labels, transitions of states.
struct ChainShape: Sendable, Equatable {
  /// The number of labels; at most 8.
  let labels: Int
  /// The label of each state.
  let labelOfState: [Int]
  /// Whether a state may follow another: `follows[from * states + to]`.
  let follows: [Bool]
  /// The transitions that are allowed, in the order of the states they leave.
  let arcs: [Arc]
  /// Whether a sequence may begin in a state.
  let begins: [Bool]

  /// A transition between two states, and the pair of their labels: `from * labels + to`.
  struct Arc: Sendable, Equatable {
    let from: Int
    let to: Int
    let pair: Int
  }

  /// The number of states.
  var states: Int { labelOfState.count }

  /// Makes a shape from the transitions that are allowed.
  init(labels: Int, labelOfState: [Int], begins: [Int], follows pairs: [(Int, Int)]) {
    self.labels = labels
    self.labelOfState = labelOfState
    let count = labelOfState.count
    var follows = Array(repeating: false, count: count * count)
    for (from, to) in pairs { follows[from * count + to] = true }
    self.follows = follows
    arcs = (0..<(count * count)).filter { follows[$0] }.map {
      Arc(
        from: $0 / count, to: $0 % count, pair: labelOfState[$0 / count] * labels + labelOfState[$0 % count])
    }
    self.begins = (0..<count).map { begins.contains($0) }
  }

  /// Outside, begin, inside: spans of reporting words.
  static let cues = ChainShape(
    labels: 3, labelOfState: [0, 1, 2], begins: [0, 1],
    follows: [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)])

  /// Outside, source, content around one cue, with one source at most: the states are outside and content before the
  /// source, the source, outside and content behind it.
  static let attribution = ChainShape(
    labels: 3, labelOfState: [0, 2, 1, 0, 2], begins: [0, 1, 2],
    follows: [
      (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (2, 4), (3, 3), (3, 4), (4, 3), (4, 4),
    ])
}
