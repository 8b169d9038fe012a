import Testing

@testable import Language

@Suite struct WeightLinesTests {
  private static func weights(_ count: Int, classes: Int) -> [FeatureWeight] {
    var random = TrainingRandom(seed: 7)
    return (0..<count).flatMap { _ in
      let feature = random.next()
      return (0..<classes).filter { _ in random.next() % 3 != 0 }.map {
        FeatureWeight(feature: feature, label: UInt8($0), value: Float(random.next() % 2000) - 1000)
      }
    }
  }

  /// What the table adds for `hashes`, in the weights' own measure.
  private func scores(_ table: WeightLines, _ hashes: [UInt64]) -> [Float] {
    // What lies behind the scores is not to be written on.
    let behind = [Int32](repeating: 77, count: 256)
    var scores = [Int32](repeating: 0, count: WeightLines.mostClasses) + behind
    var hashes = hashes
    hashes.withUnsafeMutableBufferPointer { hashes in
      scores.withUnsafeMutableBufferPointer { scores in
        if let start = hashes.baseAddress, let scores = scores.baseAddress {
          table.add(start, count: hashes.count, to: scores)
        }
      }
    }
    #expect(scores.suffix(behind.count).elementsEqual(behind))
    return scores.prefix(WeightLines.mostClasses).map { Float($0) * table.unit }
  }

  @Test(arguments: [3, 7, 9, 16])
  func whatWasPackedIsAddedUp(_ classes: Int) {
    let weights = Self.weights(4000, classes: classes)
    let table = WeightLines(ModelBytes(WeightLines.packed(weights, classCount: classes)))
    #expect(table.classCount == classes)
    var expected: [UInt64: [Float]] = [:]
    for weight in weights {
      expected[weight.feature, default: Array(repeating: 0, count: WeightLines.mostClasses)][
        Int(weight.label)] =
        weight.value
    }
    let right = expected.count { feature, row in
      zip(scores(table, [feature]), row).allSatisfy { abs($0 - $1) < 0.1 }
    }
    // Few rows find no room.
    #expect(right * 50 > expected.count * 48)
    var random = TrainingRandom(seed: 9)
    let unknown = (0..<1000).count { _ in scores(table, [random.next()]).contains { $0 != 0 } }
    #expect(unknown < 5)
    let some = Array(expected.keys.sorted().prefix(60))
    let sum = some.reduce([Float](repeating: 0, count: WeightLines.mostClasses)) { sum, feature in
      zip(sum, scores(table, [feature])).map(+)
    }
    #expect(zip(sum, scores(table, some)).allSatisfy { abs($0 - $1) < 0.5 })
  }

  @Test func ofTooManyRowsTheStrongestStay() {
    let weights = Self.weights(4000, classes: 3)
    let bytes = WeightLines.packed(weights, classCount: 3, limit: 10_000)
    #expect(bytes.count <= 10_000)
    let table = WeightLines(ModelBytes(bytes))
    let strong = Set(weights.filter { abs($0.value) > 990 }.map(\.feature))
    let weak = Set(weights.map(\.feature)).subtracting(weights.filter { abs($0.value) > 300 }.map(\.feature))
    func found(_ features: Set<UInt64>) -> Int {
      features.count { scores(table, [$0]).contains { $0 != 0 } }
    }
    #expect(found(strong) * 4 > strong.count * 3)
    #expect(found(weak) * 20 < weak.count)
  }

  @Test func aTableThatIsCutOffFindsWhatItHadOrNothing() {
    let weights = Self.weights(300, classes: 7)
    let bytes = WeightLines.packed(weights, classCount: 7)
    let hashes = Array(Set(weights.map(\.feature)).sorted().prefix(40))
    let whole = hashes.map { scores(WeightLines(ModelBytes(bytes)), [$0]) }
    for count in stride(from: 0, to: bytes.count, by: 61) {
      let table = WeightLines(ModelBytes(Array(bytes.prefix(count))))
      for (hash, row) in zip(hashes, whole) {
        let found = scores(table, [hash])
        #expect(found == row || found.allSatisfy { $0 == 0 }, "\(count) bytes of \(bytes.count)")
      }
    }
  }

  @Test func damagedTablesNeverFail() {
    var random = TrainingRandom(seed: 8)
    for classes in [3, 7, 9] {
      let weights = Self.weights(300, classes: classes)
      let bytes = WeightLines.packed(weights, classCount: classes)
      let hashes = Array(Set(weights.map(\.feature)).sorted())
      for round in 0..<200 {
        var damaged = bytes
        if round % 3 == 0 { damaged = Array(damaged.prefix(Int(random.next() % UInt64(bytes.count)))) }
        for _ in 0..<12 where !damaged.isEmpty {
          let reach = round % 2 == 0 ? min(24, damaged.count) : damaged.count
          damaged[Int(random.next() % UInt64(reach))] = UInt8(truncatingIfNeeded: random.next())
        }
        _ = scores(WeightLines(ModelBytes(damaged)), hashes)
      }
    }
  }
}
