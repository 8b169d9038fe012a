/// Trains the tagger on sentences of treebanks.
struct TaggerTraining {
  /// How often each sentence is seen.
  var epochs = 8
  /// The most bytes of weights.
  var limit = 2_100_000
  /// A word has one tag only where it was seen this often, and with another tag at most once in `purity` times.
  var frozenCount = 30
  var purity = 500

  /// The bytes of a tagger that has learned from `examples`.
  func train(_ examples: [SyntaxExample], seed: UInt64) -> [UInt8] {
    let lexicon = lexicon(examples)
    let table = PackedWeights(ModelBytes(lexicon))
    let learner = SparsePerceptron(classCount: PartOfSpeech.allCases.count)
    var random = TrainingRandom(seed: seed)
    var order = Array(examples.indices)
    for _ in 0..<epochs {
      random.shuffle(&order)
      for index in order { learn(examples[index], table, learner) }
    }
    let weights = PackedWeights.packed(
      learner.averaged(), classCount: learner.classCount, limit: limit)
    return ModelBytes.joined([lexicon, weights])
  }

  /// The usual tag of each word that was seen twice or more.
  private func lexicon(_ examples: [SyntaxExample]) -> [UInt8] {
    let seen = examples.flatMap { example in
      zip(example.words.forms, example.tags).map { (key: Tagger.key($0), tag: $1) }
    }.sorted { ($0.key, $0.tag) < ($1.key, $1.tag) }
    var entries: [FeatureWeight] = []
    var start = 0
    while start < seen.count {
      var end = start
      var counts = [Int](repeating: 0, count: 256)
      while end < seen.count, seen[end].key == seen[start].key {
        counts[Int(seen[end].tag)] += 1
        end += 1
      }
      let total = end - start
      let tag = counts.indices.reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
      if total >= 2 {
        let isOnly = total >= frozenCount && (total - counts[tag]) * purity <= total
        entries.append(
          FeatureWeight(
            feature: seen[start].key, label: UInt8(tag), value: Float(isOnly ? Tagger.only : Tagger.usual)))
      }
      start = end
    }
    return PackedWeights.packed(entries, classCount: PartOfSpeech.allCases.count, unit: 1)
  }

  private func learn(_ example: SyntaxExample, _ lexicon: PackedWeights, _ learner: SparsePerceptron) {
    let count = example.words.count
    let classes = learner.classCount
    let found = example.words.forms.map { Tagger.lookUp($0, in: lexicon) }
    let usual = found.map(\.tag)
    var features = [UInt64](repeating: 0, count: TaggerFeatures.count)
    var scores = [Int32](repeating: 0, count: PackedWeights.scoreCount)
    var previous = Tagger.outside
    var beforePrevious = Tagger.outside
    example.words.forms.withUnsafeBufferPointer { forms in
      features.withUnsafeMutableBufferPointer { features in
        scores.withUnsafeMutableBufferPointer { scores in
          usual.withUnsafeBufferPointer { usual in
            guard let buffer = features.baseAddress, let sums = scores.baseAddress,
              let usually = usual.baseAddress
            else { return }
            for index in 0..<count {
              var tag = usual[index]
              if !found[index].isOnly {
                TaggerFeatures.extract(
                  forms, index, usual: usually, previous: previous, beforePrevious: beforePrevious,
                  into: buffer)
                sums.update(repeating: 0, count: classes)
                learner.add(UnsafeBufferPointer(features), to: sums)
                tag = UInt8(best(sums, classes))
                learner.step()
                if tag != example.tags[index] {
                  learner.update(
                    UnsafeBufferPointer(features), right: Int(example.tags[index]), wrong: Int(tag))
                }
              }
              beforePrevious = previous
              previous = tag
            }
          }
        }
      }
    }
  }
}
