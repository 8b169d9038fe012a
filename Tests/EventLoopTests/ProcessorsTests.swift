import Testing

@testable import pullquote

@Suite struct ProcessorsTests {
  @Test func theMaskOfTheProcessIsCounted() {
    func count(_ text: String) -> Int? { Processors.allowed(inStatus: Array(text.utf8)) }
    #expect(count("Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n") == 2)
    #expect(count("Cpus_allowed:\tff,00000001,F0000000\n") == 13)
    #expect(count("Cpus_allowed_list:\t0-1\n") == nil)
    #expect(count("") == nil)
    #expect(Processors.count >= 1)
  }
}
