import Reader

/// Reads TOML 1.1.0 and keeps where every key stands, and their order.
///
/// The libraries tell neither, and those at hand end the program on some malformed files; a configuration file
/// must never do that. See https://toml.io/en/v1.1.0.
struct TOMLReader {
  /// The most names in one key and the most brackets open at once; keeps recursion shallow.
  static let maximumDepth = 32

  /// The keys and headers in the order of the file.
  private(set) var entries: [TOMLEntry] = []

  private var cursor: TOMLCursor
  private var tables = TOMLTables()
  private var table: [String] = []

  /// Reads a file that is valid UTF-8.
  init(_ bytes: [UInt8]) throws(TOMLError) {
    cursor = TOMLCursor(bytes)
    try cursor.skipEmptyLines()
    while cursor.byte != nil {
      if cursor.sees("[") { try readHeader() } else { try readKeyAndValue() }
      try cursor.endLine()
      try cursor.skipEmptyLines()
    }
  }

  private mutating func readHeader() throws(TOMLError) {
    let start = cursor.place
    cursor.advance()
    let isArray = cursor.skip("[")
    let path = try readPath()
    guard cursor.skip("]"), !isArray || cursor.skip("]") else {
      throw cursor.unexpected("where the table's name should end with " + (isArray ? "]]" : "]"))
    }
    if let message = tables.enter(path, array: isArray) { throw cursor.error(message, at: start) }
    table = path
    entries.append(TOMLEntry(path: path, kind: isArray ? .arrayHeader : .header, place: start))
  }

  private mutating func readKeyAndValue() throws(TOMLError) {
    let start = cursor.place
    let path = try readPath()
    try readEqualsSign()
    let value = try readValue(depth: 0)
    if let message = tables.define(path) { throw cursor.error(message, at: start) }
    entries.append(TOMLEntry(path: table + path, kind: .value(value), place: start))
  }

  private mutating func readEqualsSign() throws(TOMLError) {
    guard cursor.skip("=") else { throw cursor.unexpected("where = and a value should follow the key") }
    cursor.skipBlanks()
  }

  /// Reads `a."b c".d` and the blanks around.
  private mutating func readPath() throws(TOMLError) -> [String] {
    var path: [String] = []
    repeat {
      cursor.skipBlanks()
      guard path.count < TOMLReader.maximumDepth else { throw tooDeep }
      path.append(try readName())
      cursor.skipBlanks()
    } while cursor.skip(".")
    return path
  }

  private mutating func readName() throws(TOMLError) -> String {
    if cursor.sees("\"") || cursor.sees("'") { return try cursor.readString() }
    let name = cursor.take { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard !name.isEmpty else {
      throw cursor.unexpected("where a name should stand; quote it if it has signs")
    }
    return String(decoding: name, as: UTF8.self)
  }

  private var tooDeep: TOMLError { cursor.error("nested more than \(TOMLReader.maximumDepth) deep") }

  private mutating func readValue(depth: Int) throws(TOMLError) -> TOMLValue {
    guard depth < TOMLReader.maximumDepth else { throw tooDeep }
    switch cursor.byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let isLong = cursor.byte.map { cursor.run(of: $0, upTo: 3) } == 3
      return .string(isLong ? try cursor.readLongString() : try cursor.readString())
    case UInt8(ascii: "["): return try readArray(depth: depth)
    case UInt8(ascii: "{"): return .table(try readInlineTable(depth: depth))
    default: return try readScalar()
    }
  }

  private mutating func readArray(depth: Int) throws(TOMLError) -> TOMLValue {
    cursor.advance()
    try cursor.skipEmptyLines()
    while !cursor.skip("]") {
      _ = try readValue(depth: depth + 1)
      try cursor.skipEmptyLines()
      guard cursor.skip(",") || cursor.sees("]") else {
        throw cursor.unexpected("where , or ] should follow in an array")
      }
      try cursor.skipEmptyLines()
    }
    return .array
  }

  private mutating func readInlineTable(depth: Int) throws(TOMLError) -> [TOMLEntry] {
    var inner = TOMLTables()
    var found: [TOMLEntry] = []
    cursor.advance()
    try cursor.skipEmptyLines()
    while !cursor.skip("}") {
      let start = cursor.place
      let path = try readPath()
      try readEqualsSign()
      let value = try readValue(depth: depth + 1)
      if let message = inner.define(path) { throw cursor.error(message, at: start) }
      found.append(TOMLEntry(path: path, kind: .value(value), place: start))
      try cursor.skipEmptyLines()
      guard cursor.skip(",") || cursor.sees("}") else {
        throw cursor.unexpected("where , or } should follow in a table")
      }
      try cursor.skipEmptyLines()
    }
    return found
  }

  private mutating func readScalar() throws(TOMLError) -> TOMLValue {
    let start = cursor
    var token = readToken()
    // A space may stand between date and time.
    if token.utf8.count == 10, cursor.sees(" "), cursor.ahead(1).map({ (0x30...0x39).contains($0) }) == true,
      token.utf8.dropFirst(4).first == UInt8(ascii: "-")
    {
      cursor.advance()
      token += " " + readToken()
    }
    guard !token.isEmpty else { throw start.unexpected("where a value should stand") }
    guard let value = TOMLScalar.read(token) else {
      throw start.error(token.quotedForMessage + " is no value; text stands in quotation marks")
    }
    return value
  }

  private mutating func readToken() -> String {
    let ends: [UInt8] = Array(",]}# \t\r\n".utf8)
    return String(decoding: cursor.take { !ends.contains($0) }, as: UTF8.self)
  }
}
