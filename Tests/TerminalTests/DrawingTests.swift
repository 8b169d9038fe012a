import Glibc
import RealTerminal
import Testing

private func demo(
  _ text: String, columns: Int = 80, rows: Int = 24,
  environment: [String: String] = RealTerminal.standardEnvironment
) throws -> (RealTerminal, TemporaryFile) {
  let file = TemporaryFile(text)
  let terminal = try RealTerminal(
    columns: columns, rows: rows, command: [Programs.demo, file.path], environment: environment)
  try #require(terminal.waitFor("ready"), "the demo does not start: \(terminal.screen)")
  return (terminal, file)
}

@Test func textAndStylesStandWhereTheyWereDrawn() throws {
  let (terminal, file) = try demo("We stay here for now\nThey go\n")
  defer { _ = file }
  #expect(terminal.lines[0].hasPrefix("We stay here for now"))
  #expect(terminal.lines[1].hasPrefix("They go"))
  #expect(terminal.cell(row: 0, column: 0).attributes == 16, "the selection is reversed")
  let start = terminal.cell(row: 0, column: 28)
  #expect(start.text == "W")
  #expect(start.attributes == 5)
  #expect(start.foreground == 3)
  #expect(start.background == 234)
  #expect(terminal.cell(row: 0, column: 26).text == "│")
}

@Test func wideCharactersAndMarksKeepTheColumnsBehindThem() throws {
  let (terminal, file) = try demo("利比亚 e\u{301}x 👩\u{200D}👧|\n\u{1FAE8}|\n")
  defer { _ = file }
  let line = terminal.lines[0]
  #expect(line.contains("利比亚 e\u{301}x 👩👧|"))
  #expect(terminal.cell(row: 0, column: 26).text == "│", "the rule behind the list has not moved")
  #expect(terminal.cell(row: 1, column: 26).text == "│", "nor behind an emoji newer than the C library")
}

@Test func keysComeBack() throws {
  let (terminal, file) = try demo("one\ntwo\n")
  defer { _ = file }
  for (bytes, name) in [
    ("x", "character(\"x\")"), ("\u{1B}[A", "key up"), ("\u{1B}", "key escape"),
    ("利", "character(\"\\u{5229}\")"),
    ("\u{1B}[200~pa\u{202E}sted\u{1B}[201~", "paste pasted"), ("\u{13}", "character(\"s\") 1"),
  ] {
    terminal.send(bytes)
    #expect(terminal.waitFor(name), "\(name): \(terminal.lines.last ?? "")")
  }
  terminal.send("m")
  #expect(terminal.waitFor("\"m\""))
  terminal.send("\u{1B}[<0;5;2M")
  #expect(terminal.waitFor("mouse press 4,1"))
  terminal.send("\u{1B}[<0;5;2m\u{1B}[<0;9;3M\u{1B}[<0;9;3m\u{1B}[<0;9;3M")
  #expect(terminal.waitFor("mouse doublePress 8,2"))
}

@Test func aBackgroundThreadWakesTheProgram() throws {
  let (terminal, file) = try demo("one\n")
  defer { _ = file }
  terminal.send("w")
  #expect(terminal.waitFor("woken"))
}

@Test func resizingRedrawsForTheNewSize() throws {
  let (terminal, file) = try demo("one\ntwo\n")
  defer { _ = file }
  terminal.resize(100, 30)
  #expect(terminal.waitFor("resized 100x30"))
  #expect(terminal.lines[29].contains("resized"))
}

@Test func anotherSizeIsDrawnWhileSomethingIsPasted() throws {
  let (terminal, file) = try demo("one\n")
  defer { _ = file }
  terminal.send("\u{1B}[200~")
  terminal.resize(100, 30)
  let isDrawn = (0..<100).contains { _ in
    terminal.send("x")
    return terminal.wait(seconds: 0.1) { terminal.screen.contains("resized 100x30") }
  }
  #expect(isDrawn, "the paste goes on all the while")
}

