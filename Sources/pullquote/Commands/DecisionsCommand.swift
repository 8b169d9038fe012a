import ArgumentParser
import Documents
import Export
import Triage

/// `pullquote decisions`: prints what was decided in the reader, or takes up such a list.
struct DecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "Print what was decided in the reader (read, stars, tags, notes, corrections), or import it.",
    discussion: """
      One JSON object a line, with the article's identity (a hash of its text) and the passage as quotation and position, \
      so that another person's reader finds both in a copy of the articles. --import takes such a file up as one change, \
      which U in the reader undoes; "-" is standard input. Decisions lie in pullquote/state.db in $XDG_STATE_HOME \
      (~/.local/state).
      """)

  /// What is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
  }

  @Option(help: "JSON Lines.")
  var format: Format = .jsonl

  @Option(
    name: .customLong("import"), help: ArgumentHelp("Take up the decisions of a file.", valueName: "FILE"))
  var importing: String?

  func run() throws {
    guard let opened = StateFolder.open() else {
      StandardStream.error.writeLine("pullquote: no place to keep decisions in; set XDG_STATE_HOME")
      throw ExitCode.failure
    }
    if let warning = opened.warning { StandardStream.error.writeLine("pullquote: \(warning)") }
    do throws(StateProblem) {
      let decisions = try opened.file.decisions()
      if let importing {
        let isComplete = try take(importing, decisions, into: opened.file)
        if !isComplete || opened.file.isInMemory { throw StateProblem.unusable("not all was imported") }
      } else {
        try? StandardStream.output.write(DecisionLine.lines(decisions))
      }
    } catch {
      StandardStream.error.writeLine("pullquote: \(opened.path): \(error)")
      throw ExitCode.failure
    }
  }

  /// Imports a file as one change; false where a line was left out.
  private func take(_ path: String, _ decisions: Decisions, into file: StateFile) throws(StateProblem) -> Bool
  {
    let bytes: [UInt8]
    do throws(Unreadable) {
      if path == "-" {
        var input = InputLines(descriptor: 0, limit: ArticleFile.usualLimit)
        bytes = input.readAll() ?? []
      } else {
        bytes = try ArticleFile(path: FilePath(path)).contents()
      }
    } catch { throw StateProblem.unusable("\(path): \(error.reason)") }
    var changes: [DecisionKey: DecisionChange] = [:]
    var isComplete = true
    var known = 0
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { continue }
      do throws(DecisionRecord.Fault) {
        let record = try DecisionRecord(Array(line))
        let change = decisions.change(record.key, to: record.value)
        if change == nil { known += 1 }
        changes[record.key] = change
      } catch {
        isComplete = false
        StandardStream.error.writeLine("pullquote: \(path):\(number + 1): \(error.reason); left out")
      }
    }
    if !changes.isEmpty {
      let label = "Import \(changes.count == 1 ? "1 decision" : "\(changes.count) decisions")"
      try file.record(ChangeSet(label: label, changes: Array(changes.values)), at: WallClock.seconds)
    }
    StandardStream.error.writeLine(
      "pullquote: imported \(changes.count), known already: \(known)")
    return isComplete
  }
}
