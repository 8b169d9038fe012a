/// A passage of an article that can be found again when the file has changed: its words, what stands around them, and
/// where it stood.
///
/// These are the W3C Web Annotation Model's TextQuoteSelector and TextPositionSelector together. Offsets count code points
/// from the start of the article, so that what stands before it in the file does not matter.
public struct TextAnchor: Hashable, Sendable {
  /// The passage itself; empty for a place between two characters.
  public let exact: String
  /// Up to `context` code points before it, within the article.
  public let prefix: String
  /// Up to `context` code points behind it, within the article.
  public let suffix: String
  /// Code points from the article's start to the passage.
  public let start: Int

  /// How many code points of text are kept on either side.
  public static let context = 32

  /// Makes an anchor of its parts.
  public init(exact: String, prefix: String, suffix: String, start: Int) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
    self.start = max(0, start)
  }

  /// Anchors a range of an article's text; what lies outside of the article is cut off.
  public init(_ range: TextRange, in article: Article) {
    let utf8 = article.source.utf8
    let end = min(article.span.end, utf8.count)
    let first = max(article.span.start, min(range.start, end))
    let last = max(first, min(range.end, end))
    var before = first
    for _ in 0..<Self.context where before > article.span.start {
      before = Self.boundary(utf8, before: before, from: article.span.start)
    }
    var behind = last
    for _ in 0..<Self.context where behind < end { behind = Self.boundary(utf8, behind: behind, to: end) }
    exact = String(decoding: utf8[first..<last], as: UTF8.self)
    prefix = String(decoding: utf8[before..<first], as: UTF8.self)
    suffix = String(decoding: utf8[last..<behind], as: UTF8.self)
    start = Self.codePoints(utf8, article.span.start, first)
  }

  /// Anchors the place before byte `offset` by the words that follow it.
  public init(placeAt offset: Int, in article: Article) {
    let end = min(article.span.end, article.source.utf8.count)
    var last = max(article.span.start, min(offset, end))
    let first = last
    for _ in 0..<Self.context where last < end {
      last = Self.boundary(article.source.utf8, behind: last, to: end)
    }
    self.init(TextRange(first, last), in: article)
  }

  // MARK: In writing

  /// The anchor as one string, which `init(written:)` reads back: four numbers (start, and the code points of prefix,
  /// passage and suffix), each with a colon behind it, and then the text of all three.
  public var written: String {
    let parts = [prefix, exact, suffix]
    let counts = [start] + parts.map { $0.unicodeScalars.count }
    return counts.map { "\($0):" }.joined() + parts.joined()
  }

  /// Reads what `written` gives; `nil` where it is something else.
  public init?(written: String) {
    var rest = written.unicodeScalars[...]
    var counts: [Int] = []
    while counts.count < 4 {
      guard let colon = rest.firstIndex(of: ":"), let count = Int(String(rest[..<colon])), count >= 0 else {
        return nil
      }
      counts.append(count)
      rest = rest[rest.index(after: colon)...]
    }
    let scalars = Array(rest)
    // Sums of what stands in a file could overflow: each is compared by itself.
    guard counts[1...].allSatisfy({ $0 <= scalars.count }), counts[1...].reduce(0, +) == scalars.count else {
      return nil
    }
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    let exactStart = counts[1]
    let suffixStart = exactStart + counts[2]
    self.init(
      exact: text(exactStart..<suffixStart), prefix: text(0..<exactStart),
      suffix: text(suffixStart..<scalars.count), start: counts[0])
  }

  // MARK: Steps over code points

  private static func boundary(_ utf8: [UInt8], before offset: Int, from start: Int) -> Int {
    var offset = offset - 1
    while offset > start, utf8[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private static func boundary(_ utf8: [UInt8], behind offset: Int, to end: Int) -> Int {
    var offset = offset + 1
    while offset < end, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  static func codePoints(_ utf8: [UInt8], _ start: Int, _ end: Int) -> Int {
    guard start < end else { return 0 }
    return utf8[start..<end].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
