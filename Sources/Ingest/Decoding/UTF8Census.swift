/// Counts the multi-byte sequences of a byte string that claims to be UTF-8.
///
/// A malformed sequence is a maximal subpart of an ill-formed subsequence (Unicode Standard, section 3.9, table 3-7
/// and "U+FFFD Substitution of Maximal Subparts"), the practice of the WHATWG decoder and of Python's
/// `errors="replace"`.
struct UTF8Census {
  private(set) var wellFormed = 0
  private(set) var malformed = 0

  init(_ bytes: [UInt8]) {
    var wellFormed = 0
    var malformed = 0
    Self.scan(bytes) { isWellFormed, _ in
      if isWellFormed { wellFormed += 1 } else { malformed += 1 }
    }
    self.wellFormed = wellFormed
    self.malformed = malformed
  }

  /// `bytes` with U+FFFD for each malformed sequence.
  func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + malformed * 2)
    var copied = 0
    Self.scan(bytes) { isWellFormed, range in
      if isWellFormed { return }
      result += bytes[copied..<range.lowerBound]
      result += [0xEF, 0xBF, 0xBD]
      copied = range.upperBound
    }
    result += bytes[copied...]
    return result
  }

  /// Calls `visit` for each sequence that starts with a byte over 0x7F.
  private static func scan(_ bytes: [UInt8], visit: (_ isWellFormed: Bool, _ range: Range<Int>) -> Void) {
    bytes.withUnsafeBytes { raw in
      let count = raw.count
      var i = 0
      while i < count {
        while i + 8 <= count,
          raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          i += 8
        }
        while i < count, raw[i] < 0x80 { i += 1 }
        guard i < count else { break }
        let (length, isWellFormed) = sequence(raw, i)
        visit(isWellFormed, i..<(i + length))
        i += length
      }
    }
  }

  private static func sequence(_ raw: UnsafeRawBufferPointer, _ i: Int) -> (length: Int, isWellFormed: Bool) {
    let lead = raw[i]
    let needed: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: needed = 2
    case 0xE0: (needed, second) = (3, 0xA0...0xBF)
    case 0xED: (needed, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: needed = 3
    case 0xF0: (needed, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: needed = 4
    case 0xF4: (needed, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    guard i + 1 < raw.count, second.contains(raw[i + 1]) else { return (1, false) }
    for step in 2..<max(2, needed) {
      guard i + step < raw.count, raw[i + step] & 0xC0 == 0x80 else { return (step, false) }
    }
    return (needed, true)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of `scalar`; a surrogate or a value over U+10FFFF becomes U+FFFD.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0x80..<0x800:
      append(0xC0 | UInt8(scalar >> 6))
      append(0x80 | UInt8(scalar & 0x3F))
    case 0xD800...0xDFFF, 0x110000...: append(scalar: 0xFFFD)
    case 0x800..<0x10000:
      append(0xE0 | UInt8(scalar >> 12))
      append(0x80 | UInt8(scalar >> 6 & 0x3F))
      append(0x80 | UInt8(scalar & 0x3F))
    default:
      append(0xF0 | UInt8(scalar >> 18))
      append(0x80 | UInt8(scalar >> 12 & 0x3F))
      append(0x80 | UInt8(scalar >> 6 & 0x3F))
      append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}
