import Glibc
import RealTerminal
import Testing

/// Where the system gives little, the reader says so or goes on; the terminal is given back in any case.
@Suite struct ScarcityTests {
  private let text = TemporaryFile("Harbour Opens\n\n“We are glad,” said Karim Haddad in Tunis.\n")

  /// The reader under a limit of the shell: "ulimit -n 16".
  private func reader(_ limit: String, _ environment: [String: String] = [:]) throws -> RealTerminal {
    try RealTerminal(
      command: ["/bin/sh", "-c", "\(limit) && exec \"$0\" \"$1\"", Programs.pullquote, text.path],
      environment: RealTerminal.standardEnvironment.merging(environment) { $1 })
  }

  private func readsAndQuits(_ terminal: RealTerminal) -> Bool {
    guard terminal.waitFor("Harbour") else { return false }
    for _ in 0..<3 where terminal.waitForExit(seconds: 0.5) == nil { terminal.send("q") }
    return terminal.waitForExit() == .status(0) && terminal.unrestored == []
  }

  @Test func sixteenDescriptorsAreEnough() throws { #expect(readsAndQuits(try reader("ulimit -n 16"))) }

  @Test(
    .enabled(if: !Sanitiser.isThread, "the thread sanitiser does not run under ulimit -f; run it without"))
  func filesThatMayNotGrowCostOnlyTheMemory() throws {
    #expect(readsAndQuits(try reader("ulimit -f 0")))
  }

  @Test func aSmallStackIsEnough() throws { #expect(readsAndQuits(try reader("ulimit -s 256"))) }

  /// From much memory to none: it reads, or says that there is too little, or is not even loaded; it never crashes.
  @Test(
    .enabled(
      if: !Sanitiser.isThread && !Sanitiser.isAddress, "sanitisers do not run under ulimit -v; run it without"
    ))
  func tooLittleMemoryIsToldBeforeAnythingBegins() throws {
    var wasTold = false
    for megabytes in [2048, 1024, 768, 512, 384, 320, 288, 256, 240, 224, 208, 192, 176, 160, 144, 128] {
      let terminal = try reader("ulimit -v \(megabytes << 10)")
      let opens = terminal.wait(seconds: 20) {
        terminal.screen.contains("Harbour") || terminal.waitForExit(seconds: 0) != nil
      }
      #expect(opens, "with \(megabytes) MB nothing happens: \(terminal.screen)")
      if terminal.waitForExit(seconds: 0) == nil {
        #expect(readsAndQuits(terminal), "with \(megabytes) MB: \(terminal.screen)")
        continue
      }
      guard case .status(let status) = terminal.waitForExit(), status != 0 else {
        Issue.record("with \(megabytes) MB it ends with \(String(describing: terminal.waitForExit()))")
        continue
      }
      #expect(terminal.unrestored == [])
      #expect(!terminal.screen.trimmed.isEmpty, "with \(megabytes) MB nothing is said")
      wasTold = wasTold || terminal.screen.contains("ulimit -v")
      // What is less cannot even be loaded.
      if status != 2 { break }
    }
    #expect(wasTold)
  }

  @Test(arguments: [
    ["HOME": "/nonexistent/x"], ["HOME": "/proc/1/fdinfo"], ["HOME": ""], ["HOME": "relative"],
    ["HOME": "/dev/null", "XDG_CONFIG_HOME": "/dev/null", "XDG_STATE_HOME": "/dev/full"],
    ["XDG_CONFIG_HOME": String(repeating: "/x", count: 3000), "XDG_STATE_HOME": "/proc/self/mem"],
    ["TERMINFO": "/proc/self/mem", "TERMINFO_DIRS": "/nonexistent:" + String(repeating: "/x", count: 2000)],
    ["LINES": "-1", "COLUMNS": "99999999999"], ["COLORFGBG": ";;;;"], ["TZ": ":/dev/zero"],
  ])
  func aHostileEnvironmentChangesNothing(_ environment: [String: String]) throws {
    #expect(readsAndQuits(try reader("true", environment)))
  }

  @Test(arguments: ["", "nonexistent", "dumb", "../../etc/passwd", String(repeating: "x", count: 5000)])
  func aTerminalThatIsUnknownIsTold(_ name: String) throws {
    let terminal = try reader("true", ["TERM": name])
    #expect(terminal.waitForExit() == .status(2))
    #expect(terminal.screen.replacing("\n", with: "").contains("TERM=xterm-256color"))
  }

  @Test(arguments: ["<&-", ">&-", "<&- >&-", "</dev/null", ">/dev/full", "2>&-"])
  func streamsThatAreClosedBreakNothing(_ redirection: String) throws {
    let terminal = try RealTerminal(
      command: [
        "/bin/sh", "-c", "\"$0\" \"$1\" \(redirection); echo ended $?", Programs.pullquote, text.path,
      ])
    if redirection == "2>&-" {
      #expect(terminal.waitFor("Harbour"))
      for _ in 0..<3 where terminal.waitForExit(seconds: 0.5) == nil { terminal.send("q") }
    }
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.screen.contains(redirection == "2>&-" ? "ended 0" : "ended 2"), "\(terminal.screen)")
    #expect(terminal.unrestored == [])
  }
}

extension String {
  fileprivate var trimmed: String { String(split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
}
