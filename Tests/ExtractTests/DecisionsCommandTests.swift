import Foundation
import Testing

@Suite struct DecisionsCommandTests {
  private let lines = """
    {"aspect": "star", "article": "0123456789abcdef0123456789abcdef", "value": ""}
    {"aspect": "speaker", "article": "0123456789abcdef0123456789abcdef", "passage": {"exact": "We “open”\\n", "prefix": "", "suffix": " said", "start": 7}, "value": "Ada Moss"}
    {"aspect": "same-person", "detail": "ada moss\\u001fa moss", "value": ""}

    """

  private func run(_ arguments: String, state: String, input: String = "") throws -> Program {
    try Program(
      [], input: Array(input.utf8), shell: "XDG_STATE_HOME='\(state)' exec \"$0\" decisions \(arguments)")
  }

  @Test func whatIsImportedIsExportedAgain() throws {
    let folder = try TemporaryFolder()
    let taken = try run("--import -", state: folder.path, input: lines)
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(taken.errors.contains("imported 3"))
    let printed = try run("--format jsonl", state: folder.path)
    #expect(printed.status == 0)
    let records = try printed.records()
    #expect(records.compactMap { $0["aspect"] as? String } == ["same-person", "star", "speaker"])
    let passage = try #require(records[2]["passage"] as? [String: Any])
    #expect(passage["exact"] as? String == "We “open”\n")
    #expect(passage["start"] as? Int == 7)
    #expect(records[0]["detail"] as? String == "ada moss\u{1F}a moss")
    let second = try TemporaryFolder()
    #expect(try run("--import -", state: second.path, input: printed.output).status == 0)
    #expect(try run("", state: second.path).output == printed.output)
  }

  @Test func aLineThatIsNoDecisionIsNamedAndTheOthersAreTakenUp() throws {
    let folder = try TemporaryFolder()
    let bad = """
      {"aspect": "sttar", "article": "0123456789abcdef0123456789abcdef"}
      {"aspect": "star", "article": "0123"}
      {"aspect": "verified", "article": "0123456789abcdef0123456789abcdef"}
      no json

      """
    let taken = try run("--import -", state: folder.path, input: bad + lines)
    #expect(taken.status == 1)
    for number in 1...4 { #expect(taken.errors.contains("-:\(number): "), "\(taken.errors)") }
    #expect(try run("", state: folder.path).records().count == 3)
  }
}
