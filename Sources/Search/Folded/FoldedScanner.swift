import Documents

/// Looks for a `FoldedPattern`, with its needle and the table of folded characters at hand: where many texts are looked
/// at, on several threads, nothing is counted for each of them that the threads would have to share.
struct FoldedScanner {
  let needle: UnsafeBufferPointer<UInt32>
  let ascii: UnsafeBufferPointer<UInt8>?
  let table: CharacterFolding.Table
  let has: SIMD2<UInt64>
  let pair: ByteScan.Pair
  let anchor: Int
  let spacesArticles: Bool

  /// The first match that begins at or behind `start` and ends at or before `end`; `nil` where there is none.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> TextRange? {
    var first: TextRange?
    each(in: bytes, from: start, end: end) {
      first = $0
      return true
    }
    return first
  }

  /// Calls `body` with the matches from `start` to `end`, in order, without overlaps, until it says that it has enough.
  func each(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int, _ body: (TextRange) -> Bool
  ) {
    guard !needle.isEmpty, start < end, let base = bytes.baseAddress.map(UnsafeRawPointer.init) else {
      return
    }
    guard let ascii else { return eachFolded(bytes, base, from: start, end: end, body) }
    var at = start
    // What lies ahead is looked for again only when it has been passed.
    var plain = firstPlain(ascii, base, bytes, from: at, end: end)
    var counting = firstCounting(bytes, base, from: at, to: end, end: end)
    // No match that a character belongs to begins further before it.
    let reach = 8 * needle.count + 64
    while true {
      if let known = plain, known.start < at { plain = firstPlain(ascii, base, bytes, from: at, end: end) }
      if counting < at { counting = firstCounting(bytes, base, from: at, to: end, end: end) }
      var match = plain.map { TextRange($0.start, table.endOfMarks(bytes, $0.end, end)) }
      // A match with characters beyond ASCII may stand before it, or begin with it and be longer.
      let limit = plain?.start ?? end
      let horizon = min(end, limit + reach)
      var character = counting
      while character < horizon {
        let from = windowStart(bytes, before: character, notBefore: at)
        if from > limit { break }
        if let folded = firstFolded(bytes, from: from, lastStart: min(character, limit), end: end) {
          match = folded
          break
        }
        character = firstCounting(bytes, base, from: character + 1, to: horizon, end: end)
      }
      guard let match, !body(match) else { return }
      at = max(match.end, at + 1)
    }
  }

  // MARK: ASCII

  /// The first match of plain ASCII.
  @inline(__always)
  private func firstPlain(
    _ needle: UnsafeBufferPointer<UInt8>, _ base: UnsafeRawPointer, _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int, end: Int
  ) -> TextRange? {
    var match: TextRange?
    ByteScan.each(pair, base, from: start, end: end) { hit in
      guard let matchEnd = forward(needle, from: anchor, bytes, hit, end),
        let matchStart = backward(needle, from: anchor, bytes, hit, start)
      else { return false }
      match = TextRange(matchStart, matchEnd)
      return true
    }
    return match
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// Where the rest of the needle ends in the text when its character `index` stands at `at`.
  @inline(__always)
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

  /// The first character beyond ASCII from `start` on, before `stop`, that can be part of a match; `end` where there is
  /// none.
  @inline(__always)
  private func firstCounting(
    _ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafeRawPointer, from start: Int, to stop: Int, end: Int
  ) -> Int {
    var found = end
    ByteScan.eachLead(base, from: start, end: stop) { at in
      let folded = table.fold(UTF8Scalar.decode(bytes, at, end).0)
      let counts =
        folded == CharacterFolding.ignored
        || folded < 0x80 && has[Int(folded >> 6)] >> UInt64(folded & 63) & 1 != 0
      if counts { found = at }
      return counts
    }
    return found
  }

  /// Calls `body` with the matches of a needle that is not ASCII.
  private func eachFolded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafeRawPointer, from start: Int, end: Int,
    _ body: (TextRange) -> Bool
  ) {
    var at = start
    while let match = firstBeyondASCII(bytes, base, from: at, end: end), !body(match) {
      at = max(match.end, at + 1)
    }
  }

  private func firstBeyondASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafeRawPointer, from start: Int, end: Int
  ) -> TextRange? {
    // ASCII folds to ASCII: where the needle begins beyond it, so does every match.
    guard needle[0] >= 0x80 else { return firstFolded(bytes, from: start, lastStart: end, end: end) }
    var match: TextRange?
    ByteScan.eachLead(base, from: start, end: end) { at in
      match = firstFolded(bytes, from: at, lastStart: at, end: end)
      return match != nil
    }
    return match
  }

  /// The first match that begins from `start` to `lastStart`, character by character.
  private func firstFolded(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, lastStart: Int, end: Int
  ) -> TextRange? {
    var at = start
    while at <= lastStart, at < end {
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      if table.fold(scalar) == needle[0], let matched = folded(from: 0, bytes, at, end) {
        return TextRange(at, table.endOfMarks(bytes, matched, end))
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
      let one = table.fold(scalar)
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
        let next = table.fold(scalar)
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
      let one = table.fold(scalar)
      if read.count == 3 { third = at }
      at += length
      if one != CharacterFolding.ignored { read.append(one) }
    }
    guard read.count == 4, FoldedPattern.isArticle(read[0], read[1]),
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
      let one = table.fold(UTF8Scalar.decode(bytes, at, bytes.count).0)
      if one == CharacterFolding.ignored || one == 0x20 && wasSpace { continue }
      wasSpace = one == 0x20
      left -= 1
    }
    return at
  }
}
