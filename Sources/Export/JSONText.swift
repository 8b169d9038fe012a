/// JSON (RFC 8259) written straight into UTF-8 bytes.
///
/// Strings come out as valid UTF-8 on one line. Control characters and those that reorder or break lines (C0, DEL,
/// C1, bidi controls, U+2028, U+2029) are written as escapes, so that a record printed on a terminal does nothing
/// but show.
public struct JSONText: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Makes an empty text.
  public init() {}

  /// Forgets what was written, for the next record.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a record of JSON Lines.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONText) -> Void) { bracketed(0x7B, 0x7D, body) }

  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONText) -> Void) { bracketed(0x5B, 0x5D, body) }

  private mutating func bracketed(_ open: UInt8, _ close: UInt8, _ body: (inout JSONText) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  /// Writes the name of a member; its value has to follow.
  public mutating func key(_ name: String) {
    separate()
    quote(name.utf8)
    bytes += [0x3A, 0x20]
    needsComma = false
  }

  /// Writes a string, or `null`.
  public mutating func string(_ value: String?) {
    guard let value else { return null() }
    string(utf8: Array(value.utf8)[...])
  }

  /// Writes a string of valid UTF-8.
  public mutating func string(utf8: ArraySlice<UInt8>) {
    separate()
    quote(utf8)
    needsComma = true
  }

  /// Writes an integer, or `null`.
  public mutating func integer(_ value: Int?) {
    guard let value else { return null() }
    raw(value.description.utf8)
  }

  /// Writes a number with at most `decimals` digits after the point, or `null` for none and for what is no number.
  public mutating func number(_ value: Double?, decimals: Int) {
    guard let value, value.isFinite, abs(value) < 1e9 else { return null() }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    raw((rounded == 0 ? 0.0 : rounded).description.utf8)
  }

  /// Writes `null`.
  public mutating func null() { raw("null".utf8) }

  /// Writes a value that is JSON already.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes += json
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes += [0x2C, 0x20] }
  }

  private mutating func quote(_ utf8: some Collection<UInt8>) {
    bytes.append(0x22)
    var rest = utf8[...]
    while let byte = rest.first {
      switch byte {
      case 0x22, 0x5C:
        bytes += [0x5C, byte]
        rest.removeFirst()
      case 0x0A:
        bytes += [0x5C, 0x6E]
        rest.removeFirst()
      case 0x09:
        bytes += [0x5C, 0x74]
        rest.removeFirst()
      case 0x0D:
        bytes += [0x5C, 0x72]
        rest.removeFirst()
      case 0..<0x20, 0x7F:
        escape(UInt32(byte))
        rest.removeFirst()
      case 0xC2, 0xD8, 0xE2:
        let head = Array(rest.prefix(3))
        if let (scalar, length) = Self.unprintable(head) {
          escape(scalar)
          rest.removeFirst(length)
        } else {
          bytes.append(byte)
          rest.removeFirst()
        }
      default:
        bytes.append(byte)
        rest.removeFirst()
      }
    }
    bytes.append(0x22)
  }

  /// The character at the start of `head` where a terminal must not see it.
  private static func unprintable(_ head: [UInt8]) -> (scalar: UInt32, length: Int)? {
    if head.count >= 2, head[0] == 0xC2, head[1] < 0xA0 { return (UInt32(head[1]), 2) }
    if head.count >= 2, head[0] == 0xD8, head[1] == 0x9C { return (0x061C, 2) }
    guard head.count >= 3, head[0] == 0xE2 else { return nil }
    let scalar = 0x2000 | UInt32(head[1] & 0x3F) << 6 | UInt32(head[2] & 0x3F)
    switch scalar {
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return (scalar, 3)
    default: return nil
    }
  }

  private mutating func escape(_ scalar: UInt32) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += [0x5C, 0x75]
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(digits[Int(scalar >> shift & 0xF)]) }
  }
}
