import Documents

/// What comes while files are read.
extension ReaderState {
  /// Takes up articles and what is known of them; behind a beginning, the first is the article that begins so.
  mutating func add(
    _ articles: [Article], _ known: [PackedAnalysis?], _ layout: ReadingLayout?, _ effects: inout [Effect]
  ) {
    let isFirst = store.articles.isEmpty && !articles.isEmpty
    let first = progress.beginning ?? store.articles.count
    var new = articles[...]
    if let begun = progress.beginning, let whole = new.popFirst() {
      progress.beginning = nil
      complete(begun, with: whole, layout, &effects)
    }
    let added = store.articles.count
    store.append(Array(new))
    list(added..<store.articles.count)
    for (offset, analysis) in known.enumerated() {
      guard let analysis else { continue }
      store.record(analysis, forArticle: first + offset, waits: true)
      refresh(article: first + offset, &effects)
    }
    takeUpPostings(&effects)
    if isFirst { show(0, &effects) }
  }

  /// Notes files that were not read, also where the window that lists them is open.
  mutating func skip(_ files: [SkippedFile]) {
    store.skip(files)
    if case .text(let popup) = overlay, popup.listsSkipped { showSkipped(from: popup.top) }
  }

  /// Opens the window of files that were not read at one of its lines.
  mutating func showSkipped(from top: Int) {
    let lines = store.skipped.map { TextPopup.Line("", "\($0.path): \($0.reason)") }
    let none = TextPopup.Line("", "Every file was read.")
    overlay = .text(
      TextPopup(
        title: "Files that were not read", lines: lines.isEmpty ? [none] : lines, top: top, listsSkipped: true
      ))
  }

  /// Shows the beginning of a large file before the rest has been read.
  mutating func begin(_ article: Article, _ effects: inout [Effect]) {
    guard progress.beginning == nil else { return }
    let index = store.articles.count
    add([article], [], nil, &effects)
    progress.beginning = index
  }

  /// Puts the whole article in place of its beginning; who reads in it stays where he is.
  private mutating func complete(
    _ index: Int, with article: Article, _ layout: ReadingLayout?, _ effects: inout [Effect]
  ) {
    let before = store.articles[index]
    store.complete(index, with: article)
    takeOver(before, to: index, &effects)
    if !list.filter.text.isEmpty { list.stale.insert(index) }
    if !views.search.filter.text.isEmpty { requestLines() }
    refreshViewLater(&effects)
    guard index == reading.article else { return }
    let remembered = reading.top <= before.span.start ? rememberedPosition(index) : nil
    reading.top = remembered ?? max(article.span.start, min(reading.top, article.span.end))
    reading.focus = nil
    reading.layout = settings.showsFurniture ? nil : layout
    reading.layoutShowsFurniture = false
    if search.line.text.isEmpty { search.matches = [] } else { findMatches() }
  }
}
