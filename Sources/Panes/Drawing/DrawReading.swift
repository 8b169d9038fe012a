import Documents
import Reader
import Screen

extension Canvas {
  mutating func drawReading(_ rect: Rect) {
    guard let article = state.article, let layout = state.reading.layout,
      let frame = state.readingFrame
    else {
      drawHeader(rect, pane: .reading, breadcrumb(""))
      return
    }
    let top = layout.isEmpty ? layout.first : layout.position(of: state.reading.top)
    let lines = layout.isEmpty ? [] : layout.lines(from: top, count: frame.rect.rows)
    drawReadingHeader(rect, article, layout, lines)
    if lines.isEmpty {
      write(
        "This article is empty.", frame.textColumn, frame.rect.row, limit: frame.rect.endColumn, Role(.note))
    }
    let painter = TextPainter(state, article)
    let focusStart = state.focusRange?.start
    var cursor = Point(column: frame.textColumn, row: frame.rect.row)
    for (row, line) in lines.enumerated() where !line.range.isEmpty {
      let at = Point(column: frame.textColumn, row: frame.rect.row + row)
      let place = draw(line, at: at, painter, article, frame)
      if let focusStart, line.range.contains(focusStart) {
        cursor = Point(column: place[focusStart] ?? at.column, row: at.row)
      }
    }
    if state.focus == .reading { grid.cursor = cursor }
  }

  private mutating func drawReadingHeader(
    _ rect: Rect, _ article: Article, _ layout: ReadingLayout, _ lines: [ReadingLine]
  ) {
    let titleInSight = lines.contains { $0.kind == .title } || article.title == nil
    var parts: [String] = []
    let decisions = state.store.decisions.entries(of: article.identity)
    let signs = (decisions.isStarred ? ["★"] : []) + decisions.tags.map { "#\($0)" }
    if !signs.isEmpty { parts.append(signs.joined(separator: " ")) }
    if let outlet = article.outlet { parts.append(article.source.line(outlet)) }
    if let dateline = article.dateline { parts.append(article.source.line(dateline)) }
    if let date = article.date { parts.append(shortDate(date)) }
    parts.append(readingTime(article))
    if state.isReadingRest {
      parts.append("reading …")
    } else if state.analysis != nil {
      let count = state.reading.quotations.count
      parts.append(count == 1 ? "1 quotation" : "\(count) quotations")
    } else {
      parts.append("analysing …")
    }
    let left = titleInSight ? parts.joined(separator: " · ") : article.source.line(article.headline)
    drawHeader(rect, pane: .reading, breadcrumb(left), right: progress(article, lines))
  }

  private func readingTime(_ article: Article) -> String {
    // Six bytes a word and 240 words a minute.
    let bytes = article.body.reduce(0) { $0 + $1.count }
    return "\(max(1, (bytes + 720) / 1440)) min"
  }

  private func progress(_ article: Article, _ lines: [ReadingLine]) -> String {
    guard let layout = state.reading.layout, !layout.isEmpty else { return "" }
    // Where it ends, and so how far one is, is not known yet.
    if state.isReadingRest { return "reading …" }
    guard let last = lines.last, let first = lines.first else { return "" }
    let start = layout.offset(of: layout.first)
    let end = max(start + 1, article.body.last?.end ?? article.span.end)
    if layout.position(of: last.range.start) >= layout.last {
      return layout.position(of: first.range.start) <= layout.first ? "All" : "End"
    }
    if layout.position(of: first.range.start) <= layout.first { return "Top" }
    return "\(max(0, min(99, (last.range.end - start) * 100 / (end - start)))) %"
  }

  /// Draws one line and returns the column of each glyph by its first byte.
  private mutating func draw(
    _ line: ReadingLine, at point: Point, _ painter: TextPainter, _ article: Article, _ frame: ReadingFrame
  ) -> [Int: Int] {
    var columns: [Int: Int] = [:]
    let paint = painter.paint(line)
    var at = point
    var next = 0
    for element in GlyphRun(article.source.utf8, in: line.range.start..<line.range.end) {
      while next < paint.count, paint[next].end <= element.start { next += 1 }
      let role = next < paint.count ? paint[next].role : Role(.text)
      columns[element.start] = at.column
      at.column += grid.put(element.glyph, at: at, limit: frame.rect.endColumn, role: role.rawValue)
    }
    if let bar = painter.bar(line), frame.barColumn < frame.textColumn {
      grid.put(
        bar.glyph, at: Point(column: frame.barColumn, row: at.row), limit: frame.textColumn,
        role: bar.role.rawValue)
    }
    return columns
  }
}
