import Testing

@testable import Language

@Suite struct PackedWeightsTests {
  private static let classes = 40

  /// Rows of one to three weights and, one in eight, of twenty: more than a line holds.
  private static func weights(_ count: Int) -> [FeatureWeight] {
    var random = TrainingRandom(seed: 3)
    return (0..<count).flatMap { _ in
      let feature = random.next()
      let size = random.next() % 8 == 0 ? 20 : 1 + Int(random.next() % 3)
      return (0..<size).map {
        FeatureWeight(feature: feature, label: UInt8($0 * 2), value: Float(random.next() % 200) - 100)
      }
    }
  }

  /// What the table adds for `hashes`, each of `classes` scores.
  private func scores(_ table: PackedWeights, _ hashes: [UInt64]) -> [Int32] {
    var hashes = hashes
    var scores = [Int32](repeating: 0, count: PackedWeights.scoreCount)
    let count = hashes.count
    hashes.withUnsafeMutableBufferPointer { hashes in
      scores.withUnsafeMutableBufferPointer { scores in
        if let hashes = hashes.baseAddress, let scores = scores.baseAddress {
          table.add(hashes, count: count, to: scores)
        }
      }
    }
    return Array(scores.prefix(Self.classes))
  }

  @Test(arguments: [1, 2, 7, 500, 20_000])
  func whatWasPackedIsAddedUp(_ count: Int) {
    let weights = Self.weights(count)
    let table = PackedWeights(
      ModelBytes(PackedWeights.packed(weights, classCount: Self.classes, unit: 1)))
    let known = weights.prefix(40).map(\.feature)
    var random = TrainingRandom(seed: 5)
    let unknown = (0..<60).map { _ in random.next() }
    var expected = [Int32](repeating: 0, count: Self.classes)
    for feature in Set(known) {
      table.forEachWeight(of: feature) { expected[$0] += $1 }
      let sum = weights.filter { $0.feature == feature }.reduce(0) { $0 + Int32($1.value) }
      var found: Int32 = 0
      table.forEachWeight(of: feature) { found += $1 }
      #expect(sum == found)
    }
    #expect(scores(table, Array(Set(known)) + unknown) == expected)
  }

  @Test func whatFindsNoRoomInItsLineLiesInTheNextOnes() {
    // One line of the many would have to hold all of these.
    let weights = (0..<100).map {
      FeatureWeight(feature: UInt64(1) << 40 | UInt64($0), label: 3, value: Float($0 + 1))
    }
    let table = PackedWeights(
      ModelBytes(PackedWeights.packed(weights, classCount: Self.classes, unit: 1)))
    for weight in weights {
      var found: Int32 = 0
      table.forEachWeight(of: weight.feature) { found += $1 }
      #expect(found == Int32(weight.value))
      #expect(scores(table, [weight.feature])[3] == Int32(weight.value))
    }
    #expect(scores(table, [1 << 40 | 200, 1 << 63]).allSatisfy { $0 == 0 })
  }

  @Test func aTableKeepsToItsLimit() {
    let bytes = PackedWeights.packed(Self.weights(5000), classCount: Self.classes, limit: 40_000)
    #expect(bytes.count <= 41_000)
    #expect(bytes.count > 20_000)
  }

  @Test func damagedTablesFindLessAndNeverFail() {
    let bytes = PackedWeights.packed(Self.weights(300), classCount: Self.classes)
    let hashes = Self.weights(300).map(\.feature)
    var random = TrainingRandom(seed: 8)
    for round in 0..<300 {
      var damaged = bytes
      if round % 3 == 0 { damaged = Array(damaged.prefix(Int(random.next() % UInt64(bytes.count)))) }
      for _ in 0..<12 where !damaged.isEmpty {
        let reach = round % 2 == 0 ? min(64, damaged.count) : damaged.count
        damaged[Int(random.next() % UInt64(reach))] = UInt8(truncatingIfNeeded: random.next())
      }
      let table = PackedWeights(ModelBytes(damaged))
      _ = scores(table, hashes)
      for hash in hashes { table.forEachWeight(of: hash) { label, _ in #expect(label < 256) } }
    }
  }
}
