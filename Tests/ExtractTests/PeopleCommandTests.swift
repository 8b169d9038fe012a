import Foundation
import Testing

private let first = """
  Bridge to be closed for repairs

  “The old bridge will be closed in May,” said Yusuf Al-Hadid, the spokesman for the port of Tarsk. Hadid said that \
  buses would cross at Lomm.
  """
private let second = """
  Traders fear for their shops

  The spokesman of the port, Youssef el-Hadid, told reporters that the shops had been warned. “Nobody told me,” said \
  Mira Olsen, a baker.
  """
private let third = """
  Port stays open at night

  “We work at night,” Mr. Hadid said on Monday. Residents said the noise was hard to bear.
  """

private func news() throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  for (number, text) in [first, second, third].enumerated() { try folder.write("news/\(number).txt", text) }
  return folder
}

private struct Linked {
  /// For each file the identifiers of its entities by name.
  var identifiers: [String: [String: String]] = [:]

  init(_ output: String) throws {
    for line in output.split(separator: "\n") {
      let record = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let file =
        (record["file"] as? String)?.split(separator: "/").last.map(String.init) ?? "\(record["id"] ?? "")"
      for entity in record["entities"] as? [[String: Any]] ?? [] {
        let name = try #require(entity["name"] as? String)
        identifiers[file, default: [:]][name] = try #require(entity["corpus_id"] as? String)
      }
    }
  }

  /// The identifiers that entities have whose name ends so.
  func all(_ name: String) -> Set<String> {
    Set(identifiers.values.flatMap { $0.filter { $0.key.hasSuffix(name) }.values })
  }
}

@Suite struct PeopleCommands {
  @Test func linkedEntitiesShareAnIdentifierAcrossFilesAndSpellings() throws {
    let folder = try news()
    let program = try Program(["extract", "--link", folder.path + "/news"])
    #expect(program.status == 0)
    let linked = try Linked(program.output)
    #expect(linked.all("Hadid").count == 1, "\(linked.identifiers)")
    #expect(linked.all("Olsen").count == 1)
    #expect(linked.all("Olsen") != linked.all("Hadid"))
    // Without --link nothing is said of it.
    #expect(!(try Program(["extract", folder.path + "/news"]).output.contains("corpus_id")))
  }

  @Test func theSeedsLinkEachPersonsSpellings() throws {
    let program = try Program(["extract", "--link", "seeds"])
    let linked = try Linked(program.output)
    #expect(linked.all("ismari").count == 1, "\(linked.identifiers)")
    #expect(linked.identifiers.values.filter { $0.keys.contains { $0.hasSuffix("ismari") } }.count >= 4)
    #expect(linked.all("Lavrov").count == 1)
    let names = linked.identifiers.values.flatMap(\.keys).filter { $0.hasSuffix("Lavrov") }
    #expect(Set(names).count >= 2, "\(names)")
  }

  @Test func standardInputAndFilesOfJSONLinesAreLinkedAndAStreamIsNot() throws {
    let folder = try TemporaryFolder()
    func line(_ id: Int, _ text: String) throws -> String {
      String(
        decoding: try JSONSerialization.data(withJSONObject: ["id": "\(id)", "text": text]), as: UTF8.self)
        + "\n"
    }
    try folder.write("in.jsonl", line(1, first) + "bad\n" + line(2, second))
    let program = try Program(["extract", "--link", "--input", "jsonl", folder.path + "/in.jsonl"])
    #expect(program.status == 1)
    #expect(program.output.split(separator: "\n").count == 3)
    #expect(program.output.contains("line 2: not JSON"))
    let stream = try Program(["extract", "--link", "--input", "jsonl", "-"])
    #expect(stream.status == 2)
    #expect(stream.errors.contains("a stream may never end"))
    try folder.write("a.txt", first)
    let piped = try Program(
      ["extract", "--link", "-"], shell: "exec \"$0\" \"$@\" < '\(folder.path)/a.txt'")
    #expect(piped.status == 0)
    #expect(piped.output.contains("\"corpus_id\": \"yusuf-hadid\""), "\(piped.output)")
  }

  @Test func whoWasDecidedToBeTwoPeopleIsListedTwice() throws {
    let folder = try news()
    let two =
      #"{"aspect": "different-persons", "detail": "mr hadid\u001fyusuf al hadid", "value": ""}"# + "\n"
    let command = """
      export XDG_STATE_HOME='\(folder.path)/state'; "$0" decisions --import - && exec "$0" speakers '\(folder.path)/news'
      """
    func hadids(_ decisions: String) throws -> Int {
      let program = try Program([], input: Array(decisions.utf8), shell: command)
      #expect(program.status == 0, "\(program.errors)")
      return program.output.split(separator: "\n").count { $0.contains("Hadid") }
    }
    #expect(try hadids("") == 1)
    #expect(try hadids(two) == 2)
  }

  @Test func speakersAreListedWithTheirNamesAndRoles() throws {
    let folder = try news()
    let table = try Program(["speakers", folder.path + "/news"])
    #expect(table.status == 0)
    let lines = table.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("NAME") == true)
    let hadid = try #require(lines.first { $0.contains("Hadid") })
    #expect(hadid.contains("person"))
    #expect(lines.filter { $0.contains("Hadid") }.count == 1, "\(table.output)")
    #expect(!table.output.contains("Residents"))
    let csv = try Program(["speakers", "--format", "csv", folder.path + "/news"])
    #expect(csv.output.hasPrefix("corpus_id,name,kind,statements,articles,"))
    let json = try Program(["speakers", "--format", "jsonl", folder.path + "/news"])
    let first = try #require(json.output.split(separator: "\n").first)
    let speaker = try #require(JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    #expect(speaker["corpus_id"] as? String == "youssef-hadid", "\(first)")
    #expect((speaker["articles"] as? [String])?.count == 3)
    #expect((speaker["names"] as? [[String: Any]])?.count ?? 0 >= 2)
    #expect(try Program(["speakers"]).status == 2)
  }
}
