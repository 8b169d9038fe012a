import Glibc
import RealTerminal
import Testing

/// The reader itself, on articles of these tests' own.
private func reader(
  columns: Int = 100, rows: Int = 30, _ articles: [String] = ordinary, options: RealTerminal.Options = []
) throws -> (RealTerminal, [TemporaryFile]) {
  let files = articles.map { TemporaryFile($0) }
  let terminal = try RealTerminal(
    columns: columns, rows: rows, command: [Programs.pullquote] + files.map(\.path), options: options)
  return (terminal, files)
}

private let ordinary = [
  """
  Talks go on in Malta

  “We will stay until the work is done,” said Maria Borg, the minister, on Monday. Nobody left the room.

  The minister added that the talks would end on Friday.
  """,
  """
  Harbour opens again

  The harbour of Oslo opened again after a week of storms, officials said.
  """,
]

@Test func whatIsTypedBeforeTheProgramRunsIsDone() throws {
  let files = ordinary.map { TemporaryFile($0) }
  // The shell leaves Enter to the terminal, which hands it on as a line feed.
  let terminal = try RealTerminal(
    columns: 40, rows: 12,
    command: ["/bin/sh", "-c", "sleep 1; exec \"$0\" \"$@\"", Programs.pullquote] + files.map(\.path))
  terminal.send("j\r")
  #expect(terminal.waitFor("The harbour of Oslo"), "\(terminal.screen)")
  terminal.send("qqqq")
  #expect(terminal.waitForExit() == .status(0))
}

@Test func theReaderOpensArticlesAndGoesToAQuotation() throws {
  let (terminal, files) = try reader()
  defer { _ = files }
  #expect(terminal.waitFor("Talks go on in Malta"), "\(terminal.screen)")
  #expect(terminal.waitFor("Harbour opens again"))
  terminal.send("\r]q")
  #expect(terminal.waitFor("Maria Borg"))
  terminal.send("qqqq")
  #expect(terminal.waitForExit() == .status(0))
  #expect(terminal.unrestored == [])
}

@Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGKILL])
func howeverTheReaderEndsTheTerminalIsGivenBack(number: Int32) throws {
  let (terminal, files) = try reader()
  defer { _ = files }
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.signal(number)
  let exit: RealTerminal.Exit =
    [SIGTERM, SIGHUP, SIGINT].contains(number) ? .status(128 + number) : .signal(number)
  #expect(terminal.waitForExit() == exit)
  #expect(terminal.wait { terminal.unrestored == [] }, "\(terminal.unrestored)")
}

@Test func theReaderStopsAndGoesOn() throws {
  let (terminal, files) = try reader(options: .jobControl)
  defer { _ = files }
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.send("\u{1A}")
  try #require(terminal.wait { terminal.isStopped })
  #expect(terminal.wait { terminal.unrestored == [] }, "\(terminal.unrestored)")
  terminal.resize(70, 20)
  terminal.signal(SIGCONT)
  #expect(terminal.waitFor("Talks go on in Malta"))
}

@Test func theReaderFollowsTheSizeOfTheTerminal() throws {
  let (terminal, files) = try reader()
  defer { _ = files }
  try #require(terminal.waitFor("Talks go on in Malta"))
  for (columns, rows) in [(1, 1), (500, 200), (0, 0), (20, 5), (80, 24)] {
    terminal.resize(columns, rows)
    terminal.settle()
  }
  #expect(terminal.waitFor("Talks go on in Malta"), "\(terminal.screen)")
}

@Test func aVanishedTerminalEndsTheReader() throws {
  let (terminal, files) = try reader(options: .ignoringHangup)
  defer { _ = files }
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.vanish()
  #expect(terminal.waitForExit() != nil)
}

