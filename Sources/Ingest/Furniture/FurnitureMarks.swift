import Documents

/// What each paragraph of one article turned out to be; `nil` for the article's own text.
struct FurnitureMarks {
  private let text: DividedText
  let extent: Range<Int>
  private var kinds: [Furniture.Kind?]

  init(_ text: DividedText, _ extent: Range<Int>) {
    self.text = text
    self.extent = extent
    kinds = Array(repeating: nil, count: extent.count)
  }

  subscript(i: Int) -> Furniture.Kind? {
    get { kinds[i - extent.lowerBound] }
    set { kinds[i - extent.lowerBound] = newValue }
  }

  /// Whether the paragraph is running text of the article.
  func isText(_ i: Int) -> Bool { self[i] == nil && text.paragraphs[i].isProse }

  /// The pieces in text order.
  var pieces: [Furniture] {
    extent.compactMap { i in self[i].map { Furniture(text.paragraphs[i].range, $0) } }
  }
}
