/// What the articles say of one person or organisation.
public struct PersonPosting: Sendable {
  /// Where an article has it.
  public struct Appearance: Hashable, Sendable {
    /// The article's number in the store.
    public let article: Int
    /// The entity, an index of the article's analysis.
    public let entity: Int
  }

  /// Its number.
  public let number: Int
  /// A person, or an organisation.
  public let kind: Entity.Kind
  /// The name most articles use; a full one where there is one.
  public let name: String
  /// All names entities bear, with the number of articles, the most used first.
  public let names: [(name: String, articles: Int)]
  /// Roles as printed, with the number of articles, the most used first.
  public let roles: [(role: String, articles: Int)]
  /// Where the articles have it, in the order of the store.
  public let appearances: [Appearance]
  /// Statements in all articles.
  public let statements: Int
  /// The places its statements name, by number among the places, with the number of mentions, the most named first.
  public let places: [(place: Int, mentions: Int)]
  /// What the articles say of a person's sex.
  public let gender: Gender

  /// The articles that name it, each once, in the order of the store.
  public var articles: [Int] {
    var articles: [Int] = []
    for appearance in appearances where articles.last != appearance.article {
      articles.append(appearance.article)
    }
    return articles
  }
}

/// What a list orders people by.
public enum PersonOrder: Int, Sendable, CaseIterable {
  /// The most statements first, then the most articles.
  case statements
  /// By name, folded.
  case name
  /// The most articles first.
  case articles
  /// Who was in an article last first.
  case date
}

extension PersonPostings {
  /// Whether somebody with that number is in an article.
  public func isKnown(_ number: Int) -> Bool {
    homes.indices.contains(number) && homes[number] == number
      && nodes(of: number).contains { !nodes[$0].members.isEmpty }
  }

