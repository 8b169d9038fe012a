import Documents

/// What the documents have for the keys of a query to be completed with: speakers, places, outlets, tags.
///
/// The names of a key are counted when they are first asked for; those that take a look at every article only where that is
/// allowed, else they are `wanted` until somebody has counted them.
public struct QueryVocabulary: Sendable {
  /// A value and how often the documents have it.
  public struct Value: Hashable, Sendable {
    /// The value.
    public let name: String
    /// How often it occurs: quotations of a speaker, mentions of a place, articles of an outlet.
    public let count: Int
  }

  private let store: DocumentStore
  private let countsArticles: Bool
  private var known: [QueryKey: [Value]] = [:]
  /// The keys whose values were asked for, have not been counted and take long to count.
  public private(set) var wanted: Set<QueryKey> = []

  /// The vocabulary of a store as it is now; names that it has not settled stand for people of their own. `countsArticles` says
  /// whether it may look at every article.
  public init(_ store: DocumentStore, countsArticles: Bool = true) {
    self.store = store
    self.countsArticles = countsArticles
  }

  /// The values of a key, the most frequent first; none where any text may stand.
  public mutating func values(of key: QueryKey) -> [Value] {
    if let values = known[key] { return values }
    guard countsArticles || !Self.isCounted(key) else {
      wanted.insert(key)
      return []
    }
    let values = count(key)
    known[key] = values
    return values
  }

  /// Takes up what was counted elsewhere.
  public mutating func learn(_ values: [Value], of key: QueryKey) {
    known[key] = values
    wanted.remove(key)
  }

  /// Whether counting the values of a key takes longer the more articles there are.
  private static func isCounted(_ key: QueryKey) -> Bool {
    switch key {
    case .speaker, .person, .outlet, .place, .date: true
    case .tag, .kind, .attribution, .is, .file, .title, .source, .says: false
    }
  }

  private func count(_ key: QueryKey) -> [Value] {
    switch key {
    case .speaker: Self.ranked(speakers)
    case .person:
      store.people.ranked().map {
        Value(name: store.people.name($0), count: store.people.posting($0)?.statements ?? 0)
      }
    case .outlet: Self.ranked(outlets)
    case .place:
      store.places.ranked().map {
        Value(name: store.places.all[$0].key.name, count: store.places.all[$0].mentions)
      }
    case .tag: store.decisions.tags.map { Value(name: $0, count: 0) }
    case .kind: Quotation.Kind.allCases.map { Value(name: $0.rawValue, count: 0) }
    case .attribution: ["statement", "attitude"].map { Value(name: $0, count: 0) }
    case .is: QueryState.allCases.map { Value(name: $0.rawValue, count: 0) }
    case .date: Self.ranked(years)
    case .file, .title, .source, .says: []
    }
  }

  private static func ranked(_ counts: [String: Int]) -> [Value] {
    counts.map { Value(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private var speakers: [String: Int] {
    var counts: [String: Int] = [:]
    for index in store.articles.indices where !store.removed.contains(index) {
      guard let analysis = store.analysis(ofArticle: index) else { continue }
      for case let speaker? in analysis.quotations.lazy.map(\.speaker)
      where analysis.entities.indices.contains(speaker) {
        counts[analysis.entities[speaker].name, default: 0] += 1
      }
    }
    return counts
  }

  private var outlets: [String: Int] {
    var counts: [String: Int] = [:]
    for (index, article) in store.articles.enumerated() where !store.removed.contains(index) {
      if let outlet = article.outlet { counts[article.source.line(outlet), default: 0] += 1 }
    }
    return counts
  }

  private var years: [String: Int] {
    var counts: [Int: Int] = [:]
    for (index, article) in store.articles.enumerated() where !store.removed.contains(index) {
      if let date = article.date { counts[date.year, default: 0] += 1 }
    }
    return Dictionary(uniqueKeysWithValues: counts.map { ("\($0.key)", $0.value) })
  }
}
