import Foundation
import Testing

/// The conformance suites of others, which are no part of the repository: the folder in PULLQUOTE_CONFORMANCE holds
/// toml-test/ (toml-lang), utf8tests/ (flenniken) and unicode/ (the Unicode Consortium's *BreakTest.txt, version 15.0).
enum Corpus {
  private static let folder = ProcessInfo.processInfo.environment["PULLQUOTE_CONFORMANCE"].map {
    URL(filePath: $0)
  }
  static let isThere = folder != nil
  static let reason: Comment = "PULLQUOTE_CONFORMANCE names no folder"

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: try #require(folder).appending(path: path)))
  }

  /// The lines of a file, without comments that fill one and without empty ones.
  static func lines(_ path: String) throws -> [Substring] {
    String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
  }
}

/// A line of a *BreakTest.txt: `÷ 0061 × 0308 ÷ # …`.
struct BreakCase {
  /// The text.
  let utf8: [UInt8]
  /// The offsets in `utf8`, both ends included, where there is a boundary.
  let boundaries: Set<Int>
  /// The offset of each code point, and of the end.
  let offsets: [Int]
  /// The class of each code point, as the comment names it: "ALetter".
  let classes: [String]

  static func all(_ name: String) throws -> [BreakCase] {
    try Corpus.lines("unicode/\(name).txt").compactMap(BreakCase.init)
  }

  init?(_ line: Substring) {
    let halves = line.split(separator: "#", maxSplits: 1)
    guard halves.count == 2 else { return nil }
    var utf8: [UInt8] = []
    var boundaries: Set<Int> = []
    var offsets: [Int] = []
    for word in halves[0].split(whereSeparator: \.isWhitespace) {
      switch word {
      case "÷": boundaries.insert(utf8.count)
      case "×": break
      default:
        guard let value = UInt32(word, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
        offsets.append(utf8.count)
        utf8 += Array(String(Character(scalar)).utf8)
      }
    }
    // "… × [9.0] COMBINING DIAERESIS (CM1_CM) ÷ …"
    classes = halves[1].split { $0 == "÷" || $0 == "×" }.compactMap { part in
      guard let open = part.lastIndex(of: "("), let close = part.lastIndex(of: ")"), open < close else {
        return nil
      }
      return String(part[part.index(after: open)..<close])
    }
    guard classes.count == offsets.count else { return nil }
    self.utf8 = utf8
    self.boundaries = boundaries
    self.offsets = offsets + [utf8.count]
  }
}
