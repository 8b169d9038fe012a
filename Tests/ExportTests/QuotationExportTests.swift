import Documents
import Export
import Foundation
import JourneySupport
import Testing

private func exported(_ format: QuotationExport.Format, decided: Bool = false) -> [UInt8] {
  var store = DocumentStore()
  for (index, sample) in [SampleArticle.harbour, tricky].enumerated() {
    store.append([sample.article])
    store.record(sample.analysis, forArticle: index)
  }
  if decided { decide(&store) }
  let rows = store.articles.indices.flatMap { article in
    (store.analysis(ofArticle: article)?.quotations.indices ?? 0..<0).map {
      QuotationReference(article: article, quotation: $0)
    }
  }
  return QuotationExport.write(format, rows, in: store, folder: "/home/ada/news")
}

/// Checks, tags and annotates the first quotation, and tags its article.
private func decide(_ store: inout DocumentStore) {
  let article = store.articles[0].identity
  guard let anchor = store.anchor(ofQuotation: 0, inArticle: 0) else { return }
  let keys: [(DecisionKey, String)] = [
    (DecisionKey(.verified, article: article, passage: anchor), ""),
    (DecisionKey(.quotationTag, article: article, passage: anchor, detail: "lead"), ""),
    (DecisionKey(.quotationNote, article: article, passage: anchor), "Called her, \"yes\""),
    (DecisionKey(.tag, article: article, detail: "harbour"), ""),
  ]
  store.apply(keys.compactMap { store.decisions.change($0.0, to: $0.1) })
}

/// Words with all that formats give a meaning to, in two stretches, from a speaker with a comma.
private let tricky: SampleArticle = {
  var sample = SampleArticle(
    """
    *Title*, with "marks" & [links]

    “Prices, he
    said to me, rose,” said Ola "Quick" Berg, Jr., “by <10 %>\tor more 🚢.”
    """, name: "folder #1/a,b.txt")
  let ola = sample.speaker("Ola \"Quick\" Berg, Jr.", roles: ["skipper", "owner"])
  sample.quote("Prices, he\nsaid to me, rose", "by <10 %>\tor more 🚢", by: ola, kind: .mixed, confidence: 0.4)
  sample.quote("Title", by: nil, kind: .indirect)
  return sample
}()

/// Reads comma-separated values as RFC 4180 has them.
private func readCSV(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field = ""
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    if isQuoted {
      if scalar != "\"" {
        field.unicodeScalars.append(scalar)
      } else if scalars.first == "\"" {
        scalars.removeFirst()
        field.append("\"")
      } else {
        isQuoted = false
      }
    } else if scalar == "\"" {
      isQuoted = true
    } else if scalar == "," {
      record.append(field)
      field = ""
    } else if scalar == "\r", scalars.first == "\n" {
      scalars.removeFirst()
      records.append(record + [field])
      (record, field) = ([], "")
    } else {
      field.unicodeScalars.append(scalar)
    }
  }
  return records
}

