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
