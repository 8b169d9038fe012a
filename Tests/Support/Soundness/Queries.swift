import Documents
import Ingest
import Language
import Search

/// A few articles that queries are asked of.
struct QueryGround {
  /// The articles, analysed.
  private let store: DocumentStore

  static let shared = QueryGround()

  private init() {
    let texts = [
      """
      Harbour Opens Again
      By Lena Voss
      March 3, 2019

      “We are glad,” said Karim Haddad, the mayor of Tunis. He added that the café “El-Bahr” would open too.
      """,
      """
      Talks in Geneva

      GENEVA – According to Anna Berg, a U.N. spokeswoman, both sides fear that the talks may fail.
      """,
      "", "Straße ﬁnd ß İstanbul e\u{301}té — no title, no quotation, only strange letters: ﷺ ǆ.",
    ]
    var store = DocumentStore()
    let articles = texts.enumerated().flatMap { number, text in
      ArticleSplitter.articles(of: SourceText(name: "\(number).txt", utf8: Array(text.utf8)))
    }
    store.append(articles)
    for index in articles.indices {
      store.record(Analyst().analyse(articles[index]), forArticle: index)
    }
    store.settlePeople()
    self.store = store
  }

  /// A query is understood or complained of at a place; it is completed anywhere, and answered alike in pieces.
  func check(_ bytes: [UInt8]) throws(Unsound) {
    let text = String(decoding: bytes.prefix(2_000), as: UTF8.self)
    let characters = Array(text)
    try checkCompletion(characters)
    let query: Query
    do {
      query = try Query(text)
    } catch {
      try demand(isPrintable(error.description), "a message with a control character")
      try demand(
        (1...(text.unicodeScalars.count + 1)).contains(error.column),
        "column \(error.column) of \(text.unicodeScalars.count)")
      return
    }
    for pattern in query.litPatterns { try checkMatches(pattern) }
    for purpose in QueryRequest.Purpose.allCases {
      guard let scan = try? QueryScan(QueryRequest(purpose, text, number: 0), in: store) else {
        throw Unsound(what: "understood once, but not twice")
      }
      let whole = scan.answer()
      let pieces = scan.answer((0..<scan.count).map { scan.piece($0..<($0 + 1)) })
      try demand(whole.numbers == pieces.numbers && whole.hits == pieces.hits, "pieces give another answer")
    }
  }

  private func checkCompletion(_ characters: [Character]) throws(Unsound) {
    var vocabulary = QueryVocabulary(store)
    for cursor in Set([0, characters.count / 2, characters.count]) {
      let completion = QueryCompletion(characters, cursor: cursor, &vocabulary)
      try demand(
        completion.range.lowerBound >= 0 && completion.range.upperBound <= characters.count,
        "a completion takes the place of \(completion.range)")
      try demand(completion.candidates.count <= QueryCompletion.most, "too many candidates")
    }
  }

  private func checkMatches(_ pattern: TextPattern) throws(Unsound) {
    for article in store.articles {
      let utf8 = article.source.utf8
      // An expression may be too hard; that is told where it is typed.
      guard let matches = try? pattern.matches(in: utf8, range: article.span, limit: 20) else { continue }
      var end = 0
      for match in matches {
        try checkRange(match, in: utf8, "match")
        try demand(match.start >= end && !match.isEmpty, "matches overlap or are empty")
        end = match.end
      }
    }
  }
}
