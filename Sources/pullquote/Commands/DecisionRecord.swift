import Documents
import Ingest

/// One line of exported decisions, read back.
struct DecisionRecord {
  /// Why a line is no decision, in one phrase.
  struct Fault: Error {
    let reason: String
  }

  let key: DecisionKey
  let value: String

  /// Reads a line; bytes that are not UTF-8 count as U+FFFD.
  init(_ line: [UInt8]) throws(Fault) {
    var scanner = JSONScanner(TextDecoder.decodeUTF8(line, name: "").utf8)
    var texts: [String: String] = [:]
    var start: Int?
    do throws(JSONScanner.Fault) {
      try scanner.object { (scanner, name) throws(JSONScanner.Fault) in
        if name == "passage" {
          try scanner.innerObject { (scanner, name) throws(JSONScanner.Fault) in
            if name == "start" {
              start = Int(String(decoding: try scanner.value(), as: UTF8.self))
            } else {
              try Self.take(name, &scanner, &texts)
            }
          }
        } else {
          try Self.take(name, &scanner, &texts)
        }
      }
    } catch { throw Fault(reason: "not JSON: \(error.reason)") }
    guard let aspect = texts["aspect"].flatMap(Aspect.init) else {
      throw Fault(reason: "no \"aspect\" that is known")
    }
    let article = texts["article"].flatMap { ArticleIdentity(hex: $0) }
    if texts["article"] != nil, article == nil {
      throw Fault(reason: "\"article\" is not 32 hexadecimal digits")
    }
    var passage: TextAnchor?
    if let exact = texts["exact"], let start {
      passage = TextAnchor(
        exact: exact, prefix: texts["prefix"] ?? "", suffix: texts["suffix"] ?? "", start: start)
    }
    guard aspect.isOfPassage == (passage != nil) else {
      throw Fault(
        reason: aspect.isOfPassage
          ? "no \"passage\" with exact and start" : "a \"passage\" where none belongs")
    }
    let isOfAll = aspect == .mark || aspect.isOfPeople
    guard isOfAll == (article == nil) else {
      throw Fault(reason: isOfAll ? "an \"article\" where none belongs" : "no \"article\"")
    }
    key = DecisionKey(aspect, article: article, passage: passage, detail: texts["detail"] ?? "")
    value = texts["value"] ?? ""
  }

  private static func take(
    _ name: String, _ scanner: inout JSONScanner, _ texts: inout [String: String]
  ) throws(JSONScanner.Fault) {
    if scanner.isAtString {
      texts[name] = String(decoding: try scanner.string(), as: UTF8.self)
    } else {
      _ = try scanner.value()
    }
  }
}
