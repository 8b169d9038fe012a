/// How the text of a file is divided into articles and what was read off each, without the text itself.
package struct PackedDivision: Sendable {
  /// The articles, with the text they stand in.
  package let articles: [Article]
  /// What their analyses are kept under, in the same order.
  package let keys: [ContentHash]

  /// Keeps the articles of one file and what their analyses are kept under.
  package init(_ articles: [Article], keys: [ContentHash]) {
    self.articles = articles
    self.keys = keys
  }

  /// The division in as few bytes as may be; empty where there is no article.
  package var packed: [UInt8] {
    guard let source = articles.first?.source else { return [] }
    var writer = PackedWriter(from: 0)
    writer.put(source.encoding)
    writer.put(count: source.repairs)
    writer.put(count: source.utf8.count)
    writer.put(count: articles.count)
    for (article, key) in zip(articles, keys) { writer.put(article, key) }
    return writer.bytes
  }

  /// Reads what `packed` gave for a file of the same bytes; `nil` where the bytes are anything else.
  ///
  /// - Parameters:
  ///   - name: What the source is called now.
  ///   - decode: Gives the file's text, by the encoding it was found to have and whether all of it was well-formed.
  package init?(
    packed bytes: UnsafeRawBufferPointer, name: String,
    decode: (TextEncoding, _ isWellFormed: Bool) -> [UInt8]
  ) {
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var head = PackedReader(bytes, of: nothing, TextRange(0, 0))
    guard let encoding = head.one(of: TextEncoding.all) else { return nil }
    let repairs = head.count()
    let count = head.count()
    let articleCount = head.things(least: 42)
    guard !head.isBroken, articleCount > 0 else { return nil }
    let text = decode(encoding, repairs == 0)
    guard text.count == count else { return nil }
    let source = SourceText(name: name, utf8: text, encoding: encoding, repairs: repairs)
    let read = text.withUnsafeBufferPointer { text -> (articles: [Article], keys: [ContentHash])? in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[head.position...])
      var reader = PackedReader(rest, of: text, TextRange(0, count))
      var articles: [Article] = []
      var keys: [ContentHash] = []
      for _ in 0..<articleCount {
        guard let article = reader.article(in: source, behind: articles.last) else { return nil }
        articles.append(article)
        keys.append(ContentHash(high: reader.word(), low: reader.word()))
      }
      return reader.isComplete ? (articles, keys) : nil
    }
    guard let read else { return nil }
    (articles, keys) = read
  }
}

extension PackedWriter {
  fileprivate mutating func put(_ article: Article, _ key: ContentHash) {
    put(count: article.position)
    put(article.span)
    put(article.title)
    put(article.headline)
    put(article.date)
    put(article.dateline)
    put(article.outlet)
    put(article.byline)
    put(count: article.furniture.count)
    for piece in article.furniture {
      put(piece.kind)
      put(piece.range)
    }
    put(word: article.identity.high)
    put(word: article.identity.low)
    put(word: key.high)
    put(word: key.low)
  }
}

extension PackedReader {
  /// An article that stands behind another one, with all its parts inside of it.
  fileprivate mutating func article(in source: SourceText, behind last: Article?) -> Article? {
    let position = count()
    let span = range()
    let title = optionalRange()
    let headline = range()
    let date = date()
    let dateline = optionalRange()
    let outlet = optionalRange()
    let byline = optionalRange()
    let pieces = things(least: 3)
    var furniture: [Furniture] = []
    var end = span.start
    for _ in 0..<pieces {
      guard let kind = one(of: Furniture.Kind.all) else { return nil }
      let range = range()
      guard range.start >= end, !range.isEmpty else { return nil }
      end = range.end
      furniture.append(Furniture(range, kind))
    }
    let identity = ArticleIdentity(high: word(), low: word())
    let parts = [title, headline, dateline, outlet, byline].compactMap(\.self)
    guard !isBroken, position > last?.position ?? 0, span.start >= last?.span.end ?? 0,
      end <= span.end, parts.allSatisfy({ $0.isEmpty || span.contains($0) })
    else { return nil }
    return Article(
      source: source, position: position, span: span, title: title, headline: headline, date: date,
      dateline: dateline, outlet: outlet, byline: byline, furniture: furniture, identity: identity)
  }
}

extension TextEncoding {
  fileprivate static let all = allCases
}

extension Furniture.Kind {
  fileprivate static let all = allCases
}
