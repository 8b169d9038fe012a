import Documents
import Ingest

/// One line of the input of `extract --input jsonl`.
struct StreamRecord {
  /// Why a line is no record.
  struct Fault: Error {
    /// The caller's id as JSON, where it could be read.
    let id: [UInt8]?
    let reason: String
  }

  /// The caller's id as JSON: mostly a string or a number, `null` where there is none.
  let id: [UInt8]
  /// The text, valid UTF-8.
  let text: [UInt8]

  /// Reads a line; bytes that are not UTF-8 count as U+FFFD.
  static func reading(_ line: [UInt8]) -> Result<StreamRecord, Fault> {
    var scanner = JSONScanner(TextDecoder.decodeUTF8(line, name: "").utf8)
    var id: [UInt8]?
    var text: [UInt8]?
    var other: String?
    do throws(JSONScanner.Fault) {
      try scanner.object { (scanner, key) throws(JSONScanner.Fault) in
        switch key {
        case "id": id = try scanner.value()
        case "text":
          if scanner.isAtString { text = try scanner.string() } else { other = try scanner.kindOfValue() }
        default: _ = try scanner.value()
        }
      }
    } catch {
      return .failure(Fault(id: id, reason: "not JSON: \(error.reason)"))
    }
    guard let text else {
      let reason = other.map { "\"text\" is \($0), not a string" } ?? "no \"text\""
      return .failure(Fault(id: id, reason: reason))
    }
    return .success(StreamRecord(id: id ?? Array("null".utf8), text: text))
  }
}
