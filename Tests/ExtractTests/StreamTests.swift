import Foundation
import Glibc
import Testing

@Suite struct StreamTests {
  @Test func eachLineIsAnsweredInOrderAndBadOnesGetTheirReason() throws {
    let lines = [
      #"{"id": "a", "text": "Bread is dear.\n\n\n\nNews of Today\n\nMore."}"#, "",
      #"{"text": "x", "id": 7, "more": [1, {"a": null}]}"#,
      "no json", #"{"id": "c"}"#, #"{"id": "d", "text": 5}"#, #"{"id": "e", "text": "x"} y"#, "[1]",
      #"{"id": "f", "text": "😀é\ud83d\ude00\ud800"}"#,
      #"{"id": "last", "text": ""}"#,
    ]
    let program = try Program(
      ["extract", "--input", "jsonl", "-"], input: Array(lines.joined(separator: "\n").utf8))
    let records = try program.records()
    #expect(program.status == 1)
    #expect(
      records.map { "\($0["id"] ?? "none")" } == ["a", "7", "<null>", "c", "d", "e", "<null>", "f", "last"])
    #expect(
      records.compactMap { $0["error"] as? String } == [
        "line 4: not JSON: an object was expected at byte 1", #"line 5: no "text""#,
        #"line 6: "text" is a number, not a string"#,
        "line 7: not JSON: text after the object at byte 26",
        "line 8: not JSON: an object was expected at byte 1",
      ])
    #expect(records[7]["span"] as? [Int] == [0, 4])
    #expect(records.allSatisfy { $0["error"] != nil || $0["article"] as? Int == 1 })
  }

  @Test func aLineOverTheLimitIsRefusedAndTheNextIsRead() throws {
    let long = #"{"id": 1, "text": ""# + String(repeating: "a", count: 3 << 20) + "\"}\n"
    let program = try Program(
      ["extract", "--input", "jsonl", "--max-size", "1", "-"],
      input: Array((long + #"{"id": 2, "text": "x"}"#).utf8))
    let records = try program.records()
    #expect(records.count == 2)
    #expect(records.first?["error"] as? String == "line 1: longer than 1 MB (see --max-size)")
    #expect(records.last?["id"] as? Int == 2)
  }

  @Test func deepNestingIsRefused() throws {
    let deep = "{\"id\": " + String(repeating: "[", count: 100_000) + "\n"
    let program = try Program(["extract", "--input", "jsonl", "-"], input: Array(deep.utf8))
    #expect(
      try program.records().first?["error"] as? String
        == "line 1: not JSON: more than 256 levels deep at byte 264")
  }

  @Test func anAnswerComesBeforeTheNextQuestion() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["extract", "--input", "jsonl", "-"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for number in 1...3 {
      input.fileHandleForWriting.write(Data("{\"id\": \(number), \"text\": \"x\"}\n".utf8))
      // Nothing but this answer can be in the pipe, for nothing else was asked.
      let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer.hasPrefix("{\"id\": \(number), "))
      #expect(answer.hasSuffix("}\n"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
