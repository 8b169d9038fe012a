import Foundation
import Testing

/// The examples of docs/SCALE.md: a cluster's pipe gives the records that one program gives, in the same order.
@Suite struct ScaleTests {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/examples").standardizedFileURL.path

  private static func succeeds(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(command) >/dev/null 2>&1"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static let python = ProcessInfo.processInfo.environment["PULLQUOTE_PYTHON"] ?? "python3"
  private static let hasParallel = succeeds("parallel --version")
  private static let hasSpark = succeeds("java -version") && succeeds("'\(python)' -c 'import pyspark'")

  private func lines() -> String {
    (0..<12).map {
      #"{"id": \#($0), "text": "“Boat \#($0) is in,” said harbour master Anna Lindqvist in Lübeck."}"#
    }
    .joined(separator: "\n") + "\n"
  }

  @Test(.enabled(if: hasParallel, "GNU parallel is not installed: apt-get install parallel"))
  func parallelGivesTheSameRecords() throws {
    let folder = try TemporaryFolder()
    try folder.write("all.jsonl", lines())
    let plain = try Program(["extract", "--input", "jsonl", folder.path + "/all.jsonl"])
    let together = try Program(
      [], shell: "PULLQUOTE=\"$0\" BLOCK=300 '\(Self.examples)/parallel.sh' '\(folder.path)/all.jsonl' 2")
    #expect(together.status == 0)
    #expect(together.output == plain.output)
    #expect(try together.records().count == 12)
  }

  @Test(
    .enabled(
      if: hasSpark,
      "no Java, or no PySpark for PULLQUOTE_PYTHON (python3): apt-get install default-jre-headless, pip install pyspark"
    ))
  func sparkGivesTheSameRecords() throws {
    let folder = try TemporaryFolder()
    // A line that is no record is answered, and fails nothing.
    try folder.write("all.jsonl", lines() + "no json\n")
    let plain = try Program(["extract", "--input", "jsonl", folder.path + "/all.jsonl"])
    let cluster = try Program(
      [],
      shell: """
        PULLQUOTE="$0" '\(Self.python)' '\(Self.examples)/spark.py' '\(folder.path)/all.jsonl' '\(folder.path)/out' 2 3
        """)
    #expect(cluster.status == 0, "\(cluster.errors.suffix(2000))")
    let parts = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
      .filter { $0.hasPrefix("part-") }.sorted()
    let records = try parts.flatMap {
      try String(contentsOfFile: "\(folder.path)/out/\($0)", encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    let expected = plain.output.split(separator: "\n").map(String.init)
    #expect(records.count == 13)
    #expect(records.dropLast() == expected.dropLast())
    #expect(records.last?.contains("not JSON") == true)
  }
}
