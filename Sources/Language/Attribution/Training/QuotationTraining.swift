import Documents

extension TrainingStage {
  /// The models for quotations, trained on the open articles; `article` makes an article of one record's text.
  public static func quotations(article: @escaping @Sendable ([UInt8]) -> Article) -> TrainingStage {
    TrainingStage(name: "quotations") { run throws(TrainingProblem) in
      let articles = try GoldArticle.all(GoldArticle.open, run: run, article: article)
      var training = QuotationTraining(articles, run: run, isBenchmark: false)
      return training.train()
    }
  }

  /// The same on PolNeAR, for comparison with published systems; never shipped.
  public static func quotationsBenchmark(article: @escaping @Sendable ([UInt8]) -> Article) -> TrainingStage {
    TrainingStage(name: "quotations") { run throws(TrainingProblem) in
      let articles = try GoldArticle.all(["quotes/polnear_train.jsonl"], run: run, article: article)
      var training = QuotationTraining(articles, run: run, isBenchmark: true)
      return training.train()
    }
  }
}

/// Trains the models for cues and for what each cue reports.
struct QuotationTraining {
  private let run: TrainingRun
  private let isBenchmark: Bool
  private let parser: Parser
  private let recogniser: NameRecogniser?
  private let articles: [GoldArticle]
  /// What the features of each article are made from.
  private var texts: [AttributionText] = []

  init(_ articles: [GoldArticle], run: TrainingRun, isBenchmark: Bool) {
    self.articles = articles
    self.run = run
    self.isBenchmark = isBenchmark
    parser = run.parser
    recogniser = run.recogniser
  }

  /// The bytes of the model file: a flag, the cue shares, the two chains.
  mutating func train() -> [UInt8] {
    let shares = countShares()
    var flag: [UInt8] = []
    flag.append(uint32: isBenchmark ? 1 : 0)
    let cues = trainCues().packed
    let attribution = trainAttribution().packed
    run.say("quotations: cues \(cues.count) bytes, attribution \(attribution.count) bytes")
    return ModelBytes.joined([flag, CueShares.packed(shares), cues, attribution])
  }

  /// Counts how often each word is a cue; every article then sees the counts of the others only, as a new one will.
  private mutating func countShares() -> [UInt64: UInt8] {
    var inside: [UInt64: Int] = [:]
    var total: [UInt64: Int] = [:]
    var own: [(inside: [UInt64: Int], total: [UInt64: Int])] = []
    for article in articles {
      let tokens = article.text.tokens
      var ownInside: [UInt64: Int] = [:]
      var ownTotal: [UInt64: Int] = [:]
      var isCue = Array(repeating: false, count: tokens.count)
      for attribution in article.attributions {
        for range in attribution.cue { for token in range { isCue[token] = true } }
      }
      for (index, token) in tokens.enumerated() where token.has(.word) {
        ownTotal[token.hash, default: 0] += 1
        if isCue[index] { ownInside[token.hash, default: 0] += 1 }
      }
      for (word, count) in ownTotal { total[word, default: 0] += count }
      for (word, count) in ownInside { inside[word, default: 0] += count }
      own.append((ownInside, ownTotal))
    }
    texts = zip(articles, own).map { article, known in
      AttributionText(article.text, parser: parser, recogniser: recogniser) { word in
        CueShares.level(
          inside: (inside[word] ?? 0) - (known.inside[word] ?? 0),
          total: (total[word] ?? 0) - (known.total[word] ?? 0))
      }
    }
    var levels: [UInt64: UInt8] = [:]
    for (word, count) in total { levels[word] = CueShares.level(inside: inside[word] ?? 0, total: count) }
    return levels
  }

