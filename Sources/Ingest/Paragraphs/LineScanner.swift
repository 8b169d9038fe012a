import Documents

/// Finds the lines of a text that hold something, in one pass over its bytes.
///
/// A line ends with LF, CR, CR LF, U+2028 or U+2029. White space around it, NBSP and byte order mark among it, is left out.
struct LineScanner {
  /// Texts with more lines than this are no articles but data, and are not looked into.
  static let limit = 1_000_000

  /// So many bytes of a line are counted between two looks at whether counting is of use.
  private static let longLine = 1 << 16

  private(set) var lines: [Paragraph] = []
  private(set) var isWithinLimit = true
  private var blanks = 0

  init(_ utf8: [UInt8]) {
    utf8.withUnsafeBufferPointer { bytes in
      ByteClass.table.withUnsafeBufferPointer { scan(bytes, $0) }
    }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var i = 0
    while i < bytes.count, isWithinLimit {
      i = Self.endOfPlain(bytes, i)
      guard i < bytes.count else { break }
      let byte = bytes[i]
      var next = i + 1
      if byte == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
      let isSeparator =
        byte == 0xE2 && i + 2 < bytes.count && bytes[i + 1] == 0x80
        && (bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9)
      if isSeparator { next = i + 3 }
      if byte == 0x0A || byte == 0x0D || isSeparator {
        add(bytes, start, i, classes)
        start = next
        i = next
      } else {
        i += 1
      }
    }
    if isWithinLimit { add(bytes, start, bytes.count, classes) }
  }

  /// From `start` on, over as many bytes as eight at a time hold nothing that may end a line.
  @inline(__always)
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let source = UnsafeRawBufferPointer(bytes)
    let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    var i = start
    while i + 8 <= source.count {
      let word = source.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      let (feed, carriage, separator) = (word ^ 0x0A &* ones, word ^ 0x0D &* ones, word ^ 0xE2 &* ones)
      let found =
        (feed &- ones) & ~feed | (carriage &- ones) & ~carriage | (separator &- ones) & ~separator
      guard found & highs == 0 else { break }
      i += 8
    }
    return i
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, _ classes: UnsafeBufferPointer<UInt8>
  ) {
    var start = from
    var end = to
    while start < end, case let length = WhiteSpace.length(bytes, start), length > 0 { start += length }
    while end > start, case let length = WhiteSpace.length(bytes, endingAt: end), length > 0 { end -= length }
    guard start < end else {
      blanks += 1
      return
    }
    guard lines.count < Self.limit else {
      isWithinLimit = false
      return
    }
    lines.append(measure(bytes, start, end, classes, isIndented: start - from >= 1))
    blanks = 0
  }

  /// Counts without branches that depend on the text: every byte of every text passes here.
  private func measure(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ classes: UnsafeBufferPointer<UInt8>,
    isIndented: Bool
  ) -> Paragraph {
    var columns = 0
    var words = 0
    var capitals = 0
    var letters: UInt8 = 0
    // 1 behind white space.
    var isBetween = 1
    var i = start
    let raw = UnsafeRawBufferPointer(bytes)
    // Where all counts have reached the most that is kept, the rest of a line that long tells nothing more.
    var look = start + Self.longLine
    while i < end {
      if i >= look {
        if min(columns, words, capitals) >= Int(UInt16.max), letters & ByteClass.letter != 0 { break }
        look += Self.longLine
      }
      if i + 8 <= end, case let eight = EightBytes(raw, i), eight.isASCII {
        let spaces = eight.within(0x20, 0x20) | eight.within(0x09, 0x09)
        // Behind a space, or at the start behind what came before.
        let begins = ~spaces & (spaces << 8 | UInt64(isBetween) << 7) & EightBytes.highs
        words += begins.nonzeroBitCount
        capitals += (begins & eight.within(0x41, 0x5A)).nonzeroBitCount
        columns += 8
        if eight.letters != 0 { letters |= ByteClass.letter }
        isBetween = Int(spaces >> 63)
        i += 8
        continue
      }
      let byte = bytes[i]
      var byteClass = classes[Int(byte)]
      if byte == 0xC2, i + 1 < end, bytes[i + 1] == 0xA0 {
        byteClass = ByteClass.space | ByteClass.character
        i += 1
      }
      letters |= byteClass
      let isSpace = Int(byteClass & ByteClass.space)
      let begins = isBetween & ~isSpace & 1
      words += begins
      capitals += begins & Int(byteClass >> 2)
      columns += Int(byteClass >> 1) & 1
      isBetween = isSpace
      i += 1
    }
    let firstWord = words <= 1 ? columns : self.firstWord(bytes, start, end)
    let hasLetter = letters & ByteClass.letter != 0
    var traits: Paragraph.Traits = []
    if hasLetter { traits.insert(.hasLetter) }
    if isIndented { traits.insert(.isIndented) }
    if (0x61...0x7A).contains(bytes[start]) { traits.insert(.startsSmall) }
    traits.formUnion(Sentence.ending(bytes, start, end))
    return Paragraph(
      range: TextRange(start, end), columns: UInt16(clamping: columns), words: UInt16(clamping: words),
      capitals: UInt16(clamping: capitals), firstWord: UInt8(clamping: firstWord),
      gap: UInt8(clamping: blanks),
      traits: traits)
  }

  /// The code points before the first white space.
  private func firstWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var columns = 0
    var i = start
    while i < end {
      let byte = bytes[i]
      if byte == 0x20 || byte == 0x09 || (byte == 0xC2 && i + 1 < end && bytes[i + 1] == 0xA0) { break }
      if byte & 0xC0 != 0x80 { columns += 1 }
      i += 1
    }
    return columns
  }
}

/// What a byte of UTF-8 says of the character it belongs to, as bits.
private enum ByteClass {
  /// White space.
  static let space: UInt8 = 1
  /// The first byte of a character.
  static let character: UInt8 = 2
  /// A capital letter, or outside ASCII.
  static let capital: UInt8 = 4
  /// A letter of any script.
  static let letter: UInt8 = 8

  /// By byte; read through a pointer, for an `InlineArray` was copied at every look.
  static let table: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    var bits: UInt8 = 0
    if byte == 0x20 || byte == 0x09 { bits |= space }
    if byte & 0xC0 != 0x80 { bits |= character }
    if (0x41...0x5A).contains(byte) || byte >= 0x80 { bits |= capital }
    if (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC3 { bits |= letter }
    return bits
  }
}

/// White space of plain text: ASCII, NBSP, NEL, the line separators, the ideographic space, and what has no width.
enum WhiteSpace {
  /// Bytes of the white space character at `i`, 0 where there is none.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    switch bytes[i] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return i + 1 < bytes.count && (bytes[i + 1] == 0xA0 || bytes[i + 1] == 0x85) ? 2 : 0
    case 0xE2, 0xE3, 0xEF:
      guard i + 2 < bytes.count else { return 0 }
      switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
      case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80),
        (0xEF, 0xBB, 0xBF):
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// Bytes of the white space character that ends before `end`, 0 where there is none.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int {
    if bytes[end - 1] < 0x80 { return length(bytes, end - 1) }
    if end >= 2, length(bytes, end - 2) == 2 { return 2 }
    if end >= 3, length(bytes, end - 3) == 3 { return 3 }
    return 0
  }
}
