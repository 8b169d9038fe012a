import Documents

/// A stretch of text between quotation marks.
public struct QuotedStretch: Sendable, Hashable {
  /// The index of the opening mark's token.
  public let opening: Int
  /// The index of the closing mark's token; the end of the paragraph's tokens where it was never closed.
  public let closing: Int
  /// Whether it stands inside another stretch.
  public let isNested: Bool
  /// Whether single marks surround it.
  public let isSingle: Bool
  /// Whether it was closed by a mark rather than by the end of the paragraph.
  public let isClosed: Bool
  /// Whether it goes on from an unclosed stretch of the paragraph before.
  public internal(set) var continues: Bool

  /// The tokens between the marks.
  public var tokens: Range<Int> { (opening + 1)..<max(opening + 1, closing) }
}
