import Documents

extension ReaderState {
  /// Takes up what became of a file while it was open; nothing moves under the reader's eyes.
  mutating func take(
    _ file: String, _ articles: [Article], movedFrom former: String?, _ effects: inout [Effect]
  ) {
    let wasEmpty = store.articles.isEmpty
    let update = store.replace(file: file, with: articles, movedFrom: former)
    for replacement in update.replaced {
      let article = store.articles[replacement.index]
      if let top = reading.places[replacement.index] {
        reading.places[replacement.index] = article.offset(of: top, from: replacement.before)
      }
      takeOver(replacement.before, to: replacement.index, &effects)
      if replacement.index == reading.article { follow(replacement, &effects) }
      effects.append(.analyseAnew(replacement.index))
    }
    for index in update.added {
      unseen.insert(index)
      effects.append(.analyseAnew(index))
    }
    list(update.added)
    views.quotes.stale.formUnion(update.removed)
    for replacement in update.replaced { views.quotes.stale.insert(replacement.index) }
    if !views.search.filter.text.isEmpty { requestLines() }
    list.remove(Set(update.removed.filter { $0 != reading.article }))
    unseen.subtract(update.removed)
    if let open = reading.article, update.removed.contains(open) {
      say("\(file) is gone; its text stays here until you leave it", warning: true, &effects)
    }
    if wasEmpty, !store.articles.isEmpty { show(0, &effects) }
    refreshViewLater(&effects)
  }

  /// Shows the open article's new text where the old one stood.
  private mutating func follow(_ replacement: FileUpdate.Replacement, _ effects: inout [Effect]) {
    let article = store.articles[replacement.index]
    reading.top = article.offset(of: reading.top, from: replacement.before)
    reading.focus = nil
    reading.layout = nil
    spotlight = nil
    refreshAnalysis()
    findMatches()
    if replacement.isChanged { say("This article has changed on disk: here is its new text", &effects) }
  }
}