@Test func hostileArticlesNeverReachTheTerminalRaw() throws {
  let hostile = """
    Title \u{1B}]0;PWNED\u{7} of \u{9B}31m the \u{202E}day\u{202C}

    “We \u{1B}[31mstay\u{1B}[0m, \u{E0041}he\u{200F}re\u{2028}now,” said A\u{1B}Phmed\u{1B}\\ \u{2066}Borg\u{2069} in Os\u{8}lo\u{7F}.
    """
  let (terminal, files) = try reader([hostile])
  defer { _ = files }
  #expect(terminal.waitFor("Title"), "\(terminal.screen)")
  terminal.send("\r]q\t?")
  terminal.settle()
  terminal.send("q\u{1B}/PWN\r")
  terminal.settle()
  let stream = OutputStream(terminal.output)
  #expect(stream.forbidden == [])
  #expect(stream.controlStrings == [])
}

@Test func aFolderThatIsNotThereIsToldInWords() throws {
  let terminal = try RealTerminal(command: [Programs.pullquote, "/no/such/folder"])
  #expect(terminal.waitFor("/no/such/folder"), "\(terminal.screen)")
}

@Test func textThatComesThroughAPipeIsReadAndKeysComeFromTheTerminal() throws {
  let file = TemporaryFile(ordinary[0])
  let terminal = try RealTerminal(
    columns: 100, rows: 30, command: ["/bin/sh", "-c", "cat '\(file.path)' | '\(Programs.pullquote)'"])
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.send("\r]q")
  #expect(terminal.waitFor("quote 1/"), "\(terminal.screen)")
  terminal.send("qq")
  #expect(terminal.waitForExit() == .status(0))
  #expect(terminal.unrestored == [])
}

/// A reader whose editor, pager and commands are scripts of these tests.
private func reader(editor: String) throws -> (RealTerminal, TemporaryFile) {
  let file = TemporaryFile(ordinary[0])
  var environment = RealTerminal.standardEnvironment
  environment["EDITOR"] = editor
  environment["PATH"] = "/usr/bin:/bin"
  let terminal = try RealTerminal(
    columns: 100, rows: 30, command: [Programs.pullquote, file.path], environment: environment)
  return (terminal, file)
}

@Test func theEditorGetsTheFileTheLineAndTheTerminal() throws {
  let script = TemporaryFile("printf 'edits %s line %s\\n' \"$2\" \"$1\"; head -n 1 <&0\n")
  let (terminal, file) = try reader(editor: "/bin/sh '\(script.path)'")
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.send("\r]q")
  try #require(terminal.waitFor("quote 1/"))
  terminal.send("E")
  try #require(terminal.waitFor("edits \(file.path) line +3"), "\(terminal.screen)")
  terminal.send("words for the editor\r")
  #expect(terminal.waitFor("quote 1/"), "\(terminal.screen)")
  #expect(!terminal.screen.contains("edits"))
  terminal.send("qq")
  #expect(terminal.waitForExit() == .status(0), "\(terminal.screen)")
  #expect(terminal.unrestored == [])
}

@Test func anInterruptEndsTheProgramInFrontAndNotTheReader() throws {
  let (terminal, file) = try reader(editor: "/bin/sh -c 'echo begun; exec sleep 60'")
  defer { _ = file }
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.send("E")
  try #require(terminal.waitFor("begun"), "\(terminal.screen)")
  terminal.send("\u{3}")
  #expect(terminal.waitFor("was ended by signal 2"), "\(terminal.screen)")
}

@Test func anEditorThatIsMissingIsToldInASentence() throws {
  let (terminal, file) = try reader(editor: "no-such-editor --wait")
  defer { _ = file }
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.send("\rE")
  #expect(terminal.waitFor("“no-such-editor --wait” was not found; set $EDITOR"), "\(terminal.screen)")
}

@Test func whatACommandPrintsStaysUntilItWasRead() throws {
  let (terminal, file) = try reader(editor: "true")
  defer { _ = file }
  try #require(terminal.waitFor("Talks go on in Malta"))
  terminal.send("\r]q")
  try #require(terminal.waitFor("quote 1/"))
  terminal.send("|head -n 1; exit 3\r")
  try #require(terminal.waitFor("It ended with status 3. Press Enter to go on."), "\(terminal.screen)")
  #expect(terminal.screen.contains("“We will stay until the work is done”"))
  terminal.send("\r")
  #expect(terminal.waitFor("quote 1/"), "\(terminal.screen)")
  #expect(terminal.waitFor("Talks go on in Malta"))
}
