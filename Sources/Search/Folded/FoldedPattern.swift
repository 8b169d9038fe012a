import Documents

/// Words to look for as the query language folds them: `CharacterFolding` without case, and without the Arabic article
/// (`al-`, `el-`) before a word.
///
/// A needle of ASCII (folded) is looked for with `ByteScan`: its two rarest bytes together, then the rest around them.
/// Text beyond ASCII is looked at one by one only where one of its characters folds to something of the needle.
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
  /// Which ASCII characters the needle has.
  private let has: [Bool]
  private let folding = CharacterFolding.caseless

  /// Folds `text`; with `spacedArticles`, "al " and "el " before a word count as little as `al-`. An empty needle is
  /// found nowhere.
  init(_ text: String, spacedArticles: Bool = false) {
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
    var has = Array(repeating: false, count: 128)
    for scalar in needle where scalar < 0x80 { has[Int(scalar)] = true }
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

  @inline(__always)
  private static func isArticle(_ first: UInt32, _ second: UInt32) -> Bool {
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

  /// The first match in `range` of a text of valid UTF-8 at or behind `start`; `nil` where there is none.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> TextRange? {
    guard !needle.isEmpty, start < end, let base = bytes.baseAddress else { return nil }
    guard let ascii else { return firstFolded(bytes, from: start, lastStart: end, end: end) }
    let plain = ascii.withUnsafeBufferPointer { needle in
      firstPlain(needle, UnsafeRawPointer(base), bytes, from: start, end: end)
    }
    // A match with characters beyond ASCII may stand before it, or begin with it and be longer.
    let limit = plain?.start ?? end
    var at = ByteScan.findNonASCII(base, from: start, end: end)
    while at < end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      if counts(scalar) {
        let from = windowStart(bytes, before: at, notBefore: start)
        // Matches are not looked for beyond the one that is known.
        if from > limit { break }
        if let match = firstFolded(bytes, from: from, lastStart: min(at, limit), end: end) { return match }
      }
      at = ByteScan.findNonASCII(base, from: at + length, end: end)
      // Nothing that begins behind the plain match comes first, and no window reaches back further than this.
      if at > limit + 8 * needle.count + 64 { break }
    }
    return plain.map { TextRange($0.start, folding.endOfMarks(bytes, $0.end, end)) }
  }

  /// The first `limit` matches in `range`, in order, without overlaps.
  func matches(in utf8: [UInt8], range: TextRange, limit: Int) -> [TextRange] {
    let end = min(range.end, utf8.count)
    return utf8.withUnsafeBufferPointer { bytes in
      var found: [TextRange] = []
      var at = range.start
      while found.count < limit, let match = first(in: bytes, from: at, end: end) {
        found.append(match)
        at = max(match.end, at + 1)
      }
      return found
    }
  }

  /// Whether a character beyond ASCII can be part of a match.
  @inline(__always)
  private func counts(_ scalar: UInt32) -> Bool {
    let folded = folding.fold(scalar)
    return folded == CharacterFolding.ignored || folded < 0x80 && has[Int(folded)]
  }

  /// The first match of plain ASCII.
  private func firstPlain(
    _ needle: UnsafeBufferPointer<UInt8>, _ base: UnsafeRawPointer, _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int, end: Int
  ) -> TextRange? {
    var at = start
    while let hit = ByteScan.find(pair, base, from: at, end: end) {
      if let matchEnd = forward(needle, from: anchor, bytes, hit, end),
        let matchStart = backward(needle, from: anchor, bytes, hit, start)
      {
        return TextRange(matchStart, matchEnd)
      }
      at = hit + 1
    }
    return nil
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// Where the rest of the needle ends in the text when its character `index` stands at `at`.
  private func forward(
    _ needle: UnsafeBufferPointer<UInt8>, from index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int,
    _ end: Int
  ) -> Int? {
    var (index, at) = (index, at)
    while index < needle.count {
      guard at < end else { return nil }
      if needle[index] == 0x20 {
        guard Self.isSpace(bytes[at]) else { return nil }
        while at < end, Self.isSpace(bytes[at]) { at += 1 }
        index += 1
        if let behind = behindArticle(bytes, at, end),
          let matched = forward(needle, from: index, bytes, behind, end)
        {
          return matched
        }
      } else {
        guard Self.lower(bytes[at]) == needle[index] else { return nil }
        index += 1
        at += 1
      }
    }
    return at
  }

  /// Where the needle begins in the text when its character `index` stands at `at`.
  private func backward(
    _ needle: UnsafeBufferPointer<UInt8>, from index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int,
    _ start: Int
  ) -> Int? {
    var (index, at) = (index, at)
    while index > 0 {
      guard at > start else { return nil }
      if needle[index - 1] == 0x20 {
        if at - 3 > start, behindArticle(bytes, at - 3, at + 1) == at, Self.isSpace(bytes[at - 4]),
          let matched = backward(needle, from: index, bytes, at - 3, start)
        {
          return matched
        }
        guard Self.isSpace(bytes[at - 1]) else { return nil }
        while at > start, Self.isSpace(bytes[at - 1]) { at -= 1 }
      } else {
        guard Self.lower(bytes[at - 1]) == needle[index - 1] else { return nil }
        at -= 1
      }
      index -= 1
    }
    return at
  }

  /// The offset behind an article (`al-`) at `at`, where a word follows it.
  @inline(__always)
  private func behindArticle(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    guard at + 3 < end, Self.lower(bytes[at + 1]) == 0x6C else { return nil }
    let first = Self.lower(bytes[at])
    guard first == 0x61 || first == 0x65 else { return nil }
    guard bytes[at + 2] == 0x2D || spacesArticles && Self.isSpace(bytes[at + 2]) else { return nil }
    return Self.isSpace(bytes[at + 3]) ? nil : at + 3
  }

  // MARK: Text beyond ASCII

  /// The first match that begins from `start` to `lastStart`, character by character.
  private func firstFolded(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, lastStart: Int, end: Int
  ) -> TextRange? {
    var at = start
    while at <= lastStart, at < end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      if folding.fold(scalar) == needle[0], let matched = folded(from: 0, bytes, at, end) {
        return TextRange(at, folding.endOfMarks(bytes, matched, end))
      }
      at += length
    }
    return nil
  }

  /// Where the needle from character `index` on ends, when it stands at `at`.
  private func folded(from index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    var (index, at) = (index, at)
    while index < needle.count {
      guard at < end else { return nil }
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      let one = folding.fold(scalar)
      if one == CharacterFolding.ignored {
        at += length
        continue
      }
      guard one == needle[index] else { return nil }
      index += 1
      at += length
      guard one == 0x20 else { continue }
      while at < end {
        let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
        let next = folding.fold(scalar)
        guard next == 0x20 || next == CharacterFolding.ignored else { break }
        at += length
      }
      if let behind = behindFoldedArticle(bytes, at, end),
        let matched = folded(from: index, bytes, behind, end)
      {
        return matched
      }
    }
    return at
  }

  private func behindFoldedArticle(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    var at = at
    var read: [UInt32] = []
    var third = at
    while at < end, read.count < 4 {
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      let one = folding.fold(scalar)
      if read.count == 3 { third = at }
      at += length
      if one != CharacterFolding.ignored { read.append(one) }
    }
    guard read.count == 4, Self.isArticle(read[0], read[1]),
      read[2] == 0x2D || spacesArticles && read[2] == 0x20, read[3] != 0x20
    else { return nil }
    return third
  }

  /// From where a match that holds the character at `at` can begin: back over as many characters as the needle has,
  /// and over those that do not count.
  private func windowStart(
    _ bytes: UnsafeBufferPointer<UInt8>, before at: Int, notBefore start: Int
  ) -> Int {
    var left = needle.count + 4 * (needle.count { $0 == 0x20 })
    var at = at
    var wasSpace = false
    while at > start, left > 0 {
      at -= 1
      while at > start, bytes[at] & 0xC0 == 0x80 { at -= 1 }
      let one = folding.fold(UTF8Scalar.decode(bytes, at, bytes.count).0)
      if one == CharacterFolding.ignored || one == 0x20 && wasSpace { continue }
      wasSpace = one == 0x20
      left -= 1
    }
    return at
  }
}
