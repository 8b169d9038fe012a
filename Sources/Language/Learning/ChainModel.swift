/// A fitted linear-chain conditional random field before it is packed.
struct ChainModel {
  let shape: ChainShape
  let transitions: [Float]
  let label: [FeatureWeight]
  let edge: [FeatureWeight]

  /// The bytes that `PackedChain` reads: a file of three parts, the transitions (Float32) and the two tables.
  var packed: [UInt8] { packed(limit: .max) }

  /// The same with a table of labels of at most `limit` bytes: the weights nearest zero are left out.
  func packed(limit: Int) -> [UInt8] {
    var first: [UInt8] = []
    for weight in transitions { first.append(uint32: Int(weight.bitPattern)) }
    return ModelBytes.joined([
      first, PackedWeights.packed(label, classCount: shape.labels, limit: limit),
      PackedWeights.packed(
        edge, classCount: shape.labels * shape.labels, unit: edge.isEmpty ? 0.001 : nil),
    ])
  }
}

/// A linear-chain conditional random field whose weights are read in place.
struct PackedChain: Sendable {
  let shape: ChainShape
  private let transitions: [Float]
  private let label: PackedWeights
  private let edge: PackedWeights

  /// The chain in `bytes`, or `nil` where they do not hold one of this shape.
  init?(_ bytes: ModelBytes, shape: ChainShape) {
    let first = bytes.part(0)
    guard first.count == 4 * shape.states * shape.states else { return nil }
    transitions = (0..<(shape.states * shape.states)).map {
      let weight = Float(bitPattern: UInt32(truncatingIfNeeded: first.uint32(4 * $0)))
      // A score out of all bounds is damage; it must not become infinity.
      return weight.magnitude < 1000 ? weight : 0
    }
    label = PackedWeights(bytes.part(1))
    edge = PackedWeights(bytes.part(2))
    guard label.classCount == shape.labels, edge.classCount == shape.labels * shape.labels,
      label.unit.magnitude < 1, edge.unit.magnitude < 1
    else { return nil }
    self.shape = shape
  }

  /// A lattice for `count` positions without scores.
  func lattice(count: Int) -> ChainLattice {
    ChainLattice(shape: shape, transitions: transitions, count: count)
  }

  /// Adds the scores of the features at `position` to `lattice`.
  func score(
    _ position: Int, label features: FeatureList, edge edgeFeatures: FeatureList,
    in lattice: inout ChainLattice
  ) {
    let labels = shape.labels
    lattice.labelScores.withUnsafeMutableBufferPointer { scores in
      for hash in features.hashes {
        label.forEachWeight(of: hash) { column, weight in
          if column < labels { scores[position * labels + column] += Float(weight) * label.unit }
        }
      }
    }
    guard position > 0 else { return }
    let square = labels * labels
    lattice.edgeScores.withUnsafeMutableBufferPointer { scores in
      for hash in edgeFeatures.hashes {
        edge.forEachWeight(of: hash) { column, weight in
          if column < square { scores[position * square + column] += Float(weight) * edge.unit }
        }
      }
    }
  }
}
