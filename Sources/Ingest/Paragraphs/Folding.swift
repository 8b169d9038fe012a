import Documents

/// Short lines in one spelling, for looking them up: small letters, single spaces, plain quotation marks and dashes.
enum Folding {
  /// The line `range`, without marks of lists and headings in front of it.
  static func line(_ range: TextRange, in utf8: [UInt8]) -> String {
    String(decoding: bytes(range, in: utf8), as: UTF8.self)
  }

  /// The same as UTF-8: most lines are only compared.
  static func bytes(_ range: TextRange, in utf8: [UInt8]) -> ArraySlice<UInt8> {
    guard range.end <= utf8.count else { return [] }
    let folded = utf8.withUnsafeBufferPointer { bytes in
      // An ellipsis becomes three bytes, as many as it has.
      [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
        count = fold(bytes, range.start, range.end, into: buffer)
      }
    }
    var start = 0
    while start < folded.count, isListMark(folded[start]) { start += 1 }
    var end = folded.count
    while end > start, isEndMark(folded[end - 1]) { end -= 1 }
    return folded[start..<end]
  }

  /// Writes at most as many bytes as it reads, and says how many.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var i = start
    func space() {
      if count > 0, buffer[count - 1] != 0x20 {
        buffer[count] = 0x20
        count += 1
      }
    }
    func put(_ byte: UInt8) {
      buffer[count] = byte
      count += 1
    }
    let (source, target) = (UnsafeRawBufferPointer(bytes), UnsafeMutableRawBufferPointer(buffer))
    while i < end {
      if i + 8 <= end, case let eight = EightBytes(source, i), eight.isASCII, !eight.holdsBelow(0x20) {
        let spaces = eight.within(0x20, 0x20)
        let isBehindSpace = count == 0 || buffer[count - 1] == 0x20
        // Words with single spaces between them stay as they are.
        if spaces & spaces << 8 == 0, !isBehindSpace || spaces & 0x80 == 0 {
          let small = eight.word | eight.within(0x41, 0x5A) >> 2
          target.storeBytes(of: small.littleEndian, toByteOffset: count, as: UInt64.self)
          count += 8
          i += 8
          continue
        }
      }
      let byte = bytes[i]
      if byte > 0x20, byte < 0x80 {
        put(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        i += 1
      } else if byte <= 0x20 {
        space()
        i += 1
      } else if byte == 0xC2, i + 1 < end, bytes[i + 1] == 0xA0 {
        space()
        i += 2
      } else if byte == 0xE2, i + 2 < end, bytes[i + 1] == 0x80 {
        switch bytes[i + 2] {
        case 0x90...0x95: put(0x2D)
        case 0x98, 0x99: put(0x27)
        case 0x9C, 0x9D: put(0x22)
        case 0xA2: put(0x2A)
        case 0xA6: for _ in 0..<3 { put(0x2E) }
        case 0x80...0x8F: space()
        default: for offset in 0..<3 { put(bytes[i + offset]) }
        }
        i += 3
      } else {
        put(byte)
        i += 1
      }
    }
    return count
  }

  /// `#`, `*`, `-`, `>`, `|`, space, `)`, `_`.
  private static func isListMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x2A, 0x2D, 0x3E, 0x7C, 0x20, 0x29, 0x5F: true
    default: false
    }
  }

  /// Space, `*`, `|`, `>`, `_`.
  private static func isEndMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2A, 0x7C, 0x3E, 0x5F: true
    default: false
    }
  }

  /// Whether two pieces of text are the same but for white space around and between words.
  static func same(_ a: TextRange, _ b: TextRange, in utf8: [UInt8]) -> Bool {
    if a.count == b.count { return utf8[a.start..<a.end].elementsEqual(utf8[b.start..<b.end]) }
    guard abs(a.count - b.count) <= 8, a.count < 2_000 else { return false }
    return bytes(a, in: utf8) == bytes(b, in: utf8)
  }
}
