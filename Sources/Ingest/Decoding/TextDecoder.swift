public import Documents

/// Turns the bytes of a file into text, keeping everything that can be read.
///
/// Nothing fails: what is in no known encoding is UTF-8 with U+FFFD for each malformed sequence. Line ends, NULs,
/// control characters and a UTF-8 byte order mark (as U+FEFF) stay in the text, so that offsets agree with
/// `open(path, encoding="utf-8", errors="replace", newline="")` in Python. The byte order mark of UTF-16 says how
/// to read the file and is no part of its text.
public enum TextDecoder {
  /// The text of `bytes`, called `name`.
  public static func decode(_ bytes: [UInt8], name: String) -> SourceText {
    if let layout = UTF16Layout(sniffing: bytes) {
      let text = layout.decode(bytes)
      return SourceText(
        name: name, utf8: text.utf8, encoding: layout.isBigEndian ? .utf16BigEndian : .utf16LittleEndian,
        repairs: text.repairs)
    }
    let census = UTF8Census(bytes)
    if census.malformed == 0 { return SourceText(name: name, utf8: bytes) }
    if census.wellFormed < census.malformed, Windows1252.isLikely(bytes) {
      return SourceText(name: name, utf8: Windows1252.decode(bytes), encoding: .windows1252)
    }
    return SourceText(name: name, utf8: census.repaired(bytes), repairs: census.malformed)
  }

  /// The text of `bytes` that are known to be meant as UTF-8, such as a record of a JSON stream.
  public static func decodeUTF8(_ bytes: [UInt8], name: String) -> SourceText {
    let census = UTF8Census(bytes)
    if census.malformed == 0 { return SourceText(name: name, utf8: bytes) }
    return SourceText(name: name, utf8: census.repaired(bytes), repairs: census.malformed)
  }
}
