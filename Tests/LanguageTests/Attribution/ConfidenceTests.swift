import Documents
import Testing

@testable import Language

/// How sure a finding is: the arithmetic, the file, the training.
@Suite struct ConfidenceTests {
  private func features(cue: Float, isDirect: Bool = true) -> ConfidenceFeatures {
    ConfidenceFeatures(
      Draft(content: [0..<5], isDirect: isDirect, confidence: 0.9, pattern: "", outline: 0),
      evidence: DraftEvidence(cue: cue), certainty: 0.9,
      entity: Entity(name: "Anna Weber", kind: .person, mentions: []),
      words: 5)
  }

  @Test func trainingSeparatesWhatIsRightFromWhatIsWrong() {
    let examples = (0..<40).map { number in
      ConfidenceExample(features: features(cue: number % 4 == 0 ? 0.1 : 0.95), isRight: number % 4 != 0)
    }
    let model = ConfidenceTraining().train(examples)
    #expect(model.confidence(features(cue: 0.95)) > 0.8)
    #expect(model.confidence(features(cue: 0.1)) < 0.4)
    #expect(model.weights.allSatisfy { $0.isFinite })
    #expect(ConfidenceTraining().train(examples).weights == model.weights)
  }

  @Test func whatIsAlwaysTheSameIsAsLikelyAsItWasRight() {
    let examples = (0..<40).map { ConfidenceExample(features: features(cue: 0.5), isRight: $0 < 30) }
    let model = ConfidenceTraining().train(examples)
    #expect(abs(model.confidence(features(cue: 0.5)) - 0.75) < 0.02)
    #expect(ConfidenceTraining().train([]).weights.allSatisfy { $0 == 0 })
  }

  @Test func aFileKeepsTheWeightsAndDamageGivesNone() throws {
    let model = ConfidenceModel(weights: (0..<ConfidenceFeatures.count).map { Double($0) / 8 - 2 })
    let bytes = model.packed
    #expect(try #require(ConfidenceModel(ModelBytes(bytes))).weights == model.weights)
    #expect(ConfidenceModel(ModelBytes(Array(bytes.dropLast()))) == nil)
    #expect(ConfidenceModel(ModelBytes([])) == nil)
    #expect(ConfidenceModel(ModelBytes([0x58] + bytes.dropFirst())) == nil)
  }

  @Test func theProgramHoldsATrainedModel() throws {
    let model = try #require(ConfidenceModel.shared)
    #expect(model.weights.count == features(cue: 0).values.count)
  }

  @Test func aFindingIsRightWhenWordsAndLastNameAre() throws {
    let text = "Anna Weber said the bridge was closed. Omar Haddad said the road was open."
    func line(_ first: String, _ second: String) -> [UInt8] {
      Array(
        """
        {"text": "\(text)", "quotes": [\
        {"tier": "core", "content": [[16, 37]], "cue": [11, 15], "source": [0, 10], "speaker": "\(first)"}, \
        {"tier": "\(second)", "content": [[56, 73]], "cue": [51, 55], "source": [39, 50], "speaker": "Omar Haddad"}]}
        """.utf8)
    }
    func judged(_ first: String, _ second: String) throws -> [Bool] {
      let gold = try #require(
        GoldArticle(line(first, second)[...]) { utf8 in
          let source = SourceText(name: "", utf8: utf8)
          return Article(source: source, span: source.range, headline: TextRange(0, 0))
        })
      return ConfidenceExample.all(in: gold, analyst: Analyst(confidence: nil)).map(\.isRight)
    }
    #expect(try judged("A. Weber", "core") == [true, true])
    #expect(try judged("Somebody Else", "core") == [false, true])
    #expect(try judged("Anna Weber", "optional") == [true])
  }
}
