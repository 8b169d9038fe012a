import Reader

/// A place in TOML text that moves forward.
struct TOMLCursor {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var column = 1

  /// Starts at the beginning of `bytes`, which are valid UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where it is.
  var place: FilePosition { FilePosition(line: line, column: column) }

  /// The byte here, or `nil` at the end.
  var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// The byte `count` further on.
  func ahead(_ count: Int) -> UInt8? { at + count < bytes.count ? bytes[at + count] : nil }

  /// Whether a character of ASCII stands here.
  func sees(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  /// How often a byte stands here in a row, `limit` at most.
  func run(of wanted: UInt8, upTo limit: Int) -> Int {
    bytes[at...].prefix(limit).prefix { $0 == wanted }.count
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      let passed = bytes[at]
      at += 1
      if passed & 0xC0 != 0x80 { column += 1 }
      guard passed == UInt8(ascii: "\n") else { continue }
      line += 1
      column = 1
    }
  }

  /// Steps over a character of ASCII if it stands here.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard sees(character) else { return false }
    advance()
    return true
  }

  /// Takes the bytes up to the first that does not fit.
  mutating func take(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = bytes[at...].prefix(while: fits)
    advance(taken.count)
    return taken
  }

  mutating func skipBlanks() { while byte == 0x20 || byte == 0x09 { advance() } }

  /// Steps over LF or CR LF if it stands here.
  mutating func skipNewline() -> Bool {
    if sees("\r"), ahead(1) == UInt8(ascii: "\n") { advance() }
    return skip("\n")
  }

  /// Steps over blanks and a comment.
  mutating func skipComment() throws(TOMLError) {
    skipBlanks()
    guard sees("#") else { return }
    while let byte, byte != UInt8(ascii: "\n") {
      if sees("\r"), ahead(1) == UInt8(ascii: "\n") { return }
      if TOMLCursor.isControl(byte) { throw unexpected("in a comment") }
      advance()
    }
  }

  /// Steps over blanks, comments and line ends.
  mutating func skipEmptyLines() throws(TOMLError) {
    repeat { try skipComment() } while skipNewline()
  }

  /// Steps over the rest of a line, on which nothing more may stand.
  mutating func endLine() throws(TOMLError) {
    try skipComment()
    guard byte == nil || skipNewline() else { throw unexpected("where the line should end") }
  }

  func error(_ message: String, at place: FilePosition? = nil) -> TOMLError {
    TOMLError(message: message, place: place ?? self.place)
  }

  /// Complains of what stands here.
  func unexpected(_ circumstance: String) -> TOMLError {
    guard byte != nil else { return error("the file ends " + circumstance) }
    var after = self
    if after.skipNewline() { return error("the line ends " + circumstance) }
    let rest = String(decoding: bytes[at...].prefix(4), as: UTF8.self)
    guard let scalar = rest.unicodeScalars.first else { return error("nothing " + circumstance) }
    return error(String(Character(scalar)).quotedForMessage + " " + circumstance)
  }

  /// The control characters that TOML allows nowhere: all but the tab.
  static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }
}
