import Documents

/// An article that a search of all articles has found, with the line to show for it.
public struct CorpusHit: Hashable, Sendable {
  /// The article, an index of the store.
  public let article: Int
  /// The line of the text that holds the first match; the headline where nothing in the text was asked for.
  public let line: TextRange
  /// The matches in the text, in order, at most `most`.
  public let matches: [TextRange]
  /// How many of what was looked for stand in the title.
  let inTitle: Int
  /// The matches that are whole words, at most `most`.
  let wholeWords: Int

  /// At most so many matches of an article are counted.
  public static let most = 99

  /// The better hit first: more of what was looked for in the title, then more whole words, then more matches, then
  /// the order of the articles.
  public static func isBetter(_ a: CorpusHit, _ b: CorpusHit) -> Bool {
    (b.inTitle, b.wholeWords, b.matches.count, a.article) < (
      a.inTitle, a.wholeWords, a.matches.count, b.article
    )
  }

  /// Finds what is to be shown of an article that a query selects.
  init(_ article: Article, number: Int, _ patterns: [TextPattern]) {
    let utf8 = article.source.utf8
    var matches: [TextRange] = []
    var inTitle = 0
    for pattern in patterns {
      var found: [TextRange] = []
      for range in article.body where found.count < Self.most {
        found += (try? pattern.matches(in: utf8, range: range, limit: Self.most - found.count)) ?? []
      }
      if let title = article.title, found.contains(where: { title.contains($0) }) { inTitle += 1 }
      matches += found
    }
    matches.sort()
    var disjoint: [TextRange] = []
    for match in matches where disjoint.last.map({ $0.end <= match.start }) ?? true { disjoint.append(match) }
    self.article = number
    self.matches = Array(disjoint.prefix(Self.most))
    self.inTitle = inTitle
    wholeWords = self.matches.count { Self.isWholeWord($0, utf8) }
    line = self.matches.first.map { Self.line(around: $0, in: article) } ?? article.headline
  }

  private static func isWholeWord(_ range: TextRange, _ utf8: [UInt8]) -> Bool {
    (range.start == 0 || !isOfWord(utf8[range.start - 1]))
      && (range.end >= utf8.count || !isOfWord(utf8[range.end]))
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3 && byte != 0xE2
  }

  /// The line of the file that a match begins in, inside the article.
  private static func line(around match: TextRange, in article: Article) -> TextRange {
    let utf8 = article.source.utf8
    var start = match.start
    while start > article.span.start, utf8[start - 1] != 0x0A, utf8[start - 1] != 0x0D { start -= 1 }
    var end = match.end
    while end < min(article.span.end, utf8.count), utf8[end] != 0x0A, utf8[end] != 0x0D { end += 1 }
    return TextRange(start, end)
  }
}
