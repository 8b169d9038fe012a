/// What was decided about one article.
public struct ArticleDecisions: Hashable, Sendable {
  /// Whether it has been read.
  public fileprivate(set) var isRead = false
  /// Whether it has a star.
  public fileprivate(set) var isStarred = false
  /// Its tags, in order.
  public fileprivate(set) var tags: [String] = []
  /// The note on it.
  public fileprivate(set) var note: String?
  /// Where it was left.
  public fileprivate(set) var position: TextAnchor?
  /// What was decided about its passages.
  public fileprivate(set) var passages: [DecisionKey: String] = [:]

  fileprivate mutating func set(_ key: DecisionKey, _ value: String?) {
    switch key.aspect {
    case .read: isRead = value != nil
    case .star: isStarred = value != nil
    case .note: note = value
    case .position: position = value.flatMap { TextAnchor(written: $0) }
    case .tag:
      tags.removeAll { $0 == key.detail }
      if value != nil { tags.insert(key.detail, at: tags.partitioningIndex { $0 > key.detail }) }
    default: if key.passage != nil { passages[key] = value }
    }
  }
}

/// All that was decided, in memory.
public struct Decisions: Sendable {
  private var values: [DecisionKey: String] = [:]
  private var articles: [ArticleIdentity: ArticleDecisions] = [:]
  private var tagCounts: [String: Int] = [:]
  /// Counts changes to what is about people: whoever keeps something made from those compares it.
  public private(set) var peopleVersion = 0

  /// Nothing decided.
  public init() {}

  /// What was written down.
  public init(_ values: some Sequence<(key: DecisionKey, value: String)>) {
    for (key, value) in values { set(key, value) }
  }

  /// The number of decisions.
  public var count: Int { values.count }
  /// All decisions, in no order.
  public var all: [DecisionKey: String] { values }

  /// The value of a key; `nil` where nothing is decided, the empty string for a flag.
  public subscript(_ key: DecisionKey) -> String? { values[key] }

  /// What was decided about an article.
  public func entries(of article: ArticleIdentity) -> ArticleDecisions {
    articles[article] ?? ArticleDecisions()
  }
  /// Whether an article has been read.
  public func isRead(_ article: ArticleIdentity) -> Bool { articles[article]?.isRead ?? false }
  /// Whether an article has a star.
  public func isStarred(_ article: ArticleIdentity) -> Bool { articles[article]?.isStarred ?? false }
  /// The tags of an article, in order.
  public func tags(of article: ArticleIdentity) -> [String] { articles[article]?.tags ?? [] }
  /// The note on an article.
  public func note(of article: ArticleIdentity) -> String? { articles[article]?.note }
  /// Where an article was left.
  public func position(of article: ArticleIdentity) -> TextAnchor? { articles[article]?.position }

  /// Every tag in use, of articles and of quotations, the most used first.
  public var tags: [String] {
    tagCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// The pairs of folded names that are one person's (`samePerson`) or two people's (`differentPersons`), in order.
  public func pairs(_ aspect: Aspect) -> [(String, String)] {
    values.keys.filter { $0.aspect == aspect }.map(\.detail).sorted().compactMap { detail in
      let names = detail.split(separator: "\u{1F}", omittingEmptySubsequences: false)
      return names.count == 2 ? (String(names[0]), String(names[1])) : nil
    }
  }

  /// The change that gives `key` a value, or none with `nil`; `nil` where it is so already.
  public func change(_ key: DecisionKey, to value: String?) -> DecisionChange? {
    let before = values[key]
    return before == value ? nil : DecisionChange(key, before: before, after: value)
  }

  /// Takes up changes, whatever the values were before.
  public mutating func apply(_ changes: [DecisionChange]) {
    for change in changes { set(change.key, change.after) }
  }

  private mutating func set(_ key: DecisionKey, _ value: String?) {
    let before = values[key]
    guard before != value else { return }
    values[key] = value
    if key.aspect.isOfPeople { peopleVersion += 1 }
    if key.aspect == .tag || key.aspect == .quotationTag, (before == nil) != (value == nil) {
      let count = (tagCounts[key.detail] ?? 0) + (value == nil ? -1 : 1)
      tagCounts[key.detail] = count > 0 ? count : nil
    }
    if let article = key.article { articles[article, default: ArticleDecisions()].set(key, value) }
  }
}
