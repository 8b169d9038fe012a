import Documents

/// An article that a search of all articles has found, with the line to show for it.
public struct CorpusHit: Hashable, Sendable {
  /// The article, an index of the store.
  public let article: Int
  /// The line of the text that holds the first match; the headline where nothing in the text was asked for.
  public let line: TextRange
  /// The first matches in the text, in order: those that may be shown with the line.
  public let matches: [TextRange]
  /// How many matches there are in the text, at most `most`.
  public let count: Int
  /// How many of what was looked for stand in the title.
  let inTitle: Int
  /// How many matches are whole words, at most `most`.
  let wholeWords: Int

  /// At most so many matches of an article are counted.
  public static let most = 99
  /// So many are kept: a hundred thousand hits of a common word are to stay small.
  private static let mostKept = 8

  /// What hits are ordered by, ascending: more of what was looked for in the title, then more whole words, then more
  /// matches, then the order of the articles.
  var rank: UInt64 {
    let worth = min(inTitle, 0xFF) << 16 | wholeWords << 8 | count
    return UInt64(0xFF_FFFF - worth) << 40 | UInt64(article)
  }

  /// Finds what is to be shown of an article that a query selects.
  init(_ article: borrowing Article, number: Int, _ patterns: [TextPattern]) {
    self.init(article, number: number, patterns: patterns.count) { pattern, range in
      (try? patterns[pattern].matches(in: article.source.utf8, range: range, limit: Self.most)) ?? []
    }
  }

  /// Finds what is to be shown of an article whose text is `bytes`, and which holds what all scanners look for.
  init(
    _ article: borrowing Article, number: Int, _ scanners: [FoldedScanner],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.init(article, number: number, patterns: scanners.count) { scanner, range in
      var found: [TextRange] = []
      scanners[scanner].each(in: bytes, from: range.start, end: min(range.end, bytes.count)) {
        found.append($0)
        return found.count == Self.most
      }
      return found
    }
  }

  private init(
    _ article: borrowing Article, number: Int, patterns: Int, _ matchesOf: (Int, TextRange) -> [TextRange]
  ) {
    let body = article.body
    var matches: [TextRange] = []
    var inTitle = 0
    for pattern in 0..<patterns {
      var found: [TextRange] = []
      for range in body where found.count < Self.most { found += matchesOf(pattern, range) }
      if let title = article.title, found.contains(where: { title.contains($0) }) { inTitle += 1 }
      if patterns == 1 { matches = found } else { matches += found }
    }
    if patterns > 1 {
      matches.sort()
      var end = 0
      matches.removeAll { match in
        if match.start < end { return true }
        end = match.end
        return false
      }
    }
    if matches.count > Self.most { matches.removeLast(matches.count - Self.most) }
    let utf8 = article.source.utf8
    self.article = number
    self.inTitle = inTitle
    count = matches.count
    wholeWords = matches.count { Self.isWholeWord($0, utf8) }
    self.matches = Array(matches.prefix(Self.mostKept))
    line = matches.first.map { Self.line(around: $0, in: article) } ?? article.headline
  }

  private static func isWholeWord(_ range: TextRange, _ utf8: [UInt8]) -> Bool {
    (range.start == 0 || !isOfWord(utf8[range.start - 1]))
      && (range.end >= utf8.count || !isOfWord(utf8[range.end]))
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3 && byte != 0xE2
  }

  /// The line of the file that a match begins in, inside the article.
  private static func line(around match: TextRange, in article: borrowing Article) -> TextRange {
    let utf8 = article.source.utf8
    var start = match.start
    while start > article.span.start, utf8[start - 1] != 0x0A, utf8[start - 1] != 0x0D { start -= 1 }
    var end = match.end
    while end < min(article.span.end, utf8.count), utf8[end] != 0x0A, utf8[end] != 0x0D { end += 1 }
    return TextRange(start, end)
  }
}