  /// All that is known of the one with that number, or that had it.
  public func posting(_ number: Int) -> PersonPosting? {
    guard let home = self.number(number) else { return nil }
    let group = nodes(of: home).map { nodes[$0] }
    guard group.contains(where: { !$0.members.isEmpty }) else { return nil }
    var names: [String: Int] = [:]
    var roles: [String: Int] = [:]
    var places: [Int: Int] = [:]
    for node in group {
      for (name, count) in node.printed where node.sort != .role { names[name, default: 0] += count }
      for (name, count) in node.printed where node.sort == .role { roles[name, default: 0] += count }
      for (role, count) in node.roles { roles[role, default: 0] += count }
      for (place, count) in node.places { places[place, default: 0] += count }
    }
    return PersonPosting(
      number: home, kind: kind(home), name: name(home), names: Self.ranked(names).map { ($0, $1) },
      roles: Self.ranked(roles).map { ($0, $1) },
      appearances: members(of: home).map { .init(article: Int($0.article), entity: Int($0.entity)) },
      statements: group.reduce(0) { $0 + $1.statements },
      places: places.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) },
      gender: group.map(\.gender).first { $0 != .unknown } ?? .unknown)
  }

  private static func ranked(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private func kind(_ home: Int) -> Entity.Kind {
    nodes[home].sort == .organisation ? .organisation : .person
  }

  private func members(of home: Int) -> [NameNode.Member] {
    let group = nodes(of: home)
    guard group.count > 1 else { return nodes[home].members }
    return group.flatMap { nodes[$0].members }.sorted { ($0.article, $0.entity) < ($1.article, $1.entity) }
  }

  /// The name most articles use: a full name before a lone one, and that before a description.
  public func name(_ number: Int) -> String {
    var best: (rank: Int, count: Int, name: String)?
    for node in nodes(of: homes.indices.contains(number) ? homes[number] : number)
    where nodes.indices.contains(node) {
      let rank = Self.rank(nodes[node])
      for (name, count) in nodes[node].printed {
        guard let known = best else {
          best = (rank, count, name)
          continue
        }
        if (known.rank, known.count, name) < (rank, count, known.name) { best = (rank, count, name) }
      }
    }
    return best?.name ?? ""
  }

  private static func rank(_ node: NameNode) -> Int {
    switch node.sort {
    case .full: node.name.hasInitial ? 2 : 3
    // A long name of an organisation says more than its letters.
    case .organisation: node.key.contains(0x20) ? 3 : 2
    case .lone: 1
    case .role: 0
    }
  }

  // MARK: Rows

  /// The numbers of all people and organisations that hold every word of `filter` in a name or role, in order; ties in
  /// the order in which they were found.
  ///
  /// People who are only named come behind those who speak; descriptions that nobody is known by are left out.
  public func ranked(filter: String = "", order: PersonOrder = .statements) -> [Int] {
    var filter = NameFilter(filter)
    let found = homes.indices.filter { holds($0, &filter) }
    switch order {
    case .statements:
      let keys = found.map { (statements($0), articleCount($0), $0) }
      return keys.sorted { ($1.0, $1.1, $0.2) < ($0.0, $0.1, $1.2) }.map(\.2)
    case .articles:
      let keys = found.map { (articleCount($0), statements($0), $0) }
      return keys.sorted { ($1.0, $1.1, $0.2) < ($0.0, $0.1, $1.2) }.map(\.2)
    case .date:
      let keys = found.map { (latest($0), $0) }
      return keys.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
    case .name:
      let keys = found.map { (Folding.fold(name($0).utf8), $0) }
      return keys.sorted { a, b in a.0 == b.0 ? a.1 < b.1 : a.0.lexicographicallyPrecedes(b.0) }.map(\.1)
    }
  }

  /// Those of them with numbers from `first` on, in order.
  public func added(from first: Int, filter: String = "") -> [Int] {
    var filter = NameFilter(filter)
    return homes.indices.dropFirst(first).filter { holds($0, &filter) }
  }

  /// How many numbers there are.
  public var count: Int { nodes.count }

  private func holds(_ number: Int, _ filter: inout NameFilter) -> Bool {
    guard homes[number] == number else { return false }
    guard let group = groups[number] else {
      return isShown(number) && (filter.isEmpty || filter.holds([number], in: nodes))
    }
    return group.contains(where: isShown) && (filter.isEmpty || filter.holds(group, in: nodes))
  }

  /// Whether whoever bears a name is listed: descriptions that nobody is known by are not.
  private func isShown(_ node: Int) -> Bool { nodes[node].sort != .role && !nodes[node].members.isEmpty }

  private func statements(_ number: Int) -> Int {
    guard let group = groups[number] else { return nodes[number].statements }
    return group.reduce(0) { $0 + nodes[$1].statements }
  }

  private func articleCount(_ number: Int) -> Int {
    guard let group = groups[number] else { return nodes[number].members.count }
    return Set(group.flatMap { nodes[$0].members.map(\.article) }).count
  }

  private func latest(_ number: Int) -> Int32 {
    nodes(of: number).flatMap { nodes[$0].members.map(\.day) }.max() ?? 0
  }
}

/// The words of a filter, looked for in names and roles; the room for folding is used again.
private struct NameFilter {
  private let words: [ArraySlice<UInt8>]
  private var isFound: [Bool]
  private var folded: [UInt8] = []

  init(_ filter: String) {
    words = Folding.fold(filter.utf8).split(separator: UInt8(ascii: " "))
    isFound = Array(repeating: false, count: words.count)
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether each word stands in a name or role of the nodes.
  mutating func holds(_ group: [Int], in nodes: [NameNode]) -> Bool {
    for index in words.indices { isFound[index] = false }
    for node in group {
      for name in nodes[node].printed.keys where look(in: name) { return true }
      for role in nodes[node].roles.keys where look(in: role) { return true }
    }
    return false
  }

  /// Notes which words stand in a text; whether all have been found.
  private mutating func look(in text: String) -> Bool {
    folded.removeAll(keepingCapacity: true)
    Folding.fold(text.utf8, into: &folded)
    for index in words.indices where !isFound[index] { isFound[index] = folded.holds(words[index]) }
    return isFound.allSatisfy(\.self)
  }
}
