/// What became of a file's articles when it was read again.
public struct FileUpdate: Sendable {
  /// An article in place of another at the same index.
  public struct Replacement: Sendable {
    /// The index of both.
    public let index: Int
    /// The article before.
    public let before: Article
    /// Whether the text is another; otherwise it only stands elsewhere, or its file has another name.
    public let isChanged: Bool
  }

  /// The articles with another text, place or file.
  public internal(set) var replaced: [Replacement] = []
  /// The articles that came, all at the end.
  public internal(set) var added: Range<Int> = 0..<0
  /// The articles that are gone.
  public internal(set) var removed: [Int] = []
}

/// Which of a file's articles is which of those it holds now.
struct ArticlePairing {
  /// For each old article its new form, an index of the new ones; `nil` where there is none.
  private(set) var partners: [Int?]
  /// The new articles that were not there before.
  let unpaired: [Int]

  /// Pairs articles with the same text first, then those left over in order.
  init(_ old: [Article], _ new: [Article]) {
    partners = Array(repeating: nil, count: old.count)
    // By length, the last first: files of many articles are compared without reading all of them each time.
    var waiting = Dictionary(grouping: new.indices.reversed()) { new[$0].span.count }
    var isTaken = Array(repeating: false, count: new.count)
    for (index, article) in old.enumerated() {
      let length = article.span.count
      guard let at = waiting[length]?.lastIndex(where: { Self.haveSameText(article, new[$0]) }),
        let same = waiting[length]?.remove(at: at)
      else { continue }
      partners[index] = same
      isTaken[same] = true
    }
    var left = new.indices.filter { !isTaken[$0] }[...]
    for index in old.indices where partners[index] == nil { partners[index] = left.popFirst() }
    unpaired = Array(left)
  }

  /// Whether two articles say the same.
  static func haveSameText(_ a: Article, _ b: Article) -> Bool {
    a.span.count == b.span.count
      && a.source.utf8[a.span.start..<a.span.end] == b.source.utf8[b.span.start..<b.span.end]
  }
}

extension Article {
  /// Where what stood at `offset` of an earlier form of this article stands now, in bytes of the source.
  ///
  /// What stands before the first change or behind the last keeps its distance to that end; between them the same words
  /// are looked for, the nearest first.
  public func offset(of offset: Int, from before: Article) -> Int {
    let old = before.source.utf8[before.span.start..<before.span.end]
    let new = source.utf8[span.start..<span.end]
    let at = max(0, min(old.count, offset - before.span.start))
    let shortest = min(old.count, new.count)
    var same = 0
    while same < shortest, old[old.startIndex + same] == new[new.startIndex + same] { same += 1 }
    if at <= same { return boundary(span.start + min(at, new.count)) }
    var sameEnd = 0
    while sameEnd < shortest - same, old[old.endIndex - 1 - sameEnd] == new[new.endIndex - 1 - sameEnd] {
      sameEnd += 1
    }
    if old.count - at <= sameEnd { return boundary(span.end - (old.count - at)) }
    for length in Self.lengthsSought where old.count - at >= length {
      let words = old[(old.startIndex + at)..<(old.startIndex + at + length)]
      if let found = nearest(words, to: at, in: new) { return boundary(found) }
    }
    return boundary(span.start + min(at, new.count))
  }

  /// So many bytes are looked for, one length after the other.
  private static let lengthsSought = [40, 20, 10]

  /// Where `words` stand in `text`, as near as may be to byte `at` of it.
  private func nearest(_ words: ArraySlice<UInt8>, to at: Int, in text: ArraySlice<UInt8>) -> Int? {
    guard let first = words.first, text.count >= words.count else { return nil }
    var best: Int?
    for start in text.startIndex...(text.endIndex - words.count)
    where text[start] == first && text[start..<(start + words.count)].elementsEqual(words) {
      if best.map({ abs(start - span.start - at) < abs($0 - span.start - at) }) ?? true { best = start }
    }
    return best
  }

  /// The last code point boundary that is not behind `offset`.
  private func boundary(_ offset: Int) -> Int {
    var at = max(span.start, min(offset, span.end))
    while at > span.start, at < source.utf8.count, source.utf8[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}
