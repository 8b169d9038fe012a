/// Breaks text into lines by display width.
public enum LineBreaker {
  /// One line of wrapped text: its bytes, without the white space the break swallowed.
  public struct Line: Hashable, Sendable {
    /// The first byte of the line.
    public let start: Int
    /// The first byte after what is drawn.
    public let end: Int
    /// Columns of what is drawn.
    public let columns: Int
  }

  /// Wraps the bytes `range` of valid UTF-8 into lines of at most `width` columns (at least 1).
  ///
  /// Breaks stand behind spaces (not NBSP), behind hyphens and dashes, and around ideographs; a word longer than a
  /// line is broken anywhere. Gives at least one line, which may be empty.
  public static func lines(of utf8: [UInt8], in range: Range<Int>, width: Int) -> [Line] {
    [Line(start: range.lowerBound, end: range.upperBound, columns: 0)]
  }
}
