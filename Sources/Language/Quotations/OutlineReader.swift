/// What looks at the words of an outline's items.
protocol OutlineReader {
  /// The text that the outline is of.
  var text: TokenizedArticle { get }
  /// The outline.
  var outline: Outline { get }
}

extension OutlineReader {
  /// The token of an item.
  func token(_ item: Int) -> Token { text.tokens[outline.items[item].token] }

  /// Whether an item is `word`, in lower case, and nothing that is quoted; `false` outside the outline.
  func isWord(_ item: Int, _ word: StaticString) -> Bool {
    let items = outline.items
    return items.indices.contains(item) && items[item].stretch == nil && text.isWord(items[item].token, word)
  }

  /// Whether it is one of `words`.
  func isAnyWord(_ item: Int, _ words: [StaticString]) -> Bool { words.contains { isWord(item, $0) } }
}
