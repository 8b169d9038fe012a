import Foundation
import Testing

/// The articles of the seeds against the annotations in Tests/Gold.
@Suite struct SeedTests {
  private struct Gold: Decodable {
    struct Piece: Decodable {
      let span: [Int]
    }
    let file: String
    let article: Int
    let span: [Int]
    let title: String?
    let date: String?
    let dateline: String?
    let outlet: String?
    let furniture: [Piece]
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  private func gold() throws -> [Gold] {
    let url = Self.root.appendingPathComponent("Tests/Gold/seeds-002-003.jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Gold.self, from: Data($0.utf8))
    }
  }

  private func records() throws -> [[String: Any]] {
    try Program(["extract", Self.root.appendingPathComponent("seeds").path]).records()
  }

  @Test func sevenArticlesComeOutOfFiveFiles() throws {
    let names = try records().compactMap { $0["id"] as? String }.map { $0.prefix(3) + $0.suffix(2) }
    #expect(names == ["000#1", "000#2", "001#1", "002#1", "003#1", "003#2", "004#1"])
  }

  @Test func titlesDaysAndPlacesOfTheOtherSeedsAreRight() throws {
    let records = try records().filter { !(["002", "003"].contains(($0["id"] as? String ?? "").prefix(3))) }
    let fields = records.map { record in
      ["title", "date", "dateline", "outlet"].map { record[$0] as? String ?? "-" }.joined(separator: " | ")
    }
    #expect(
      fields == [
        "Mismari to Asharq Al-Awsat: 17,000 Terrorists Moved from Syria to Libya | - | - | -",
        "Russian Official to Asharq Al-Awsat: Mining Concessions Dependent on Ukraine Talks Progress | - | - | -",
        "- | - | - | -",
        "Turkey crosses Russian red lines in Libya, LNA awaits Egypt’s ‘Plan B’ | 2020-06-08 | TRIPOLI | -",
      ])
  }

  @Test func splittingAndFurnitureStayAtLeastAsGoodAsTheyWere() throws {
    let records = try records()
    var (both, found, wanted) = (0, 0, 0)
    for gold in try gold() {
      let text = Array(
        try String(contentsOf: Self.root.appendingPathComponent("seeds/" + gold.file), encoding: .utf8)
          .unicodeScalars)
      let record = try #require(
        records.first { ($0["id"] as? String) == "\(gold.file)#\(gold.article)" })
      #expect(record["span"] as? [Int] == gold.span)
      for (field, value) in [
        ("title", gold.title), ("date", gold.date), ("dateline", gold.dateline), ("outlet", gold.outlet),
      ] {
        #expect(record[field] as? String == value)
      }
      func inked(_ spans: [[Int]]) -> Set<Int> {
        Set(spans.flatMap { Array($0[0]..<$0[1]) }.filter { !text[$0].properties.isWhitespace })
      }
      let predicted = inked(
        (record["furniture"] as? [[String: Any]] ?? []).compactMap { $0["span"] as? [Int] })
      let annotated = inked(gold.furniture.map(\.span))
      both += predicted.intersection(annotated).count
      found += predicted.count
      wanted += annotated.count
    }
    #expect(wanted == 1_862)
    #expect(Double(2 * both) / Double(found + wanted) >= 0.99)
  }
}
