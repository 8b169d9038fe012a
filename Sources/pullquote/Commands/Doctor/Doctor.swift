import ArgumentParser
import Configuration
import Documents

/// `pullquote doctor [PATH ...]`: says what the reader finds on this machine, and what is missing.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what the reader finds on this machine and what is missing, for you or for a report.",
    discussion: """
      Each line begins with "ok", "doubt" (it works, but not as well as it could) or "missing". With paths, the files \
      there are looked at as well. Nothing is changed.
      The exit status is 1 when something that is needed is missing.
      """)

  @Argument(help: "Files and folders that are to be read.")
  var paths: [String] = []

  @OptionGroup var choice: KeymapOption

  func run() throws {
    let checks =
      ProgramChecks.all + TerminalChecks.all + SettingsChecks.all(keymap: choice.keymap) + StateChecks.all
      + OutsideChecks.all + SystemChecks.all + FolderChecks.all(paths.map { FilePath($0) })
    for check in checks { for line in check.lines { StandardStream.output.writeLine(line) } }
    let missing = checks.count { $0.verdict == .missing }
    let doubtful = checks.count { $0.verdict == .doubt }
    StandardStream.output.writeLine(
      missing + doubtful == 0
        ? "Nothing is missing."
        : "\(missing) missing, \(doubtful) doubtful, \(checks.count - missing - doubtful) ok.")
    if missing > 0 { throw ExitCode.failure }
  }
}

/// One thing that was looked at.
struct Check: Hashable {
  /// How it is.
  enum Verdict: String {
    case ok
    case doubt
    case missing
  }

  let verdict: Verdict
  /// What was looked at, in a word or two.
  let subject: String
  /// What was found.
  let finding: String
  /// What to do about it, or more about it; a line each.
  var details: [String] = []

  init(_ verdict: Verdict, _ subject: String, _ finding: String, _ details: [String] = []) {
    self.verdict = verdict
    self.subject = subject
    self.finding = finding
    self.details = details
  }

  /// The lines that are printed.
  var lines: [String] {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    return [padded(verdict.rawValue, 9) + padded(subject, 15) + finding]
      + details.map { String(repeating: " ", count: 24) + $0 }
  }
}
