import Documents

/// A query, understood: what articles and quotations are selected by.
///
/// docs/QUERY.md has the language.
public struct Query: Sendable {
  /// The query as it was typed.
  public let text: String
  /// What has to hold; `nil` where everything is selected.
  let root: QueryNode?

  /// Selects everything.
  public init() {
    text = ""
    root = nil
  }

  init(text: String, root: QueryNode?) {
    self.text = text
    self.root = root
  }

  /// Understands a query, or says where and why it cannot.
  public init(_ text: String) throws(QueryProblem) {
    var parser = QueryParser(text)
    self.init(text: text, root: try parser.parse())
  }

  /// Whether everything is selected.
  public var selectsAll: Bool { root == nil }

  /// What is to be lit up in the text: the words, phrases and expressions without a key that are not negated.
  public var litPatterns: [TextPattern] {
    var patterns: [TextPattern] = []
    root?.collectLit(into: &patterns)
    return patterns
  }

  /// The words that all have to stand in the text, where nothing else is asked for; `nil` otherwise.
  var onlyWords: [FoldedPattern]? {
    switch root {
    case .term(.text(let pattern)): pattern.folded.map { [$0] }
    case .all(let nodes):
      nodes.reduce([]) { words, node in
        guard let words, case .term(.text(let pattern)) = node, let folded = pattern.folded else {
          return nil
        }
        return words + [folded]
      }
    default: nil
    }
  }

  /// Whether the bodies of the articles have to be read for it.
  public var readsText: Bool { root?.readsText ?? false }

  /// Whether it asks for people by any of their names.
  var asksForPeople: Bool { root?.names(.person) ?? false }

  /// Whether it says which attributions are wanted.
  public var namesAttribution: Bool { root?.names(.attribution) ?? false }
}

/// A part of a query.
indirect enum QueryNode: Sendable {
  /// All of them hold.
  case all([QueryNode])
  /// At least one of them holds.
  case any([QueryNode])
  /// It does not hold.
  case not(QueryNode)
  /// A term holds.
  case term(QueryTerm)

  func collectLit(into patterns: inout [TextPattern]) {
    switch self {
    case .all(let nodes), .any(let nodes): for node in nodes { node.collectLit(into: &patterns) }
    case .term(.text(let pattern)): patterns.append(pattern)
    case .not, .term: break
    }
  }

  var readsText: Bool {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.readsText)
    case .not(let node): node.readsText
    case .term(.text): true
    case .term: false
    }
  }

  func names(_ key: QueryKey) -> Bool {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.contains { $0.names(key) }
    case .not(let node): node.names(key)
    case .term(let term): term.key == key
    }
  }

  /// Whether it is only about what is true of a quotation.
  var isOfQuotation: Bool {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.allSatisfy(\.isOfQuotation)
    case .not(let node): node.isOfQuotation
    case .term(let term): term.isOfQuotation
    }
  }

  /// How much work it is to find out whether it holds: what is cheap is asked first.
  var cost: Int {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.map(\.cost).max() ?? 0
    case .not(let node): node.cost
    case .term(.text): 4
    case .term(let term): term.key == .says ? 3 : term.isOfQuotation ? 2 : 1
    }
  }
}

/// The smallest part of a query.
enum QueryTerm: Sendable {
  /// Words or an expression without a key.
  case text(TextPattern)
  /// Words or an expression that a name, title, path or quotation holds.
  case held(QueryKey, TextPattern)
  /// A tag, folded, which must be the same.
  case tag([UInt32])
  /// How much of the content stands in quotation marks.
  case kind(Quotation.Kind)
  /// Said or thought.
  case attribution(Quotation.Attribution)
  /// The article's day.
  case date(DateSpan)
  /// What `is:` asks for.
  case state(QueryState)

  /// The key; `nil` for text without one.
  var key: QueryKey? {
    switch self {
    case .text: nil
    case .held(let key, _): key
    case .tag: .tag
    case .kind: .kind
    case .attribution: .attribution
    case .date: .date
    case .state: .is
    }
  }

  /// Whether it is true of a quotation; other terms are true of the article, or of both.
  var isOfQuotation: Bool {
    switch self {
    case .kind, .attribution: true
    case .held(let key, _): [.speaker, .person, .source, .says].contains(key)
    case .state(let state): state == .verified || state == .unsure || state == .corrected
    case .text, .tag, .date: false
    }
  }
}