@Test func aStormOfSizesIsSurvived() throws {
  let (terminal, file) = try demo("one\n利比亚\n")
  defer { _ = file }
  let sizes = [(1, 1), (200, 1), (1, 200), (2, 2), (0, 0), (500, 500), (80, 24), (3, 7), (121, 17)]
  for round in 0..<20 {
    for (columns, rows) in sizes {
      terminal.resize(columns, rows)
      if round % 3 == 0 { _ = terminal.wait(seconds: 0.002) { false } }
    }
  }
  terminal.resize(90, 20)
  #expect(terminal.waitFor("resized 90x20"))
  terminal.send("q")
  #expect(terminal.waitForExit() == .status(0))
  #expect(terminal.unrestored == [])
}

@Test func aMoveInAListCostsFewBytes() throws {
  let rows = (0..<40).map { "row \($0) of a list with a title of some length" }.joined(separator: "\n")
  let (terminal, file) = try demo(rows)
  defer { _ = file }
  terminal.settle()
  let before = terminal.output.count
  terminal.send("j")
  try #require(terminal.waitFor("\"j\""))
  terminal.settle()
  #expect(terminal.output.count - before <= 250)
  let many = terminal.output.count
  terminal.send(String(repeating: "j", count: 20) + "x")
  try #require(terminal.waitFor("\"x\""))
  terminal.settle()
  #expect(terminal.output.count - many <= 500, "queued keys are drawn together")
}

@Test func hostileTextNeverReachesTheTerminalRaw() throws {
  let hostile = [
    "\u{1B}]0;PWNED\u{7}", "\u{1B}[31mPWNED", "\u{9B}31mPWNED", "\u{202E}abc\u{202C}", "a\u{E0041}b",
    "x\u{2028}y",
    "\u{1B}P$qPWN\u{1B}\\", "\u{7F}\u{8}\u{5}\u{C}", "\u{200F}\u{61C}", "\0", "\rover",
  ].joined(separator: "\n")
  let (terminal, file) = try demo(hostile)
  defer { _ = file }
  terminal.send("j jjjjjj  ")
  terminal.settle()
  let stream = OutputStream(terminal.output)
  #expect(stream.forbidden == [])
  #expect(stream.controlStrings == [])
  #expect(terminal.screen.contains("PWNED"), "the text is there to be read")
}

@Test func withoutUTF8OnlyASCIIIsSent() throws {
  let (terminal, file) = try demo("“Café” – 利比亚\n", environment: ["TERM": "xterm-256color", "LC_ALL": "C"])
  defer { _ = file }
  #expect(terminal.lines[0].hasPrefix("\"Cafe\" - ? ? ?"))
  #expect(terminal.output.allSatisfy { $0 < 0x80 })
}

@Test(arguments: ["xx_YY.UTF-8", nil]) func aMissingLocaleStillShowsUTF8(lang: String?) throws {
  var environment = ["TERM": "xterm-256color"]
  environment["LANG"] = lang
  let (terminal, file) = try demo("“Café” 利\n", environment: environment)
  defer { _ = file }
  #expect(terminal.lines[0].hasPrefix("“Café” 利"))
}

@Test func copyingSendsTheTextToTheClipboard() throws {
  let (terminal, file) = try demo("one\n")
  defer { _ = file }
  terminal.send("y")
  try #require(terminal.waitFor("\"y\""))
  let encoded = "4oCcV2Ugc3RheSzigJ0gc2FpZCDYudio2K8g2KfZhNis2YTZitmE"
  #expect(OutputStream(terminal.output).controlStrings == ["52;c;" + encoded])
}

@Test func copyingInsideTmuxIsWrapped() throws {
  var environment = RealTerminal.standardEnvironment
  environment["TMUX"] = "/tmp/tmux-0/default,1,0"
  let (terminal, file) = try demo("one\n", environment: environment)
  defer { _ = file }
  terminal.send("y")
  try #require(terminal.waitFor("\"y\""))
  let strings = OutputStream(terminal.output).controlStrings
  #expect(strings.first?.hasPrefix("52;c;") == true)
  #expect(strings.dropFirst().first?.hasPrefix("tmux;\u{1B}\u{1B}]52;c;") == true)
}
