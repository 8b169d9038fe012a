import Documents
import Testing

@testable import Language

private func article(_ text: String) -> Article {
  let source = SourceText(name: "", utf8: Array(text.utf8))
  return Article(source: source, span: source.range, headline: TextRange(0, 0))
}

private func gold(_ text: String, source: String, cue: String, content: String) -> String {
  func span(_ part: String) -> String {
    let start = text.unicodeScalars.count - (text.range(part).map { text[$0...].unicodeScalars.count } ?? 0)
    return "[\(start), \(start + part.unicodeScalars.count)]"
  }
  return """
    {"id": "a", "text": "\(text)", "quotes": [{"content": [\(span(content))], "cue": \(span(cue)), "source": \(span(source))}]}
    """
}

extension String {
  fileprivate func range(_ part: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(part) }
  }
}

/// A few sentences, many times over: enough to train a model that works on their like.
private let data: [UInt8] = {
  var lines: [String] = []
  for name in ["Anna Weber", "Omar Haddad", "Li Ming", "Rosa Ortiz", "Ivan Petrov", "Tom Baker"] {
    for verb in ["said", "stated", "explained"] {
      lines.append(
        gold(
          "\(name) \(verb) that the bridge would stay closed until spring. It rained.", source: name,
          cue: verb, content: "the bridge would stay closed until spring"))
      lines.append(
        gold(
          "The harbour will open in May, \(name) \(verb). Boats were waiting.", source: name, cue: verb,
          content: "The harbour will open in May"))
    }
  }
  return Array(lines.joined(separator: "\n").utf8)
}()

private func trained() throws -> [UInt8] {
  let run = TrainingRun(read: { $0 == "gold/wikinews-train.jsonl" ? data : [] })
  return try TrainingStage.quotations { utf8 in
    let source = SourceText(name: "", utf8: utf8)
    return Article(source: source, span: source.range, headline: TextRange(0, 0))
  }.train(run)
}

@Suite struct QuotationModelTests {
  @Test func trainingTwiceGivesTheSameBytes() throws {
    #expect(try trained() == trained())
  }

  @Test func aTrainedModelFindsSpeakerAndWords() throws {
    let model = try #require(QuotationModel(ModelBytes(trained())))
    let text = "Clara Jones said that the tunnel would stay closed until autumn. It rained."
    let analysis = Analyst(model: model).analyse(article(text))
    let quotation = try #require(analysis.quotations.first)
    let speaker = try #require(quotation.speaker)
    #expect(analysis.entities[speaker].name == "Clara Jones")
    #expect(quotation.confidence > 0.5 && quotation.confidence <= 1)
  }

  @Test func brokenModelFilesNeverFail() throws {
    let bytes = try trained()
    let text = article("Clara Jones said that the tunnel would stay closed. “Yes,” she added.")
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
      let model = QuotationModel(ModelBytes(Array(bytes[..<length])))
      _ = Analyst(model: model).analyse(text)
    }
    var random = TrainingRandom(seed: 8)
    for _ in 0..<120 {
      var damaged = bytes
      for _ in 0..<20 {
        // The offsets at the front of the file are damaged as often as the weights.
        let place =
          random.next() % 2 == 0 ? Int(random.next() % 64) : Int(random.next() % UInt64(bytes.count))
        damaged[place] = UInt8(truncatingIfNeeded: random.next())
      }
      _ = Analyst(model: QuotationModel(ModelBytes(damaged))).analyse(text)
    }
    #expect(QuotationModel(ModelBytes([])) == nil)
    #expect(QuotationModel(ModelBytes([1, 2, 3])) == nil)
  }

  @Test func aWrongGoldLineIsNamed() {
    let run = TrainingRun(read: { _ in Array("{\"text\": 3}\n".utf8) })
    #expect(throws: TrainingProblem.self) {
      try TrainingStage.quotations { _ in article("") }.train(run)
    }
  }

  @Test(arguments: [
    "", "\"", "““““““““", "said", "said said said said", "\u{0}\u{0}", "'\"'\"'\"", "He said:", "said\n\n\"",
    ": : :",
  ])
  func strangeTextCostsNothing(_ text: String) {
    for quotation in Analyst().analyse(article(text)).quotations {
      #expect(quotation.confidence >= 0 && quotation.confidence <= 1)
      for range in quotation.content { #expect(range.end <= text.utf8.count) }
    }
  }

  @Test func aTextWithoutLineBreaksIsReadInPieces() {
    let text = String(repeating: "Clara Jones said that the tunnel was closed and ", count: 120)
    #expect(!Analyst().analyse(article(text)).quotations.isEmpty)
  }

  @Test func theShippedModelIsCompiledInAndIsNoBenchmark() throws {
    let model = try #require(QuotationModel.shared)
    #expect(!model.isBenchmark)
  }
}

@Suite struct JSONValueTests {
  @Test func escapesAndNestingAreRead() throws {
    let value = try #require(
      JSONValue(Array(#"{"a": [1, -2.5e1, "x\u00e9\ud83d\ude00\n"], "b": {"c": null}}"#.utf8)[...]))
    #expect(value["a"]?.elements.first?.integer == 1)
    #expect(value["a"]?.elements.last?.bytes == Array("xé😀\n".utf8))
  }

  @Test(arguments: ["", "{", "[1,", "\"", "{\"a\"}", "nul", String(repeating: "[", count: 500)])
  func whatIsNoJSONIsNothing(_ text: String) {
    #expect(JSONValue(Array(text.utf8)[...]) == nil)
  }
}
