import Documents

/// A pronoun with those whom it may stand for.
struct PronounExample {
  let candidates: [PronounCandidate]
  /// Whether each candidate is right; one is at least.
  let isRight: [Bool]

  /// `nil` where nobody comes into question. Where no person that was found is right, nobody is.
  init?(_ candidates: [PronounCandidate], isRight: (Int) -> Bool) {
    guard !candidates.isEmpty else { return nil }
    self.candidates = candidates
    var right = candidates.map { $0.person >= 0 && isRight($0.person) }
    if !right.contains(true) { right[right.count - 1] = true }
    self.isRight = right
  }
}

/// An article read up to its speakers, in which pronouns are looked up.
struct PronounReading {
  private let resolver: SpeakerResolver
  private var text: TokenizedArticle { resolver.text }

  init?(_ article: Article, analyst: Analyst) {
    guard let findings = analyst.findings(in: article) else { return nil }
    var resolver = findings.resolver(ranker: PronounRanker())
    _ = findings.drafts.readings(text: findings.text, resolver: &resolver)
    self.resolver = resolver
  }

  /// The sources of a gold article that are "he" or "she".
  func examples(_ gold: JSONValue, offsets: CodePointOffsets) -> [PronounExample] {
    (gold["quotes"]?.elements ?? []).compactMap { quote in
      guard let source = quote["source"]?.elements, source.count == 2, let start = source[0].integer,
        let speaker = quote["speaker"]?.bytes
      else { return nil }
      let token = text.firstToken(endingAfter: offsets.byte(ofCodePoint: start))
      return example(token) { isNamed($0, speaker) }
    }
  }

  /// Every "he" and "she" of a document outside of quotation marks that is marked as a mention.
  func examples(_ document: CoreferenceDocument) -> [PronounExample] {
    text.tokens.indices.compactMap { token in
      guard !text.tokens[token].has(.insideQuotation),
        let mention = document.innermost(at: text.tokens[token].range.start),
        mention.range == text.tokens[token].range
      else { return nil }
      return example(token) { person in
        resolver.people.persons[person].spans.contains {
          let last = resolver.names[$0].tokens.upperBound - 1
          let named = document.innermost(at: text.tokens[last].range.start)
          return named?.entity == mention.entity
        }
      }
    }
  }

  private func example(_ token: Int, isRight: (Int) -> Bool) -> PronounExample? {
    guard text.tokens.indices.contains(token) else { return nil }
    let gender: Gender
    if text.isWord(token, "he") {
      gender = .male
    } else if text.isWord(token, "she") {
      gender = .female
    } else {
      return nil
    }
    let last = resolver.speeches.last { $0.token < token }
    return PronounExample(resolver.candidates(for: token, gender, lastSpeech: last), isRight: isRight)
  }

  /// Whether a person bears the last word of `name`.
  private func isNamed(_ person: Int, _ name: [UInt8]) -> Bool {
    guard let last = name.split(separator: 0x20).last else { return false }
    return resolver.people.persons[person].spans.contains { span in
      resolver.names[span].tokens.contains { text.bytes($0).elementsEqual(last) }
        || text.string(resolver.names[span].range).hasSuffix(String(decoding: last, as: UTF8.self))
    }
  }
}
