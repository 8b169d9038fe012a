/// Reads JSON (RFC 8259) out of UTF-8 bytes, value by value, without building a tree.
struct JSONScanner {
  /// What is wrong, and where, in bytes from 1.
  struct Fault: Error {
    let reason: String
  }

  private let bytes: [UInt8]
  private var offset = 0
  /// Arrays and objects that are open; deeper ones than a caller can mean are refused.
  private var depth = 0

  init(_ utf8: [UInt8]) {
    bytes = utf8
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Whether the next value is a string.
  var isAtString: Bool { current == 0x22 }

  /// Reads an object and nothing after it; `member` has to read each value.
  mutating func object(_ member: (inout JSONScanner, String) throws(Fault) -> Void) throws(Fault) {
    skipSpace()
    guard current == 0x7B else { throw fault("an object was expected") }
    try members(member)
    skipSpace()
    guard offset == bytes.count else { throw fault("text after the object") }
  }

  /// Reads an object inside of another; `member` has to read each value.
  mutating func innerObject(_ member: (inout JSONScanner, String) throws(Fault) -> Void) throws(Fault) {
    guard current == 0x7B else { throw fault("an object was expected") }
    try members(member)
  }

  private mutating func members(_ member: (inout JSONScanner, String) throws(Fault) -> Void) throws(Fault) {
    offset += 1
    skipSpace()
    if current == 0x7D {
      offset += 1
      return
    }
    while true {
      skipSpace()
      guard isAtString else { throw fault("a name in quotation marks was expected") }
      let key = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard current == 0x3A else { throw fault("a colon was expected") }
      offset += 1
      skipSpace()
      try member(&self, key)
      skipSpace()
      guard let byte = current, byte == 0x2C || byte == 0x7D else {
        throw fault("a comma or } was expected")
      }
      offset += 1
      if byte == 0x7D { return }
    }
  }

  /// Reads any value and returns its bytes as they stand.
  mutating func value() throws(Fault) -> [UInt8] {
    let start = offset
    try skipValue()
    return Array(bytes[start..<offset])
  }

  /// Reads any value and names its kind.
  mutating func kindOfValue() throws(Fault) -> String {
    let first = current
    try skipValue()
    switch first {
    case 0x7B: return "an object"
    case 0x5B: return "an array"
    case 0x6E: return "null"
    case 0x74, 0x66: return "a boolean"
    default: return "a number"
    }
  }

  private mutating func skipValue() throws(Fault) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 256 else { throw fault("more than 256 levels deep") }
    switch current {
    case 0x22: _ = try string()
    case 0x7B: try members { (scanner, _) throws(Fault) in try scanner.skipValue() }
    case 0x5B: try elements()
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6E: try word("null")
    case 0x2D?, .some(0x30...0x39): try number()
    case nil: throw fault("the line ends too early")
    default: throw fault("a value was expected")
    }
  }

  private mutating func elements() throws(Fault) {
    offset += 1
    skipSpace()
    if current == 0x5D {
      offset += 1
      return
    }
    while true {
      skipSpace()
      try skipValue()
      skipSpace()
      guard let byte = current, byte == 0x2C || byte == 0x5D else {
        throw fault("a comma or ] was expected")
      }
      offset += 1
      if byte == 0x5D { return }
    }
  }

  private mutating func word(_ word: StaticString) throws(Fault) {
    let count = word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { bytes[offset...].starts(with: $0) }
    guard matches else { throw fault("a value was expected") }
    offset += count
  }

  private mutating func number() throws(Fault) {
    if current == 0x2D { offset += 1 }
    if current == 0x30 { offset += 1 } else { try digits() }
    if current == 0x2E {
      offset += 1
      try digits()
    }
    if current == 0x65 || current == 0x45 {
      offset += 1
      if current == 0x2B || current == 0x2D { offset += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(Fault) {
    let start = offset
    while let byte = current, (0x30...0x39).contains(byte) { offset += 1 }
    guard offset > start else { throw fault("a digit was expected") }
  }

  /// Reads a string; an escaped lone surrogate becomes U+FFFD.
  mutating func string() throws(Fault) -> [UInt8] {
    offset += 1
    var result: [UInt8] = []
    while true {
      let start = offset
      while let byte = current, byte != 0x22, byte != 0x5C, byte >= 0x20 { offset += 1 }
      result += bytes[start..<offset]
      switch current {
      case 0x22:
        offset += 1
        return result
      case 0x5C: try escape(into: &result)
      case nil: throw fault("a string without its closing quotation mark")
      default: throw fault("a control character in a string")
      }
    }
  }

  private mutating func escape(into result: inout [UInt8]) throws(Fault) {
    offset += 1
    guard let byte = current else { throw fault("a string without its closing quotation mark") }
    offset += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: result.append(byte)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75: result += Array(String(Character(try escapedScalar())).utf8)
    default: throw fault("an unknown escape")
    }
  }

  private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if (0xD800..<0xDC00).contains(first), bytes[offset...].starts(with: [0x5C, 0x75]) {
      let back = offset
      offset += 2
      let second = try hexadecimal()
      if (0xDC00..<0xE000).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      offset = back
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var result: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits were expected")
      }
      result = result << 4 | UInt32(digit)
      offset += 1
    }
    return result
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { offset += 1 }
  }

  private func fault(_ reason: String) -> Fault { Fault(reason: "\(reason) at byte \(offset + 1)") }
}