  private func trainCues() -> ChainModel {
    var examples = ChainExamples(shape: .cues)
    var label = FeatureList()
    var edge = FeatureList()
    for (article, known) in zip(articles, texts) {
      let text = article.text
      var gold = Array(repeating: 0, count: text.tokens.count)
      for attribution in article.attributions {
        for range in attribution.cue where gold[range.lowerBound] == 0 {
          for token in range { gold[token] = token == range.lowerBound ? 1 : 2 }
        }
      }
      let features = CueFeatures(text: known)
      for paragraph in text.paragraphs {
        guard !article.isDiscarded(paragraph.tokens) else { continue }
        for range in QuotationLabeller.pieces(paragraph.tokens, of: text)
        where range.contains(where: { known.isCandidate[$0] || gold[$0] > 0 }) {
          examples.beginSequence()
          for token in range {
            var state = gold[token]
            if state == 2, token == range.lowerBound || gold[token - 1] == 0 { state = 1 }
            label.removeAll()
            edge.removeAll()
            let isCandidate = state > 0 || known.isCandidate[token]
            if isCandidate { features.collect(token, in: range, label: &label) }
            if token > range.lowerBound, isCandidate || known.isCandidate[token - 1] || gold[token - 1] > 0 {
              features.collectBorder(token, in: range, edge: &edge)
            }
            examples.add(gold: state, permitted: isCandidate ? 0xFF : 1, label: label, edge: edge)
          }
        }
      }
    }
    return fit(examples, name: "cues")
  }

  private func trainAttribution() -> ChainModel {
    var examples = ChainExamples(shape: .attribution)
    var label = FeatureList()
    var edge = FeatureList()
    for (article, known) in zip(articles, texts) {
      for attribution in article.attributions {
        guard let cue = attribution.cue.first, !attribution.content.isEmpty else { continue }
        let window = AttributionWindow.around(cue, in: known)
        let states = Self.states(of: attribution, cue: cue, window: window)
        let features = AttributionFeatures(text: known, cue: cue, window: window)
        examples.beginSequence()
        for token in window {
          features.collect(token, label: &label, edge: &edge)
          examples.add(
            gold: states[token - window.lowerBound], permitted: cue.contains(token) ? 1 : 0xFF, label: label,
            edge: edge)
        }
      }
    }
    return fit(examples, name: "attribution")
  }

  /// The right states of a window: what lies outside of it is lost, and of several sources the first one counts.
  private static func states(of attribution: GoldArticle.Attribution, cue: Range<Int>, window: Range<Int>)
    -> [Int]
  {
    var labels = Array(repeating: 0, count: window.count)
    for range in attribution.content {
      for token in range where window.contains(token) { labels[token - window.lowerBound] = 2 }
    }
    if let source = attribution.source.first {
      for token in source where window.contains(token) { labels[token - window.lowerBound] = 1 }
    }
    for token in cue where window.contains(token) { labels[token - window.lowerBound] = 0 }
    var hasSource = false
    var states: [Int] = []
    for (place, label) in labels.enumerated() {
      switch label {
      case 1:
        let goesOn = place > 0 && states[place - 1] == 2
        states.append(hasSource && !goesOn ? 3 : 2)
        hasSource = true
      case 2: states.append(hasSource ? 4 : 1)
      default: states.append(hasSource ? 3 : 0)
      }
    }
    return states
  }

  private func fit(_ examples: consuming ChainExamples, name: String) -> ChainModel {
    var settings = ChainTrainer.Settings()
    settings.seed = run.seed
    settings.runs = 3
    settings.pruning = 0.03
    run.say("quotations: \(name): \(examples.count) sequences, \(examples.positions) tokens")
    var trainer = ChainTrainer(examples, settings: settings)
    let say = run.say
    return trainer.train { round, loss in say("quotations: \(name): round \(round + 1), loss \(loss)") }
  }
}

extension GoldArticle {
  /// Whether more than half of `range` was annotated by nobody.
  func isDiscarded(_ range: Range<Int>) -> Bool {
    var count = 0
    for piece in discarded { count += piece.clamped(to: range).count }
    return count * 2 > range.count
  }
}
