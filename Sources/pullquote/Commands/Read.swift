import ArgumentParser
import Configuration
import Curses
import Glibc
import Language
import Reader
import Screen
import Triage

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

  func run() throws {
    try MainActor.assumeIsolated { try open() }
  }

  @MainActor
  private func open() throws {
    if let shortage = AddressSpace.shortage {
      StandardStream.error.writeLine("pullquote: \(shortage)")
      throw ExitCode(Pullquote.usageStatus)
    }
    let configured = UserConfiguration.read(keymap: choice.keymap)
    let ownPlaces = UserConfiguration.readPlaces()
    let notice = [configured.notice, ownPlaces.notice].compactMap { $0 }.first
    let paths = paths.isEmpty ? [StandardInput.path] : paths
    let pipe = paths.contains(StandardInput.path) ? StandardInput.giveKeysTheTerminal() : nil
    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal()
    } catch {
      StandardStream.error.writeLine("pullquote: \(error)")
      throw ExitCode(Pullquote.usageStatus)
    }
    // The terminal is given back before anything else is done or said.
    defer { terminal.close() }
    let preferences = configured.preferences
    var settings = Settings(
      keymap: configured.keymap, theme: theme ?? preferences.theme ?? ProcessEnvironment.background,
      mouse: mouse || preferences.mouse, measure: preferences.measure,
      readAfter: preferences.readAfter)
    let colours = ProcessEnvironment.hasNoColour ? 0 : terminal.capabilities.colours
    if colours < 8 { settings.theme = .mono }
    var analyst = Analyst()
    analyst.gazetteer = ownPlaces.gazetteer
    let cache = noCache ? nil : AnalysisCache.usual(megabytes: preferences.cacheSize, places: ownPlaces.hash)
    let session = Session(
      paths: paths, pipe: pipe, limit: (maxSize ?? preferences.maximumFileSize) << 20, settings: settings,
      analyst: analyst, cache: cache, notice: notice, state: StateFolder.open())
    let isWritten = session.run(on: terminal, colours: colours) { terminal.wake() }
    terminal.close()
    session.state?.file.close()
    if !isWritten {
      StandardStream.error.writeLine(
        "pullquote: the last decisions are lost: another program has held the state file for half a minute")
    }
    // Everything is given back here. What is left would be taken down by Dispatch on a thread of its own, and where the
    // system gives none it waits for one without end.
    Glibc.exit(isWritten ? EXIT_SUCCESS : EXIT_FAILURE)
  }
}

extension ThemeName: ExpressibleByArgument {}
