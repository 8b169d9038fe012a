import ArgumentParser
import Configuration
import Curses
import Documents
import Glibc
import Panes
import Reader
import Screen

/// `pullquote [PATH ...]`: opens the reader.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open files and folders in the reader (the default).",
    discussion: """
      Press ? in the reader for all keys, q to go back and to quit.
      Keys and settings are read from keymap.toml and config.toml in the folder pullquote of $XDG_CONFIG_HOME \
      (~/.config). NO_COLOR is honoured.
      """)

  @Argument(help: "Files and folders of articles.")
  var paths: [String] = []

  @OptionGroup var choice: KeymapOption

  @Option(help: "Colours: dark, light, mono.")
  var theme: ThemeName?

  @Flag(help: "Hear the mouse (off: the terminal's own selection works).")
  var mouse = false

  @Option(help: ArgumentHelp("Leave out files larger than this.", valueName: "MB"))
  var maxSize: Int?

  func validate() throws {
    guard !paths.isEmpty else {
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
    let configured = UserConfiguration.read(keymap: choice.keymap)
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
      keymap: configured.keymap, theme: theme ?? preferences.theme ?? .dark,
      mouse: mouse || preferences.mouse, measure: preferences.measure)
    let colours = ProcessEnvironment.hasNoColour ? 0 : terminal.capabilities.colours
    if colours < 8 { settings.theme = .mono }
    var state = ReaderState(settings: settings, size: terminal.size, paths: paths)
    var looks = Looks(colours: colours)

    let inbox = Inbox { terminal.wake() }
    let analyses = AnalysisQueue(inbox: inbox, workers: 1)
    let loader = ArticleLoader(
      paths: paths, limit: (maxSize ?? preferences.maximumFileSize) << 20, analyses: analyses, inbox: inbox)
    let loop = EventLoop(
      terminal: terminal, inbox: inbox,
      reader: EventLoop.Reader(
        handle: { state.handle($0) }, draw: { _ in draw(state) },
        style: { looks.style($0, in: state.settings.theme) }, analyse: { analyses.want($0) }),
      now: { MonotonicClock.milliseconds })
    if settings.mouse { terminal.setMouse(true) }
    if let notice = configured.notice { loop.send(.notice(notice)) }
    Task.detached(priority: .userInitiated) { loader.run() }
    loop.run()
    analyses.stop()
  }
}

/// The theme in use, made anew when the person chooses another.
private struct Looks {
  private let colours: Int
  private var theme: (name: ThemeName, theme: Theme)?

  init(colours: Int) { self.colours = colours }

  mutating func style(_ role: UInt16, in name: ThemeName) -> Style {
    if let theme, theme.name == name { return theme.theme.style(role) }
    let new = Theme(name, colours: colours)
    theme = (name, new)
    return new.style(role)
  }
}

extension ThemeName: ExpressibleByArgument {}
