import Foundation
import Testing

private let strike = """
  Ferry strike enters second week

  “Nobody in Bergen has spoken to the crews,” said Ingrid Halvorsen, the head of the seafarers' union. “We will wait,” \
  said Halvorsen.

  The company's director, Lars Moe, said that talks could begin at once.
  """

private func folder() throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try folder.write("news/strike.txt", strike)
  try folder.write(
    "news/fog.txt", "Fog\n\n“The fog will lift by noon,” said Ola Dahl of the weather office.\n")
  return folder
}

@Suite struct QuotesCommand {
  @Test func theQueryComesFirstAndSelects() throws {
    let folder = try folder()
    let program = try Program([
      "quotes", "speaker:halvorsen kind:direct", folder.path + "/news", "--format", "jsonl",
    ])
    #expect(program.status == 0)
    let words = try program.records().compactMap { $0["quotation"] as? String }
    #expect(words.count == 2)
    #expect(words.allSatisfy { $0.contains("Bergen") || $0.contains("wait") })
    let place = try Program(["quotes", "place:bergen", folder.path + "/news", "--format", "jsonl"])
    #expect(try place.records().count == 1)
  }

  @Test func withoutAQueryAllAreListed() throws {
    let folder = try folder()
    let all = try Program(["quotes", folder.path + "/news"])
    let lines = all.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("SPEAKER") == true)
    #expect(lines.contains { $0.hasPrefix("Ola Dahl") })
    let same = try Program(["quotes", "", folder.path + "/news"])
    #expect(same.output == all.output)
  }

  @Test func aNegatedQueryIsNoOption() throws {
    let folder = try folder()
    for arguments in [
      ["-speaker:halvorsen kind:direct"], ["--query=-speaker:halvorsen kind:direct"],
      ["--query", "-speaker:halvorsen kind:direct"],
    ] {
      let program = try Program(["quotes"] + arguments + [folder.path + "/news", "--format", "jsonl"])
      #expect(program.status == 0, "\(program.errors)")
      #expect(try program.records().compactMap { $0["speaker"] as? String } == ["Ola Dahl"])
    }
  }

  @Test func withoutAPathTheFolderAtHandIsRead() throws {
    let folder = try folder()
    let program = try Program(
      ["quotes", "says:noon", "--format", "annotations"], shell: "cd '\(folder.path)/news' && \"$0\" \"$@\"")
    let document = try JSONSerialization.jsonObject(with: Data(program.output.utf8))
    let annotations = try #require(document as? [[String: Any]])
    #expect(annotations.count == 1)
    let target = try #require((annotations[0]["target"] as? [[String: Any]])?.first)
    #expect((target["source"] as? String)?.hasSuffix("/news/fog.txt") == true)
    #expect((target["source"] as? String)?.hasPrefix("file:///") == true)
  }

  @Test func aWrongQueryIsPointedAt() throws {
    let folder = try folder()
    let program = try Program(["quotes", "oil speakr:x", folder.path + "/news"])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    let lines = program.errors.split(separator: "\n")
    #expect(lines.first == "pullquote: unknown key speakr at column 5: did you mean speaker?")
    #expect(lines.last == "      ^")
  }

  @Test func whatCannotBeReadIsToldAndTheRestPrinted() throws {
    let folder = try folder()
    let program = try Program(["quotes", "kind:direct", folder.path + "/none", folder.path + "/news"])
    #expect(program.status == 1)
    #expect(program.errors.contains("none"))
    #expect(program.output.contains("Ola Dahl"))
    let unknown = try Program(["quotes", "--fromat", "csv", folder.path + "/news"])
    #expect(unknown.status == 2)
  }
}
