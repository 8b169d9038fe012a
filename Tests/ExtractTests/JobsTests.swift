import Foundation
import Testing

/// `--jobs`: what is printed is the same whatever the number of threads.
@Suite struct JobsTests {
  private func same(_ arguments: [String], input: [UInt8] = [], status: Int32, prints: Bool = true) throws {
    let one = try Program(["extract", "--jobs", "1"] + arguments, input: input)
    #expect(one.status == status)
    #expect(one.output.isEmpty != prints)
    for jobs in ["2", "7"] {
      let other = try Program(["extract", "--jobs", jobs] + arguments, input: input)
      #expect(other.output == one.output, "\(jobs) jobs")
      #expect(other.errors == one.errors, "\(jobs) jobs")
      #expect(other.status == one.status, "\(jobs) jobs")
    }
    let usual = try Program(["extract"] + arguments, input: input)
    #expect(usual.output == one.output)
  }

  /// Long and short articles by turns, so that those behind are done before those ahead.
  private func text(_ number: Int) -> String {
    let sentence = "“We counted \(number) boats,” said harbour master Anna Lindqvist in Lübeck. "
    return String(repeating: sentence, count: number % 3 == 0 ? 5 : 1)
  }

  @Test func foldersAndFiles() throws {
    let folder = try TemporaryFolder()
    for number in 0..<9 { try folder.write("\(number).txt", text(number) + "\n") }
    try folder.write("empty.txt", "")
    try folder.write("picture.txt", [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 100))
    try same([folder.path], status: 0)
    try same([folder.path + "/nothing", folder.path + "/3.txt", folder.path], status: 1)
    try same(["-"], input: Array(text(3).utf8), status: 0)
    try same(["-"], status: 0)
  }

  @Test func linesWithBadOnesAmongThem() throws {
    var lines: [String] = []
    for number in 0..<10 {
      lines.append(#"{"id": \#(number), "text": "\#(text(number))"}"#)
      if number % 5 == 0 { lines += ["no json", "", #"{"id": "x", "text": 5}"#] }
      if number == 7 { lines.append(#"{"text": ""# + String(repeating: "a", count: 2 << 20) + "\"}") }
    }
    let input = Array(lines.joined(separator: "\n").utf8)
    try same(["--input", "jsonl", "--max-size", "1", "-"], input: input, status: 1)
    try same(["--input", "jsonl", "-"], status: 0, prints: false)
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", input)
    try same(["--input", "jsonl", folder.path + "/a.jsonl", folder.path + "/gone"], status: 1)
  }

  @Test func whoIsWhoOverAllArticles() throws {
    let folder = try TemporaryFolder()
    for number in 0..<6 {
      try folder.write("\(number).txt", text(number) + "\n\nLindqvist said the harbour was full.\n")
    }
    try same(["--link", folder.path], status: 0)
    let lines = (0..<6).map { #"{"id": \#($0), "text": "\#(text($0))"}"# } + ["no json"]
    try folder.write("all.jsonl", lines.joined(separator: "\n"))
    try same(["--link", "--input", "jsonl", folder.path + "/all.jsonl"], status: 1)
    let linked = try Program(["extract", "--link", "--jobs", "7", folder.path + "/1.txt"]).output
    #expect(linked.contains("corpus_id"))
  }

  @Test(arguments: ["1", "2", "7"])
  func whoeverReadsTheRecordsMayHaveEnough(_ jobs: String) throws {
    let folder = try TemporaryFolder()
    for number in 0..<200 { try folder.write("\(number).txt", "Text.\n") }
    let program = try Program(
      ["extract", "--jobs", jobs, folder.path], shell: "\"$0\" \"$@\" | head -n 1")
    #expect(try program.records().count == 1)
    #expect(program.errors == "")
  }

  /// The reader of the records goes while the input is still open: the program ends all the same.
  @Test func itEndsWithItsReaderEvenWhileTheInputIsOpen() throws {
    let program = try Program(
      ["extract", "--input", "jsonl", "--jobs", "2", "-"],
      shell: """
        (i=0; while [ $i -lt 2000 ]; do printf '{"id": %d, "text": "x"}\\n' $i || exit; i=$((i+1)); done; sleep 5) \
        | "$0" "$@" | head -n 1
        """)
    #expect(program.output.hasPrefix("{\"id\": 0, "))
    #expect(program.errors == "")
  }

  @Test func anUnusableNumberIsRefused() throws {
    let program = try Program(["extract", "--jobs", "-1", "."])
    #expect(program.status == 2)
    #expect(try Program(["extract", "--jobs", "257", "."]).errors.contains("--jobs takes 0 to 256."))
  }
}
