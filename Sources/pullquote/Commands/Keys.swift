import ArgumentParser
import Configuration

/// `pullquote keys`: prints the keymap in force, or checks configuration files.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the keymap in force, or check a file of key bindings.",
    discussion: """
      What is printed is a keymap file itself. With --check, each FILE is read as key bindings on top of the keymap \
      (a file named config.toml as preferences); without a FILE, your own files are checked. Problems are printed \
      with line and column, and the exit status is 1 if there is one.
      """)

  @OptionGroup var choice: KeymapOption

  @Flag(help: "Print what is wrong in files, and nothing else.")
  var check = false

  @Argument(help: "With --check: the files.")
  var files: [String] = []

  func validate() throws {
    if !check, !files.isEmpty { throw ValidationError("files are only read with --check") }
  }

  func run() throws {
    let configured = UserConfiguration.read(keymap: choice.keymap)
    if check {
      let base = configured.preferences.keymap.keymap
      let problems =
        files.isEmpty
        ? configured.problems : files.flatMap { UserConfiguration.problems(FilePath($0), onto: base) }
      for problem in problems { StandardStream.output.writeLine(problem.located) }
      if !problems.isEmpty { throw ExitCode.failure }
    } else {
      for problem in configured.problems { StandardStream.error.writeLine(problem.located) }
      let text = KeymapText(configured.keymap).text
      try? StandardStream.output.write(Array(text.utf8))
    }
  }
}

/// `--keymap NAME`
struct KeymapOption: ParsableArguments {
  @Option(help: "The keymap to start from; your own keymap.toml goes on top.")
  var keymap: ShippedKeymap?
}

extension ShippedKeymap: ExpressibleByArgument {}
