/// A half-open range of UTF-8 bytes in a source text, the only way to point into text.
///
/// Offsets count bytes from the start of the decoded source (`SourceText.utf8`), up to 4 GiB, whichever article
/// they belong to. Both ends lie on code point boundaries.
public struct TextRange: Hashable, Sendable {
  private let lower: UInt32
  private let upper: UInt32

  /// The first byte inside the range.
  public var start: Int { Int(lower) }
  /// The first byte after the range; never less than `start`.
  public var end: Int { Int(upper) }

  /// Makes the range `start ..< end`, in bytes; an `end` before `start` gives an empty range at `start`.
  public init(_ start: Int, _ end: Int) {
    lower = UInt32(clamping: start)
    upper = UInt32(clamping: max(start, end))
  }

  /// The number of bytes.
  public var count: Int { end - start }
  /// Whether the range holds no byte.
  public var isEmpty: Bool { lower == upper }

  /// Whether the byte at `offset` lies inside.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether `other` lies wholly inside.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share at least one byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// The bytes that both share, or `nil` where they share none.
  public func intersection(_ other: TextRange) -> TextRange? {
    overlaps(other) ? TextRange(max(start, other.start), min(end, other.end)) : nil
  }
}

extension TextRange: Comparable {
  /// Orders by start; of two with the same start, the shorter comes first.
  public static func < (a: TextRange, b: TextRange) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

extension TextRange: CustomStringConvertible {
  /// `start..<end`, in bytes.
  public var description: String { "\(start)..<\(end)" }
}
