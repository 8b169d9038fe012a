import Documents

/// A text to look for, as it folds.
///
/// One pass over the bytes, linear whatever the needle: bytes that cannot begin a match are skipped by a table, the
/// rest runs through the automaton of Knuth, Morris and Pratt (1977) on folded scalars.
struct PlainPattern: Sendable {
  private let folding: CharacterFolding
  /// What is looked for: folded, without ignored scalars, white space as single spaces.
  private let needle: [UInt32]
  /// For each length matched, how much of it can still be the beginning of a match after a mismatch.
  private let fallback: [Int]
  /// Whether a match can begin with this byte.
  private let begins: [Bool]

  init(_ text: String, folding: CharacterFolding) {
    self.folding = folding
    var needle: [UInt32] = []
    for scalar in text.unicodeScalars {
      let folded = folding.fold(scalar.value)
      if folded == CharacterFolding.ignored || folded == 0x20 && needle.last == 0x20 { continue }
      needle.append(folded)
    }
    self.needle = needle
    var fallback = [0, 0]
    for index in needle.indices.dropFirst() {
      var length = fallback[index]
      while length > 0, needle[length] != needle[index] { length = fallback[length] }
      fallback.append(needle[length] == needle[index] ? length + 1 : 0)
    }
    self.fallback = fallback
    begins = (0..<256).map { byte in
      byte >= 0xC0 || byte < 0x80 && folding.fold(UInt32(byte)) == needle.first
    }
  }

  func matches(in utf8: [UInt8], range: TextRange, limit: Int) -> [TextRange] {
    let end = min(range.end, utf8.count)
    guard !needle.isEmpty, limit > 0, range.start < end else { return [] }
    return utf8.withUnsafeBufferPointer { bytes in
      begins.withUnsafeBufferPointer { begins in
        needle.withUnsafeBufferPointer { needle in
          scan(bytes, range.start, end, begins, needle, limit)
        }
      }
    }
  }

  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ begins: UnsafeBufferPointer<Bool>,
    _ needle: UnsafeBufferPointer<UInt32>, _ limit: Int
  ) -> [TextRange] {
    var found: [TextRange] = []
    // Where the scalars of the match so far begin, as a ring.
    var starts = [Int](repeating: 0, count: needle.count)
    var slot = 0
    var matched = 0
    var inSpace = false
    var at = start
    while at < end {
      if matched == 0 {
        let before = at
        while at < end, !begins[Int(bytes[at])] { at += 1 }
        if at == end { break }
        if at > before { inSpace = false }
      }
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      let folded = folding.fold(scalar)
      let here = at
      at += length
      if folded == CharacterFolding.ignored || folded == 0x20 && inSpace { continue }
      inSpace = folded == 0x20
      while matched > 0, needle[matched] != folded { matched = fallback[matched] }
      guard needle[matched] == folded else { continue }
      starts[slot] = here
      slot = slot + 1 == needle.count ? 0 : slot + 1
      matched += 1
      guard matched == needle.count else { continue }
      at = folding.endOfMarks(bytes, at, end)
      // The ring is full: the next slot holds the oldest start.
      found.append(TextRange(starts[slot], at))
      if found.count == limit { break }
      matched = 0
    }
    return found
  }
}
