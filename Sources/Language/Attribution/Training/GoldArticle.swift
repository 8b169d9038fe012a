import Documents

/// An article whose attributions were marked by people, in tokens.
struct GoldArticle {
  /// One attribution.
  struct Attribution {
    /// The runs of reporting words; empty where there are none.
    var cue: [Range<Int>]
    var source: [Range<Int>]
    var content: [Range<Int>]
  }

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
    let tokenized = TokenizedArticle(article(bytes))
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
    attributions = quotes.elements.map {
      Attribution(
        cue: ranges($0["cue"]), source: ranges($0["source"]), content: ranges($0["content"]))
    }
    discarded = ranges(record["discard"])
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
