/// A value of JSON (RFC 8259), as the gold files need it.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case number(Double)
  case string([UInt8])
  case array([JSONValue])
  case object([(key: [UInt8], value: JSONValue)])

  /// The value that `bytes` spell, or `nil` where they are no JSON or nested deeper than 64.
  init?(_ bytes: ArraySlice<UInt8>) {
    var parser = Parser(bytes: Array(bytes))
    guard let value = parser.value(depth: 0) else { return nil }
    self = value
  }

  /// The member `key` of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    let key = Array(key.utf8)
    return members.first { $0.key == key }?.value
  }

  /// The elements of an array; none for another value.
  var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }

  /// A number without its fraction.
  var integer: Int? {
    if case .number(let value) = self, value.magnitude < 1e15 { return Int(value) }
    return nil
  }

  /// The bytes of a string.
  var bytes: [UInt8]? {
    if case .string(let bytes) = self { return bytes }
    return nil
  }

  private struct Parser {
    let bytes: [UInt8]
    var place = 0

    var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    mutating func skip() {
      while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
    }

    mutating func takes(_ word: StaticString) -> Bool {
      let wanted = word.withUTF8Buffer { Array($0) }
      guard place + wanted.count <= bytes.count, bytes[place..<(place + wanted.count)].elementsEqual(wanted)
      else { return false }
      place += wanted.count
      return true
    }

    mutating func value(depth: Int) -> JSONValue? {
      guard depth < 64 else { return nil }
      skip()
      switch byte {
      case 0x7B:
        place += 1
        var members: [(key: [UInt8], value: JSONValue)] = []
        skip()
        if takes("}") { return .object([]) }
        while true {
          skip()
          guard let key = string() else { return nil }
          skip()
          guard takes(":"), let value = value(depth: depth + 1) else { return nil }
          members.append((key, value))
          skip()
          if takes("}") { return .object(members) }
          guard takes(",") else { return nil }
        }
      case 0x5B:
        place += 1
        var elements: [JSONValue] = []
        skip()
        if takes("]") { return .array([]) }
        while true {
          guard let value = value(depth: depth + 1) else { return nil }
          elements.append(value)
          skip()
          if takes("]") { return .array(elements) }
          guard takes(",") else { return nil }
        }
      case 0x22: return string().map { .string($0) }
      case 0x74: return takes("true") ? .bool(true) : nil
      case 0x66: return takes("false") ? .bool(false) : nil
      case 0x6E: return takes("null") ? .null : nil
      default:
        let start = place
        while byte == 0x2D || byte == 0x2B || byte == 0x2E || byte | 0x20 == 0x65 || byte.isASCIIDigit {
          place += 1
        }
        return Double(String(decoding: bytes[start..<place], as: UTF8.self)).map { .number($0) }
      }
    }

    mutating func string() -> [UInt8]? {
      guard takes("\"") else { return nil }
      var result: [UInt8] = []
      while place < bytes.count {
        let next = byte
        place += 1
        if next == 0x22 { return result }
        guard next == 0x5C else {
          result.append(next)
          continue
        }
        let escape = byte
        place += 1
        switch escape {
        case 0x6E: result.append(0x0A)
        case 0x74: result.append(0x09)
        case 0x72: result.append(0x0D)
        case 0x62: result.append(0x08)
        case 0x66: result.append(0x0C)
        case 0x75:
          guard var unit = hexadecimal() else { return nil }
          if 0xD800..<0xDC00 ~= unit, takes("\\u"), let low = hexadecimal(), 0xDC00..<0xE000 ~= low {
            unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
          }
          result += Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
        default: result.append(escape)
        }
      }
      return nil
    }

    mutating func hexadecimal() -> UInt32? {
      guard place + 4 <= bytes.count else { return nil }
      defer { place += 4 }
      return UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    }
  }
}
