import Documents

/// Answers a request piece by piece: pieces may be scanned on several threads, and given up between two of them.
public struct QueryScan: Sendable {
  /// What a piece of the store has.
  public struct Piece: Sendable {
    fileprivate var numbers: [Int] = []
    fileprivate var hits: [CorpusHit] = []
  }

  /// What was asked.
  public let request: QueryRequest
  /// How many articles are to be looked at.
  public let count: Int
  private let evaluation: QueryEvaluation
  private let patterns: [TextPattern]
  private let store: DocumentStore

  /// Prepares to answer `request` from `store`; `new` are the articles that came after the reader was started.
  public init(
    _ request: QueryRequest, in store: DocumentStore, new: Set<Int> = []
  ) throws(QueryProblem) {
    let query = try Query(request.text)
    self.request = request
    self.store = store
    count = request.articles?.count ?? store.articles.count
    evaluation = QueryEvaluation(query, in: store, new: new)
    patterns = request.purpose == .lines ? query.litPatterns : []
  }

  /// Looks at the articles `range`, counted from 0 to `count`.
  public func piece(_ range: Range<Int>) -> Piece {
    var piece = Piece()
    for index in range.clamped(to: 0..<count) {
      let article = request.articles?[index] ?? index
      switch request.purpose {
      case .articles:
        if evaluation.selects(article: article) { piece.numbers.append(article) }
      case .quotations:
        for quotation in evaluation.quotations(ofArticle: article) {
          piece.numbers.append(QuotationReference(article: article, quotation: quotation).number)
        }
      case .lines:
        if evaluation.selects(article: article) {
          piece.hits.append(CorpusHit(store.articles[article], number: article, patterns))
        }
      }
    }
    return piece
  }

  /// Puts the pieces together, in the order of the store, and ranks the lines.
  public func answer(_ pieces: some Sequence<Piece>) -> QueryAnswer {
    var answer = QueryAnswer(request: request)
    for piece in pieces {
      answer.numbers += piece.numbers
      answer.hits += piece.hits
    }
    answer.hits.sort(by: CorpusHit.isBetter)
    return answer
  }

  /// The whole answer, on the calling thread.
  public func answer() -> QueryAnswer { answer([piece(0..<count)]) }
}
