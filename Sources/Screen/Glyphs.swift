/// What one cell shows: a base scalar with the marks that combine with it.
///
/// Only `Glyphs` makes glyphs out of text, so that nothing reaches a cell that a terminal could take for an
/// instruction.
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

  /// A glyph for a drawing character of the program's own: one column, no control.
  public static func drawn(_ scalar: Unicode.Scalar) -> Glyph { Glyph(base: scalar.value, columns: 1) }

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

/// The one sanitiser in front of every cell: turns text into glyphs that are safe to draw.
///
/// C0 becomes a control picture (U+2400 block), C1 becomes U+FFFD; bidi controls, tag characters, joiners, variation
/// selectors and other default-ignorable scalars are left out; line and paragraph separators, tab and NBSP become a space.
public struct Glyphs: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var pending: Unicode.Scalar?

  /// Reads `text`.
  public init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
  }

  /// The next glyph, or `nil` at the end.
  public mutating func next() -> Glyph? {
    while let scalar = pending ?? scalars.next() {
      pending = nil
      let columns = DisplayWidth.columns(of: scalar.value)
      guard columns > 0 else { continue }
      let base = DisplayWidth.safe(scalar.value)
      var marks: (first: UInt32, second: UInt32) = (0, 0)
      while let following = scalars.next() {
        guard DisplayWidth.isMark(following.value) else {
          if DisplayWidth.columns(of: following.value) > 0 {
            pending = following
            break
          }
          continue
        }
        if marks.first == 0 {
          marks.first = following.value
        } else if marks.second == 0 {
          marks.second = following.value
        }
      }
      return Glyph(base: base, marks: marks, columns: columns)
    }
    return nil
  }
}
