import Documents
import Search

extension ReaderState {
  /// Opens the quotations of all articles, on the one stood on where there is one.
  mutating func openQuotes() {
    if case .quotation(let index) = reading.focus, let article = reading.article {
      wantedQuotation = QuotationReference(article: article, quotation: index).number
    } else {
      wantedQuotation = views.quotes.chosen
    }
    requestQuotations()
  }

  mutating func requestQuotations() {
    views.quotes.stale = []
    requestQuotations(of: nil)
  }

  mutating func takeQuotations(_ answer: QueryAnswer) {
    let shown = answer.numbers
    guard let looked = answer.request.articles else {
      let chosen = wantedQuotation ?? views.quotes.chosen
      wantedQuotation = nil
      views.quotes.replace(by: shown, selecting: chosen)
      return
    }
    // Where the quotations of an article were, its new ones go; others go behind, so that nothing moves.
    let gone = Set(looked)
    views.quotes.stale.subtract(gone)
    let chosen = views.quotes.chosen
    var new = Dictionary(grouping: shown) { QuotationReference(number: $0).article }
    var rows: [Int] = []
    for row in views.quotes.rows {
      let article = QuotationReference(number: row).article
      if !gone.contains(article) {
        rows.append(row)
      } else if let found = new.removeValue(forKey: article) {
        rows += found
      }
    }
    for article in new.keys.sorted() { rows += new[article] ?? [] }
    let top = views.quotes.top
    let selected = views.quotes.selected
    views.quotes.replace(by: rows, selecting: chosen)
    if let chosen, views.quotes.chosen != chosen { views.quotes.go(to: selected) }
    views.quotes.top = top
    // What was decided while the query ran.
    guard !views.quotes.stale.isEmpty else { return }
    var effects: [Effect] = []
    refreshViewLater(&effects)
    outbox += effects
  }

  /// Asks for the quotations of all articles or of some: attitudes are shown where they are in articles, or where the query
  /// asks for them.
  private mutating func requestQuotations(of articles: [Int]?) {
    let text = views.quotes.filter.text
    let isNamed = (try? Query(text))?.namesAttribution ?? false
    request(
      .quotations, text, articles: articles, leavesOutAttitudes: !settings.showsAttitudes && !isNamed,
      order: articles == nil ? quotationOrder : nil)
  }

  /// The quotation of a row, with its article and analysis; `nil` where it is not there any more.
  public func quotation(number: Int) -> (quotation: Quotation, analysis: Analysis, article: Article)? {
    let reference = QuotationReference(number: number)
    guard store.articles.indices.contains(reference.article),
      let analysis = store.analysis(ofArticle: reference.article),
      analysis.quotations.indices.contains(reference.quotation)
    else { return nil }
    return (analysis.quotations[reference.quotation], analysis, store.articles[reference.article])
  }

  /// The order of the view, where it is not that of the articles.
  private var quotationOrder: QuotationOrder? {
    switch RowOrder.ofQuotations[views.quotes.order] {
    case .natural, .best, .unread, .quotations: nil
    case .newest: .newest
    case .oldest: .oldest
    case .speaker: .speaker
    case .kind: .kind
    }
  }

  /// Takes up quotations that were found since.
  mutating func addQuotations() {
    guard !views.quotes.stale.isEmpty, !queries.running.contains(.quotations) else { return }
    requestQuotations(of: views.quotes.stale.sorted())
  }

  /// Runs an action in the list of quotations; false where it means nothing there.
  mutating func runInQuotes(_ action: Action, count: Int?, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .open:
      if let number = views.quotes.chosen { goToQuotation(number: number, &effects) }
    case .cancel: _ = clearFilter()
    case .searchStart: startFilter(&effects)
    case .attitudesToggle:
      settings.showsAttitudes.toggle()
      refreshAnalysis()
      requestQuotations()
      say(settings.showsAttitudes ? "Attitudes are shown too" : "Statements only", &effects)
    case .viewSort:
      views.quotes.order = (views.quotes.order + 1) % RowOrder.ofQuotations.count
      requestQuotations()
      say("Ordered by \(RowOrder.ofQuotations[views.quotes.order].rawValue)", &effects)
    case .quoteCopy:
      guard let number = views.quotes.chosen, let found = quotation(number: number) else { return true }
      effects.append(.copy(Self.citation(found.quotation, in: found.analysis, of: found.article)))
      say("Copied with its source line", &effects)
    default: return runInList(action, count: count, in: .quotes, &effects)
    }
    return true
  }

  /// Goes from a view to the words of a quotation.
  mutating func goToQuotation(number: Int, _ effects: inout [Effect]) {
    let reference = QuotationReference(number: number)
    guard let found = quotation(number: number) else {
      say("This quotation is not there any more", &effects)
      return
    }
    if let view = views.shown { views.trail.append(view) }
    views.shown = nil
    show(reference.article, &effects)
    show(.reading)
    if found.quotation.attribution == .attitude, !settings.showsAttitudes {
      settings.showsAttitudes = true
      refreshAnalysis()
      say("It is an attitude: these are shown now", &effects)
    }
    stand(on: .quotation(reference.quotation))
  }
}
