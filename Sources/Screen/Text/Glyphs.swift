/// What one cell shows: a base scalar with the marks that combine with it.
///
/// Only `Glyphs` and `GlyphRun` make glyphs out of text, so that nothing reaches a cell that a terminal could take
/// for an instruction.
public struct Glyph: Hashable, Sendable {
  /// The base scalar; 0 for the right half of a wide glyph.
  public let base: UInt32
  /// Up to two combining marks, 0 where there is none.
  public let marks: (first: UInt32, second: UInt32)
  /// Columns: 1 or 2; 0 for the right half of a wide glyph.
  public let columns: Int

  init(base: UInt32, marks: (first: UInt32, second: UInt32) = (0, 0), columns: Int) {
    self.base = base
    self.marks = marks
    self.columns = columns
  }

  /// A space.
  public static let space = Glyph(base: 0x20, columns: 1)
  /// `…`.
  public static let ellipsis = Glyph(base: 0x2026, columns: 1)
  /// The right half of a wide glyph.
  public static let continuation = Glyph(base: 0, columns: 0)

  /// A glyph for a drawing character of the program's own; U+FFFD for what does not take exactly one column.
  public static func drawn(_ scalar: Unicode.Scalar) -> Glyph {
    let fits = ScalarClass(scalar.value).width == .narrow || scalar == " "
    return Glyph(base: fits ? scalar.value : 0xFFFD, columns: 1)
  }

  /// Compares base and marks.
  public static func == (a: Glyph, b: Glyph) -> Bool {
    a.base == b.base && a.marks == b.marks && a.columns == b.columns
  }
  /// Hashes base and marks.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(base)
    hasher.combine(marks.first)
  }
}

/// The glyphs of a text, each safe to draw.
///
/// C0 becomes a control picture (U+2400 block), C1 and what is unassigned U+FFFD; bidi controls, tag characters,
/// joiners, variation selectors, skin tones and other default-ignorable scalars are left out; line and paragraph
/// separators, tab and NBSP become a space. A mark without a base stands on U+25CC.
public struct Glyphs: Sequence, IteratorProtocol {
  private var run: GlyphRun

  /// Reads `text`.
  public init(_ text: String) {
    let utf8 = Array(text.utf8)
    run = GlyphRun(utf8, in: 0..<utf8.count)
  }

  /// The next glyph, or `nil` at the end.
  public mutating func next() -> Glyph? { run.next()?.glyph }
}

/// The glyphs of a range of UTF-8, each with the bytes it came from; what `Glyphs` does, for hot paths.
public struct GlyphRun: Sequence, IteratorProtocol {
  /// A glyph and its source. The sources of all glyphs follow each other without a gap: what is left out belongs to
  /// the glyph before it, at the start of the range to the first glyph.
  public struct Element: Hashable, Sendable {
    /// What is drawn.
    public let glyph: Glyph
    /// Its first byte.
    public let start: Int
    /// The first byte after it.
    public let end: Int
  }

  private var scanner: GlyphScanner

  /// Reads the bytes `range` of `utf8`; what is not valid there becomes U+FFFD.
  public init(_ utf8: [UInt8], in range: Range<Int>) {
    scanner = GlyphScanner(utf8, in: range)
  }

  /// The next glyph, or `nil` at the end.
  public mutating func next() -> Element? {
    guard scanner.advance() else { return nil }
    return Element(glyph: scanner.glyph, start: scanner.start, end: scanner.end)
  }
}
