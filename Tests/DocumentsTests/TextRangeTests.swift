import Testing
@testable import Documents
@Test func rangesNeverRunBackwards() { #expect(TextRange(5, 2) == TextRange(5, 5)) }
