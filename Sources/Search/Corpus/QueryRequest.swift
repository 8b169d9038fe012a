/// A query that is to be answered for a store, away from the keys.
public struct QueryRequest: Hashable, Sendable {
  /// What is selected.
  public enum Purpose: Hashable, Sendable, CaseIterable {
    /// Articles, for the list.
    case articles
    /// Quotations.
    case quotations
    /// Articles with the line that matches, ranked.
    case lines
  }

  /// What is selected.
  public let purpose: Purpose
  /// The query.
  public let text: String
  /// Tells requests of one purpose apart: a later one takes the place of those before.
  public let number: Int
  /// The only articles to look at, ascending; `nil` for all.
  public let articles: [Int]?
  /// Whether quotations that are attitudes are left out.
  public let leavesOutAttitudes: Bool
  /// How quotations are ordered; `nil` for the order of the store.
  public let order: QuotationOrder?

  /// Asks for what `text` selects.
  public init(
    _ purpose: Purpose, _ text: String, number: Int, articles: [Int]? = nil, leavesOutAttitudes: Bool = false,
    order: QuotationOrder? = nil
  ) {
    self.leavesOutAttitudes = leavesOutAttitudes
    self.order = order
    self.purpose = purpose
    self.text = text
    self.number = number
    self.articles = articles
  }
}

/// What a query selected.
public struct QueryAnswer: Sendable {
  /// What was asked.
  public let request: QueryRequest
  /// Indices of articles, or numbers of quotations (`QuotationReference`), in the order of the store unless
  /// another was asked for.
  public internal(set) var numbers: [Int] = []
  /// The articles with their lines, the best first.
  public internal(set) var hits: [CorpusHit] = []
}
