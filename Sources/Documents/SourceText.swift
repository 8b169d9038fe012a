/// How the bytes of a file were read as text.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8; a byte sequence that is not UTF-8 was replaced by U+FFFD.
  case utf8 = "UTF-8"
  /// UTF-16, little-endian.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, big-endian.
  case utf16BigEndian = "UTF-16BE"
  /// Windows code page 1252, a superset of ISO 8859-1's printable characters.
  case windows1252 = "Windows-1252"
}

/// The decoded text of one file, never altered after it was read.
///
/// Line ends, spaces and a UTF-8 byte order mark stay as they came, so that every `TextRange` points at what the
/// file says.
public struct SourceText: Sendable {
  /// The file's path as it is shown and printed, or the caller's name for the text.
  public let name: String
  /// The text in valid UTF-8.
  public let utf8: [UInt8]
  /// What the file was encoded in.
  public let encoding: TextEncoding
  /// How many malformed sequences are shown as U+FFFD.
  public var repairs: Int { Int(repairCount) }
  private let repairCount: UInt32

  /// Makes a source of text that is known to be valid UTF-8.
  public init(name: String, utf8: [UInt8], encoding: TextEncoding = .utf8, repairs: Int = 0) {
    self.name = name
    self.utf8 = utf8
    self.encoding = encoding
    repairCount = UInt32(clamping: repairs)
  }

  /// The whole text.
  public var range: TextRange { TextRange(0, utf8.count) }

  /// The text of `range`, for drawing and printing; not for hot paths.
  public func string(_ range: TextRange) -> String {
    String(decoding: utf8[range.start..<min(range.end, utf8.count)], as: UTF8.self)
  }

  /// The text of `range` on one line: runs of white space, NBSP among them, become one space.
  public func line(_ range: TextRange) -> String {
    String(decoding: FoldedSpaces(utf8, range, offsets: false).bytes, as: UTF8.self)
  }
}
