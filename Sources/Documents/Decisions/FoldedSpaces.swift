/// Text with each run of white space as one space, and none at the ends: what a text keeps when it is wrapped anew.
struct FoldedSpaces {
  /// The folded text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For each folded byte where it stands in the source, and behind them the end of the last; empty unless asked for.
  private(set) var offsets: [Int] = []

  /// Folds the text in `range`.
  init(_ utf8: [UInt8], _ range: TextRange, offsets keepsOffsets: Bool) {
    let end = min(range.end, utf8.count)
    guard range.start < end else {
      if keepsOffsets { offsets = [range.start] }
      return
    }
    var offsets: [Int] = []
    if keepsOffsets { offsets.reserveCapacity(end - range.start + 1) }
    // A space takes no more room than the white space that it stands for.
    bytes = utf8.withUnsafeBufferPointer { text in
      [UInt8](unsafeUninitializedCapacity: end - range.start) { buffer, count in
        var index = range.start
        var last = range.start
        var isPending = false
        while index < end {
          if !keepsOffsets {
            index += Self.copyWords(text, index, end, to: buffer, &count, &isPending)
            if index == end { break }
          }
          let width = Self.spaceWidth(text, index, end)
          if width > 0 {
            isPending = true
            index += width
            continue
          }
          if isPending, count > 0 {
            buffer[count] = 0x20
            count += 1
            if keepsOffsets { offsets.append(last) }
          }
          isPending = false
          buffer[count] = text[index]
          count += 1
          if keepsOffsets { offsets.append(index) }
          index += 1
          last = index
        }
        if keepsOffsets { offsets.append(last) }
      }
    }
    self.offsets = offsets
  }

  /// Copies text that stays as it is, words with single spaces between them, eight bytes at a time, as long as there is
  /// nothing but that; returns how many bytes of the text were used up.
  @inline(__always)
  private static func copyWords(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    to buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int, _ isPending: inout Bool
  ) -> Int {
    let (source, target) = (UnsafeRawBufferPointer(text), UnsafeMutableRawBufferPointer(buffer))
    let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    var index = start
    while index + 8 <= end {
      let bytes = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // Control characters, or anything beyond ASCII.
      guard (bytes &- 0x20 &* ones) & ~bytes & highs == 0, bytes & highs == 0 else { break }
      // The highest bit of each byte that is a space; no byte has that bit of its own.
      let spaces = ~((bytes ^ 0x20 &* ones) &+ 0x7F &* ones) & highs
      let beginsWithSpace = spaces & 0x80 != 0
      if spaces & spaces << 8 != 0 || beginsWithSpace && (isPending || count == 0) { break }
      if isPending, count > 0 {
        target[count] = 0x20
        count += 1
      }
      target.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt64.self)
      // A space at the end may be the first of several.
      isPending = spaces >> 63 != 0
      count += isPending ? 7 : 8
      index += 8
    }
    return index - start
  }

  /// Folds a string.
  static func fold(_ text: String) -> [UInt8] {
    let utf8 = Array(text.utf8)
    return FoldedSpaces(utf8, TextRange(0, utf8.count), offsets: false).bytes
  }

  /// How many bytes of white space, as Unicode's property White_Space has it, begin at `index`: 0 to 3.
  @inline(__always)
  private static func spaceWidth(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    switch utf8[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2: return index + 1 < end && (utf8[index + 1] == 0xA0 || utf8[index + 1] == 0x85) ? 2 : 0
    // U+1680.
    case 0xE1: return index + 2 < end && utf8[index + 1] == 0x9A && utf8[index + 2] == 0x80 ? 3 : 0
    case 0xE2:
      guard index + 2 < end else { return 0 }
      switch (utf8[index + 1], utf8[index + 2]) {
      // U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F.
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
      default: return 0
      }
    case 0xE3: return index + 2 < end && utf8[index + 1] == 0x80 && utf8[index + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }
}