@Suite struct QuotationExportTests {
  @Test func aLineOfJSONIsOneQuotation() throws {
    let lines = String(decoding: exported(.jsonl), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 7)
    let objects = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    let first = objects[0]
    #expect(first["quotation"] as? String == "The cranes are safe again")
    #expect(first["speaker"] as? String == "Ada Moss")
    #expect(first["roles"] as? [String] == ["harbour master"])
    #expect(first["date"] as? String == "2024-05-03")
    #expect(first["file"] as? String == "harbour.txt")
    #expect(first["line"] as? Int == 5)
    let last = objects[5]
    #expect(last["quotation"] as? String == "Prices, he said to me, rose … by <10 %> or more 🚢")
    let spans = try #require(last["content"] as? [[Int]])
    let text = Array(tricky.article.source.string(tricky.article.span).unicodeScalars)
    #expect(
      spans.map { span in String(String.UnicodeScalarView(text[span[0]..<span[1]])) } == [
        "Prices, he\nsaid to me, rose", "by <10 %>\tor more 🚢",
      ])
    #expect(objects[6]["speaker"] is NSNull)
  }

  @Test func commaSeparatedValuesAreReadBack() throws {
    let records = readCSV(String(decoding: exported(.csv), as: UTF8.self))
    #expect(records.count == 8)
    #expect(Set(records.map(\.count)).count == 1)
    let header = records[0]
    func field(_ name: String, _ row: Int) throws -> String {
      records[row][try #require(header.firstIndex(of: name))]
    }
    #expect(try field("quotation", 6) == "Prices, he said to me, rose … by <10 %> or more 🚢")
    #expect(try field("speaker", 6) == "Ola \"Quick\" Berg, Jr.")
    #expect(try field("role", 6) == "skipper; owner")
    #expect(try field("file", 6) == "folder #1/a,b.txt")
    #expect(try field("confidence", 6) == "0.4")
    #expect(try field("speaker", 7) == "")
  }

  @Test func markdownSaysWhoAndWhereAndMeansNothingElse() {
    let text = String(decoding: exported(.markdown), as: UTF8.self)
    #expect(text.contains("> “The cranes are safe again”\n>\n> — **Ada Moss**, harbour master\n"))
    #expect(
      text.contains(
        "*Harbour to reopen after storm* · Daily Quay · 2024-05-03 · `harbour.txt:5`, characters "))
    #expect(text.contains("by \\<10 %\\> or more"))
    #expect(text.contains("**Ola \"Quick\" Berg, Jr.** (unsure)"))
    #expect(text.contains("speaker not known"))
  }

  @Test func whatWasDecidedGoesAlong() throws {
    let line = try #require(exported(.jsonl, decided: true).split(separator: 0x0A).first)
    let first = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(first["verified"] as? Bool == true)
    #expect(first["corrected"] as? Bool == false)
    #expect(first["tags"] as? [String] == ["harbour", "lead"])
    #expect(first["note"] as? String == "Called her, \"yes\"")
    let records = readCSV(String(decoding: exported(.csv, decided: true), as: UTF8.self))
    #expect(records[1].suffix(4) == ["true", "false", "harbour; lead", "Called her, \"yes\""])
    #expect(records[2].suffix(4) == ["false", "false", "harbour", ""])
    #expect(
      String(decoding: exported(.markdown, decided: true), as: UTF8.self).contains(
        "· verified · tags: harbour, lead"))
    let annotations = try #require(
      try JSONSerialization.jsonObject(with: Data(exported(.annotations, decided: true))) as? [[String: Any]])
    let bodies = try #require(annotations[0]["body"] as? [[String: Any]])
    let purposes = bodies.compactMap { $0["purpose"] as? String }
    #expect(purposes.suffix(4) == ["assessing", "tagging", "tagging", "commenting"])
  }

  @Test func theTableHasALineForEachQuotation() {
    let lines = String(decoding: exported(.table), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[1].hasPrefix("Ada Moss"))
    #expect(lines[1].hasSuffix("harbour.txt:5"))
    #expect(lines[6].contains("🚢"))
  }

  /// The Web Annotation Data Model's MUSTs (W3C Recommendation of 23 February 2017; sections 3.1, 3.2.4, 4.2.4, 4.2.5).
  @Test func annotationsKeepTheModelsMusts() throws {
    let document = try JSONSerialization.jsonObject(with: Data(exported(.annotations)))
    let annotations = try #require(document as? [[String: Any]])
    #expect(annotations.count == 7)
    var identities: Set<String> = []
    for annotation in annotations {
      #expect(annotation["@context"] as? String == "http://www.w3.org/ns/anno.jsonld")
      #expect(annotation["type"] as? String == "Annotation")
      let identity = try #require(annotation["id"] as? String)
      #expect(URL(string: identity)?.scheme == "urn")
      identities.insert(identity)
      for body in try #require(annotation["body"] as? [[String: Any]]) {
        #expect(body["type"] as? String == "TextualBody")
        #expect((body["value"] as? String)?.isEmpty == false)
        let purposes = ["identifying", "describing", "classifying"]
        #expect(purposes.contains(body["purpose"] as? String ?? ""))
      }
      let targets = try #require(annotation["target"] as? [[String: Any]])
      #expect(!targets.isEmpty)
      for target in targets { try check(target) }
    }
    #expect(identities.count == 7)
    #expect(exported(.annotations) == exported(.annotations))
  }

  private func check(_ target: [String: Any]) throws {
    let source = try #require(target["source"] as? String)
    #expect(
      source == "file:///home/ada/news/harbour.txt"
        || source == "file:///home/ada/news/folder%20%231/a%2Cb.txt")
    let sample = source.hasSuffix("harbour.txt") ? SampleArticle.harbour : tricky
    let text = Array(sample.article.source.string(sample.article.span).unicodeScalars)
    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
    let selectors = try #require(target["selector"] as? [[String: Any]])
    let quote = try #require(selectors.first { $0["type"] as? String == "TextQuoteSelector" })
    let position = try #require(selectors.first { $0["type"] as? String == "TextPositionSelector" })
    let start = try #require(position["start"] as? Int)
    let end = try #require(position["end"] as? Int)
    #expect(start >= 0 && end > start)
    #expect(quote["exact"] as? String == string(start..<end))
    #expect(quote["prefix"] as? String == string(max(0, start - 32)..<start))
    #expect(quote["suffix"] as? String == string(end..<min(text.count, end + 32)))
  }

  @Test func noQuotationsAreAnEmptyDocument() throws {
    let none: [QuotationReference] = []
    let bytes = QuotationExport.write(.annotations, none, in: DocumentStore())
    #expect((try JSONSerialization.jsonObject(with: Data(bytes)) as? [Any])?.isEmpty == true)
    #expect(QuotationExport.write(.jsonl, none, in: DocumentStore()).isEmpty)
  }
}
