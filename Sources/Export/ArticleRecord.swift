public import Documents

/// The record that `pullquote extract` prints for an article: one JSON object on one line.
///
/// Offsets in a record count Unicode code points of the source text, half open; keys come in a fixed order.
public struct ArticleRecord {
  /// Who the record is about.
  public enum Identity: Sendable {
    /// An article of a file; the record's id is the file's name and the article's position.
    case file(path: String)
    /// A record of a JSON stream; the id, as JSON, is the caller's.
    case record(id: [UInt8])
  }

  private let article: Article
  private let analysis: Analysis
  private let identity: Identity
  private let index: CodePointIndex
  private let corpusIdentifiers: [String?]?

  /// Makes the record of `article`; `index` is that of the article's source.
  ///
  /// `corpusIdentifiers` say who each entity is over all articles, `null` where it is not known; without them the record
  /// does not speak of it.
  public init(
    _ article: Article, _ analysis: Analysis, identity: Identity, index: CodePointIndex,
    corpusIdentifiers: [String?]? = nil
  ) {
    self.article = article
    self.analysis = analysis
    self.identity = identity
    self.index = index
    self.corpusIdentifiers = corpusIdentifiers
  }

  /// Writes the record and its line end.
  public func write(to json: inout JSONText) {
    json.object { json in
      writeProvenance(&json)
      writeMetadata(&json)
      json.key("furniture")
      json.array { json in
        for piece in article.furniture {
          json.object { json in
            json.key("span")
            write(piece.range, &json)
            json.key("kind")
            json.string(piece.kind.rawValue)
          }
        }
      }
      json.key("quotes")
      json.array { json in
        for (number, quotation) in analysis.quotations.enumerated() { write(quotation, number + 1, &json) }
      }
      json.key("entities")
      json.array { json in
        var counts = Array(repeating: 0, count: analysis.entities.count)
        for case let speaker? in analysis.quotations.map(\.speaker) where counts.indices.contains(speaker) {
          counts[speaker] += 1
        }
        for (number, entity) in analysis.entities.enumerated() {
          write(entity, number + 1, counts[number], &json)
        }
      }
      json.key("locations")
      json.array { json in
        for mention in analysis.places { write(mention, &json) }
      }
    }
    json.endLine()
  }

  /// The id of an article of a file: the file's name and the article's position in it.
  public static func id(of article: Article) -> String { id(of: article, path: article.source.name) }

  private static func id(of article: Article, path: String) -> String {
    "\(path.split(separator: "/").last.map(String.init) ?? path)#\(article.position)"
  }

  private func writeProvenance(_ json: inout JSONText) {
    switch identity {
    case .file(let path):
      json.key("id")
      json.string(Self.id(of: article, path: path))
      json.key("file")
      json.string(path)
    case .record(let id):
      json.key("id")
      json.raw(id)
      json.key("file")
      json.null()
    }
    json.key("article")
    json.integer(article.position)
    json.key("span")
    write(article.span, &json)
  }

  private func writeMetadata(_ json: inout JSONText) {
    json.key("title")
    writeText(article.title, &json)
    json.key("title_span")
    write(article.title, &json)
    json.key("date")
    json.string(article.date?.description)
    for (name, range) in [
      ("dateline", article.dateline), ("outlet", article.outlet), ("byline", article.byline),
    ] {
      json.key(name)
      writeText(range, &json)
    }
  }

  private func write(_ quotation: Quotation, _ number: Int, _ json: inout JSONText) {
    json.object { json in
      json.key("id")
      json.string("q\(number)")
      json.key("kind")
      json.string(quotation.kind.rawValue)
      json.key("attribution")
      json.string(quotation.attribution.rawValue)
      json.key("content")
      json.array { json in
        for range in quotation.content { write(range, &json) }
      }
      json.key("cue")
      write(quotation.cue, &json)
      json.key("source")
      write(quotation.source, &json)
      json.key("speaker")
      json.string(quotation.speaker.map { "e\($0 + 1)" })
      json.key("confidence")
      json.number(Double(quotation.confidence), decimals: 2)
      json.key("because")
      json.string(quotation.because)
    }
  }

  private func write(_ entity: Entity, _ number: Int, _ quotes: Int, _ json: inout JSONText) {
    json.object { json in
      json.key("id")
      json.string("e\(number)")
      if let corpusIdentifiers {
        json.key("corpus_id")
        json.string(corpusIdentifiers.indices.contains(number - 1) ? corpusIdentifiers[number - 1] : nil)
      }
      json.key("name")
      json.string(entity.name)
      json.key("kind")
      json.string(entity.kind.rawValue)
      json.key("roles")
      json.array { json in
        for role in entity.roles { json.string(role) }
      }
      json.key("mentions")
      json.array { json in
        for mention in entity.mentions { write(mention, &json) }
      }
      json.key("quotes")
      json.integer(quotes)
    }
  }

  private func write(_ mention: PlaceMention, _ json: inout JSONText) {
    json.object { json in
      json.key("span")
      write(mention.range, &json)
      json.key("text")
      writeText(mention.range, &json)
      json.key("name")
      json.string(mention.place?.name)
      json.key("kind")
      json.string(mention.place?.kind.rawValue)
      json.key("country")
      json.string(mention.place?.country)
      json.key("lat")
      json.number(mention.place?.latitude, decimals: 5)
      json.key("lon")
      json.number(mention.place?.longitude, decimals: 5)
      json.key("geonames")
      json.integer(mention.place?.geonames)
      json.key("use")
      json.string(mention.use.rawValue)
      json.key("confidence")
      json.number(Double(mention.confidence), decimals: 2)
    }
  }

  private func write(_ range: TextRange?, _ json: inout JSONText) {
    guard let range else { return json.null() }
    json.array { json in
      json.integer(index.codePoints(before: range.start))
      json.integer(index.codePoints(before: range.end))
    }
  }

  private func writeText(_ range: TextRange?, _ json: inout JSONText) {
    guard let range else { return json.null() }
    let end = min(range.end, article.source.utf8.count)
    json.string(utf8: article.source.utf8[min(range.start, end)..<end])
  }
}

/// The record of an input that could not be read.
public struct ErrorRecord: Sendable {
  private let id: [UInt8]?
  private let message: String

  /// Makes a record; `id` is the caller's, as JSON, where it is known.
  public init(id: [UInt8]?, message: String) {
    self.id = id
    self.message = message
  }

  /// Writes the record and its line end.
  public func write(to json: inout JSONText) {
    json.object { json in
      json.key("id")
      if let id { json.raw(id) } else { json.null() }
      json.key("error")
      json.string(message)
    }
    json.endLine()
  }
}
