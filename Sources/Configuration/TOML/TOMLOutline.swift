import Reader

/// Where the keys of a TOML file stand, in the order of the file.
///
/// TOMLKit tells values but neither their order nor their place; both are needed to say which line is wrong. This
/// reads keys and table headers and steps over values. It accepts more than TOML does: TOMLKit has the last word.
struct TOMLOutline {
  /// A key or a table header.
  struct Entry {
    /// The names that lead to the value, those of its table first.
    let path: [String]
    /// Whether it is a header, `[reading]`.
    let isHeader: Bool
    /// Where its first byte is.
    let place: Place
  }

  /// The most names in one key and the most brackets open at once.
  ///
  /// TOMLKit's parser builds and takes apart what it reads by recursion; this keeps it far from the end of the
  /// stack.
  static let maximumDepth = 32

  private(set) var entries: [Entry] = []
  /// Where a key or value is nested more than `maximumDepth` deep.
  private(set) var tooDeep: Place?
  /// The first header that is none.
  private(set) var malformed: Place?

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  private var table: [String] = []

  /// Reads a file that is valid UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while at < bytes.count, tooDeep == nil {
      let before = at
      readLine()
      // A line that is no TOML is left to TOMLKit's message.
      if at == before { skipLine() }
    }
  }

  private var place: Place { Place(line: line, offset: at, lineStart: lineStart, in: bytes) }

  private mutating func readLine() {
    skipBlanks()
    guard let byte = peek() else { return }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"): skipLine()
    case UInt8(ascii: "["): readHeader()
    default:
      let start = place
      guard let path = readPath() else { return skipLine() }
      guard peek() == UInt8(ascii: "=") else { return skipLine() }
      entries.append(Entry(path: table + path, isHeader: false, place: start))
      skipValue()
    }
  }

  /// Reads `[a.b]` or `[[a.b]]`.
  ///
  /// A header that TOMLKit would have to guess at is turned away here: its parser ends the program on `[=]`.
  private mutating func readHeader() {
    let start = place
    let brackets = bytes[at...].prefix(2).prefix { $0 == UInt8(ascii: "[") }.count
    at += brackets
    skipBlanks()
    guard let path = readPath(), closes(brackets) else {
      if tooDeep == nil, malformed == nil { malformed = start }
      return skipLine()
    }
    table = path
    entries.append(Entry(path: path, isHeader: true, place: start))
    skipLine()
  }

  private mutating func closes(_ brackets: Int) -> Bool {
    let found = bytes[at...].prefix(brackets)
    at += found.count
    guard found.count == brackets, found.allSatisfy({ $0 == UInt8(ascii: "]") }) else { return false }
    skipBlanks()
    return peek().map { [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#")].contains($0) } ?? true
  }

  /// Reads `a."b c".d` and the blanks behind it.
  private mutating func readPath() -> [String]? {
    var path: [String] = []
    while true {
      skipBlanks()
      let start = place
      guard let name = readName() else { return nil }
      path.append(name)
      if path.count > TOMLOutline.maximumDepth { tooDeep = start }
      guard tooDeep == nil else { return nil }
      skipBlanks()
      guard peek() == UInt8(ascii: ".") else { return path }
      at += 1
    }
  }

  private mutating func readName() -> String? {
    guard let first = peek() else { return nil }
    switch first {
    case UInt8(ascii: "\""): return readQuoted()
    case UInt8(ascii: "'"):
      guard let end = bytes[(at + 1)...].firstIndex(where: { $0 == first || $0 == UInt8(ascii: "\n") }),
        bytes[end] == first
      else { return nil }
      defer { at = end + 1 }
      return String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
    default:
      let end = bytes[at...].firstIndex { !TOMLOutline.isBare($0) } ?? bytes.count
      guard end > at else { return nil }
      defer { at = end }
      return String(decoding: bytes[at..<end], as: UTF8.self)
    }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private mutating func readQuoted() -> String? {
    var name: [UInt8] = []
    at += 1
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: name, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = readEscape() else { return nil }
        name += Array(String(Character(escaped)).utf8)
      default: name.append(byte)
      }
    }
    return nil
  }

  private mutating func readEscape() -> Unicode.Scalar? {
    guard let byte = peek() else { return nil }
    at += 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = bytes[at...].prefix(byte == UInt8(ascii: "u") ? 4 : 8)
      at += digits.count
      return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }

  /// Steps over a value to the end of its last line.
  private mutating func skipValue() {
    var brackets = 0
    var dots = 0
    while let byte = peek(), tooDeep == nil {
      switch byte {
      case UInt8(ascii: "\n"):
        advance()
        if brackets <= 0 { return }
      case UInt8(ascii: "#"): while let next = peek(), next != UInt8(ascii: "\n") { at += 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        dots = 0
        if brackets > TOMLOutline.maximumDepth { tooDeep = place }
        at += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets -= 1
        at += 1
      case UInt8(ascii: ","), UInt8(ascii: "="):
        dots = 0
        at += 1
      case UInt8(ascii: "."):
        dots += 1
        if dots > TOMLOutline.maximumDepth { tooDeep = place }
        at += 1
      default: at += 1
      }
    }
  }

  private mutating func skipString(_ mark: UInt8) {
    let long = bytes[at...].prefix(3).count == 3 && bytes[at...].prefix(3).allSatisfy { $0 == mark }
    at += long ? 3 : 1
    while let byte = peek() {
      if byte == UInt8(ascii: "\n"), !long { return }
      if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") { advance() }
      if byte == mark {
        let run = bytes[at...].prefix(5).prefix { $0 == mark }.count
        if !long || run >= 3 {
          at += long ? run : 1
          return
        }
      }
      advance()
    }
  }

  private func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func advance() {
    guard at < bytes.count else { return }
    at += 1
    guard bytes[at - 1] == UInt8(ascii: "\n") else { return }
    line += 1
    lineStart = at
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { at += 1 }
  }

  private mutating func skipLine() {
    while let byte = peek() {
      advance()
      if byte == UInt8(ascii: "\n") { return }
    }
  }
}
