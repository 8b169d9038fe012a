/// Values written one behind the other: numbers in as few bytes as they need (LEB128), ranges by their distance from the
/// last one, repeated strings once.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []
  private var last: Int
  private var strings: [String: Int] = [:]

  /// Begins with nothing; ranges count from byte `start` of their source.
  init(from start: Int) { last = start }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(count: Int) {
    var rest = UInt64(bitPattern: Int64(count))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that may be below 0: its sign is the lowest bit.
  mutating func put(signed number: Int) { put(count: number << 1 ^ number >> 63) }

  mutating func put(word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  mutating func put(bits: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }

  mutating func put(_ range: TextRange) {
    put(signed: range.start - last)
    put(count: range.count)
    last = range.start
  }

  /// One bit of the distance says whether there is a range.
  mutating func put(_ range: TextRange?) {
    guard let range else { return put(byte: 0) }
    put(byte: 1)
    put(range)
  }

  mutating func put(_ ranges: [TextRange]) {
    put(count: ranges.count)
    for range in ranges { put(range) }
  }

  mutating func put(_ string: String) {
    if let known = strings[string] { return put(count: known) }
    strings[string] = strings.count + 1
    put(byte: 0)
    put(count: string.utf8.count)
    bytes += string.utf8
  }

  mutating func put(_ date: ArticleDate?) {
    guard let date else { return put(count: 0) }
    put(count: date.year)
    put(byte: UInt8(clamping: date.month))
    put(byte: UInt8(clamping: date.day))
  }

  /// A case by its place among all cases.
  mutating func put<Case: CaseIterable & Equatable>(_ value: Case) {
    put(byte: UInt8(clamping: Array(Case.allCases).firstIndex(of: value) ?? 0))
  }
}
