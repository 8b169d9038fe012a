import ArgumentParser
import Configuration
import Reader

/// `pullquote [PATH ...]`: opens the reader.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open files and folders in the reader (the default).",
    discussion: """
      Press ? in the reader for all keys, q to go back and to quit.
      Keys and settings are read from keymap.toml and config.toml in the folder pullquote of $XDG_CONFIG_HOME \
      (~/.config), and places of your own from places.tsv there. NO_COLOR is honoured.
      What was found in articles is kept in the folder pullquote of $XDG_CACHE_HOME (~/.cache), which may be deleted \
      at any time.
      """)

  @Argument(help: "Files and folders of articles; - or nothing for text that comes through a pipe.")
  var paths: [String] = []

  @OptionGroup var choice: KeymapOption

  @Option(help: "Colours: dark, light, mono.")
  var theme: ThemeName?

  @Flag(help: "Hear the mouse (off: the terminal's own selection works).")
  var mouse = false

  @Option(help: ArgumentHelp("Leave out files larger than this.", valueName: "MB"))
  var maxSize: Int?

  @Flag(help: "Neither use nor keep what was found in earlier runs.")
  var noCache = false

  func validate() throws {
    guard !paths.isEmpty || StandardInput.isPiped else {
      throw ValidationError("Name a folder or files to read, such as: pullquote seeds")
    }
    if let maxSize, !(1...1024).contains(maxSize) {
      throw ValidationError("--max-size takes 1 to 1024 (MB).")
    }
  }

  func run() {
    var reader = ReaderRun(paths: paths)
    reader.keymap = choice.keymap
    reader.theme = theme
    reader.mouse = mouse
    reader.maxSize = maxSize
    reader.usesCache = !noCache
    MainActor.assumeIsolated { reader.run() }
  }
}

extension ThemeName: ExpressibleByArgument {}
