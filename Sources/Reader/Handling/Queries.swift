import Documents
import Search

/// The queries under way, one of each purpose.
public struct Queries: Sendable {
  /// The number of the last request of each purpose.
  var last: [QueryRequest.Purpose: Int] = [:]
  /// The purposes that wait for an answer.
  var running: Set<QueryRequest.Purpose> = []
  /// Whether one has taken so long that a person wants to know.
  public internal(set) var isSlow = false
  private var count = 0

  /// Whether an answer is awaited.
  public func isRunning(_ purpose: QueryRequest.Purpose) -> Bool { running.contains(purpose) }

  mutating func next(_ purpose: QueryRequest.Purpose) -> Int {
    count += 1
    last[purpose] = count
    running.insert(purpose)
    return count
  }
}

extension ReaderState {
  /// How long a query may take before the status line tells of it, in milliseconds.
  static let queryPatience = 200

  /// Has a query answered; the answer comes as an event.
  mutating func request(
    _ purpose: QueryRequest.Purpose, _ text: String, articles: [Int]? = nil, leavesOutAttitudes: Bool = false,
    order: QuotationOrder? = nil
  ) {
    // Names of people and places are looked for in the postings.
    if text.utf8.contains(UInt8(ascii: ":")) {
      var effects: [Effect] = []
      askForPostings(&effects)
      outbox += effects
    }
    let number = queries.next(purpose)
    outbox.append(
      .query(
        QueryRequest(
          purpose, text, number: number, articles: articles, leavesOutAttitudes: leavesOutAttitudes,
          order: order)))
    outbox.append(.startTimer(.query, milliseconds: Self.queryPatience))
  }

  /// Takes an answer, unless something else has been asked since.
  mutating func take(_ answer: QueryAnswer) {
    let purpose = answer.request.purpose
    guard answer.request.number == queries.last[purpose] else { return }
    queries.running.remove(purpose)
    if queries.running.isEmpty {
      queries.isSlow = false
      outbox.append(.stopTimer(.query))
    }
    switch purpose {
    case .articles: takeArticles(answer)
    case .quotations: takeQuotations(answer)
    case .lines: takeLines(answer)
    }
  }

  // MARK: The list of articles

  private mutating func takeArticles(_ answer: QueryAnswer) {
    if let looked = answer.request.articles {
      // What is found changes nothing that is listed until the filter is asked anew; what is decided does. What is new
      // goes behind.
      let gone = list.decided.union(list.kept).intersection(looked).subtracting(answer.numbers)
      list.dropUnselected(list.kept.subtracting(looked).union(gone))
      list.decided.subtract(looked)
      let known = Set(list.rows)
      list.rows += answer.numbers.filter { !known.contains($0) }
      list.stale.subtract(looked)
    } else {
      let chosen = list.chosen
      list.replace(by: ordered(answer.numbers), selecting: chosen)
      if list.chosen != chosen { outbox.append(.startTimer(.preview, milliseconds: 150)) }
    }
    refreshListLater()
  }

  /// Selects the list's rows anew: by its filter, in its order.
  mutating func refilterList() {
    list.stale = []
    list.decided = []
    list.kept = []
    let text = list.filter.text
    guard !text.isEmpty else {
      queries.last[.articles] = nil
      queries.running.remove(.articles)
      let all = store.articles.indices.filter { !store.removed.contains($0) || $0 == reading.article }
      list.replace(by: ordered(all), selecting: list.chosen ?? reading.article)
      return
    }
    request(.articles, text)
  }

  /// Puts new articles behind the rows of the list, or has them looked at where the list is filtered.
  mutating func list(_ new: Range<Int>) {
    if list.filter.text.isEmpty { list.rows += new } else { list.stale.formUnion(new) }
  }

  private mutating func refreshListLater() {
    guard !list.stale.isEmpty, !views.isRefreshing else { return }
    views.isRefreshing = true
    outbox.append(.startTimer(.view, milliseconds: 300))
  }

  /// Has the articles looked at that were found or changed since the list was filtered.
  mutating func refreshList() {
    guard !list.stale.isEmpty, !queries.running.contains(.articles) else { return }
    request(.articles, list.filter.text, articles: list.stale.sorted())
  }

  // MARK: Orders

  /// Articles in an order; those that are equal in it stay as they come.
  func ordered(_ articles: [Int]) -> [Int] {
    switch articleOrder {
    case .natural, .best, .speaker, .kind: articles
    case .newest, .oldest:
      Self.sorted(articles) { self.day(of: $0, newestFirst: self.articleOrder == .newest) }
    case .unread: Self.sorted(articles) { self.isRead($0) ? 1 : 0 }
    case .quotations:
      Self.sorted(articles) { -(self.store.quotationCount(ofArticle: $0, attitudes: true) ?? 0) }
    }
  }

  /// The day of an article as a number that sorts; those without one come last.
  func day(of article: Int, newestFirst: Bool) -> Int {
    guard let date = store.articles[article].date else { return .max }
    let day = date.year * 10_000 + date.month * 100 + date.day
    return newestFirst ? -day : day
  }

  static func sorted<Key: Comparable>(_ numbers: [Int], by key: (Int) -> Key) -> [Int] {
    numbers.enumerated().map { (key: key($0.element), at: $0.offset, number: $0.element) }
      .sorted { ($0.key, $0.at) < ($1.key, $1.at) }.map(\.number)
  }

  /// Puts the list of articles into its next order.
  mutating func sortArticles(_ effects: inout [Effect]) {
    guard focus == .list else {
      say("\(Action.viewSort.name) works in a list", &effects)
      return
    }
    list.order = (list.order + 1) % RowOrder.ofArticles.count
    // Rows are put back as they were read before they are ordered.
    list.replace(by: ordered(list.rows.sorted()), selecting: list.chosen)
    say("Ordered by \(articleOrder.rawValue)", &effects)
  }

  /// The order of the list of articles.
  private var articleOrder: RowOrder { RowOrder.ofArticles[list.order] }

  /// Whether an article has been looked at.
  func isRead(_ article: Int) -> Bool { store.decisions.isRead(store.articles[article].identity) }
}
