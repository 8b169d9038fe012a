import Documents

/// A query over a store: which articles and which quotations it selects.
///
/// Names of places are compared once for the whole store, on the postings; all else is compared on the bytes of the
/// article at hand. One evaluation may be asked on several threads.
public struct QueryEvaluation: Sendable {
  private let query: Query
  private let store: DocumentStore
  /// The articles that came after the reader was started.
  private let new: Set<Int>
  private let root: Part?

  /// A part of the query with what was found out for the whole store.
  private indirect enum Part: Sendable {
    case all(ofQuotation: [Part], others: [Part])
    case any([Part])
    case not(Part)
    case term(QueryTerm)
    case place(TextPattern, keys: Set<PlaceKey>, articles: Set<Int>)
    /// The identities that bear a name which is asked for, by their numbers among the store's people.
    case person(Set<Int>)
  }

  /// Looks at `store` through `query`; `new` are the articles that came after the reader was started.
  public init(_ query: Query, in store: DocumentStore, new: Set<Int> = []) {
    self.query = query
    var store = store
    if query.asksForPeople { store.settlePeople() }
    self.store = store
    self.new = new
    root = query.root.map { [store] in Self.part($0, store) }
  }

  private static func part(_ node: QueryNode, _ store: DocumentStore) -> Part {
    switch node {
    case .all(let nodes):
      return .all(
        ofQuotation: nodes.filter(\.isOfQuotation).map { part($0, store) },
        others: nodes.filter { !$0.isOfQuotation }.map { part($0, store) })
    case .any(let nodes):
      // Alternatives stand for themselves: each may be true of another quotation.
      return .any(nodes.map { part($0, store) })
    case .not(let node): return .not(part(node, store))
    case .term(.held(.place, let pattern)):
      var keys: Set<PlaceKey> = []
      var articles: Set<Int> = []
      for posting in store.places.all where posting.mentions > 0 && pattern.holds(in: posting.key.name) {
        keys.insert(posting.key)
        articles.formUnion(posting.articles.lazy.map(\.article))
      }
      return .place(pattern, keys: keys, articles: articles)
    case .term(.held(.person, let pattern)):
      return .person(
        Set(
          store.people.ranked().filter { number in
            store.people.posting(number)?.names.contains { pattern.holds(in: $0.name) } ?? false
          }))
    case .term(let term): return .term(term)
    }
  }

  // MARK: Articles

  /// Whether the query selects an article.
  ///
  /// Terms about quotations that stand side by side have to be true of one and the same quotation of it.
  public func selects(article index: Int) -> Bool {
    guard store.articles.indices.contains(index), !store.removed.contains(index) else { return false }
    guard let root else { return true }
    return holds(root, article: index)
  }

  private func holds(_ part: Part, article index: Int) -> Bool {
    switch part {
    case .all(let ofQuotation, let others):
      let (first, last) = (others.filter { !isText($0) }, others.filter(isText))
      return first.allSatisfy { holds($0, article: index) } && holdsOfOne(ofQuotation, article: index)
        && last.allSatisfy { holds($0, article: index) }
    case .any(let parts): return parts.contains { holds($0, article: index) }
    case .not(let part): return !holds(part, article: index)
    case .place(let pattern, let keys, let articles):
      return articles.contains(index) || names(pattern, keys, inArticle: index, within: nil)
    case .person(let people):
      return store.analysis(ofArticle: index)?.quotations.contains { isSaid($0, by: people, article: index) }
        ?? false
    case .term(let term): return holds(term, article: index)
    }
  }

  private func isSaid(_ quotation: Quotation, by people: Set<Int>, article index: Int) -> Bool {
    guard let speaker = quotation.speaker,
      let number = store.people.number(ofEntity: speaker, inArticle: index)
    else { return false }
    return people.contains(number)
  }

  private func isText(_ part: Part) -> Bool {
    switch part {
    case .term(.text): true
    case .not(let part): isText(part)
    case .any(let parts): parts.contains(where: isText)
    default: false
    }
  }

