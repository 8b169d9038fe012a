/// What makes an article the same wherever its file lies: a hash of its own text, white space folded.
///
/// A moved or renamed file keeps it; a changed word makes another. 128 bits (MurmurHash3 x64 128, Austin Appleby, public
/// domain), so that two different articles share one by no chance worth the name.
public struct ArticleIdentity: Hashable, Sendable, CustomStringConvertible {
  let high: UInt64
  let low: UInt64

  /// The identity of the text in `range`.
  public init(of utf8: [UInt8], _ range: TextRange) {
    (high, low) = MurmurHash.hash(FoldedSpaces(utf8, range, offsets: false).bytes)
  }

  /// Takes up an identity that was made before.
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads the 32 hexadecimal digits that `description` gives; `nil` where `hex` is something else.
  public init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 32, let high = UInt64(hexadecimal: digits[..<16]),
      let low = UInt64(hexadecimal: digits[16...])
    else { return nil }
    self.high = high
    self.low = low
  }

  /// 32 hexadecimal digits, lower case.
  public var description: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension UInt64 {
  fileprivate init?(hexadecimal digits: ArraySlice<UInt8>) {
    self = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = self << 4 | UInt64(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): self = self << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
  }
}
