import CAssets

extension TrainingStage {
  private static let treebanks = ["treebanks/ewt-train.conllu", "treebanks/gum-open-train.conllu"]

  /// The tagger, from the training parts of UD English EWT and of GUM's openly licensed genres.
  static let tagger = TrainingStage(name: "tagger") { run throws(TrainingProblem) in
    let model = TaggerTraining().train(try examples(run), seed: run.seed)
    for name in ["ewt-dev", "gum-open-dev"] {
      guard let bytes = run.read("treebanks/\(name).conllu") else { continue }
      run.say(
        "\(name): \(TaggerAccuracy(Tagger(ModelBytes(model)), treebankSentences(bytes).compactMap(SyntaxExample.init)))"
      )
    }
    return model
  }

  /// The parser, from the same treebanks, on tags as the tagger will give them.
  static let parser = TrainingStage(name: "parser") { run throws(TrainingProblem) in
    let examples = ParserTraining.jackknifed(try examples(run), seed: run.seed)
    let model = ParserTraining().train(examples, seed: run.seed, say: run.say)
    let tagger = Tagger(run.model("tagger", compiledIn: ModelBytes(pq_model_tagger())))
    for name in ["ewt-dev", "gum-open-dev"] {
      guard let bytes = run.read("treebanks/\(name).conllu") else { continue }
      let examples = treebankSentences(bytes).compactMap(SyntaxExample.init)
      run.say("\(name): \(ParserAccuracy(ModelBytes(model), tagger, examples))")
    }
    return model
  }

  private static func examples(_ run: TrainingRun) throws(TrainingProblem) -> [SyntaxExample] {
    var examples: [SyntaxExample] = []
    for path in treebanks {
      let sentences = treebankSentences(try run.bytes(path))
      let readable = sentences.compactMap(SyntaxExample.init)
      run.say("\(path): \(readable.count) sentences of \(sentences.count)")
      examples += readable
    }
    return examples
  }
}
