import Documents

/// Answers a request piece by piece: pieces may be scanned on several threads, and given up between two of them.
public struct QueryScan: Sendable {
  /// What a piece of the store has.
  public struct Piece: Sendable {
    fileprivate var numbers: [Int] = []
    fileprivate var hits: [CorpusHit] = []
    /// What the numbers are ordered by, and the names that stand in it.
    fileprivate var keys: [UInt32] = []
    fileprivate var names = SpeakerNames()
  }

  /// What was asked.
  public let request: QueryRequest
  /// How many articles are to be looked at.
  public let count: Int
  private let evaluation: QueryEvaluation
  private let patterns: [TextPattern]
  /// What has to stand in the text, where a query of words asks for nothing else.
  private let words: [FoldedPattern]?
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
    words = query.onlyWords
    patterns = request.purpose == .lines ? query.litPatterns : []
  }

  /// Looks at the articles `range`, counted from 0 to `count`.
  public func piece(_ range: Range<Int>) -> Piece {
    var piece = Piece()
    if request.purpose != .quotations, let words {
      FoldedPattern.withScanners(words[...]) { scan(range.clamped(to: 0..<count), $0, into: &piece) }
      return piece
    }
    for index in range.clamped(to: 0..<count) {
      let article = request.articles?[index] ?? index
      switch request.purpose {
      case .articles:
        if evaluation.selects(article: article) { piece.numbers.append(article) }
      case .quotations:
        let quotations = evaluation.quotations(
          ofArticle: article, leavingOutAttitudes: request.leavesOutAttitudes)
        for quotation in quotations {
          piece.numbers.append(QuotationReference(article: article, quotation: quotation).number)
        }
        if let order = request.order, !quotations.isEmpty {
          piece.keys += order.keys(of: Array(quotations), ofArticle: article, in: store, names: &piece.names)
        }
      case .lines:
        if evaluation.selects(article: article) {
          piece.hits.append(CorpusHit(store.articles[article], number: article, patterns))
        }
      }
    }
    return piece
  }

  /// Looks for words alone: the articles are not even copied.
  private func scan(_ range: Range<Int>, _ scanners: [FoldedScanner], into piece: inout Piece) {
    let isOfLines = request.purpose == .lines
    store.articles.withUnsafeBufferPointer { articles in
      for index in range {
        let number = request.articles?[index] ?? index
        guard articles.indices.contains(number), !store.removed.contains(number) else { continue }
        articles[number].source.utf8.withUnsafeBufferPointer { bytes in
          let holds = scanners.allSatisfy { scanner in
            articles[number].containsInBody { range in
              scanner.first(in: bytes, from: range.start, end: min(range.end, bytes.count)) != nil
            }
          }
          guard holds else { return }
          if isOfLines {
            piece.hits.append(CorpusHit(articles[number], number: number, scanners, bytes))
          } else {
            piece.numbers.append(number)
          }
        }
      }
    }
  }

  /// Puts the pieces together, in the order of the store or the one asked for, and ranks the lines.
  public func answer(_ pieces: some Sequence<Piece>) -> QueryAnswer {
    var answer = QueryAnswer(request: request)
    var keys: [UInt32] = []
    var names = SpeakerNames()
    for piece in pieces {
      answer.numbers += piece.numbers
      answer.hits += piece.hits
      let numbers = piece.names.all.map { names.number($0) }
      keys += request.order == .speaker ? piece.keys.map { $0 == .max ? $0 : numbers[Int($0)] } : piece.keys
    }
    if request.order == .speaker {
      let ranks = names.ranks
      for index in keys.indices where keys[index] != .max { keys[index] = ranks[Int(keys[index])] }
    }
    if !keys.isEmpty {
      // What is equal stays as it comes.
      let places = keys.enumerated().map { UInt64($1) << 32 | UInt64($0) }.sorted()
      answer.numbers = places.map { answer.numbers[Int($0 & 0xFFFF_FFFF)] }
    }
    // Numbers are sorted much faster than hits; the lower bits are the articles', and those ascend.
    let ranks = answer.hits.map(\.rank).sorted()
    let numbers = answer.hits.map(\.article)
    answer.hits = ranks.map { rank in
      answer.hits[numbers.partitioningIndex { $0 >= Int(rank & 0xFF_FFFF_FFFF) }]
    }
    return answer
  }

  /// The whole answer, on the calling thread.
  public func answer() -> QueryAnswer { answer([piece(0..<count)]) }
}
