/// Reads the scalars of valid UTF-8 (RFC 3629) where every byte is looked at in a hot loop.
enum UTF8Scalar {
  /// The scalar at `at`, and how many bytes it has. At a range's edge, where it may be cut, a lone byte counts as a
  /// scalar that nothing folds to.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (UInt32, Int) {
    let lead = UInt32(bytes[at])
    if lead < 0x80 { return (lead, 1) }
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[at + offset]) & 0x3F }
    if lead >= 0xC0, lead < 0xE0, at + 1 < end { return ((lead & 0x1F) << 6 | tail(1), 2) }
    if lead >= 0xE0, lead < 0xF0, at + 2 < end { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    if lead >= 0xF0, at + 3 < end {
      return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
    return (0xFFFF_FFFF, 1)
  }
}

extension CharacterFolding {
  /// Where a match that ends at `start` ends with the marks on its last letter, which belong to it.
  func endOfMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    withTable { $0.endOfMarks(bytes, start, end) }
  }
}

extension CharacterFolding.Table {
  /// Where a match that ends at `start` ends with the marks on its last letter, which belong to it.
  @inline(__always)
  func endOfMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at] >= 0xC0 {
      let (scalar, length) = UTF8Scalar.decode(bytes, at, end)
      guard fold(scalar) == CharacterFolding.ignored else { break }
      at += length
    }
    return at
  }
}