  /// Whether parts that are about quotations are true of one quotation; where all of them are negated, whether what
  /// they negate is true of none.
  private func holdsOfOne(_ parts: [Part], article index: Int) -> Bool {
    if parts.isEmpty { return true }
    let isNegated = parts.allSatisfy { if case .not = $0 { true } else { false } }
    if isNegated { return parts.allSatisfy { holds($0, article: index) } }
    guard let analysis = store.analysis(ofArticle: index) else { return false }
    return analysis.quotations.indices.contains { quotation in
      parts.allSatisfy { holds($0, quotation: quotation, analysis, article: index) }
    }
  }

  private func holds(_ term: QueryTerm, article index: Int) -> Bool {
    let article = store.articles[index]
    switch term {
    case .text(let pattern):
      return article.body.contains { pattern.holds(in: article.source.utf8, range: $0) }
    case .state(.noted), .tag:
      if holdsOfArticle(term, article: index) { return true }
      fallthrough
    case _ where term.isOfQuotation:
      guard let analysis = store.analysis(ofArticle: index) else { return false }
      return analysis.quotations.indices.contains {
        holds(term, quotation: $0, analysis, article: index)
      }
    default: return holdsOfArticle(term, article: index)
    }
  }

  /// Whether a term about articles is true of an article.
  private func holdsOfArticle(_ term: QueryTerm, article index: Int) -> Bool {
    let article = store.articles[index]
    switch term {
    case .date(let span): return article.date.map(span.contains) ?? false
    case .held(.outlet, let pattern): return holds(pattern, article.outlet, article)
    case .held(.title, let pattern): return holds(pattern, article.title, article)
    case .held(.file, let pattern): return pattern.holds(in: article.source.name)
    case .tag(let tag): return Self.has(tag, store.decisions.tags(of: article.identity))
    case .state(let state):
      switch state {
      case .read: return store.decisions.isRead(article.identity)
      case .unread: return !store.decisions.isRead(article.identity)
      case .starred: return store.decisions.isStarred(article.identity)
      case .noted: return store.decisions.note(of: article.identity) != nil
      case .new: return new.contains(index)
      case .verified, .unsure, .corrected: return false
      }
    default: return false
    }
  }

  private func holds(_ pattern: TextPattern, _ range: TextRange?, _ article: Article) -> Bool {
    range.map { pattern.holds(alone: $0, of: article.source.utf8) } ?? false
  }

  // MARK: Quotations

  /// The quotations of an article that the query selects, as indices of its analysis; with or without attitudes.
  public func quotations(ofArticle index: Int, leavingOutAttitudes: Bool = false) -> [Int] {
    guard store.articles.indices.contains(index), !store.removed.contains(index),
      let analysis = store.analysis(ofArticle: index)
    else { return [] }
    return analysis.quotations.indices.filter { quotation in
      if leavingOutAttitudes, analysis.quotations[quotation].attribution == .attitude { return false }
      return root.map { holds($0, quotation: quotation, analysis, article: index) } ?? true
    }
  }

  private func holds(_ part: Part, quotation: Int, _ analysis: Analysis, article index: Int) -> Bool {
    switch part {
    case .all(let ofQuotation, let others):
      return ofQuotation.allSatisfy { holds($0, quotation: quotation, analysis, article: index) }
        && others.allSatisfy { holds($0, quotation: quotation, analysis, article: index) }
    case .any(let parts): return parts.contains { holds($0, quotation: quotation, analysis, article: index) }
    case .not(let part): return !holds(part, quotation: quotation, analysis, article: index)
    case .place(let pattern, let keys, _):
      return names(
        pattern, keys, inArticle: index, within: analysis.quotations[quotation].content)
    case .person(let people): return isSaid(analysis.quotations[quotation], by: people, article: index)
    case .term(let term): return holds(term, quotation: quotation, analysis, article: index)
    }
  }

