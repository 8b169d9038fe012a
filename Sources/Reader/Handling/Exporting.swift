import Documents
import Search

extension ReaderState {
  // MARK: What goes out

  /// The quotations that are shown where the reader is; `nil` where none are.
  private var exportScope: ExportScope? {
    switch views.shown {
    case .quotes: return .quotes
    case .search: return .found
    case .dossier: return .dossier
    case .speakers: return views.speakers.chosen.map { .person($0) }
    case .places, .map: return nil
    case nil: break
    }
    if focus == .list { return .listed }
    guard let open = reading.article else { return nil }
    if focus == .reading, let standing = quotationStoodOn {
      return .quotation(article: open, standing.anchor)
    }
    return .article(open)
  }

  /// The quotations of a scope as they are now.
  private func references(of scope: ExportScope) -> [QuotationReference] {
    switch scope {
    case .quotes: return views.quotes.rows.map(QuotationReference.init(number:))
    case .listed: return listedArticles.flatMap(statements)
    case .found: return foundArticles.flatMap(statements)
    case .article(let article): return statements(ofArticle: article)
    case .dossier:
      return (views.person.map { person in views.dossier.rows.map { person.statements[$0] } } ?? [])
        .map { QuotationReference(article: $0.article, quotation: $0.quotation) }
    case .person(let number):
      let dossier = Dossier(of: number, in: store, attitudes: settings.showsAttitudes)
      return (dossier?.statements ?? [])
        .map { QuotationReference(article: $0.article, quotation: $0.quotation) }
    case .quotation(let article, let anchor):
      let all = store.analysis(ofArticle: article)?.quotations.indices ?? 0..<0
      return all.filter { store.anchor(ofQuotation: $0, inArticle: article) == anchor }
        .map { QuotationReference(article: article, quotation: $0) }
    }
  }

  /// The articles that were found, in the order of their rows.
  var foundArticles: [Int] { views.search.rows.map { views.hits[$0].article } }

  /// The quotations of an article that are shown: attitudes where they are.
  private func statements(ofArticle article: Int) -> [QuotationReference] {
    guard let analysis = store.analysis(ofArticle: article) else { return [] }
    return analysis.quotations.indices
      .filter { settings.showsAttitudes || analysis.quotations[$0].attribution == .statement }
      .map { QuotationReference(article: article, quotation: $0) }
  }

  /// "12 quotations of 3 articles".
  private func name(of scope: ExportScope, _ count: Int) -> String {
    let quotations = count == 1 ? "1 quotation" : "\(count) quotations"
    func articles(_ count: Int) -> String { count == 1 ? "1 article" : "\(count) articles" }
    return switch scope {
    case .quotes: quotations
    case .listed: "\(quotations) of \(articles(listedArticles.count))"
    case .found: "\(quotations) of \(articles(foundArticles.count))"
    case .dossier: "\(quotations) of \(views.person?.posting.name ?? "this speaker")"
    case .person(let number): "\(quotations) of \(store.people.name(number))"
    case .article: "the article's \(quotations)"
    case .quotation: "the quotation stood on"
    }
  }

  /// How many articles of a scope have not been analysed yet.
  private func unanalysedCount(_ scope: ExportScope) -> Int {
    switch scope {
    case .quotes, .dossier, .person: isAnalysed ? 0 : max(0, store.articles.count - store.analysedCount)
    case .listed: listedArticles.count { !store.isAnalysed($0) }
    case .found: foundArticles.count { !store.isAnalysed($0) }
    case .article(let article): !store.isAnalysed(article) ? 1 : 0
    case .quotation: 0
    }
  }

  // MARK: Into a file

  /// Asks into which file the quotations that are shown are written.
  mutating func askForExport(_ effects: inout [Effect]) {
    guard let scope = exportScope, let asked = exportQuestion(scope, "quotes.md", &effects) else {
      if message == nil { say("No article is open", &effects) }
      return
    }
    ask(asked)
  }

  private mutating func exportQuestion(
    _ scope: ExportScope, _ path: String, confirmed: String? = nil, _ effects: inout [Effect]
  ) -> LineEntry? {
    guard let words = outgoing(scope, &effects) else { return nil }
    var asked = LineEntry(
      .export(scope, confirmed: confirmed), question: "export \(words) to: ", answer: path)
    let waiting = unanalysedCount(scope)
    if waiting > 0 { asked.remark = "\(waiting) not analysed yet" }
    return asked
  }

  /// Names the quotations of a scope; `nil`, and a word about it, where there are none.
  private mutating func outgoing(_ scope: ExportScope, _ effects: inout [Effect]) -> String? {
    let count = references(of: scope).count
    guard count > 0 else {
      let isWaiting = unanalysedCount(scope) > 0
      say(isWaiting ? "A moment: this is still being analysed" : "No quotations here", &effects)
      return nil
    }
    return name(of: scope, count)
  }

  /// Has quotations written; what is wrong with the path, if something is.
  mutating func export(
    _ scope: ExportScope, to answer: String, confirmed: String?, _ effects: inout [Effect]
  ) -> String? {
    let path = answer.trimmingSpaces
    guard !path.isEmpty else { return nil }
    guard let form = ExportForm(ofFile: path) else { return "a name that ends in \(ExportForm.endings)" }
    let request = ExportRequest(
      references(of: scope), to: path, as: form, replaces: confirmed == path, scope: scope)
    say("Writing \(path) …", &effects)
    effects.append(.export(request))
    return nil
  }

  /// Tells what came of an export; asks once more where the person can mend it.
  mutating func take(_ outcome: ExportOutcome, of request: ExportRequest, _ effects: inout [Effect]) {
    let reason: String
    switch outcome {
    case .written(let count):
      say("Wrote \(count == 1 ? "1 quotation" : "\(count) quotations") to \(request.path)", &effects)
      return
    case .exists: reason = "exists: Enter again to replace it"
    case .failed(let words): reason = words
    }
    // Whoever types something else by now is not interrupted.
    guard context != .prompt, overlay == nil,
      let asked = exportQuestion(
        request.scope, request.path, confirmed: outcome == .exists ? request.path : nil, &effects)
    else {
      say("\(request.path) was not written: \(reason)", warning: true, &effects)
      return
    }
    message = nil
    ask(asked.refused(reason))
  }

  // MARK: To a command

  /// Asks which command is to read the quotations that a view shows.
  mutating func askForPipeOfRows(_ effects: inout [Effect]) {
    guard let scope = exportScope, let words = outgoing(scope, &effects) else { return }
    ask(LineEntry(.pipeQuotations(scope), question: "pipe \(words) to: "))
  }

  mutating func pipe(_ scope: ExportScope, to command: String, _ effects: inout [Effect]) {
    effects.append(.lend(.pipeQuotations(command: command, references(of: scope))))
  }
}
