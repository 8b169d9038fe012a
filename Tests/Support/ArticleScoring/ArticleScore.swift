import Documents
import Foundation

/// Counts of right, found and expected, and what follows from them.
public struct Score: Sendable {
  /// Found and expected.
  public var right = 0
  /// Found.
  public var found = 0
  /// Expected.
  public var expected = 0

  /// The share of the found that is right.
  public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  /// The share of the expected that is found.
  public var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  /// The harmonic mean of both, in percent.
  public var f1: Double {
    precision + recall == 0 ? 0 : 200 * precision * recall / (precision + recall)
  }
}

/// How well analyses agree with gold: quotations, their speakers, and people.
///
/// Quotations are matched one to one by the overlap of their words (Jaccard at least 0.5); only core gold can be
/// missed, and what meets optional gold counts neither way. A speaker is right when the resolved name is the gold's or
/// shares its last word. People are right when the span is exact.
public struct ArticleScore: Sendable {
  /// Core quotations.
  public private(set) var quotations = Score()
  /// Names of people.
  public private(set) var people = Score()
  private var rightSpeakers = 0
  private var rightNames = 0

  /// The share of matched core quotations with the right speaker, in percent.
  public var speakers: Double {
    quotations.right == 0 ? 0 : 100 * Double(rightSpeakers) / Double(quotations.right)
  }

  /// The share of matched core quotations whose speaker has exactly the gold's name, in percent.
  public var fullNames: Double {
    quotations.right == 0 ? 0 : 100 * Double(rightNames) / Double(quotations.right)
  }

  /// Nothing counted yet.
  public init() {}

  /// Adds one article: `analyses` are those of the articles found in the text `utf8`.
  public mutating func add(_ gold: GoldArticle, _ analyses: [Analysis], utf8: [UInt8]) {
    let words = WordStarts(utf8)
    let index = CodePointIndex(utf8)
    let codePoints: (TextRange) -> [Int] = {
      [index.codePoints(before: $0.start), index.codePoints(before: $0.end)]
    }
    let isInside: (Int) -> Bool = { start in gold.span.map { $0[0] <= start && start < $0[1] } ?? true }
    var found: [(words: Set<Int>, name: String)] = []
    var names: Set<[Int]> = []
    for analysis in analyses {
      for quotation in analysis.quotations where quotation.attribution == .statement {
        let spans = quotation.content.map(codePoints)
        guard isInside(spans[0][0]) else { continue }
        found.append((words.inside(spans), quotation.speaker.map { analysis.entities[$0].name } ?? ""))
      }
      for entity in analysis.entities where entity.kind == .person {
        for span in entity.mentions.map(codePoints) where isInside(span[0]) { names.insert(span) }
      }
    }
    let expected = gold.quotes.map { words.inside($0.content) }
    let pairs = Self.align(expected, found.map(\.words))
    for (place, quote) in gold.quotes.enumerated() where quote.tier == "core" {
      quotations.expected += 1
      guard let match = pairs[place] else { continue }
      quotations.right += 1
      let name = found[match].name
      let wanted = [quote.speaker ?? ""] + (quote.speakerAlso ?? [])
      if wanted.contains(where: { Self.folded($0) == Self.folded(name) }) { rightNames += 1 }
      if wanted.contains(where: {
        Self.folded($0) == Self.folded(name) || !Self.last(name).isEmpty && Self.last($0) == Self.last(name)
      }) {
        rightSpeakers += 1
      }
    }
    let matched = Dictionary(uniqueKeysWithValues: pairs.map { ($0.value, $0.key) })
    let optional = gold.quotes.indices.filter { gold.quotes[$0].tier != "core" }.map { expected[$0] }
    for (place, item) in found.enumerated() {
      if let meets = matched[place] {
        if gold.quotes[meets].tier != "core" { continue }
      } else if optional.contains(where: { !$0.isDisjoint(with: item.words) }) {
        continue
      }
      quotations.found += 1
    }
    let goldNames = Set(gold.people.flatMap(\.mentions))
    names.subtract(gold.peopleOptional ?? [])
    people.right += goldNames.intersection(names).count
    people.found += names.count
    people.expected += goldNames.count
  }

  /// The best one-to-one pairs, by descending overlap.
  private static func align(_ gold: [Set<Int>], _ found: [Set<Int>]) -> [Int: Int] {
    var pairs: [(Double, Int, Int)] = []
    for (i, a) in gold.enumerated() {
      for (j, b) in found.enumerated() {
        let shared = a.intersection(b).count
        guard shared > 0 else { continue }
        pairs.append((Double(shared) / Double(a.count + b.count - shared), i, j))
      }
    }
    var result: [Int: Int] = [:]
    var used: Set<Int> = []
    for (score, i, j) in pairs.sorted(by: { ($0.0, -$0.1, -$0.2) > ($1.0, -$1.1, -$1.2) })
    where score >= 0.5 && result[i] == nil && !used.contains(j) {
      result[i] = j
      used.insert(j)
    }
    return result
  }

  private static func folded(_ name: String) -> String {
    var words = name.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
      .filter { !$0.properties.isDiacritic && $0.properties.canonicalCombiningClass == .notReordered }
      .reduce(into: "") { $0.unicodeScalars.append($1) }
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    if words.count > 1, let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  private static func last(_ name: String) -> String {
    folded(name).split(separator: " ").last { !["al", "el", "jr", "sr"].contains($0) }.map(String.init) ?? ""
  }
}

/// Where the words of a text start, in code points.
private struct WordStarts {
  private let starts: [Int]

  init(_ utf8: [UInt8]) {
    var starts: [Int] = []
    var inWord = false
    for (offset, scalar) in String(decoding: utf8, as: UTF8.self).unicodeScalars.enumerated() {
      let isWord = scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord, !inWord { starts.append(offset) }
      if scalar != "'" && scalar != "\u{2019}" || !inWord { inWord = isWord }
    }
    self.starts = starts
  }

  func inside(_ spans: [[Int]]) -> Set<Int> {
    var result: Set<Int> = []
    for span in spans {
      var index = starts.partitioningIndex { $0 >= span[0] }
      while index < starts.count, starts[index] < span[1] {
        result.insert(starts[index])
        index += 1
      }
    }
    return result
  }
}

extension Array {
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
