/// Which way round the bytes of a UTF-16 text are, and where its text begins.
struct UTF16Layout {
  let isBigEndian: Bool
  private let start: Int

  /// `nil` where the bytes are not UTF-16: there is no byte order mark and no column of zero bytes that Latin text
  /// leaves in every second place.
  init?(sniffing bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE, !(bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0) {
      (isBigEndian, start) = (false, 2)
      return
    }
    if bytes[0] == 0xFE, bytes[1] == 0xFF {
      (isBigEndian, start) = (true, 2)
      return
    }
    guard bytes.count % 2 == 0, bytes.count >= 4 else { return nil }
    // Latin text has zeros in one of the two columns; in the other there are next to none.
    var zeros = (even: 0, odd: 0)
    let sample = min(bytes.count, 4096) & ~1
    // Most text has no zero at all.
    let hasZero = bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= sample, !EightBytes(raw, index).holdsBelow(1) { index += 8 }
      while index < sample, raw[index] != 0 { index += 1 }
      return index < sample
    }
    guard hasZero else { return nil }
    for i in stride(from: 0, to: sample, by: 2) {
      if bytes[i] == 0 { zeros.even += 1 }
      if bytes[i + 1] == 0 { zeros.odd += 1 }
    }
    let pairs = sample / 2
    if zeros.even * 20 <= pairs, zeros.odd * 10 >= pairs * 7 {
      (isBigEndian, start) = (false, 0)
    } else if zeros.odd * 20 <= pairs, zeros.even * 10 >= pairs * 7 {
      (isBigEndian, start) = (true, 0)
    } else {
      return nil
    }
  }

  /// The text in UTF-8; a lone surrogate or a last odd byte becomes U+FFFD.
  func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], repairs: Int) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2 + 16)
    var repairs = 0
    func unit(_ i: Int) -> UInt32 {
      isBigEndian
        ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
    }
    var i = start
    while i + 1 < bytes.count {
      let first = unit(i)
      i += 2
      guard (0xD800...0xDFFF).contains(first) else {
        result.append(scalar: first)
        continue
      }
      if first < 0xDC00, i + 1 < bytes.count, case let second = unit(i), (0xDC00...0xDFFF).contains(second) {
        result.append(scalar: 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        i += 2
      } else {
        result.append(scalar: 0xFFFD)
        repairs += 1
      }
    }
    if i < bytes.count {
      result.append(scalar: 0xFFFD)
      repairs += 1
    }
    return (result, repairs)
  }
}
