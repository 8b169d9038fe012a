import Documents
import Gazetteer

/// Finds who said what in an article.
///
/// The stages stand in the order in which they need each other, each a value made from the ones before, so that a
/// trained one can take the place of one made of rules: tokens, sentences and quotation marks (`TokenizedArticle`),
/// names (`NameFinder`), quotations with cue and source (`QuotationFinder`), people (`PersonFinder`), speakers
/// (`SpeakerResolver`).
public struct Analyst: Sendable {
  /// The places it knows.
  public var gazetteer = Gazetteer.shared
  private let model: QuotationModel?
  private let recogniser: NameRecogniser?
  private let parser: Parser
  let ranker: PronounRanker
  private let confidence: ConfidenceModel?

  /// Longer texts, some 500 KB, are no articles but collections: they are left to the rules, so that none takes minutes.
  private static let mostTokensForModels = 100_000
  /// Texts with more bytes are data: nothing is looked for in them, for it would take gigabytes.
  private static let mostBytes = 16 << 20

  /// Makes an analyst; it keeps nothing between articles and may be shared by threads.
  ///
  /// Models other than those compiled in serve training and measurements.
  public init(
    model: QuotationModel? = .shared, recogniser: NameRecogniser? = .shared, parser: Parser = .shared,
    ranker: PronounRanker = .shared, confidence: ConfidenceModel? = .shared
  ) {
    self.model = model
    self.recogniser = recogniser
    self.parser = parser
    self.ranker = ranker
    self.confidence = confidence
  }

  /// Names and quotations as the rules find them.
  struct RuleFindings {
    let names: [NameSpan]
    /// The name that each token belongs to, -1 for none.
    let nameOfToken: [Int32]
    let drafts: [Draft]

    /// Finds them in `text`.
    init(in text: TokenizedArticle, parse: Parse, recogniser: NameRecogniser?) {
      names = NameFinder(text, recogniser: recogniser).spans
      var nameOfToken = Array(repeating: Int32(-1), count: text.tokens.count)
      for (index, span) in names.enumerated() {
        for token in span.tokens { nameOfToken[token] = Int32(index) }
      }
      self.nameOfToken = nameOfToken
      drafts = QuotationFinder(text: text, names: names, nameOfToken: nameOfToken, parse: parse).drafts
    }
  }

  /// What is known of an article before its speakers are.
  struct Findings {
    let text: TokenizedArticle
    let names: [NameSpan]
    let drafts: [Draft]
    let people: PersonFinder
    fileprivate let furniture: [FurnitureNames]
    fileprivate let table: EntityTable

    /// Resolves the sources of the drafts, in their order.
    func resolver(ranker: PronounRanker) -> SpeakerResolver {
      SpeakerResolver(
        text: text, names: names, people: people, table: table, contents: drafts.contents, ranker: ranker)
    }
  }

  /// Names, people and quotations of `article`; `nil` where it holds no words or is data.
  func findings(in article: Article) -> Findings? {
    guard article.span.count <= Self.mostBytes else { return nil }
    let text = TokenizedArticle(article)
    guard !text.tokens.isEmpty else { return nil }
    let candidates = ReportCandidates(text) { model?.shares.level(of: $0) ?? 0 }
    let isShort = text.tokens.count <= Self.mostTokensForModels
    let parse = parser.parse(text) { isShort && candidates.isNear[$0] }
    let findings = RuleFindings(in: text, parse: parse, recogniser: recogniser)
    let names = findings.names
    var drafts = findings.drafts
    if let model, isShort || model.isBenchmark {
      let labeller = QuotationLabeller(
        model: model,
        text: AttributionText(text: text, findings: findings, candidates: candidates, parse: parse))
      drafts = model.isBenchmark ? labeller.drafts() : labeller.revisedDrafts()
    }
    if model?.isBenchmark != true {
      drafts.heed(parse, in: text)
      // PolNeAR marks sources as whole phrases: what is measured against it is left as the models mark it.
      let speaking = SpeakingName(text: text, names: names, nameOfToken: findings.nameOfToken)
      for index in drafts.indices { drafts[index].source = drafts[index].source.map(speaking.refined) }
    }
    let people = PersonFinder(text: text, names: names)
    var table = EntityTable(text: text, names: names, people: people)
    let furniture = Self.furnitureNames(article)
    for mention in captionMentions(furniture, people) { table.add(mention.range, toPerson: mention.person) }
    return Findings(
      text: text, names: names, drafts: drafts, people: people, furniture: furniture, table: table)
  }

  /// What is found in `article`: the same for the same bytes, in time linear in their number; never fails.
  public func analyse(_ article: Article) -> Analysis {
    guard let findings = findings(in: article) else { return Analysis() }
    var resolver = findings.resolver(ranker: ranker)
    let quotations = findings.drafts.readings(text: findings.text, resolver: &resolver).map {
      $0.judged(by: confidence)
    }
    var firstSpeech: [Int: Int] = [:]
    for quotation in quotations {
      guard let speaker = quotation.speaker else { continue }
      firstSpeech[speaker] = min(
        firstSpeech[speaker] ?? .max, quotation.source?.start ?? quotation.extent.start)
    }
    let (entities, places) = resolver.table.ordered(firstSpeech: firstSpeech)
    let placed = quotations.map { quotation in
      var quotation = quotation
      quotation.speaker = quotation.speaker.map { places[$0] }
      return quotation
    }
    let mentions = PlaceFinder(gazetteer: gazetteer).mentions(
      in: article, text: findings.text, names: findings.names + findings.furniture.flatMap(\.names))
    return Analysis(quotations: placed.sorted { $0.extent < $1.extent }, entities: entities, places: mentions)
  }
}

extension Analyst {
  /// A piece of furniture with the names in it.
  fileprivate struct FurnitureNames {
    let kind: Furniture.Kind
    let text: TokenizedArticle
    let names: [NameSpan]
  }

  private static func furnitureNames(_ article: Article) -> [FurnitureNames] {
    article.furniture.map { piece in
      let text = TokenizedArticle(Article(source: article.source, span: piece.range, headline: piece.range))
      return FurnitureNames(kind: piece.kind, text: text, names: NameFinder(text).spans)
    }
  }

  /// Where captions and repeated titles name the people of the article; what they say is not analysed.
  private func captionMentions(_ furniture: [FurnitureNames], _ people: PersonFinder) -> [(
    person: Int, range: TextRange
  )] {
    guard !people.persons.isEmpty else { return [] }
    var result: [(person: Int, range: TextRange)] = []
    for piece in furniture where [.caption, .repeatedTitle, .standfirst].contains(piece.kind) {
      result += people.mentions(in: piece.text, names: piece.names)
    }
    return result.sorted { $0.range < $1.range }
  }
}

extension [Draft] {
  /// The tokens of all contents, disjoint and in text order.
  var contents: [Range<Int>] {
    var result: [Range<Int>] = []
    for range in flatMap(\.content).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension Mention {
  /// Whether it is a news agency or paper, which often only passes on.
  func isMedium(in text: TokenizedArticle) -> Bool { text.tokens[head].isAny(of: .medium) }
}

extension TokenizedArticle {
  /// Whether quotation marks stand inside one of `ranges`.
  func hasMarks(_ ranges: [Range<Int>]) -> Bool {
    ranges.contains { range in
      var low = 0
      var high = quoted.count
      while low < high {
        let middle = (low + high) / 2
        if quoted[middle].opening >= range.lowerBound { high = middle } else { low = middle + 1 }
      }
      return low < quoted.count && quoted[low].opening < range.upperBound
    }
  }
}
