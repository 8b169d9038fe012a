import Documents
import Testing

@testable import Language

/// Whom "he" and "she" stand for beside reporting words.
@Suite struct PronounTests {
  @Test func theSubjectOfTheSentenceBeforeSpeaks() {
    check(
      "Nadia Ferrer met Lucia Brandt on Monday. ⟨She⟩ {said} ⟦the mine would close⟧.",
      speakers: ["Nadia Ferrer"])
  }

  @Test func whoeverSpokeGoesOn() {
    check(
      "“⟦We will sue,⟧” {said} ⟨Viktor Danilov⟩, whose rival Igor Basov owns the mine.\n\n“⟦The licence is void,⟧” ⟨he⟩ {added}.",
      speakers: ["Viktor Danilov", "Viktor Danilov"])
  }

  @Test func aNewSubjectTakesTheFloor() {
    check(
      "⟨Viktor Danilov⟩ {said} ⟦the licence was void⟧.\n\nIgor Basov bought the mine in May. ⟨He⟩ {told} reporters ⟦the papers were in order⟧.",
      speakers: ["Viktor Danilov", "Igor Basov"])
  }

  @Test func ownersBehindAGenitiveAreNotMeant() {
    check(
      "Peter Molnar reached Erik Sandberg's farm at noon. ⟨He⟩ {said} ⟦the barn was empty⟧.",
      speakers: ["Peter Molnar"])
  }

  @Test func whoeverIsNamedInTheWordsDoesNotSpeakThem() {
    check(
      "Amina Yusuf left the hall early. “⟦Grace Oduya will lose her seat,⟧” ⟨she⟩ {said}.",
      speakers: ["Amina Yusuf"])
  }

  @Test func aFirstNameOfBothGendersMayBeEither() {
    check(
      "Lindsey Brandt ran the mill for years. ⟨He⟩ {said} ⟦the roof would be mended⟧.",
      speakers: ["Lindsey Brandt"])
    check(
      "Alex Ferrer ran the mill for years. ⟨She⟩ {said} ⟦the roof would be mended⟧.",
      speakers: ["Alex Ferrer"])
  }

  @Test func aFamilyNameThatStandsFirstTellsNoGender() {
    check(
      "Li Wenbo opened the harbour on Friday. ⟨He⟩ {said} ⟦the cranes had come late⟧.", speakers: ["Li Wenbo"]
    )
    check(
      "Wang Shuting opened the harbour on Friday. ⟨She⟩ {said} ⟦the cranes had come late⟧.",
      speakers: ["Wang Shuting"])
  }

  @Test func nobodyIsGuessedFarBack() {
    check(
      """
      Peter Molnar ran the farm until May. It lies in the north. The soil is poor there. Rain is rare. The road is bad. \
      Wells were dug. Goats were bought. A school stands nearby. Buses stop there. Nurses come twice a week. \
      The market is small. Prices are low. The bank has closed. A church burned down.

      “⟦It is over,⟧” ⟨he⟩ {said}.
      """,
      speakers: [nil])
  }
}

/// The ranker's arithmetic, its file and its training.
@Suite struct PronounRankerTests {
  private let near = PronounCandidate(person: 0, via: 0, features: [.named1, .subject1])
  private let far = PronounCandidate(person: 1, via: 1, features: [.named9, .neverSubject])
  private let nobody = PronounCandidate(person: -1, via: -1, features: [.nobody])

  @Test func probabilitiesSumToOneAndPreferTheNearSubject() {
    let shares = PronounRanker().probabilities([near, far, nobody])
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    #expect(shares[0] > shares[1] && shares[0] > shares[2])
    #expect(PronounRanker().probabilities([]).isEmpty)
  }

  @Test func aFileKeepsTheWeightsAndDamageGivesNone() throws {
    let ranker = PronounRanker(weights: PronounFeature.allCases.map { Double($0.rawValue) / 8 - 2 })
    let bytes = ranker.packed
    #expect(try #require(PronounRanker(ModelBytes(bytes))).weights == ranker.weights)
    #expect(PronounRanker(ModelBytes(Array(bytes.dropLast()))) == nil)
    #expect(PronounRanker(ModelBytes([])) == nil)
    #expect(PronounRanker(ModelBytes([0x58] + bytes.dropFirst())) == nil)
  }

  @Test func theProgramHoldsATrainedRanker() {
    #expect(PronounRanker.shared.weights != PronounRanker().weights)
  }

  @Test func trainingLearnsWhatItIsShown() throws {
    let candidates = [near, far, nobody]
    let example = try #require(PronounExample(candidates) { $0 == 1 })
    let ranker = PronounTraining().train(
      sources: Array(repeating: example, count: 20), others: []
    ).ofSources
    let shares = ranker.probabilities(candidates)
    #expect(shares[1] > 0.8)
    #expect(PronounExample([]) { _ in true } == nil)
    let unknown = try #require(PronounExample(candidates) { _ in false })
    #expect(unknown.isRight == [false, false, true])
  }

  @Test func aTreebankGivesItsTextAndMentions() {
    func line(_ fields: String...) -> String { fields.joined(separator: "\t") }
    func word(_ number: String, _ form: String, _ notes: String) -> String {
      line(number, form, "_", "_", "_", "_", "0", "_", "_", notes)
    }
    let file = [
      "# newdoc id = own", "# newpar",
      word("1", "Ana", "Entity=(1-person-new-cf1-2-coref"), word("2", "Berg", "Entity=1)"),
      word("3-4", "can't", "SpaceAfter=No"), word("3", "ca", "_"), word("4", "n't", "_"),
      word("5", ".", "_"), "",
      "# newpar",
      word("1", "She", "Entity=(1-person-giv-cf1-1-ana)"), word("2", "left", "_"),
      word("3", "(", "SpaceAfter=No"),
      word("4", "Rome", "Entity=(2-place-new(3-place-new-coref)2)|SpaceAfter=No"), "",
    ].joined(separator: "\n")
    let documents = CoreferenceDocument.all(in: Array(file.utf8))
    #expect(documents.count == 1)
    let text = String(decoding: documents[0].text, as: UTF8.self)
    #expect(text == "Ana Berg can't.\n\nShe left (Rome")
    let spelled = documents[0].mentions.map { mention in
      String(decoding: documents[0].text[mention.range.start..<mention.range.end], as: UTF8.self)
    }
    #expect(spelled == ["Ana Berg", "She", "Rome", "Rome"])
    #expect(documents[0].mentions.map(\.entity) == [1, 1, 3, 2])
    #expect(documents[0].innermost(at: 4)?.entity == 1)
    #expect(documents[0].innermost(at: 9) == nil)
  }
}
