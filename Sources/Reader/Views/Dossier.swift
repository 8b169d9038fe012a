import Documents

/// All that the articles say of one person: who he is called, what he says, and who answers him.
public struct Dossier: Sendable {
  /// One statement.
  public struct Statement: Hashable, Sendable {
    /// The article, an index of the store.
    public let article: Int
    /// The quotation, an index of the article's analysis.
    public let quotation: Int
    /// The article's date.
    public let date: ArticleDate?
    /// The words and the article's title, folded, for the filter.
    let folded: [UInt8]
  }

  /// A line of what is known besides the statements.
  public struct Fact: Hashable, Sendable {
    /// What it is about: "roles".
    public let label: String
    /// What is known, the most frequent first.
    public let items: [String]
  }

  /// The person's number among the people of the store.
  public internal(set) var person: Int
  /// What is known of the person.
  public let posting: PersonPosting
  /// The statements in the order of their dates, undated ones last.
  public let statements: [Statement]
  /// Names, roles, outlets, places, who answers whom; without those that nothing is known of.
  public let facts: [Fact]

  /// Collects what `store` knows of a person; `nil` where it knows nothing. The people must be settled.
  init?(of number: Int, in store: DocumentStore, attitudes: Bool) {
    guard let posting = store.people.posting(number) else { return nil }
    person = posting.number
    self.posting = posting
    var statements: [Statement] = []
    var outlets: [String: Int] = [:]
    var names: [String: Int] = [:]
    var entities: [Int: Set<Int>] = [:]
    for appearance in posting.appearances {
      entities[appearance.article, default: []].insert(appearance.entity)
    }
    for article in posting.articles {
      guard let analysis = store.analysis(ofArticle: article), let own = entities[article] else { continue }
      let value = store.articles[article]
      if let outlet = value.outlet { outlets[value.source.line(outlet), default: 0] += 1 }
      for entity in own where analysis.entities.indices.contains(entity) {
        for mention in analysis.entities[entity].mentions {
          names[value.source.line(mention), default: 0] += 1
        }
      }
      for (index, quotation) in analysis.quotations.enumerated()
      where attitudes || quotation.attribution == .statement {
        guard let speaker = quotation.speaker, own.contains(speaker) else { continue }
        var folded: [UInt8] = []
        for range in quotation.content {
          folded += Folding.fold(value.source.utf8, range)
          folded.append(0x20)
        }
        folded += Folding.fold(
          value.source.utf8,
          TextRange(value.headline.start, min(value.headline.end, value.headline.start + 300)))
        statements.append(
          Statement(article: article, quotation: index, date: value.date, folded: folded))
      }
    }
    self.statements = statements.enumerated().sorted { a, b in
      switch (a.element.date, b.element.date) {
      case (let left?, let right?): left == right ? a.offset < b.offset : left < right
      case (nil, nil): a.offset < b.offset
      case (let left, _): left != nil
      }
    }.map(\.element)
    facts = Self.facts(posting, names, outlets, in: store)
  }

  private static func facts(
    _ posting: PersonPosting, _ names: [String: Int], _ outlets: [String: Int], in store: DocumentStore
  ) -> [Fact] {
    let exchanges = Exchanges(of: posting.number, in: store)
    func people(_ people: [(person: Int, times: Int)]) -> [String] {
      people.map { counted(store.people.name($0.person), $0.times) }
    }
    let all = [
      Fact(label: "names", items: ranked(names)),
      Fact(label: "roles", items: posting.roles.map { counted($0.role, $0.articles) }),
      Fact(label: "outlets", items: ranked(outlets)),
      Fact(
        label: "speaks of",
        items: posting.places.map { counted(store.places.all[$0.place].key.name, $0.mentions) }),
      Fact(label: "answered by", items: people(exchanges.answeredBy)),
      Fact(label: "answers", items: people(exchanges.answers)),
      Fact(label: "beside", items: people(exchanges.besides)),
    ]
    return all.filter { !$0.items.isEmpty }
  }

  private static func ranked(_ counts: [String: Int]) -> [String] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { counted($0.key, $0.value) }
  }

  private static func counted(_ text: String, _ count: Int) -> String {
    count > 1 ? "\(text) \(count)" : text
  }

  /// The statements that hold every word, as indices, in an order of `CorpusView.orders`.
  func ranked(filter: String, order: Int) -> [Int] {
    let words = Folding.fold(filter.utf8).split(separator: UInt8(ascii: " "))
    let found = statements.indices.filter { index in
      words.allSatisfy { statements[index].folded.holds($0) }
    }
    switch order {
    case 1: return found.reversed()
    case 2:
      return found.sorted {
        (statements[$0].article, statements[$0].quotation) < (
          statements[$1].article, statements[$1].quotation
        )
      }
    default: return found
    }
  }
}
