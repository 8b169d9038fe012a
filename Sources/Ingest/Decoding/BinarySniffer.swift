extension TextDecoder {
  /// Whether bytes can be shown as text; pictures, archives and programs cannot.
  ///
  /// Text in an unknown encoding, broken text and text with some control characters count as text.
  public static func isText(_ bytes: [UInt8]) -> Bool {
    if UTF16Layout(sniffing: bytes) != nil { return true }
    for signature in signatures where bytes.starts(with: signature) { return false }
    let sample = min(bytes.count, 64 << 10)
    let (nuls, controls) = bytes.withUnsafeBytes { controlCharacters(in: $0.prefix(sample)) }
    if nuls * 10 > sample { return false }
    // Compressed data is full of control characters and of bytes that are no UTF-8; text may have either.
    return controls * 20 <= sample || UTF8Census(Array(bytes.prefix(sample))).malformed * 20 <= sample
  }

  /// How many bytes are NUL, and how many are control characters that text does not use.
  private static func controlCharacters(in sample: Slice<UnsafeRawBufferPointer>) -> (Int, Int) {
    let bytes = UnsafeRawBufferPointer(rebasing: sample)
    var nuls = 0
    var controls = 0
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count, !EightBytes(bytes, index).holdsBelow(0x20) {
        index += 8
        continue
      }
      let byte = bytes[index]
      if byte == 0 { nuls += 1 }
      if byte < 0x20, !(0x08...0x0D).contains(byte), byte != 0x1B { controls += 1 }
      index += 1
    }
    return (nuls, controls)
  }

  /// First bytes of formats that are never text: PDF, ZIP, gzip, ELF, PNG, GIF, JPEG, SQLite.
  private static let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), [0x50, 0x4B, 3, 4], [0x1F, 0x8B, 8], [0x7F, 0x45, 0x4C, 0x46],
    [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), [0xFF, 0xD8, 0xFF], Array("SQLite format 3\0".utf8),
  ]
}
