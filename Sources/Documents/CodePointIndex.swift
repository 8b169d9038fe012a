/// Converts byte offsets of one text to Unicode code points, in time that does not grow with the text.
///
/// `pullquote extract` counts code points, as W3C Web Annotation's TextPositionSelector does; inside, everything
/// counts bytes.
public struct CodePointIndex: Sendable {
  private static let stride = 256
  private let utf8: [UInt8]
  /// Code points that begin before byte `stride * index`.
  private let before: [UInt32]

  /// Reads the text once.
  public init(_ utf8: [UInt8]) {
    var before: [UInt32] = []
    before.reserveCapacity(utf8.count / Self.stride + 1)
    var count: UInt32 = 0
    for (offset, byte) in utf8.enumerated() {
      if offset % Self.stride == 0 { before.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    if utf8.count % Self.stride == 0 { before.append(count) }
    self.utf8 = utf8
    self.before = before
  }

  /// The number of code points that begin before byte `offset`.
  public func codePoints(before offset: Int) -> Int {
    let offset = min(max(0, offset), utf8.count)
    let block = offset / Self.stride
    var count = Int(before[block])
    for byte in utf8[(block * Self.stride)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
