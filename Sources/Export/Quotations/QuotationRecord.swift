import Documents

/// What is exported of one quotation: the words, who said them, and where they stand.
public struct QuotationRecord: Sendable {
  /// The words: each stretch of the content on one line.
  public let pieces: [String]
  /// The speaker's name; `nil` where it is not known.
  public let speaker: String?
  /// The roles the article gives the speaker.
  public let roles: [String]
  /// How much of it stands in quotation marks.
  public let kind: Quotation.Kind
  /// Said or thought.
  public let attribution: Quotation.Attribution
  /// How sure the attribution is, from 0 to 1.
  public let confidence: Float
  /// The reporting words; `nil` where there are none.
  public let cue: String?
  /// The mention that says who speaks; `nil` where there is none.
  public let source: String?
  /// The article's title; `nil` where it has none.
  public let title: String?
  /// The title, or the first sentence where there is none.
  public let headline: String
  /// The medium.
  public let outlet: String?
  /// The article's day.
  public let date: ArticleDate?
  /// The file as it was named.
  public let file: String
  /// The article's position in the file, from 1.
  public let position: Int
  /// The line of the file on which the words begin, from 1.
  public let line: Int
  /// Where each stretch stands, in code points of the file's text.
  public let offsets: [Range<Int>]
  /// Whether a person has checked it.
  public internal(set) var isVerified = false
  /// Whether a person has changed its speaker or extent, or added it.
  public internal(set) var isCorrected = false
  /// The tags of the quotation and of its article, in order.
  public internal(set) var tags: [String] = []
  /// The note on the quotation.
  public internal(set) var note: String?
  /// What each stretch says, exactly as the file has it.
  let exact: [String]
  /// The text before and behind each stretch: up to 32 code points.
  let contexts: [(before: String, behind: String)]

  /// The words, stretches parted by an ellipsis.
  public var words: String { pieces.joined(separator: " … ") }

  /// Describes a quotation of an article; `index` is that of the article's source.
  public init(_ quotation: Quotation, _ analysis: Analysis, of article: Article, index: CodePointIndex) {
    let text = article.source
    pieces = quotation.content.map(text.line)
    let entity = quotation.speaker.flatMap {
      analysis.entities.indices.contains($0) ? analysis.entities[$0] : nil
    }
    speaker = entity?.name
    roles = entity?.roles ?? []
    kind = quotation.kind
    attribution = quotation.attribution
    confidence = quotation.confidence
    cue = quotation.cue.map(text.line)
    source = quotation.source.map(text.line)
    title = article.title.map(text.line)
    headline = text.line(article.headline)
    outlet = article.outlet.map(text.line)
    date = article.date
    file = text.name
    position = article.position
    line =
      1 + text.utf8[..<min(quotation.extent.start, text.utf8.count)].count { $0 == 0x0A }
    offsets = quotation.content.map {
      let start = index.codePoints(before: $0.start)
      return start..<max(start, index.codePoints(before: $0.end))
    }
    exact = quotation.content.map(text.string)
    contexts = quotation.content.map {
      (Self.before($0.start, text), Self.behind($0.end, text))
    }
  }

  /// So many code points of context are given.
  private static let context = 32

  private static func before(_ end: Int, _ text: SourceText) -> String {
    var start = min(end, text.utf8.count)
    var left = context
    while start > 0, left > 0 {
      start -= 1
      if text.utf8[start] & 0xC0 != 0x80 { left -= 1 }
    }
    return text.string(TextRange(start, end))
  }

  private static func behind(_ start: Int, _ text: SourceText) -> String {
    var end = min(start, text.utf8.count)
    var left = context
    while end < text.utf8.count, left > 0 {
      end += 1
      while end < text.utf8.count, text.utf8[end] & 0xC0 == 0x80 { end += 1 }
      left -= 1
    }
    return text.string(TextRange(min(start, end), end))
  }

  /// Takes up what a person has decided about the quotation.
  mutating func takeDecisions(_ row: QuotationReference, in store: DocumentStore) {
    func decision(_ aspect: Aspect) -> String? {
      store.decision(aspect, onQuotation: row.quotation, inArticle: row.article)
    }
    isVerified = decision(.verified) != nil
    isCorrected = [.speaker, .extent, .added].contains { decision($0) != nil }
    note = decision(.quotationNote)
    let own = store.tags(ofQuotation: row.quotation, inArticle: row.article)
    let articles = store.decisions.tags(of: store.articles[row.article].identity)
    tags = Set(own + articles).sorted()
  }
}
