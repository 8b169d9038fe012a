import CAssets

extension TrainingRun {
  /// Tagger and parser, as this run made them or as they are compiled in.
  var parser: Parser {
    let tagger = Tagger(model("tagger", compiledIn: ModelBytes(pq_model_tagger())))
    return Parser(model("parser", compiledIn: ModelBytes(pq_model_parser())), tagger: tagger)
  }

  /// The recogniser of names.
  var recogniser: NameRecogniser? {
    NameRecogniser(model("names", compiledIn: ModelBytes(pq_model_names())))
  }

  /// The models for quotations.
  var quotations: QuotationModel? {
    QuotationModel(model("quotations", compiledIn: ModelBytes(pq_model_quotations())))
  }

  /// The ranker of antecedents.
  var ranker: PronounRanker? {
    PronounRanker(model("pronouns", compiledIn: ModelBytes(pq_model_pronouns())))
  }

  /// An analyst with the models of this run, those for quotations replaced where others are given.
  func analyst(quotations other: QuotationModel? = nil, ranker: PronounRanker) -> Analyst {
    Analyst(
      model: other ?? quotations, recogniser: recogniser, parser: parser, ranker: ranker, confidence: nil)
  }
}
