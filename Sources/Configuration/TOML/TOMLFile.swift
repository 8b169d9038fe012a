import Reader
import TOMLKit

/// A TOML file that was read without a problem of form.
struct TOMLFile {
  /// The most bytes a configuration file may have.
  static let maximumSize = 1 << 20

  /// The file's name, as messages give it.
  let name: String
  /// Its keys and headers in the order of the file.
  let entries: [TOMLOutline.Entry]
  /// Its values.
  let table: TOMLTable

  /// Reads a file; the problem says why it is none.
  init(_ bytes: [UInt8], name: String) throws(ConfigurationProblem) {
    func problem(_ reason: ConfigurationProblem.Reason, _ place: Place?) -> ConfigurationProblem {
      ConfigurationProblem(file: name, place: place, reason: reason)
    }
    guard bytes.count <= TOMLFile.maximumSize else { throw problem(.tooLarge(bytes.count), nil) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let wrong = TOMLFile.firstInvalid(text) { throw problem(.notUTF8, Place(offset: wrong, in: text)) }
    if let nul = text.firstIndex(of: 0) { throw problem(.holdsNUL, Place(offset: nul, in: text)) }
    let outline = TOMLOutline(text)
    if let place = outline.tooDeep { throw problem(.tooDeep, place) }
    if let place = outline.malformed { throw problem(.syntax("a table header looks like [name]"), place) }
    self.name = name
    entries = outline.entries
    do {
      table = try TOMLTable(string: String(decoding: text, as: UTF8.self))
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw problem(.syntax(error.description), Place(line: max(1, begin.line), column: max(1, begin.column)))
    } catch {
      throw problem(.syntax("no TOML"), nil)
    }
  }

  /// The value that an entry leads to.
  func value(of entry: TOMLOutline.Entry) -> (any TOMLValueConvertible)? {
    var value: (any TOMLValueConvertible)? = table
    for name in entry.path {
      guard let table = value?.table else { return nil }
      value = table[name]
    }
    return value
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
