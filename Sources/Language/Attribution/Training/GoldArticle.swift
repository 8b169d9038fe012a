import Documents

/// An article whose attributions were marked by people, in tokens.
struct GoldArticle {
  /// One attribution.
  struct Attribution {
    /// The runs of reporting words; empty where there are none.
    var cue: [Range<Int>]
    var source: [Range<Int>]
    var content: [Range<Int>]
    /// Who said it, in full, and what else may stand for that; empty where nobody is named.
    var speakers: [[UInt8]] = []
    /// Whether it should be found; what is optional may be found or not.
    var isCore = true
  }

  /// The openly licensed articles that train what ships.
  static let open = ["gold/wikinews-train.jsonl", "gold/wikinews-2019-2020-train.jsonl"]

  /// The article as it was read.
  let article: Article
  let text: TokenizedArticle
  let attributions: [Attribution]
  /// Tokens that nobody annotated.
  let discarded: [Range<Int>]

  /// Reads one line of a gold file.
  init?(_ line: ArraySlice<UInt8>, article: ([UInt8]) -> Article) {
    guard let record = JSONValue(line), let bytes = record["text"]?.bytes, let quotes = record["quotes"]
    else {
      return nil
    }
    let whole = article(bytes)
    let tokenized = TokenizedArticle(whole)
    self.article = whole
    text = tokenized
    let offsets = CodePointOffsets(bytes)
    func ranges(_ value: JSONValue?) -> [Range<Int>] {
      guard let elements = value?.elements, !elements.isEmpty else { return [] }
      // One span is a pair of numbers, several are an array of pairs.
      if let start = elements[0].integer, elements.count == 2, let end = elements[1].integer {
        return tokens(start, end).map { [$0] } ?? []
      }
      return elements.compactMap {
        guard $0.elements.count == 2, let start = $0.elements[0].integer, let end = $0.elements[1].integer
        else { return nil }
        return tokens(start, end)
      }
    }
    func tokens(_ start: Int, _ end: Int) -> Range<Int>? {
      let low = offsets.byte(ofCodePoint: start)
      let high = offsets.byte(ofCodePoint: end)
      let first = tokenized.firstToken(endingAfter: low)
      var last = first
      while last < tokenized.tokens.count, tokenized.tokens[last].range.start < high { last += 1 }
      return first < last ? first..<last : nil
    }
    attributions = quotes.elements.map { quote in
      let others = quote["speaker_also"]?.elements.compactMap(\.bytes) ?? []
      return Attribution(
        cue: ranges(quote["cue"]), source: ranges(quote["source"]), content: ranges(quote["content"]),
        speakers: (quote["speaker"]?.bytes).map { [$0] + others } ?? others,
        isCore: quote["tier"]?.bytes.map { $0 == Array("core".utf8) } ?? true)
    }
    discarded = ranges(record["discard"])
  }
}

extension GoldArticle {
  /// The articles of `files` of the data folder, in order.
  static func all(
    _ files: [String], run: TrainingRun, article: ([UInt8]) -> Article
  ) throws(TrainingProblem) -> [GoldArticle] {
    var articles: [GoldArticle] = []
    for file in files {
      for (number, line) in try run.bytes(file).split(separator: 0x0A).enumerated() {
        guard let gold = GoldArticle(line, article: article) else {
          throw TrainingProblem("\(file): line \(number + 1) is no article with quotations")
        }
        articles.append(gold)
      }
    }
    return articles
  }
}

/// The byte offsets of a text's code points.
struct CodePointOffsets {
  private var starts: [Int] = []

  init(_ utf8: [UInt8]) {
    for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
    starts.append(utf8.count)
  }

  func byte(ofCodePoint index: Int) -> Int { starts[max(0, min(index, starts.count - 1))] }
}
