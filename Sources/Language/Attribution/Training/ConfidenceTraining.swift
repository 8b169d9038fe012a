import Documents

extension TrainingStage {
  /// How sure findings are, from the open articles: five times, four fifths of them train the models for quotations, and
  /// what those find in the last fifth is right or wrong.
  public static func confidence(article: @escaping @Sendable ([UInt8]) -> Article) -> TrainingStage {
    TrainingStage(name: "confidence") { run throws(TrainingProblem) in
      let articles = try GoldArticle.all(GoldArticle.open, run: run, article: article)
      let quiet = run.silent
      var examples: [[ConfidenceExample]] = []
      for fold in 0..<5 {
        var training = QuotationTraining(
          articles.enumerated().filter { $0.offset % 5 != fold }.map(\.element), run: quiet,
          isBenchmark: false)
        guard let model = QuotationModel(ModelBytes(training.train())) else {
          throw TrainingProblem("the models of fold \(fold) cannot be read")
        }
        let analyst = run.analyst(quotations: model, ranker: run.ranker ?? PronounRanker())
        let others = articles.enumerated().filter { $0.offset % 5 == fold }.map(\.element)
        examples.append(others.flatMap { ConfidenceExample.all(in: $0, analyst: analyst) })
        run.say("confidence: fold \(fold + 1): \(examples[fold].count) findings")
      }
      let training = ConfidenceTraining()
      var judged: [(confidence: Float, isRight: Bool)] = []
      for fold in examples.indices {
        let model = training.train(examples.indices.filter { $0 != fold }.flatMap { examples[$0] })
        judged += examples[fold].map { (model.confidence($0.features), $0.isRight) }
      }
      for tenth in 0..<10 {
        let some = judged.filter { min(9, Int($0.confidence * 10)) == tenth }
        run.say("confidence: from 0.\(tenth): \(some.count(where: \.isRight)) of \(some.count) right")
      }
      var loss = 0.0
      for one in judged {
        loss -= Exponential.log(Double(one.isRight ? one.confidence : 1 - one.confidence))
      }
      run.say("confidence: mean loss on the folds \(loss / Double(max(1, judged.count)))")
      let model = training.train(examples.flatMap { $0 })
      run.say("confidence: weights \(model.weights.map { ($0 * 100).rounded() / 100 })")
      return model.packed
    }
  }
}

/// A finding in an article whose quotations are known.
struct ConfidenceExample {
  let features: ConfidenceFeatures
  /// Whether it is a quotation of the article and its speaker bears the right last name.
  let isRight: Bool

  /// The statements that `analyst` finds in `gold`, but for those that meet what is optional.
  ///
  /// As EVAL/score_articles.py matches them: one to one by the share of common words, half at least.
  static func all(in gold: GoldArticle, analyst: Analyst) -> [ConfidenceExample] {
    guard let findings = analyst.findings(in: gold.article) else { return [] }
    var resolver = findings.resolver(ranker: analyst.ranker)
    let readings = findings.drafts.readings(text: findings.text, resolver: &resolver)
      .filter { $0.quotation.attribution == .statement }
    let text = findings.text
    func words(_ content: [Range<Int>]) -> Set<Int> {
      Set(content.joined().filter { text.tokens[$0].has(.word) })
    }
    let found = readings.map { words($0.content) }
    let expected = gold.attributions.map { words($0.content) }
    var pairs: [(share: Double, found: Int, expected: Int)] = []
    for (place, some) in found.enumerated() {
      for (other, wanted) in expected.enumerated() {
        let common = some.intersection(wanted).count
        let share = Double(common) / Double(max(1, some.count + wanted.count - common))
        if share >= 0.5 { pairs.append((share, place, other)) }
      }
    }
    var match = [Int?](repeating: nil, count: found.count)
    var isTaken = Array(repeating: false, count: expected.count)
    pairs.sort { ($0.share, $1.found, $1.expected) > ($1.share, $0.found, $0.expected) }
    for pair in pairs where match[pair.found] == nil && !isTaken[pair.expected] {
      match[pair.found] = pair.expected
      isTaken[pair.expected] = true
    }
    return readings.indices.compactMap { place in
      guard let features = readings[place].features else { return nil }
      guard let quote = match[place].map({ gold.attributions[$0] }) else {
        let meetsOptional = gold.attributions.indices.contains {
          !gold.attributions[$0].isCore && !expected[$0].isDisjoint(with: found[place])
        }
        return meetsOptional ? nil : ConfidenceExample(features: features, isRight: false)
      }
      guard quote.isCore else { return nil }
      let name = readings[place].quotation.speaker.map { resolver.table.entities[$0].name } ?? ""
      let last = lastName(Array(name.utf8))
      return ConfidenceExample(
        features: features, isRight: !last.isEmpty && quote.speakers.contains { lastName($0) == last })
    }
  }

  /// The last word of a folded name; "Jr." and the like are none.
  private static func lastName(_ name: [UInt8]) -> [UInt8] {
    let suffixes = ["al", "el", "jr", "sr"].map { Array($0.utf8) }
    let words = Folding.fold(name).split(separator: 0x20).map(Array.init)
    return words.last { !suffixes.contains($0) } ?? []
  }
}

/// Fits logistic regression by Newton's method, with a penalty (L2) on all weights but the first.
struct ConfidenceTraining {
  var penalty = 1.0
  var rounds = 25

  /// The model under which what is right is likeliest.
  func train(_ examples: [ConfidenceExample]) -> ConfidenceModel {
    let count = ConfidenceFeatures.count
    var weights = Array(repeating: 0.0, count: count)
    for _ in 0..<rounds {
      var slope = Array(repeating: 0.0, count: count)
      var curvature = Array(repeating: Array(repeating: 0.0, count: count), count: count)
      for example in examples {
        let values = example.features.values
        var sum = 0.0
        for (weight, value) in zip(weights, values) { sum += weight * value }
        let share = 1 / (1 + Exponential.exp(-sum))
        for row in 0..<count where values[row] != 0 {
          slope[row] += (share - (example.isRight ? 1 : 0)) * values[row]
          for column in 0..<count {
            curvature[row][column] += share * (1 - share) * values[row] * values[column]
          }
        }
      }
      for row in 0..<count {
        // A little on the first keeps the system solvable where a feature is always the same.
        let pull = row == 0 ? 1e-6 : penalty
        slope[row] += pull * weights[row]
        curvature[row][row] += pull
      }
      for (place, step) in Self.solve(curvature, slope).enumerated() { weights[place] -= step }
    }
    return ConfidenceModel(weights: weights)
  }

  /// The solution of a system of linear equations, by elimination with the largest pivot.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let count = rows.count
    for column in 0..<count {
      let pivot = (column..<count).max { rows[$0][column].magnitude < rows[$1][column].magnitude } ?? column
      rows.swapAt(column, pivot)
      guard rows[column][column] != 0 else { continue }
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        guard factor != 0 else { continue }
        for place in column...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return (0..<count).map { rows[$0][$0] == 0 ? 0 : rows[$0][count] / rows[$0][$0] }
  }
}
