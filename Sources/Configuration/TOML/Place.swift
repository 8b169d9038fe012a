/// A place in a configuration file.
public struct Place: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in code points, from 1.
  public let column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of the byte at `offset` in the line that starts at `lineStart`.
  init(line: Int, offset: Int, lineStart: Int, in bytes: [UInt8]) {
    self.line = line
    column = 1 + bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
  }

  /// The place of the byte at `offset`.
  init(offset: Int, in bytes: [UInt8]) {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.init(
      line: 1 + before.count { $0 == UInt8(ascii: "\n") }, offset: offset, lineStart: lineStart, in: bytes)
  }
}
