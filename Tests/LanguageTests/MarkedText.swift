import Documents
import Language
import Testing

/// Analyses a text in which the expected quotations are marked, and compares it with the same text marked by what was
/// found.
///
/// Content stands in ⟦ ⟧, the source in ⟨ ⟩, the cue in { }; `speakers` names who says each quotation, in text order,
/// `nil` for unknown. Attitudes are left out.
func check(
  _ marked: String, speakers: [String?], kinds: [Quotation.Kind]? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let plain = String(marked.unicodeScalars.filter { !"⟦⟧⟨⟩{}".unicodeScalars.contains($0) })
  let article = Article(text: plain)
  let analysis = Analyst().analyse(article)
  let said = analysis.quotations.filter { $0.attribution == .statement }
  #expect(MarkedText(article, said).text == marked, sourceLocation: sourceLocation)
  #expect(
    said.map { $0.speaker.map { analysis.entities[$0].name } } == speakers, "\(said.map(\.because))",
    sourceLocation: sourceLocation)
  if let kinds { #expect(said.map(\.kind) == kinds, sourceLocation: sourceLocation) }
}

/// Checks whose names are found where: people in ⟨ ⟩; `names` are the entities' names in order of first mention.
func checkPeople(_ marked: String, names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  let plain = String(marked.unicodeScalars.filter { !"⟨⟩".unicodeScalars.contains($0) })
  let article = Article(text: plain)
  let people = Analyst().analyse(article).entities.filter { $0.kind == .person && !$0.mentions.isEmpty }
  var marks: [MarkedText.Mark] = []
  for range in people.flatMap(\.mentions) { marks += MarkedText.marks(range, "⟨", "⟩") }
  #expect(MarkedText(article, marks: marks).text == marked, sourceLocation: sourceLocation)
  #expect(people.map(\.name) == names, sourceLocation: sourceLocation)
}

extension Article {
  /// The whole of `text` as one article without furniture.
  init(text: String) {
    let source = SourceText(name: "test", utf8: Array(text.utf8))
    self.init(source: source, span: source.range, headline: TextRange(0, 0))
  }
}

/// A text with marks put in at byte offsets.
struct MarkedText {
  struct Mark: Hashable {
    let offset: Int
    /// Closing marks come before opening ones, outer opening before inner.
    let order: Int
    let text: String
  }

  let text: String

  static func marks(_ range: TextRange, _ open: String, _ close: String) -> [Mark] {
    [
      Mark(offset: range.start, order: 10_000_000 - range.count, text: open),
      Mark(offset: range.end, order: range.count, text: close),
    ]
  }

  init(_ article: Article, _ quotations: [Quotation]) {
    var marks: Set<Mark> = []
    for quotation in quotations {
      for range in quotation.content { marks.formUnion(Self.marks(range, "⟦", "⟧")) }
      if let source = quotation.source { marks.formUnion(Self.marks(source, "⟨", "⟩")) }
      if let cue = quotation.cue { marks.formUnion(Self.marks(cue, "{", "}")) }
    }
    self.init(article, marks: Array(marks))
  }

  init(_ article: Article, marks: [Mark]) {
    var bytes: [UInt8] = []
    var last = 0
    for mark in marks.sorted(by: { ($0.offset, $0.order, $0.text) < ($1.offset, $1.order, $1.text) }) {
      bytes += article.source.utf8[last..<mark.offset]
      bytes += mark.text.utf8
      last = mark.offset
    }
    bytes += article.source.utf8[last...]
    text = String(decoding: bytes, as: UTF8.self)
  }
}
