/// MurmurHash3 x64 128 with seed 0.
enum MurmurHash {
  private static let first: UInt64 = 0x87C3_7B91_1142_53D5
  private static let second: UInt64 = 0x4CF5_AD43_2745_937F

  static func hash(_ bytes: [UInt8]) -> (UInt64, UInt64) { bytes.withUnsafeBytes { hash($0) } }

  static func hash(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    var one: UInt64 = 0
    var two: UInt64 = 0
    let blocks = bytes.count / 16
    func whole(_ start: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    func word(_ start: Int, _ count: Int) -> UInt64 {
      var value: UInt64 = 0
      for index in 0..<count { value |= UInt64(bytes[start + index]) << UInt64(8 * index) }
      return value
    }
    func mixFirst(_ word: UInt64) -> UInt64 { rotated(word &* first, 31) &* second }
    func mixSecond(_ word: UInt64) -> UInt64 { rotated(word &* second, 33) &* first }
    for block in 0..<blocks {
      one ^= mixFirst(whole(16 * block))
      one = (rotated(one, 27) &+ two) &* 5 &+ 0x52DC_E729
      two ^= mixSecond(whole(16 * block + 8))
      two = (rotated(two, 31) &+ one) &* 5 &+ 0x3849_5AB5
    }
    let rest = bytes.count - 16 * blocks
    if rest > 8 { two ^= mixSecond(word(16 * blocks + 8, rest - 8)) }
    if rest > 0 { one ^= mixFirst(word(16 * blocks, min(8, rest))) }
    one ^= UInt64(bytes.count)
    two ^= UInt64(bytes.count)
    one &+= two
    two &+= one
    one = finished(one)
    two = finished(two)
    one &+= two
    two &+= one
    return (one, two)
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }

  private static func finished(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 33) &* 0xFF51_AFD7_ED55_8CCD
    word = (word ^ word >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return word ^ word >> 33
  }
}
