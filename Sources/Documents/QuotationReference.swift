/// A quotation of the store: which article it stands in, and which of its quotations it is.
public struct QuotationReference: Hashable, Sendable {
  /// The article, an index of the store.
  public let article: Int
  /// The quotation, an index of the article's analysis; below `most`.
  public let quotation: Int

  /// So many quotations of one article can be told apart.
  public static let most = 1 << 20

  /// Points at a quotation.
  public init(article: Int, quotation: Int) {
    self.article = article
    self.quotation = quotation
  }

  /// Reads a number back.
  public init(number: Int) {
    article = number / Self.most
    quotation = number % Self.most
  }

  /// The reference as one number: in the order of the articles, then of the text.
  public var number: Int { article * Self.most + quotation }
}
