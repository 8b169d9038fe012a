import Glibc
import RealTerminal
import Testing

/// The folder of hostile files, read from the first to the last.
@Suite struct HostileFolderTests {
  private static let environment = RealTerminal.standardEnvironment

  /// Opens every article of the list and looks at its ends.
  private func browse(_ terminal: RealTerminal, keys: [String], rounds: Int) {
    for _ in 0..<rounds {
      for key in keys {
        terminal.send(key)
        _ = terminal.wait(seconds: 0.02) { false }
      }
    }
  }

  private func quit(_ terminal: RealTerminal) {
    for _ in 0..<12 where terminal.waitForExit(seconds: 0.5) == nil { terminal.send("q") }
  }

  @Test func everyHostileFileIsReadAndNothingIsSentRaw() throws {
    let folder = try HostileFolder()
    let terminal = try RealTerminal(
      columns: 110, rows: 30, command: [Programs.pullquote, folder.path], environment: Self.environment)
    try #require(
      terminal.waitFor("normal.txt", seconds: 60) || terminal.waitFor("A normal article", seconds: 1))
    browse(terminal, keys: ["J", "G", "g", "g", "]q"], rounds: 60)
    browse(terminal, keys: ["P", "q", "S", "q", "Q", "q", "M", "q", "!", "q"], rounds: 1)

    // Whatever was read before, a key is answered.
    terminal.send("?")
    #expect(terminal.wait(seconds: 10) { terminal.screen.contains("help") })
    let before = terminal.output.count
    terminal.resize(90, 20)
    #expect(terminal.wait(seconds: 10) { terminal.output.count > before })
    // In the help, letters filter.
    terminal.send("\u{1B}")
    quit(terminal)
    #expect(terminal.waitForExit(seconds: 30) == .status(0), "\(terminal.screen)")
    #expect(terminal.unrestored == [])
    expectNothingRaw(terminal)
  }

  private func expectNothingRaw(_ terminal: RealTerminal) {
    let stream = OutputStream(terminal.output)
    #expect(stream.forbidden == [])
    #expect(!stream.controlStrings.contains { $0.contains("PWN") || $0.contains("UFdO") })
    let sent = String(decoding: terminal.output, as: UTF8.self)
    for sequence in HostileFolder.sequences where sequence != "\u{1B}[5n" {
      #expect(!sent.contains(sequence))
    }
  }

  /// A user that is not root and owns nothing, so that modes count; `nil` where the tests cannot become one.
  private static let strangers: (user: String, command: [String])? = {
    guard getuid() == 0, access("/usr/bin/setpriv", X_OK) == 0 else { return nil }
    let stranger = ["/usr/bin/setpriv", "--reuid=65533", "--regid=65533", "--clear-groups"]
    guard canRun(stranger + [Programs.pullquote, "--version"]) else { return nil }
    return ("65533", stranger)
  }()

  private static func canRun(_ command: [String]) -> Bool {
    (try? RealTerminal(command: command))?.waitForExit() == .status(0)
  }

  @Test(
    .enabled(
      if: getuid() != 0 || strangers != nil, "root reads everything, and no other user can run the program"))
  func whatMayNotBeReadIsToldAndTheRestIsRead() throws {
    let folder = try HostileFolder()
    chmod(folder.path, 0o755)
    let command = (Self.strangers?.command ?? []) + [Programs.pullquote, folder.path]
    let terminal = try RealTerminal(
      columns: 110, rows: 40, command: command,
      environment: Self.environment.merging(["XDG_STATE_HOME": "/nonexistent"]) { $1 })
    #expect(terminal.waitFor("A normal article", seconds: 30), "\(terminal.screen)")
    terminal.send("!")
    #expect(terminal.waitFor("unreadable.txt"), "\(terminal.screen)")
    #expect(terminal.screen.lowercased().contains("permission"), "\(terminal.screen)")
    quit(terminal)
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.unrestored == [])
  }

  @Test(
    .enabled(
      if: strangers != nil,
      "the limit of processes does not hold for root, and no other user can run the program"))
  func withoutFurtherThreadsTheReaderSaysSoAndEnds() throws {
    let file = TemporaryFile("Harbour Opens\n\n“We are glad,” said Karim Haddad.\n")
    chmod(file.path, 0o644)
    let stranger = try #require(Self.strangers).command.joined(separator: " ")
    let terminal = try RealTerminal(
      command: [
        "/bin/sh", "-c", "exec \(stranger) /usr/bin/prlimit --nproc=1:1 \"$0\" \"$1\"", Programs.pullquote,
        file.path,
      ])
    #expect(terminal.waitFor("no further thread"), "\(terminal.screen)")
    quit(terminal)
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.unrestored == [])
  }
}
