import Documents
import Reader
import Screen

extension Canvas {
  mutating func drawDossier(_ rect: Rect) {
    guard let dossier = state.views.person else { return }
    let list = state.views.dossier
    let posting = dossier.posting
    let statements = posting.statements == 1 ? "1 statement" : "\(posting.statements) statements"
    let articles = posting.articles.count
    var title = posting.name
    if !list.filter.text.isEmpty { title += " · \(list.rows.count) with “\(list.filter.text)”" }
    if rect.columns >= 60 {
      title += " · \(statements) in " + (articles == 1 ? "1 article" : "\(articles) articles") + analysed
    }
    drawViewHeader(rect, title, right: list.rows.isEmpty ? "" : "\(list.selected + 1)/\(list.rows.count)")
    let layout = state.dossierLayout
    drawFacts(dossier, layout)
    guard !list.rows.isEmpty else {
      let text = list.filter.text.isEmpty ? "named, but never quoted" : "no statement has that"
      write(text, layout.rows.column + 2, layout.rows.row, limit: layout.rows.endColumn, Role(.note))
      grid.cursor = Point(column: layout.rows.column, row: layout.rows.row)
      return
    }
    for row in 0..<layout.rows.rows where list.top + row < list.rows.count {
      let isSelected = list.top + row == list.selected
      draw(
        dossier.statements[list.rows[list.top + row]], layout.rows, row: layout.rows.row + row,
        isSelected: isSelected)
      if isSelected { grid.cursor = Point(column: layout.rows.column, row: layout.rows.row + row) }
    }
    drawWords(layout)
  }

  // MARK: What is known

  private mutating func drawFacts(_ dossier: Dossier, _ layout: DossierLayout) {
    guard let rect = layout.facts else { return }
    if layout.isBeside {
      let rule = Rect(column: rect.column - 2, row: rect.row, columns: 1, rows: rect.rows)
      grid.fill(rule, with: .drawn("│"), role: Role(.rule).rawValue)
      drawFactsBeside(dossier.facts, rect)
      return
    }
    for (row, fact) in dossier.facts.prefix(rect.rows).enumerated() {
      let end = write(fact.label, rect.column + 2, rect.row + row, limit: rect.endColumn, Role(.popupLabel))
      write(
        fact.items.joined(separator: ", "), max(end + 1, rect.column + 14), rect.row + row,
        limit: rect.endColumn, Role(.rowDetail))
    }
    let rule = Rect(column: rect.column, row: rect.endRow, columns: rect.columns, rows: 1)
    grid.fill(rule, with: .drawn("─"), role: Role(.rule).rawValue)
  }

  /// Each fact under its name, item by item, as many as there is room for.
  private mutating func drawFactsBeside(_ facts: [Dossier.Fact], _ rect: Rect) {
    var row = rect.row
    for (index, fact) in facts.enumerated() where row < rect.endRow {
      write(fact.label, rect.column, row, limit: rect.endColumn, Role(.heading))
      row += 1
      // The facts that follow get at least two rows each.
      let reserved = 2 * (facts.count - index - 1)
      let room = max(1, min(fact.items.count, 5, rect.endRow - row - reserved))
      for (place, item) in fact.items.prefix(room).enumerated() where row < rect.endRow {
        let rest = fact.items.count - room
        let more = place == room - 1 && rest > 0 ? " and \(rest) more" : ""
        let limit = rect.endColumn - DisplayWidth.columns(of: more)
        let end = write(item, rect.column + 1, row, limit: limit, Role(.row))
        write(more, end, row, limit: rect.endColumn, Role(.meta))
        row += 1
      }
    }
  }

  // MARK: Statements

  private mutating func draw(_ statement: Dossier.Statement, _ rect: Rect, row: Int, isSelected: Bool) {
    guard let analysis = state.store.analysis(ofArticle: statement.article),
      analysis.quotations.indices.contains(statement.quotation)
    else { return }
    let quotation = analysis.quotations[statement.quotation]
    let article = state.store.articles[statement.article]
    if isSelected { write("▸", rect.column, row, limit: rect.endColumn, Role(.chosenRow)) }
    var column = rect.column + 2
    var end = rect.endColumn
    if rect.columns >= 36 {
      if let date = statement.date {
        write(shortDate(date), column, row, limit: end, Role(.rowDetail))
      }
      column += 13
    }
    if rect.columns >= 70 {
      let start = end - max(18, rect.columns / 4)
      write(article.source.line(shortened(article.headline)), start, row, limit: end, Role(.rowDetail))
      end = start - 2
    }
    let kind: (Unicode.Scalar, Role.Kind, Role.Kind) =
      switch (quotation.attribution, quotation.kind) {
      case (.attitude, _): ("~", .barAttitude, .attitude)
      case (_, .direct): ("▌", .barDirect, .direct)
      case (_, .mixed): ("▎", .barMixed, .mixed)
      case (_, .indirect): ("┊", .barIndirect, .indirect)
      }
    let flags: Role.Flags = quotation.isUnsure ? .unsure : []
    grid.put(
      .drawn(kind.0), at: Point(column: column, row: row), limit: end, role: Role(kind.1, flags).rawValue)
    write(
      words(quotation, article, most: 400), column + 2, row, limit: end,
      Role(kind.2, isSelected ? flags.union(.selected) : flags))
  }

  /// The selected statement in full, and where it stands.
  private mutating func drawWords(_ layout: DossierLayout) {
    guard let rect = layout.words, let statement = state.chosenStatement,
      let analysis = state.store.analysis(ofArticle: statement.article),
      analysis.quotations.indices.contains(statement.quotation)
    else { return }
    let article = state.store.articles[statement.article]
    let quotation = analysis.quotations[statement.quotation]
    let rule = Rect(column: rect.column, row: rect.row - 1, columns: rect.columns, rows: 1)
    grid.fill(rule, with: .drawn("─"), role: Role(.rule).rawValue)
    let utf8 = Array(words(quotation, article, most: 4000).utf8)
    let lines = LineBreaker.lines(of: utf8, in: 0..<utf8.count, width: max(1, rect.columns - 3))
    let room = rect.rows - 1
    for (row, line) in lines.prefix(room).enumerated() {
      var text = String(decoding: utf8[line.start..<line.end], as: UTF8.self)
      if row == room - 1, lines.count > room { text += " …" }
      write(text, rect.column + 2, rect.row + row, limit: rect.endColumn, Role(.text))
    }
    var from = [quotation.attribution == .attitude ? "attitude" : quotation.kind.rawValue]
    from.append(quotation.certainty)
    if let outlet = article.outlet { from.append(article.source.line(outlet)) }
    from.append(article.source.line(shortened(article.headline)))
    write(
      from.joined(separator: " · "), rect.column + 2, rect.row + min(room, lines.count),
      limit: rect.endColumn, Role(.meta))
  }

  private func words(_ quotation: Quotation, _ article: Article, most: Int) -> String {
    quotation.content.map { range in
      article.source.line(TextRange(range.start, min(range.end, range.start + most)))
    }.joined(separator: " … ")
  }

  private func shortened(_ range: TextRange) -> TextRange {
    TextRange(range.start, min(range.end, range.start + 400))
  }
}
