public import Documents

/// Finds the articles of a source text and what the text says about each: title, date, place, furniture.
public enum ArticleSplitter {
  /// The articles of a file, in text order; none where the text is blank.
  public static func articles(of source: SourceText) -> [Article] {
    [article(of: source)]
  }

  /// The whole of `source` as exactly one article, never split.
  public static func article(of source: SourceText) -> Article {
    Article(source: source, span: source.range, headline: source.range)
  }
}
