import Foundation
import Glibc
import Testing

/// `doctor`: what is there, what is missing, in lines that a report can hold.
@Suite struct DoctorTests {
  /// Runs `doctor` with only the variables that `environment` sets.
  private func doctor(_ environment: String, _ paths: [String] = [], before: String = "") throws -> Program {
    try Program(
      ["doctor"] + paths, shell: "\(before) exec env -i PATH=/usr/bin:/bin \(environment) \"$0\" \"$@\"")
  }

  private func line(_ subject: String, _ program: Program) -> String? {
    program.output.split(separator: "\n").map(String.init).first {
      $0.dropFirst(9).hasPrefix(subject)
    }
  }

  /// A folder with a description of `xterm` that ncurses can draw with, found wherever this machine has it.
  private static let usual = "TERM=xterm LANG=C.UTF-8"

  @Test func aMachineInOrderHasNothingMissing() throws {
    let home = try TemporaryFolder()
    let program = try doctor("\(Self.usual) HOME=\(home.path)")
    #expect(program.status == 0)
    #expect(program.errors == "")
    #expect(line("terminal type", program)?.hasPrefix("ok       terminal type  xterm, in /") == true)
    #expect(line("characters", program) == "ok       characters     UTF-8 (LANG=C.UTF-8)")
    #expect(line("state file", program)?.hasSuffix("/.local/state/pullquote/state.db will be made") == true)
    #expect(line("keymap.toml", program)?.hasPrefix("ok       keymap.toml    none of your own") == true)
    #expect(line("pullquote", program)?.contains("SQLite 3.") == true)
    #expect(line("processors", program)?.hasPrefix("ok") == true)
    let watches = try String(contentsOfFile: "/proc/sys/fs/inotify/max_user_watches", encoding: .utf8)
    #expect(line("watching", program)?.contains("at most \(watches.dropLast()) folders") == true)
    // It can be pasted: no control characters, nothing made on the disk.
    #expect(program.output.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A })
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
  }

  @Test func aTerminalThatIsNotKnownIsMissing() throws {
    let home = try TemporaryFolder()
    let unknown = try doctor("TERM=no-such-terminal HOME=\(home.path) TERMINFO_DIRS=/nowhere:")
    #expect(unknown.status == 1)
    #expect(
      line("terminal type", unknown)?.hasPrefix("missing  terminal type  Terminal type \"no-such-terminal\"")
        == true)
    #expect(unknown.output.contains("\(home.path)/.terminfo, /nowhere, /etc/terminfo"))
    #expect(unknown.output.contains("ncurses-term"))
    let unset = try doctor("HOME=\(home.path)")
    #expect(unset.status == 1)
    #expect(line("terminal type", unset)?.contains("TERM is not set") == true)
    let dumb = try doctor("TERM=dumb HOME=\(home.path)")
    #expect(line("terminal type", dumb)?.hasPrefix("missing") == true)
  }

  @Test func coloursAndCharactersAreToldAsTheEnvironmentHasThem() throws {
    let none = try doctor("TERM=xterm NO_COLOR=1 LC_ALL=C HOME=/")
    #expect(line("colours", none) == "ok       colours        none, because NO_COLOR is set")
    #expect(line("characters", none)?.hasPrefix("doubt    characters     not UTF-8 (LC_ALL=C)") == true)
    let plain = try doctor("TERM=vt100 LANG=C.UTF-8 HOME=/")
    #expect(line("colours", plain)?.hasPrefix("doubt    colours        0:") == true)
  }

  @Test func problemsInSettingsAreNamedWithTheirLines() throws {
    let home = try TemporaryFolder()
    try home.write(".config/pullquote/keymap.toml", "[global]\n\"g q\" = \"quitt\"\n")
    try home.write(".config/pullquote/config.toml", "theme = \"pink\"\nmeasure = 70\n")
    try home.write(".config/pullquote/places.tsv", "nonsense\n")
    let program = try doctor("\(Self.usual) HOME=\(home.path)")
    #expect(program.status == 0)
    #expect(program.output.contains("keymap.toml:2:"))
    #expect(program.output.contains("config.toml:1:"))
    #expect(line("places.tsv", program)?.hasPrefix("doubt") == true)
  }

  @Test func aDamagedStateFileIsToldAndLeftAsItIs() throws {
    let home = try TemporaryFolder()
    let path = "\(home.path)/.local/state/pullquote/state.db"
    let bytes = [UInt8]("This is no database, however long it is looked at.".utf8)
    try home.write(".local/state/pullquote/state.db", bytes)
    let program = try doctor("\(Self.usual) HOME=\(home.path)")
    #expect(line("state file", program)?.contains("it is damaged") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.path + "/.local/state/pullquote") == [
        "state.db"
      ])
  }

  @Test func programsThatAreSetButNotThereAreToldOf() throws {
    let program = try doctor("\(Self.usual) HOME=/ EDITOR='nosuch --wait' PAGER=/bin/cat")
    #expect(line("editor", program) == "doubt    editor         nosuch ($EDITOR) was not found")
    #expect(line("pager", program) == "ok       pager          /bin/cat ($PAGER)")
  }

  @Test func filesAreLookedAt() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Text.")
    try folder.write("b/c.txt", "Text.")
    mkfifo(folder.path + "/pipe.txt", 0o600)
    let program = try doctor("\(Self.usual) HOME=/", [folder.path, folder.path + "/gone"])
    #expect(program.status == 1)
    #expect(program.output.contains("\(folder.path) 2 files in 2 folders, 1 left out"))
    #expect(program.output.contains("pipe.txt: a named pipe, not a regular file"))
    #expect(program.output.contains("missing  \(folder.path)/gone no such file or folder"))
  }
}
