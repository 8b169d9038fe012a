/// Reads what `PackedWriter` wrote, believing nothing: whatever the bytes are, it stays inside of them, makes ranges inside
/// of the text only, and says at the end whether all was well.
struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private let text: UnsafeBufferPointer<UInt8>
  private let extent: TextRange
  private var next = 0
  private var last: Int
  private var strings: [String] = []
  /// Whether something was read that cannot be.
  private(set) var isBroken = false

  /// Reads `bytes`, whose ranges lie in `extent` of `text`.
  init(_ bytes: UnsafeRawBufferPointer, of text: UnsafeBufferPointer<UInt8>, _ extent: TextRange) {
    self.bytes = bytes
    self.text = text
    self.extent = TextRange(extent.start, min(extent.end, text.count))
    last = extent.start
  }

  /// Whether everything was read, nothing is left, and all was well.
  var isComplete: Bool { !isBroken && next == bytes.count }

  /// How many bytes have been read.
  var position: Int { next }

  mutating func byte() -> UInt8 {
    guard next < bytes.count else {
      isBroken = true
      return 0
    }
    next += 1
    return bytes[next - 1]
  }

  private mutating func number() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    isBroken = true
    return 0
  }

  /// A number from 0 to 2^40.
  mutating func count() -> Int {
    let value = number()
    guard value < 1 << 40 else {
      isBroken = true
      return 0
    }
    return Int(value)
  }

  /// How many things follow, each of which takes at least `least` bytes: never more than there are bytes for.
  mutating func things(least: Int = 1) -> Int {
    let count = count()
    guard count <= (bytes.count - next) / least else {
      isBroken = true
      return 0
    }
    return count
  }

  mutating func signed() -> Int {
    let value = number()
    guard value < 1 << 41 else {
      isBroken = true
      return 0
    }
    return Int(value >> 1) ^ -Int(value & 1)
  }

  mutating func word() -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { value |= UInt64(byte()) << shift }
    return value
  }

  mutating func bits() -> UInt32 {
    var value: UInt32 = 0
    for shift in stride(from: UInt32(0), to: 32, by: 8) { value |= UInt32(byte()) << shift }
    return value
  }

  mutating func range() -> TextRange {
    let start = last + signed()
    let end = start + count()
    guard start >= extent.start, end <= extent.end, isBoundary(start), isBoundary(end) else {
      isBroken = true
      return TextRange(extent.start, extent.start)
    }
    last = start
    return TextRange(start, end)
  }

  private func isBoundary(_ offset: Int) -> Bool { offset >= text.count || text[offset] & 0xC0 != 0x80 }

  mutating func optionalRange() -> TextRange? {
    switch byte() {
    case 0: return nil
    case 1: return range()
    default:
      isBroken = true
      return nil
    }
  }

  mutating func ranges() -> [TextRange] {
    let count = things(least: 2)
    var ranges: [TextRange] = []
    ranges.reserveCapacity(count)
    for _ in 0..<count where !isBroken { ranges.append(range()) }
    return ranges
  }

  mutating func string() -> String {
    let known = count()
    if known > 0 {
      guard known <= strings.count else {
        isBroken = true
        return ""
      }
      return strings[known - 1]
    }
    let count = things()
    guard !isBroken, let string = String(validating: bytes[next..<(next + count)], as: UTF8.self) else {
      isBroken = true
      return ""
    }
    next += count
    strings.append(string)
    return string
  }

  mutating func date() -> ArticleDate? {
    let year = count()
    guard year > 0 else { return nil }
    let date = ArticleDate(year: year, month: Int(byte()), day: Int(byte()))
    if date == nil { isBroken = true }
    return date
  }

  /// A case by its place among all cases.
  mutating func one<Case: CaseIterable>(of cases: [Case]) -> Case? {
    let number = Int(byte())
    guard number < cases.count else {
      isBroken = true
      return nil
    }
    return cases[number]
  }
}
