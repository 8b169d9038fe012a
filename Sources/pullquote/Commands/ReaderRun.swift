import Configuration
import Curses
import Glibc
import Language
import Reader
import Screen
import Triage

/// What the reader is started with, and its way from there to the end of the program.
struct ReaderRun {
  /// Files and folders of articles; empty for text that comes through a pipe.
  var paths: [String]
  /// The keymap that was asked for.
  var keymap: ShippedKeymap?
  /// The colours that were asked for.
  var theme: ThemeName?
  /// Whether to hear the mouse.
  var mouse = false
  /// The most MiB a file may have; `nil` for what the preferences say.
  var maxSize: Int?
  /// Whether what is found is kept from one run to the next.
  var usesCache = true

  /// The reader for a command line, without the program's name, of nothing but paths; `nil` for any other.
  ///
  /// Looking at it here saves the eight milliseconds that describing all commands takes.
  init?(arguments: some Collection<String>) {
    guard let first = arguments.first, !Self.commands.contains(first),
      arguments.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") })
    else { return nil }
    self.init(paths: Array(arguments))
  }

  /// What is no path where it comes first: the names of all commands.
  static let commands = [
    "read", "extract", "quotes", "speakers", "places", "decisions", "keys", "cache", "doctor", "help",
  ]

  /// Makes a run with usual settings.
  init(paths: [String]) { self.paths = paths }

  /// Opens the terminal and reads until the person quits; never returns.
  @MainActor
  func run() -> Never {
    if let shortage = AddressSpace.shortage { Self.fail(shortage) }
    let paths = paths.isEmpty ? [StandardInput.path] : paths
    let pipe = paths.contains(StandardInput.path) ? StandardInput.giveKeysTheTerminal() : nil
    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal()
    } catch {
      Self.fail("\(error)")
    }
    // Where it is there, opening it takes longest of all: the rest is read meanwhile.
    let state = StateAccess()
    let configured = UserConfiguration.read(keymap: keymap)
    let ownPlaces = UserConfiguration.readPlaces()
    let preferences = configured.preferences
    var settings = Settings(
      keymap: configured.keymap, theme: theme ?? preferences.theme ?? ProcessEnvironment.background,
      mouse: mouse || preferences.mouse, measure: preferences.measure,
      readAfter: preferences.readAfter)
    let colours = ProcessEnvironment.hasNoColour ? 0 : terminal.capabilities.colours
    if colours < 8 { settings.theme = .mono }
    var analyst = Analyst()
    analyst.gazetteer = ownPlaces.gazetteer
    let cache =
      usesCache ? AnalysisCache.usual(megabytes: preferences.cacheSize, places: ownPlaces.hash) : nil
    let session = Session(
      paths: paths, pipe: pipe, limit: (maxSize ?? preferences.maximumFileSize) << 20, settings: settings,
      analyst: analyst, cache: cache, notices: [configured.notice, ownPlaces.notice].compactMap(\.self),
      state: state)
    let isWritten = session.run(on: terminal, colours: colours) { terminal.wake() }
    // The terminal is given back before anything else is done or said.
    terminal.close()
    state.close()
    if !isWritten {
      StandardStream.error.writeLine(
        "pullquote: the last decisions are lost: another program has held the state file for half a minute")
    }
    // Everything is given back here. What is left would be taken down by Dispatch on a thread of its own, and where the
    // system gives none it waits for one without end.
    exit(isWritten ? EXIT_SUCCESS : EXIT_FAILURE)
  }

  private static func fail(_ reason: String) -> Never {
    StandardStream.error.writeLine("pullquote: \(reason)")
    exit(Pullquote.usageStatus)
  }
}
