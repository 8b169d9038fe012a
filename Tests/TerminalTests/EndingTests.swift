import Glibc
import RealTerminal
import Testing

/// The demo, waiting for keys.
private func demo(
  _ text: String = "We stay\nThey go\n", environment: [String: String] = RealTerminal.standardEnvironment,
  options: RealTerminal.Options = []
) throws -> RealTerminal {
  let file = TemporaryFile(text)
  let terminal = try RealTerminal(
    command: [Programs.demo, file.path], environment: environment, options: options)
  try #require(terminal.waitFor("ready"), "the demo does not start: \(terminal.screen)")
  return terminal
}

@Test func quittingGivesTheTerminalBack() throws {
  let terminal = try demo()
  #expect(terminal.unrestored.contains("alternate screen"), "while it runs it is taken")
  terminal.send("q")
  #expect(terminal.waitForExit() == .status(0))
  #expect(terminal.unrestored == [])
}

@Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func aSignalToEndGivesTheTerminalBack(number: Int32) throws {
  let terminal = try demo()
  terminal.send("m")
  try #require(terminal.waitFor("\"m\""))
  terminal.signal(number)
  #expect(terminal.waitForExit() == .status(128 + number))
  #expect(terminal.unrestored == [])
}

@Test(arguments: [SIGQUIT, SIGSEGV, SIGABRT, SIGUSR1]) func aDeadlySignalGivesTheTerminalBack(number: Int32)
  throws
{
  let terminal = try demo()
  terminal.signal(number)
  #expect(terminal.waitForExit() == .signal(number))
  #expect(terminal.unrestored == [])
}

@Test func controlCEndsTheProgram() throws {
  let terminal = try demo()
  terminal.send("\u{3}")
  #expect(terminal.waitForExit() == .status(128 + SIGINT))
  #expect(terminal.unrestored == [])
}

@Test func aCrashGivesTheTerminalBackAndSaysWhy() throws {
  let terminal = try demo()
  terminal.send("F")
  let exit = terminal.waitForExit()
  #expect([.signal(SIGTRAP), .signal(SIGILL), .signal(SIGABRT)].contains(exit))
  #expect(terminal.unrestored == [])
  #expect(
    terminal.screen.contains("the last words"),
    "the message is on the screen that is left: \(terminal.screen)")
}

@Test func beingKilledGivesTheTerminalBack() throws {
  let terminal = try demo()
  terminal.signal(SIGKILL)
  #expect(terminal.waitForExit() == .signal(SIGKILL))
  #expect(terminal.wait { terminal.unrestored == [] }, "\(terminal.unrestored)")
}

@Test func nothingIsLeftRunning() throws {
  let terminal = try demo()
  #expect(terminal.descendants == 1, "the guard")
  terminal.send("q")
  #expect(terminal.waitForExit() == .status(0))
}

@Test func stoppingAndGoingOnWorks() throws {
  let terminal = try demo(options: .jobControl)
  for stop in [{ terminal.send("\u{1A}") }, { terminal.signal(SIGTSTP) }, { terminal.send("z") }] {
    stop()
    try #require(terminal.wait { terminal.isStopped })
    #expect(terminal.wait { terminal.unrestored == [] }, "\(terminal.unrestored)")
    terminal.settle()
    let before = terminal.output.count
    terminal.signal(SIGCONT)
    #expect(terminal.wait { terminal.output.count > before + 100 })
    #expect(terminal.waitFor("We stay"))
    #expect(terminal.unrestored.contains("alternate screen"))
  }
  terminal.send("q")
  #expect(terminal.waitForExit() == .status(0))
  #expect(terminal.unrestored == [])
}

@Test(arguments: [RealTerminal.Options(), .ignoringHangup])
func aVanishedTerminalEndsTheProgram(options: RealTerminal.Options) throws {
  let terminal = try demo(options: options)
  terminal.vanish()
  #expect(terminal.waitForExit() != nil)
}

@Test(arguments: ["dumb", "unknown", "", "no-such-terminal", "../../etc/passwd", "xterm\u{1B}[31m"])
func aTerminalThatCannotBeDrawnOnIsRefusedInOneSentence(term: String) throws {
  let terminal = try RealTerminal(command: [Programs.demo], environment: ["TERM": term, "LANG": "C.UTF-8"])
  #expect(terminal.waitForExit() == .status(2))
  let said = terminal.lines.filter { !$0.isEmpty }.joined()
  #expect(said.contains("xterm-256color"), "\(said)")
  #expect(OutputStream(terminal.output).forbidden == [])
  #expect(terminal.unrestored == [])
}

@Test func withoutATerminalItSaysSo() throws {
  let terminal = try RealTerminal(command: ["/bin/sh", "-c", "'\(Programs.demo)' </dev/null; echo status $?"])
  #expect(terminal.waitForExit() == .status(0))
  #expect(terminal.screen.contains("not a terminal"))
  #expect(terminal.screen.contains("status 2"))
}
