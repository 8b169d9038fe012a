extension TextAnchor {
  /// Where the passage stands in an article now; `nil` where it does not fit any longer.
  ///
  /// For more than one anchor, make an `AnchoredText` once.
  public func locate(in article: Article) -> TextRange? { AnchoredText(article).locate(self) }
}

/// An article's text, made ready to find anchors in.
public struct AnchoredText: Sendable {
  private let article: Article
  private let folded: [UInt8]
  private let offsets: [Int]

  /// From so many bytes on a passage is found by its words alone; a shorter one needs some of what stood around it.
  private static let telling = 24

  /// Reads the article once.
  public init(_ article: Article) {
    self.article = article
    let spaces = FoldedSpaces(article.source.utf8, article.span, offsets: true)
    folded = spaces.bytes
    offsets = spaces.offsets
  }

  /// Where a passage stands: of the places that have its words, white space aside, the one with most of what stood
  /// around them, and of several the one nearest to where it was.
  ///
  /// `nil` where the words are gone, and where they are few and stand among others now.
  public func locate(_ anchor: TextAnchor) -> TextRange? {
    let words = FoldedSpaces.fold(anchor.exact)
    guard let first = words.first else { return place(anchor.start) }
    guard folded.count >= words.count else { return nil }
    // What stands around is compared without white space: it may be new on either side of the passage.
    let prefix = FoldedSpaces.fold(anchor.prefix).filter { $0 != 0x20 }
    let suffix = FoldedSpaces.fold(anchor.suffix).filter { $0 != 0x20 }
    var best: (start: Int, context: Int, distance: Int)?
    for start in 0...(folded.count - words.count)
    where folded[start] == first && folded[start..<(start + words.count)].elementsEqual(words) {
      let context = agreement(before: start, prefix) + agreement(behind: start + words.count, suffix)
      guard words.count >= Self.telling || 2 * context >= min(prefix.count, suffix.count) else { continue }
      let distance = abs(
        TextAnchor.codePoints(article.source.utf8, article.span.start, offsets[start]) - anchor.start)
      if best.map({ (context, -distance) > ($0.context, -$0.distance) }) ?? true {
        best = (start, context, distance)
      }
    }
    return best.map { TextRange(offsets[$0.start], offsets[$0.start + words.count - 1] + 1) }
  }

  /// The bytes before `index` that agree with the end of `prefix`.
  private func agreement(before index: Int, _ prefix: [UInt8]) -> Int {
    var index = index - 1
    var count = 0
    for byte in prefix.reversed() {
      while index >= 0, folded[index] == 0x20 { index -= 1 }
      guard index >= 0, folded[index] == byte else { break }
      count += 1
      index -= 1
    }
    return count
  }

  private func agreement(behind index: Int, _ suffix: [UInt8]) -> Int {
    var index = index
    var count = 0
    for byte in suffix {
      while index < folded.count, folded[index] == 0x20 { index += 1 }
      guard index < folded.count, folded[index] == byte else { break }
      count += 1
      index += 1
    }
    return count
  }

  /// The place so many code points behind the article's start.
  private func place(_ codePoints: Int) -> TextRange {
    let utf8 = article.source.utf8
    var offset = article.span.start
    var left = codePoints
    while offset < min(article.span.end, utf8.count) {
      if utf8[offset] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      offset += 1
    }
    return TextRange(offset, offset)
  }
}
