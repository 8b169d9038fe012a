import Documents

/// Words to look for as the query language folds them: `CharacterFolding` without case, and without the Arabic article
/// (`al-`, `el-`) before a word.
///
/// A needle of ASCII (folded) is looked for with `ByteScan`: its two rarest bytes together, then the rest around them.
/// Text beyond ASCII is looked at one by one only where one of its characters folds to something of the needle
/// (`FoldedScanner`).
struct FoldedPattern: Sendable {
  /// What is looked for: folded, without ignored characters, white space as single spaces.
  let needle: [UInt32]
  /// Whether the article may also stand before a space: "Al Mismari", as names are written.
  private let spacesArticles: Bool
  /// The needle as bytes, where it is ASCII.
  private let ascii: [UInt8]?
  /// The two bytes to look for first.
  private let pair: ByteScan.Pair
  /// Where the first of them stands in the needle.
  private let anchor: Int
  /// Which ASCII characters the needle has, a bit each.
  private let has: SIMD2<UInt64>

  /// Folds `text`; with `spacedArticles`, "al " and "el " before a word count as little as `al-`. An empty needle is
  /// found nowhere.
  init(_ text: String, spacedArticles: Bool = false) {
    let folding = CharacterFolding.caseless
    spacesArticles = spacedArticles
    var folded: [UInt32] = []
    for scalar in text.unicodeScalars {
      let one = folding.fold(scalar.value)
      if one == CharacterFolding.ignored || one == 0x20 && (folded.last ?? 0x20) == 0x20 { continue }
      folded.append(one)
    }
    if folded.last == 0x20 { folded.removeLast() }
    needle = Self.withoutArticles(folded, spaced: spacedArticles)
    ascii = needle.allSatisfy { $0 < 0x80 } ? needle.map { UInt8($0) } : nil
    var has = SIMD2<UInt64>(0, 0)
    for scalar in needle where scalar < 0x80 { has[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }
    self.has = has
    (pair, anchor) = Self.rarest(ascii ?? [])
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { needle.isEmpty }

  private static func withoutArticles(_ folded: [UInt32], spaced: Bool) -> [UInt32] {
    var result: [UInt32] = []
    var index = 0
    while index < folded.count {
      let beginsWord = index == 0 || folded[index - 1] == 0x20
      if beginsWord, index + 3 < folded.count, isArticle(folded[index], folded[index + 1]),
        folded[index + 2] == 0x2D || spaced && folded[index + 2] == 0x20, folded[index + 3] != 0x20
      {
        index += 3
        continue
      }
      result.append(folded[index])
      index += 1
    }
    return result
  }

  /// Whether two folded characters are the letters of the Arabic article.
  @inline(__always)
  static func isArticle(_ first: UInt32, _ second: UInt32) -> Bool {
    (first == 0x61 || first == 0x65) && second == 0x6C
  }

  /// The two rarest bytes of one word of the needle, and where the first of them stands.
  private static func rarest(_ needle: [UInt8]) -> (ByteScan.Pair, Int) {
    guard !needle.isEmpty else { return (ByteScan.Pair(0, 0, distance: 0), 0) }
    var best = (first: 0, second: 0, cost: Int.max)
    for first in needle.indices where needle[first] != 0x20 {
      for second in first..<min(needle.count, first + 24) {
        // White space may be wider in the text than in the needle.
        if needle[second] == 0x20 { break }
        if second == first, needle.count > 1, best.cost < .max { continue }
        let common = ByteScan.commonness(of: needle[first])
        let cost = second == first ? common * 1000 : common * ByteScan.commonness(of: needle[second])
        if cost < best.cost { best = (first, second, cost) }
      }
    }
    return (
      ByteScan.Pair(needle[best.first], needle[best.second], distance: best.second - best.first), best.first
    )
  }

  // MARK: Looking

  /// Gives `body` what looks for the pattern, with everything at hand; it must not outlive the call.
  @inline(__always)
  func withScanner<Result>(_ body: (FoldedScanner) -> Result) -> Result {
    CharacterFolding.caseless.withTable { table in
      needle.withUnsafeBufferPointer { needle in
        guard let ascii else {
          return body(
            FoldedScanner(
              needle: needle, ascii: nil, table: table, has: has, pair: pair, anchor: anchor,
              spacesArticles: spacesArticles))
        }
        return ascii.withUnsafeBufferPointer { ascii in
          body(
            FoldedScanner(
              needle: needle, ascii: ascii, table: table, has: has, pair: pair, anchor: anchor,
              spacesArticles: spacesArticles))
        }
      }
    }
  }

  /// Gives `body` what looks for each of the patterns; they must not outlive the call.
  static func withScanners<Result>(
    _ patterns: ArraySlice<FoldedPattern>, _ made: [FoldedScanner] = [], _ body: ([FoldedScanner]) -> Result
  ) -> Result {
    guard let first = patterns.first else { return body(made) }
    return first.withScanner { withScanners(patterns.dropFirst(), made + [$0], body) }
  }

  /// The first match in a text of valid UTF-8 that begins at or behind `start` and ends at or before `end`; `nil` where
  /// there is none.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> TextRange? {
    withScanner { $0.first(in: bytes, from: start, end: end) }
  }

  /// The first `limit` matches in `range`, in order, without overlaps.
  func matches(in utf8: [UInt8], range: TextRange, limit: Int) -> [TextRange] {
    var found: [TextRange] = []
    utf8.withUnsafeBufferPointer { bytes in
      withScanner { scanner in
        scanner.each(in: bytes, from: range.start, end: min(range.end, utf8.count)) {
          if found.count < limit { found.append($0) }
          return found.count >= limit
        }
      }
    }
    return found
  }
}
