import Documents

extension TrainingStage {
  /// The recogniser of names, trained on openly licensed corpora: UNER-EWT, wikigold, CrossNER politics.
  public static let names = TrainingStage(name: "names") { run throws(TrainingProblem) in
    var sentences = try NamedSentences.read(run, "ner/uner-ewt-train.iob2", column: 1, tag: 2)
    sentences += try NamedSentences.read(run, "ner/wikigold/data/wikigold.conll.txt", column: 0, tag: 1)
    for part in ["train", "dev", "test"] {
      sentences += try NamedSentences.read(run, "ner/crossner-politics/\(part).txt", column: 0, tag: 1)
    }
    var examples = ChainExamples(shape: .names)
    let none = FeatureList()
    var list = FeatureList()
    for document in sentences {
      let features = NameFeatures(NameFinder(document.text, recogniser: nil))
      for stretch in features.stretches() {
        examples.beginSequence()
        for token in stretch {
          features.collect(token, &list)
          var state = document.states[token]
          if token == stretch.lowerBound, state > 0, state % 2 == 0 { state -= 1 }
          examples.add(gold: state, permitted: 0xFF, label: list, edge: none)
        }
      }
    }
    run.say("names: \(examples.count) stretches, \(examples.positions) tokens")
    var settings = ChainTrainer.Settings()
    settings.seed = run.seed
    settings.leastCount = 2
    settings.pruning = 0.03
    var trainer = ChainTrainer(examples, settings: settings)
    let model = trainer.train { round, loss in run.say("names: round \(round + 1), loss \(loss)") }
    let bytes = model.packed(limit: 2_000_000)
    if let dev = try? NamedSentences.read(run, "ner/uner-ewt-dev.iob2", column: 1, tag: 2),
      let recogniser = NameRecogniser(ModelBytes(bytes))
    {
      run.say("names: UNER-EWT dev \(NamedSentences.accuracy(of: recogniser, on: dev))")
    }
    return bytes
  }
}

/// Text whose names were marked by people, in tokens.
struct NamedSentences {
  let text: TokenizedArticle
  /// The state of `ChainShape.names` at each token.
  let states: [Int]

  /// Reads a file of one token a line, documents parted by "# newdoc" or "-DOCSTART-" where it has them.
  static func read(_ run: TrainingRun, _ path: String, column: Int, tag: Int) throws(TrainingProblem)
    -> [NamedSentences]
  {
    let bytes = try run.bytes(path)
    var documents: [NamedSentences] = []
    var words: [(word: [UInt8], tag: String)] = []
    var sentences: [[(word: [UInt8], tag: String)]] = []
    var hasDocuments = false
    func finishSentence() {
      if !words.isEmpty { sentences.append(words) }
      words = []
    }
    func finishDocument() {
      finishSentence()
      if let document = NamedSentences(sentences) { documents.append(document) }
      sentences = []
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: "# newdoc".utf8) || line.starts(with: "-DOCSTART-".utf8) {
        hasDocuments = true
        finishDocument()
        continue
      }
      let fields = line.split(whereSeparator: { $0 == 0x09 || $0 == 0x20 })
      if line.first == 0x23, column > 0 { continue }
      guard fields.count > max(column, tag) else {
        if hasDocuments { finishSentence() } else { finishDocument() }
        continue
      }
      words.append((Array(fields[column]), String(decoding: fields[tag], as: UTF8.self)))
    }
    finishDocument()
    return documents
  }

  /// The text of the words, spaced as people write, and the state of each of our tokens.
  private init?(_ sentences: [[(word: [UInt8], tag: String)]]) {
    guard !sentences.isEmpty else { return nil }
    var utf8: [UInt8] = []
    var marks: [(start: Int, end: Int, state: Int)] = []
    for sentence in sentences {
      if !utf8.isEmpty { utf8.append(0x0A) }
      var last = 0
      for (index, word) in sentence.enumerated() {
        let opens =
          index == 0 || Self.isGlued(before: word.word) || Self.isGlued(behind: sentence[index - 1].word)
        if !opens { utf8.append(0x20) }
        let kind = Self.kind(word.tag)
        // Some files mark a beginning only where two names of one kind meet.
        let goesOn = kind > 0 && !word.tag.hasPrefix("B") && last == kind
        marks.append((utf8.count, utf8.count + word.word.count, kind == 0 ? 0 : 2 * kind - (goesOn ? 0 : 1)))
        last = kind
        utf8 += word.word
      }
    }
    let source = SourceText(name: "", utf8: utf8)
    let text = TokenizedArticle(Article(source: source, span: source.range, headline: TextRange(0, 0)))
    var states = Array(repeating: 0, count: text.tokens.count)
    var mark = 0
    for (index, token) in text.tokens.enumerated() {
      while mark < marks.count, marks[mark].end <= token.range.start { mark += 1 }
      guard mark < marks.count, marks[mark].start < token.range.end else { continue }
      var state = marks[mark].state
      // A word cut into several tokens goes on inside.
      if state % 2 == 1, token.range.start > marks[mark].start { state += 1 }
      states[index] = state
    }
    self.text = text
    self.states = states
  }

  private static func isGlued(before word: [UInt8]) -> Bool {
    word.first == 0x27 || word == Array("n't".utf8)
      || word.count == 1 && [0x2C, 0x2E, 0x3A, 0x3B, 0x29, 0x3F, 0x21].contains(word[0])
  }

  private static func isGlued(behind word: [UInt8]) -> Bool { word == [0x28] || word == [0x24] }

  private static func kind(_ tag: String) -> Int {
    switch tag.drop(while: { $0 != "-" }).dropFirst() {
    case "PER", "person", "politician": 1
    case "ORG", "organisation", "politicalparty": 2
    case "LOC", "location", "country": 3
    default: 0
    }
  }

  /// Precision, recall and F1 of each kind, in words.
  static func accuracy(of recogniser: NameRecogniser, on documents: [NamedSentences]) -> String {
    var right = [0, 0, 0]
    var found = [0, 0, 0]
    var wanted = [0, 0, 0]
    for document in documents {
      var gold: Set<[Int]> = []
      var index = 0
      while index < document.states.count {
        let state = document.states[index]
        guard state % 2 == 1 else {
          index += 1
          continue
        }
        var end = index + 1
        while end < document.states.count, document.states[end] == state + 1 { end += 1 }
        gold.insert([index, end, state / 2])
        wanted[state / 2] += 1
        index = end
      }
      for finding in recogniser.findings(NameFinder(document.text, recogniser: nil)) {
        let kind = finding.kind.rawValue
        found[kind] += 1
        if gold.contains([finding.tokens.lowerBound, finding.tokens.upperBound, kind]) { right[kind] += 1 }
      }
    }
    let f1 = { (right: Int, found: Int, wanted: Int) in
      Double(Int(2000 * Double(right) / Double(max(1, found + wanted)) + 0.5)) / 10
    }
    return
      "F1 persons \(f1(right[0], found[0], wanted[0])), organisations \(f1(right[1], found[1], wanted[1])), "
      + "places \(f1(right[2], found[2], wanted[2])), "
      + "all \(f1(right.reduce(0, +), found.reduce(0, +), wanted.reduce(0, +)))"
  }
}
