import Documents
import Reader
import Screen
import Search

extension Canvas {
  mutating func drawList(_ rect: Rect) {
    let count = state.list.rows.count
    let right = count > 0 ? "\(state.list.selected + 1)/\(count)" : ""
    let filter = state.list.filter.text
    let unread = state.unreadCount
    let name = filter.isEmpty ? "Articles" : "Articles: \(filter)"
    let title = unread > 0 && rect.columns >= 28 ? "\(name) · \(unread) unread" : name
    drawHeader(rect, pane: .list, title, right: right)
    let rows = rect.underHeader
    guard count > 0 else {
      drawEmpty(rows)
      return
    }
    for row in 0..<rows.rows {
      let index = state.list.top + row
      guard index < count else { break }
      drawArticle(
        state.list.rows[index], rows, row: rows.row + row, isSelected: index == state.list.selected)
    }
    let cursorRow = rows.row + state.list.selected - state.list.top
    if state.focus == .list { grid.cursor = Point(column: rows.column, row: cursorRow) }
  }

  private mutating func drawArticle(_ index: Int, _ rect: Rect, row: Int, isSelected: Bool) {
    let article = state.store.articles[index]
    let isOpen = index == state.reading.article
    let flags: Role.Flags = isSelected && state.focus == .list ? .selected : []
    if isSelected { write("▸", rect.column, row, limit: rect.endColumn, Role(.chosenRow)) }
    let decisions = state.store.decisions
    let hasDot = rect.columns >= 24
    if !decisions.isRead(article.identity), hasDot {
      write("●", rect.column + 1, row, limit: rect.endColumn, Role(.unread))
    }
    var end = rect.endColumn
    let quotations = state.store.quotationCount(
      ofArticle: index, attitudes: state.settings.showsAttitudes)
    if rect.columns >= 20 {
      let text = quotations.map(String.init) ?? "…"
      write(text, endingAt: end, row, from: rect.column, Role(.count))
      end -= 4
    }
    if decisions.isStarred(article.identity) {
      write("★", endingAt: end, row, from: rect.column, Role(.star))
      end -= 2
    }
    // Date and outlet stand in columns; a title may run over the columns that are empty in its row.
    if rect.columns >= 60 {
      var free = end
      if let date = article.date {
        write(shortDate(date), endingAt: end, row, from: rect.column, Role(.rowDetail))
        free = end - 13
      }
      if rect.columns >= 76, let outlet = article.outlet {
        write(article.source.line(outlet), end - 27, row, limit: end - 13, Role(.rowDetail))
        free = end - 28
      }
      end = free
    }
    let title = article.source.line(headline(article))
    write(
      title.isEmpty ? article.source.name : title, rect.column + (hasDot ? 3 : 2), row, limit: end,
      Role(isOpen ? .chosenRow : .row, flags))
  }

  /// Enough of the headline to fill any row.
  private func headline(_ article: Article) -> TextRange {
    TextRange(article.headline.start, min(article.headline.end, article.headline.start + 1200))
  }

  private mutating func drawEmpty(_ rect: Rect) {
    let lines: [String]
    if !state.list.filter.text.isEmpty {
      let isRunning = state.queries.isRunning(.articles) || !state.progress.isDone
      let clear = state.settings.keymap.keys(for: .cancel, in: .list).first?.notation
      lines =
        isRunning
        ? ["Reading …"]
        : ["No article is selected by this query."] + (clear.map { ["\($0) shows all again."] } ?? [])
    } else if !state.progress.isDone {
      lines = ["Reading …"]
    } else {
      let place = state.paths.joined(separator: ", ")
      lines = ["No article in \(place)."] + emptyAdvice
    }
    for (row, line) in lines.enumerated() where row < rect.rows {
      write(line, rect.column + 1, rect.row + row, limit: rect.endColumn, Role(.note))
    }
  }

  private var emptyAdvice: [String] {
    let show = state.settings.keymap.keys(for: .skippedShow, in: .list).first?.notation
    let skipped = state.store.skipped.count
    let left = skipped == 1 ? "1 file was left out" : "\(skipped) files were left out"
    var advice = skipped > 0 ? ["\(left)" + (show.map { "; \($0) shows why." } ?? ".")] : []
    advice.append("Put .txt files there, or name a folder:")
    advice.append("  pullquote FOLDER")
    return advice
  }
}

/// `8 Aug 2018`.
func shortDate(_ date: ArticleDate) -> String {
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  return "\(date.day) \(months[date.month - 1]) \(date.year)"
}
