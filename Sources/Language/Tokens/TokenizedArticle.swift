import Documents

/// The tokens, sentences, paragraphs and paired quotation marks of one article: what every later stage reads.
///
/// Furniture has no tokens; the title is a paragraph like the others, marked as such.
public struct TokenizedArticle: Sendable {
  /// The whole source text, which all ranges point into.
  public let utf8: [UInt8]
  /// The tokens in text order.
  public internal(set) var tokens: [Token]
  /// The sentences in text order.
  public internal(set) var sentences: [Sentence]
  /// The paragraphs in text order.
  public internal(set) var paragraphs: [Paragraph]
  /// The stretches in quotation marks, in text order of their opening marks.
  public internal(set) var quoted: [QuotedStretch]
  /// The place of the dateline, which opens the text and says nothing.
  let dateline: TextRange?

  /// Tokenises `article` and pairs its quotation marks, in time linear in its length.
  public init(_ article: Article) {
    utf8 = article.source.utf8
    dateline = article.dateline
    tokens = []
    sentences = []
    paragraphs = []
    quoted = []
    var tokenizer = Tokenizer(utf8: utf8, title: article.title)
    for piece in article.body { tokenizer.tokenize(piece) }
    tokens = tokenizer.tokens
    paragraphs = tokenizer.paragraphs
    splitSentences()
    readAcronyms()
    pairQuotationMarks()
  }

  /// "WHO said": in capitals amid words that are not, no pronoun.
  private mutating func readAcronyms() {
    for index in tokens.indices where tokens[index].has(.allCaps) && tokens[index].range.count == 3 {
      guard isWord(index, "who") else { continue }
      let near = max(0, index - 3)..<min(tokens.count, index + 4)
      guard near.contains(where: { tokens[$0].has(.word) && !tokens[$0].has(.capitalised) }) else { continue }
      tokens[index].classes.subtract(.closed)
      tokens[index].classes.insert(.organisation)
    }
  }

  /// The bytes of token `index`.
  public func bytes(_ index: Int) -> ArraySlice<UInt8> { bytes(tokens[index].range) }
  /// The bytes of `range`.
  public func bytes(_ range: TextRange) -> ArraySlice<UInt8> {
    utf8[range.start..<min(range.end, utf8.count)]
  }
  /// The text of token `index`; not for hot paths.
  public func string(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
  /// The text of `range`; not for hot paths.
  public func string(_ range: TextRange) -> String { String(decoding: bytes(range), as: UTF8.self) }

  /// The text range from the first to the last of `tokens`; empty for no tokens.
  public func range(_ tokens: Range<Int>) -> TextRange {
    tokens.isEmpty
      ? TextRange(0, 0)
      : TextRange(self.tokens[tokens.lowerBound].range.start, self.tokens[tokens.upperBound - 1].range.end)
  }

  /// Whether token `index` is the single ASCII byte `byte`.
  public func isByte(_ index: Int, _ byte: UInt8) -> Bool {
    let range = tokens[index].range
    return range.count == 1 && utf8[range.start] == byte
  }

  /// Whether token `index` is `word`, which must be in lower case; the token may be capitalised.
  public func isWord(_ index: Int, _ word: StaticString) -> Bool {
    let range = tokens[index].range
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for (offset, byte) in buffer.enumerated() where utf8[range.start + offset].asciiLowercased != byte {
        return false
      }
      return true
    }
  }

  /// Whether token `index` is one of `words`, as `isWord` says it.
  func isAnyWord(_ index: Int, _ words: [StaticString]) -> Bool { words.contains { isWord(index, $0) } }

  /// The first token that ends after byte `offset`; `tokens.count` where there is none.
  public func firstToken(endingAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.end > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The tokens that lie wholly in `range`.
  public func tokens(in range: TextRange) -> Range<Int> {
    let first = firstToken(endingAfter: range.start)
    var end = firstToken(endingAfter: range.end)
    if end < first { end = first }
    return first..<end
  }
}

extension UInt8 {
  /// The lower-case letter of an upper-case ASCII letter; any other byte as it is.
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isASCIIUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
