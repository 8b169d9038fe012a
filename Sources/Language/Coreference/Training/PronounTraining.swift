import Documents

extension TrainingStage {
  /// The ranker of antecedents, from the coreference of GUM's openly licensed genres and the sources of the open articles;
  /// reads what the models before it find.
  public static func pronouns(article: @escaping @Sendable ([UInt8]) -> Article) -> TrainingStage {
    TrainingStage(name: "pronouns") { run throws(TrainingProblem) in
      let data = PronounData(run: run, article: article)
      let gold = try data.gold(GoldArticle.open)
      let treebank = data.documents(try run.bytes("treebanks/gum-open-train.conllu"))
      run.say("pronouns: \(gold.count) sources of articles, \(treebank.count) of the treebank")
      let training = PronounTraining()
      // Five folds tell what the ranker does where it has not looked, and what the least probability should be.
      var judged: [PronounAccuracy] = []
      for fold in 0..<5 {
        let others = gold.indices.filter { $0 % 5 != fold }.map { gold[$0] }
        let ranker = training.train(sources: others, others: treebank).ofSources
        judged.append(PronounAccuracy(ranker, gold.indices.filter { $0 % 5 == fold }.map { gold[$0] }))
      }
      run.say("pronouns: folds: \(PronounAccuracy(joining: judged))")
      run.say("pronouns: folds before training: \(PronounAccuracy(PronounRanker(), gold))")
      let (ranker, ofOthers) = training.train(sources: gold, others: treebank)
      if let bytes = run.read("treebanks/gum-open-dev.conllu") {
        run.say("pronouns: gum-open-dev: \(PronounAccuracy(ofOthers, data.documents(bytes)))")
      }
      for (feature, weight) in zip(PronounFeature.allCases, ranker.weights) {
        run.say("pronouns: \(feature) \((weight * 100).rounded() / 100)")
      }
      return ranker.packed
    }
  }
}

/// Reads pronouns with their antecedents.
private struct PronounData {
  let run: TrainingRun
  let article: ([UInt8]) -> Article
  let analyst: Analyst

  init(run: TrainingRun, article: @escaping ([UInt8]) -> Article) {
    self.run = run
    self.article = article
    analyst = run.analyst(ranker: PronounRanker())
  }

  func gold(_ files: [String]) throws(TrainingProblem) -> [PronounExample] {
    var examples: [PronounExample] = []
    for file in files {
      for (number, line) in try run.bytes(file).split(separator: 0x0A).enumerated() {
        guard let record = JSONValue(line), let bytes = record["text"]?.bytes else {
          throw TrainingProblem("\(file): line \(number + 1) is no article with quotations")
        }
        guard let reading = PronounReading(article(bytes), analyst: analyst) else { continue }
        examples += reading.examples(record, offsets: CodePointOffsets(bytes))
      }
    }
    return examples
  }

  func documents(_ file: [UInt8]) -> [PronounExample] {
    CoreferenceDocument.all(in: file).flatMap { document in
      PronounReading(article(document.text), analyst: analyst)?.examples(document) ?? []
    }
  }
}

/// Fits the weights of `PronounRanker` by maximum likelihood with an L2 penalty on what departs from the weights that
/// training starts from, in Nesterov's accelerated steps.
///
/// "he" beside a cue and "he" elsewhere are two questions that have much in common: what the sources have of their own is
/// added to weights that all examples share (Daumé 2007, "Frustratingly easy domain adaptation").
struct PronounTraining {
  /// The penalty on what is shared, and on what sources have of their own.
  var sharedPenalty = 3.0
  var ownPenalty = 0.3
  var rounds = 2000

  /// The rankers, for sources and for other pronouns, under which the right candidates are likeliest.
  func train(sources: [PronounExample], others: [PronounExample]) -> (
    ofSources: PronounRanker, ofOthers: PronounRanker
  ) {
    let count = PronounFeature.allCases.count
    // What is shared, then what sources have of their own.
    let prior = PronounRanker().weights + Array(repeating: 0.0, count: count)
    var weights = prior
    var momentum = prior
    let step = 1 / (sharedPenalty + 8 * Double(max(1, sources.count + others.count)))
    for round in 0..<rounds {
      let both = rankers(momentum)
      let ofSources = gradient(both.ofSources, sources)
      let ofOthers = gradient(both.ofOthers, others)
      let inertia = Double(round) / Double(round + 3)
      for place in 0..<(2 * count) {
        let feature = place % count
        let slope =
          place < count
          ? ofSources[feature] + ofOthers[feature] + sharedPenalty * (momentum[place] - prior[place])
          : ofSources[feature] + ownPenalty * momentum[place]
        let next = momentum[place] - step * slope
        momentum[place] = next + inertia * (next - weights[place])
        weights[place] = next
      }
    }
    return rankers(weights)
  }

  private func rankers(_ weights: [Double]) -> (ofSources: PronounRanker, ofOthers: PronounRanker) {
    let shared = Array(weights.prefix(weights.count / 2))
    let own = weights.suffix(weights.count / 2)
    return (PronounRanker(weights: zip(shared, own).map { $0 + $1 }), PronounRanker(weights: shared))
  }

  /// How the negative logarithm of the likelihood changes with each weight.
  private func gradient(_ ranker: PronounRanker, _ examples: [PronounExample]) -> [Double] {
    var gradient = Array(repeating: 0.0, count: PronounFeature.allCases.count)
    for example in examples {
      let shares = ranker.probabilities(example.candidates)
      let right = zip(shares, example.isRight).reduce(0.0) { $0 + ($1.1 ? $1.0 : 0) }
      for (place, candidate) in example.candidates.enumerated() {
        let target = example.isRight[place] ? shares[place] / max(right, 1e-12) : 0
        for feature in candidate.features { gradient[feature.rawValue] += shares[place] - target }
      }
    }
    return gradient
  }
}

/// How many pronouns a ranker gives to whom they stand for.
struct PronounAccuracy: CustomStringConvertible {
  /// The probability of the likeliest candidate of each pronoun, and whether it is right and somebody.
  private var choices: [(probability: Double, isRight: Bool, isSomebody: Bool)] = []
  private var somebody = 0

  init(_ ranker: PronounRanker, _ examples: [PronounExample]) {
    for example in examples {
      let shares = ranker.probabilities(example.candidates)
      guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }) else { continue }
      choices.append((shares[best], example.isRight[best], example.candidates[best].person >= 0))
      if example.isRight.last == false { somebody += 1 }
    }
  }

  init(joining parts: [PronounAccuracy]) {
    choices = parts.flatMap(\.choices)
    somebody = parts.reduce(0) { $0 + $1.somebody }
  }

  var description: String {
    let right = choices.count(where: \.isRight)
    var text = "\(right) of \(choices.count) right, \(somebody) of them with a name"
    for least in [0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
      let given = choices.filter { $0.isSomebody && $0.probability >= least }
      text += "; from \(least): \(given.count(where: \.isRight)) of \(given.count)"
    }
    return text
  }
}
