/// The one sanitiser: steps through UTF-8 glyph by glyph and knows what a line breaker wants to know of each.
struct GlyphScanner {
  private let utf8: [UInt8]
  private let limit: Int

  /// The glyph of the last step.
  private(set) var glyph = Glyph.space
  /// Its first byte.
  private(set) var start: Int
  /// The first byte after it and after what was left out behind it.
  private(set) var end: Int
  /// The base as it stands in the text.
  private(set) var source: UInt32 = 0
  /// Where a line may end beside the base.
  private(set) var breaks = BreakClass.word
  /// Whether a joiner behind it forbids the end of a line there.
  private(set) var isJoinedToNext = false
  /// Whether U+200B behind it allows the end of a line there.
  private(set) var isPartedFromNext = false

  init(_ utf8: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: 0..<utf8.count)
    self.utf8 = utf8
    limit = range.upperBound
    start = range.lowerBound
    end = range.lowerBound
  }

  /// Goes to the next glyph; `false` at the end.
  mutating func advance() -> Bool {
    start = end
    guard end < limit else { return false }
    isJoinedToNext = false
    isPartedFromNext = false
    let byte = utf8[end]
    if byte &- 0x20 < 0x5F, end + 1 == limit || utf8[end + 1] < 0x80 {
      end += 1
      source = UInt32(byte)
      breaks = ScalarClass(bits: ScalarClass.table[Int(byte)]).breaks
      glyph = Glyph(base: source, columns: 1)
      return true
    }
    return advanceSlowly()
  }

  private mutating func advanceSlowly() -> Bool {
    var marks: (first: UInt32, second: UInt32) = (0, 0)
    var base: ScalarClass?
    var at = end
    while at < limit {
      let (scalar, length) = decode(at)
      let scalarClass = ScalarClass(scalar)
      switch scalarClass.width {
      case .ignored:
        isJoinedToNext = isJoinedToNext || scalarClass.breaks == .quote || scalar == 0x200D
        isPartedFromNext = isPartedFromNext || scalar == 0x200B
      case .mark where base != nil || scalarClass.breaks == .extending:
        if base == nil {
          base = ScalarClass(0x25CC)
          source = 0x25CC
        }
        if marks.first == 0 {
          marks.first = scalar
        } else if marks.second == 0 {
          marks.second = scalar
        }
      default:
        if base != nil {
          finish(base, marks: marks, at: at)
          return true
        }
        base = scalarClass
        source = scalar
        if scalar == 0x0D, at + 1 < limit, utf8[at + 1] == 0x0A { at += 1 }
      }
      at += length
    }
    guard base != nil else {
      // Only ignored scalars were left: they belong to no glyph.
      start = limit
      end = limit
      return false
    }
    finish(base, marks: marks, at: at)
    return true
  }

  private mutating func finish(_ base: ScalarClass?, marks: (first: UInt32, second: UInt32), at end: Int) {
    self.end = end
    breaks = base?.breaks ?? .word
    switch base?.width {
    case .wide: glyph = Glyph(base: source, marks: marks, columns: 2)
    case .space:
      glyph = Glyph(base: 0x20, marks: marks, columns: 1)
      // With a mark on it, a space is ink: no break swallows it (UAX #14, LB10).
      if marks.first != 0 { breaks = .word }
    case .control: glyph = Glyph(base: source == 0x7F ? 0x2421 : 0x2400 + source, marks: marks, columns: 1)
    case .narrow: glyph = Glyph(base: source, marks: marks, columns: 1)
    // A jamo that should have followed another one is drawn as it is not meant to be: on its own.
    case .mark, .ignored, .replaced, nil: glyph = Glyph(base: 0xFFFD, marks: marks, columns: 1)
    }
  }

  /// The scalar at a byte and its length; U+FFFD and one byte where there is none (Unicode 15, table 3-7).
  private func decode(_ at: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(utf8[at])
    guard first >= 0x80 else { return (first, 1) }
    let invalid = (scalar: UInt32(0xFFFD), length: 1)
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, at + length <= limit else { return invalid }
    var scalar = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(utf8[at + offset])
      guard byte & 0xC0 == 0x80 else { return invalid }
      scalar = scalar << 6 | byte & 0x3F
    }
    let isShortest = length == 2 || scalar >= (length == 3 ? 0x800 : 0x10000)
    guard isShortest, scalar <= 0x10FFFF, !(0xD800..<0xE000).contains(scalar) else { return invalid }
    return (scalar, length)
  }
}
