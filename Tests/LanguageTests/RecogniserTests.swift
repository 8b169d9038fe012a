import Testing

@testable import Language

/// The trained recogniser of names.
@Suite struct RecogniserTests {
  @Test func theProgramHoldsARecogniser() { #expect(NameRecogniser.shared != nil) }

  @Test func damagedBytesAreNoRecogniser() {
    #expect(NameRecogniser(ModelBytes([])) == nil)
    #expect(NameRecogniser(ModelBytes(Array("PQM1 and nothing more".utf8))) == nil)
  }

  @Test func initialsStandInsideAName() {
    checkPeople("⟨Wayne A. I. Carter⟩ met ⟨Ana B. Kovacs⟩.", names: ["Wayne A. I. Carter", "Ana B. Kovacs"])
  }
}
