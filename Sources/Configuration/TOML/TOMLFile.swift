/// A TOML file that was read without a problem of form.
struct TOMLFile {
  /// The most bytes a configuration file may have.
  static let maximumSize = 1 << 20

  /// Its keys and headers in the order of the file.
  let entries: [TOMLEntry]

  /// Reads a file; the problem says why it is none.
  init(_ bytes: [UInt8], name: String) throws(ConfigurationProblem) {
    func problem(_ reason: ConfigurationProblem.Reason, _ place: FilePosition?) -> ConfigurationProblem {
      ConfigurationProblem(file: name, place: place, reason: reason)
    }
    guard bytes.count <= TOMLFile.maximumSize else { throw problem(.tooLarge(bytes.count), nil) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let wrong = TOMLFile.firstInvalid(text) {
      throw problem(.notUTF8, FilePosition(offset: wrong, in: text))
    }
    if let nul = text.firstIndex(of: 0) { throw problem(.holdsNUL, FilePosition(offset: nul, in: text)) }
    do {
      entries = try TOMLReader(text).entries
    } catch {
      throw problem(.syntax(error.message), error.place)
    }
  }

  /// The offset of the first byte that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