  private func holds(_ term: QueryTerm, quotation: Int, _ analysis: Analysis, article index: Int) -> Bool {
    let found = analysis.quotations[quotation]
    let article = store.articles[index]
    switch term {
    case .text(let pattern), .held(.says, let pattern):
      return found.content.contains { pattern.holds(alone: $0, of: article.source.utf8) }
    case .held(.speaker, let pattern):
      guard let speaker = found.speaker, analysis.entities.indices.contains(speaker) else { return false }
      return holds(pattern, speaker: speaker, analysis, article: index)
    case .held(.source, let pattern): return holds(pattern, found.source, article)
    case .kind(let kind): return found.kind == kind
    case .attribution(let attribution): return found.attribution == attribution
    case .state(.unsure): return found.isUnsure
    case .state(.verified): return isDecided([.verified], quotation, article: index)
    case .state(.corrected): return isDecided([.speaker, .extent, .added], quotation, article: index)
    case .state(.noted):
      return isDecided([.quotationNote], quotation, article: index) || holdsOfArticle(term, article: index)
    case .tag(let tag):
      return Self.has(tag, store.tags(ofQuotation: quotation, inArticle: index))
        || holdsOfArticle(term, article: index)
    default: return holdsOfArticle(term, article: index)
    }
  }

  private func isDecided(_ aspects: [Aspect], _ quotation: Int, article index: Int) -> Bool {
    aspects.contains { store.decision($0, onQuotation: quotation, inArticle: index) != nil }
  }

  private static func has(_ tag: [UInt32], _ tags: [String]) -> Bool {
    tags.contains { FoldedPattern($0).needle == tag }
  }

  private func holds(_ pattern: TextPattern, speaker: Int, _ analysis: Analysis, article index: Int) -> Bool {
    pattern.holds(in: analysis.entities[speaker].name)
  }

  /// Whether a place of the keys is mentioned, or one whose name in the text matches; in the whole article or within
  /// ranges. Demonyms are no places.
  private func names(
    _ pattern: TextPattern, _ keys: Set<PlaceKey>, inArticle index: Int, within ranges: [TextRange]?
  ) -> Bool {
    guard let analysis = store.analysis(ofArticle: index) else { return false }
    let article = store.articles[index]
    return analysis.places.contains { mention in
      guard mention.use != .demonym else { return false }
      if let ranges, !ranges.contains(where: { $0.contains(mention.range) }) { return false }
      return pattern.holds(alone: mention.range, of: article.source.utf8)
        || keys.contains(PlaceKey(mention, in: article.source))
    }
  }

  // MARK: Before the analysis

  /// What can be said of a part before the article is analysed.
  private struct Prospect {
    var mayHold = true
    var mayFail = true
  }

  /// Whether an article has no quotation that the query selects, whatever an analysis may find in it: by its date, outlet,
  /// title and file, and because words that are asked for do not stand in it.
  public func rulesOutQuotations(ofArticle index: Int) -> Bool {
    // Who is who is known from all articles together.
    guard let root, !query.asksForPeople else { return false }
    return !prospect(of: root, article: index).mayHold
  }

  private func prospect(of part: Part, article index: Int) -> Prospect {
    switch part {
    case .all(let ofQuotation, let others):
      let parts = (others + ofQuotation).map { prospect(of: $0, article: index) }
      return Prospect(mayHold: parts.allSatisfy(\.mayHold), mayFail: parts.contains(where: \.mayFail))
    case .any(let parts):
      let parts = parts.map { prospect(of: $0, article: index) }
      return Prospect(mayHold: parts.contains(where: \.mayHold), mayFail: parts.allSatisfy(\.mayFail))
    case .not(let part):
      let prospect = prospect(of: part, article: index)
      return Prospect(mayHold: prospect.mayFail, mayFail: prospect.mayHold)
    case .place, .person: return Prospect()
    case .term(let term): return prospect(of: term, article: index)
    }
  }

  private func prospect(of term: QueryTerm, article index: Int) -> Prospect {
    switch term {
    case .date, .held(.outlet, _), .held(.title, _), .held(.file, _), .state(.read), .state(.unread),
      .state(.starred), .state(.new):
      let holds = holdsOfArticle(term, article: index)
      return Prospect(mayHold: holds, mayFail: !holds)
    case .text(let pattern), .held(.says, let pattern):
      // An expression may look at where a quotation begins and ends.
      guard pattern.isOfWords else { return Prospect() }
      let article = store.articles[index]
      return Prospect(mayHold: pattern.holds(in: article.source.utf8, range: article.span))
    default: return Prospect()
    }
  }
}
