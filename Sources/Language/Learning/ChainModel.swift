/// A fitted linear-chain conditional random field before it is packed.
struct ChainModel {
  let shape: ChainShape
  let transitions: [Float]
  let label: [FeatureWeight]
  let edge: [FeatureWeight]

  /// The bytes that `PackedChain` reads: a file of three parts, the transitions (Float32) and the two tables, the second
  /// empty where no border has features.
  var packed: [UInt8] { packed(limit: .max) }

  /// The same with a table of labels of at most `limit` bytes: the weights nearest zero are left out.
  func packed(limit: Int) -> [UInt8] {
    var first: [UInt8] = []
    for weight in transitions { first.append(uint32: Int(weight.bitPattern)) }
    return ModelBytes.joined([
      first, WeightLines.packed(label, classCount: shape.labels, limit: limit),
      edge.isEmpty ? [] : WeightLines.packed(edge, classCount: shape.labels * shape.labels),
    ])
  }
}

/// A linear-chain conditional random field whose weights are read in place.
struct PackedChain: Sendable {
  let shape: ChainShape
  private let transitions: [Float]
  private let label: WeightLines
  private let edge: WeightLines

  /// The chain in `bytes`, or `nil` where they do not hold one of this shape.
  init?(_ bytes: ModelBytes, shape: ChainShape) {
    let first = bytes.part(0)
    guard first.count >= 4 * shape.states * shape.states else { return nil }
    transitions = (0..<(shape.states * shape.states)).map {
      let weight = Float(bitPattern: UInt32(truncatingIfNeeded: first.uint32(4 * $0)))
      // A score out of all bounds is damage; it must not become infinity.
      return weight.magnitude < 1000 ? weight : 0
    }
    label = WeightLines(bytes.part(1))
    edge = WeightLines(bytes.part(2))
    guard label.classCount == shape.labels, edge.isEmpty || edge.classCount == shape.labels * shape.labels,
      label.unit.magnitude < 1, edge.unit.magnitude < 1
    else { return nil }
    self.shape = shape
  }

  /// A lattice for `count` positions without scores.
  func lattice(count: Int) -> ChainLattice {
    ChainLattice(shape: shape, transitions: transitions, count: count)
  }

  /// Adds the scores of a position's features to `lattice`; the list is empty then.
  func score(_ position: Int, label features: inout FeatureList, in lattice: inout ChainLattice) {
    Self.add(&features, from: label, to: &lattice.labelScores, at: position * shape.labels, shape.labels)
  }

  /// The same for the features of the border before a position, which is not the first.
  func score(_ position: Int, edge features: inout FeatureList, in lattice: inout ChainLattice) {
    let square = shape.labels * shape.labels
    Self.add(&features, from: edge, to: &lattice.edgeScores, at: position * square, square)
  }

  @inline(__always)
  private static func add(
    _ features: inout FeatureList, from table: WeightLines, to scores: inout [Float], at start: Int,
    _ columns: Int
  ) {
    guard !table.isEmpty else {
      features.removeAll()
      return
    }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: WeightLines.mostClasses) { buffer in
      guard let sums = buffer.baseAddress else { return }
      sums.update(repeating: 0, count: columns)
      features.spend(in: table, on: sums)
      for column in 0..<columns { scores[start + column] += Float(sums[column]) * table.unit }
    }
  }
}
