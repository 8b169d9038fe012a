import Documents

/// A draft with its speaker looked up, before it is said how sure that is.
struct DraftReading {
  /// The quotation; its speaker is an index of the table of entities, its confidence what the rules say.
  var quotation: Quotation
  /// The tokens of its content.
  let content: [Range<Int>]
  /// What confidence is a function of; `nil` where no models were asked.
  let features: ConfidenceFeatures?

  /// The quotation with its confidence; without a speaker where that is too low.
  func judged(by model: ConfidenceModel?) -> Quotation {
    guard let model, let features else { return quotation }
    var quotation = quotation
    quotation.confidence = model.confidence(features)
    if quotation.confidence < ConfidenceModel.leastForSpeaker { quotation.speaker = nil }
    return quotation
  }
}

extension [Draft] {
  /// The drafts as quotations, each with its speaker where the text makes it clear.
  func readings(text: TokenizedArticle, resolver: inout SpeakerResolver) -> [DraftReading] {
    var resolutions: [SpeakerResolver.Resolution?] = []
    var result: [DraftReading] = []
    for draft in self {
      var resolution: SpeakerResolver.Resolution?
      var source = draft.source?.tokens
      if let mention = draft.source, draft.isDirect, draft.isRelayed, mention.isMedium(in: text),
        resolutions.last??.entity != nil
      {
        // “We are confident,” according to Sputnik: the agency passes on what somebody else said.
        resolution = resolutions.last ?? nil
        resolution?.confidence = 0.6
        resolution?.reason = "passed on by \(text.string(text.range(mention.tokens)))"
      } else if let mention = draft.source {
        resolution = resolver.resolve(mention, remembers: !draft.isMentioned)
      } else if let from = draft.inherits, from < resolutions.count {
        resolution = resolutions[from]
        if draft.cue != nil { source = self[from].source?.tokens }
      }
      resolutions.append(resolution)
      let content = draft.content.map { text.range($0) }.filter { !$0.isEmpty }
        .sorted()
      guard !content.isEmpty else { continue }
      let because =
        resolution.map { $0.reason.isEmpty ? draft.pattern : "\(draft.pattern); \($0.reason)" }
        ?? draft.pattern
      // Words without a known speaker are found, and half of what a reader wants is missing.
      let certainty: Float = resolution.map { $0.entity == nil ? 0.6 : $0.confidence } ?? 1
      let quotation = Quotation(
        kind: draft.isDirect ? .direct : text.hasMarks(draft.content) ? .mixed : .indirect,
        attribution: draft.attribution,
        content: content, cue: draft.cue.map { text.range($0) }, source: source.map { text.range($0) },
        speaker: resolution?.entity, confidence: draft.confidence * certainty, because: because,
        chain: resolution?.chain ?? [])
      let features = draft.evidence.map { evidence in
        ConfidenceFeatures(
          draft, evidence: evidence, certainty: certainty,
          entity: resolution?.entity.map { resolver.table.entities[$0] },
          words: draft.content.joined().count { text.tokens[$0].has(.word) })
      }
      result.append(DraftReading(quotation: quotation, content: draft.content, features: features))
    }
    return result
  }
}
