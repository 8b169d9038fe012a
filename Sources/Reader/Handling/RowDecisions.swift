import Documents
import Search

/// A quotation that something is decided about, whatever is found in its article meanwhile.
public struct Passage: Hashable, Sendable {
  /// The article, an index of the store.
  let article: Int
  /// What the decision is anchored to.
  let anchor: TextAnchor
}

extension ReaderState {
  /// Whether an action decides about the rows of a view: their quotations, or the articles these stand in.
  func decidesOnRows(_ action: Action, in view: CorpusView) -> Bool {
    switch action {
    case .readToggle, .starToggle, .tagEdit, .noteEdit, .bulk:
      return view == .quotes || view == .dossier || view == .search
    case .verifiedToggle, .correctSpeaker, .correctReject: return view == .quotes || view == .dossier
    default: return false
    }
  }

  /// The quotations of the rows that are shown: of the selected one, or of all.
  private func quotationsOfRows(all: Bool) -> [QuotationReference] {
    switch views.shown {
    case .quotes:
      let numbers = all ? views.quotes.rows : views.quotes.chosen.map { [$0] } ?? []
      return numbers.map(QuotationReference.init(number:)).filter { quotation(number: $0.number) != nil }
    case .dossier:
      let statements: [Dossier.Statement]
      if all {
        statements = views.person.map { person in views.dossier.rows.map { person.statements[$0] } } ?? []
      } else {
        statements = chosenStatement.map { [$0] } ?? []
      }
      return statements.map { QuotationReference(article: $0.article, quotation: $0.quotation) }
    default: return []
    }
  }

  /// The articles of the rows that are shown: of the selected one, or of all.
  func articlesOfRows(all: Bool) -> [Int] {
    guard views.shown == .search else {
      var seen: Set<Int> = []
      return quotationsOfRows(all: all).map(\.article).filter { seen.insert($0).inserted }
    }
    return all ? foundArticles : views.search.chosen.map { [views.hits[$0].article] } ?? []
  }

  /// Whether the rows that are shown stand for quotations.
  var showsRowsOfQuotations: Bool { views.shown == .quotes || views.shown == .dossier }

  /// The quotations a decision is about: in a view that of the selected row, or with the bulk prefix those of all rows; in
  /// an article the one at hand. A word where there is none.
  mutating func quotationsToDecide(isBulk: Bool = false, _ effects: inout [Effect]) -> [QuotationReference] {
    guard views.shown == nil else {
      let rows = quotationsOfRows(all: isBulk)
      if rows.isEmpty { say("No quotation here", &effects) }
      return rows
    }
    guard let open = reading.article, let standing = standOnQuotationAtHand(&effects) else { return [] }
    return [QuotationReference(article: open, quotation: standing.index)]
  }

  /// What decisions about a quotation are anchored to.
  func passage(_ reference: QuotationReference) -> Passage? {
    store.anchor(ofQuotation: reference.quotation, inArticle: reference.article)
      .map { Passage(article: reference.article, anchor: $0) }
  }

  /// "this quotation" or "12 quotations".
  static func name(ofQuotations count: Int) -> String {
    count == 1 ? "this quotation" : "\(count) quotations"
  }

  /// What the bulk prefix stands for, for the status line.
  public var bulkName: String {
    switch views.shown {
    case .quotes, .dossier:
      "all \(quotationsOfRows(all: true).count) quotations: verified, tag, note, reject; their articles: read, star"
    case .search: "all \(views.search.rows.count) articles: read, star, tag or note"
    default: "all \(listedCount) articles: read, star, tag or note"
    }
  }

  // MARK: Lists that follow decisions

  /// Has what is listed looked at again after decisions that queries ask for.
  mutating func noteDecided(_ changes: [DecisionChange], touched: [Int], keepsRows: Bool) {
    var decided: Set<Int> = []
    for change in changes where change.key.aspect != .position {
      if let identity = change.key.article { decided.formUnion(store.articles(of: identity)) }
    }
    views.quotes.stale.formUnion(views.quotes.filter.text.isEmpty ? Set(touched) : decided)
    // Who reads on in a list of what is unread does not want it to shrink under his eyes.
    guard !list.filter.text.isEmpty, !keepsRows else { return }
    list.stale.formUnion(decided)
    list.decided.formUnion(decided)
  }
}
