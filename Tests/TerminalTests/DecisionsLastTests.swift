import Foundation
import RealTerminal
import Testing

/// A folder with an article and a folder for what is decided, gone with the value.
private final class Desk {
  let path = NSTemporaryDirectory() + "pullquote-desk-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path + "/articles", withIntermediateDirectories: true)
    let text =
      "Talks go on in Malta\n\n“We will stay until the work is done,” said Maria Borg, the minister.\n"
    try text.write(toFile: path + "/articles/malta.txt", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var environment: [String: String] {
    var environment = RealTerminal.standardEnvironment
    environment["XDG_STATE_HOME"] = path + "/state"
    return environment
  }

  func reader() throws -> RealTerminal {
    try RealTerminal(
      columns: 100, rows: 30, command: [Programs.pullquote, path + "/articles"], environment: environment)
  }

  /// What is written down, as `pullquote decisions` prints it.
  func decisions() throws -> [String] {
    let program = try RealTerminal(
      command: ["/bin/sh", "-c", "'\(Programs.pullquote)' decisions > '\(path)/out'"],
      environment: environment)
    #expect(program.waitForExit() == .status(0), "\(program.screen)")
    return try String(contentsOfFile: path + "/out", encoding: .utf8).split(separator: "\n").map(String.init)
  }
}

@Suite(.serialized) struct DecisionsLastTests {
  @Test func whatTheScreenShowsIsThereAfterKillMinusNine() throws {
    let desk = try Desk()
    let terminal = try desk.reader()
    try #require(terminal.waitFor("Talks go on in Malta"))
    // A thousand tags as fast as the terminal takes them, and the end in the middle of them.
    for number in 1...700 { terminal.send("tn\(number)\r") }
    try #require(terminal.waitFor("Tag n700:", seconds: 120), "\(terminal.screen)")
    for number in 701...1000 { terminal.send("tn\(number)\r") }
    terminal.signal(SIGKILL)
    #expect(terminal.waitForExit() == .signal(SIGKILL))
    let shown = terminal.screen.firstMatch(of: #/Tag n(\d+): /#).flatMap { Int($0.output.1) } ?? 700
    let written = try Set(
      desk.decisions().compactMap { $0.firstMatch(of: #/"detail": "n(\d+)"/#).flatMap { Int($0.output.1) } })
    #expect(written.isSuperset(of: 1...shown), "\(shown) were shown, \(written.count) are there")
    // `pullquote decisions` checks the file when it opens it, and puts a damaged one aside.
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.path + "/state/pullquote")
    #expect(!names.contains { $0.contains("damaged") }, "\(names)")
  }

  @Test func twoReadersOfOneFolderSeeEachOther() throws {
    let desk = try Desk()
    let one = try desk.reader()
    let two = try desk.reader()
    try #require(one.waitFor("Talks go on in Malta"))
    try #require(two.waitFor("Talks go on in Malta"))
    one.send("*")
    #expect(two.waitFor("★"), "\(two.screen)")
    two.send("tcheck\r")
    #expect(one.waitFor("#check"), "\(one.screen)")
    one.send("U")
    #expect(one.waitFor("Undone: Star"))
    one.send("U")
    #expect(one.waitFor("Nothing to undo"), "the tag is the other's")
    #expect(two.wait { !two.screen.contains("★") })
    #expect(two.waitFor("#check"))
    one.send("q")
    two.send("q")
    #expect(one.waitForExit() == .status(0))
    #expect(two.waitForExit() == .status(0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path + "/articles") == ["malta.txt"])
  }

  @Test func aDamagedStateFileIsPutAside() throws {
    let desk = try Desk()
    let folder = desk.path + "/state/pullquote"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "no database at all".write(toFile: folder + "/state.db", atomically: true, encoding: .utf8)
    let terminal = try desk.reader()
    #expect(terminal.waitFor("The state file was damaged"), "\(terminal.screen)")
    // What is wrong is told before the first article is there.
    try #require(terminal.waitFor("Talks go on in Malta"))
    terminal.send("*")
    #expect(terminal.waitFor("★"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.contains { $0.hasPrefix("state.db.damaged-") }, "\(names)")
    #expect(try desk.decisions().contains { $0.contains("\"star\"") })
  }

  @Test func aHomeThatCannotBeWrittenIsToldOnceAndTheReaderWorks() throws {
    let desk = try Desk()
    var environment = desk.environment
    environment["XDG_STATE_HOME"] = "/proc/none"
    let terminal = try RealTerminal(
      columns: 120, rows: 30, command: [Programs.pullquote, desk.path + "/articles"], environment: environment
    )
    #expect(terminal.waitFor("What you decide is kept until you quit only"), "\(terminal.screen)")
    try #require(terminal.waitFor("Talks go on in Malta"))
    terminal.send("*")
    #expect(terminal.waitFor("★"))
    terminal.send("U")
    #expect(terminal.waitFor("Undone: Star"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
  }
}
