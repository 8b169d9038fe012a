import Configuration
import Documents
import Panes
import Reader
import Screen
import Search

/// A reader on a screen without a terminal: keys in, screens out.
public struct Journey {
  public private(set) var state: ReaderState
  /// Everything the reader asked of the world, in order.
  public private(set) var effects: [Effect] = []

  /// Whether queries are answered at once; otherwise the test does.
  public var answersQueries = true

  /// Opens samples, analysed, in a terminal of that size.
  public init(
    _ samples: [SampleArticle], _ columns: Int = 80, _ rows: Int = 24,
    keymap: Keymap = ShippedKeymap.vim.keymap,
    isLoaded: Bool = true, showsUTF8: Bool = true
  ) {
    state = ReaderState(
      settings: Settings(keymap: keymap), size: Size(columns: columns, rows: rows), paths: ["samples"],
      showsUTF8: showsUTF8)
    if !samples.isEmpty { send(.articles(samples.map(\.article))) }
    for (index, sample) in samples.enumerated() { find(sample.analysis, in: index) }
    send(.progress(read: samples.count, of: samples.count))
    if isLoaded { send(.loaded) }
  }

  /// Hands an event to the reader.
  public mutating func send(_ event: Event) {
    let new = state.handle(event)
    effects += new
    guard answersQueries else { return }
    for case .query(let request) in new {
      if let scan = try? QueryScan(request, in: state.store, new: state.unseen) {
        send(.answered(scan.answer()))
      }
    }
  }

  /// Tells the reader what was found in an article.
  public mutating func find(_ analysis: Analysis, in index: Int, revision: Int = 0) {
    let article = state.store.articles[index]
    send(.analysed(index, PackedAnalysis(analysis, of: article), revision: revision))
  }

  /// Presses keys in the keymap's notation: `] q`, `3 j`, `Space`; `"…"` types text.
  public mutating func press(_ keys: String...) {
    for notation in keys {
      for name in notation.split(separator: " ") {
        guard let key = Key(notation: String(name)) else { fatalError("no key \(name)") }
        send(.terminal(.key(key)))
      }
    }
  }

  /// Types text character by character.
  public mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { send(.terminal(.key(Key(.character(scalar))))) }
  }

  public mutating func resize(_ columns: Int, _ rows: Int) {
    send(.terminal(.resized(Size(columns: columns, rows: rows))))
  }

  /// Begins anew with other settings, the articles as they are.
  public mutating func settings(_ change: (inout Settings) -> Void) {
    var settings = state.settings
    change(&settings)
    let before = state
    state = ReaderState(
      settings: settings, size: before.size, paths: before.paths, showsUTF8: before.showsUTF8)
    send(.articles(before.store.articles))
    for index in before.store.articles.indices {
      if let analysis = before.store.foundAnalysis(ofArticle: index) { find(analysis, in: index) }
    }
    send(.loaded)
    effects = []
  }

  /// Lets a timer run out.
  public mutating func wait(for timer: ReaderTimer) { send(.timer(timer)) }

  public var grid: Grid { draw(state) }

  /// The screen as text, blanks at the ends of lines left out.
  public var screen: String { lines.joined(separator: "\n") }

  /// The rows of the screen.
  public var lines: [String] { Self.text(of: grid) }

  /// The rows of a grid as text, blanks at the ends of lines left out.
  public static func text(of grid: Grid) -> [String] {
    (0..<grid.size.rows).map { row in
      var line = ""
      for cell in grid.cells[(row * grid.size.columns)..<((row + 1) * grid.size.columns)]
      where !cell.isContinuation {
        for scalar in [cell.glyph.base, cell.glyph.marks.first, cell.glyph.marks.second] where scalar != 0 {
          line.unicodeScalars.append(Unicode.Scalar(scalar)!)
        }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// One letter a cell for what it is: `roleLetters` names them.
  public var roles: String {
    let grid = grid
    return (0..<grid.size.rows).map { row in
      var line = ""
      for cell in grid.cells[(row * grid.size.columns)..<((row + 1) * grid.size.columns)] {
        line.append(Self.letter(Role(rawValue: cell.role)))
      }
      while line.last == "." { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// The letter of a role: capital where the reader stands on it; `#` selected, `/` a match, `,` outside of the
  /// spotlight.
  static func letter(_ role: Role) -> Character {
    if role.flags.contains(.selected) { return "#" }
    if role.flags.contains(.match) { return "/" }
    if role.flags.contains(.dimmed) { return "," }
    let letter: Character =
      switch role.kind {
      case .text, .row, .popup, .status: "."
      case .title: "t"
      case .meta, .rowDetail, .note: "-"
      case .furniture: "f"
      case .direct: "d"
      case .mixed: "m"
      case .indirect: role.flags.contains(.unsure) ? "?" : "i"
      case .attitude: "a"
      case .cue: "c"
      case .speaker: "s"
      case .place: "p"
      case .barDirect, .barMixed, .barIndirect, .barAttitude: "b"
      case .rule, .popupBorder: "|"
      case .header: "h"
      case .headerFocused: "H"
      case .chosenRow, .statusStrong, .popupTitle: "*"
      case .heading: "_"
      case .count, .popupLabel: "n"
      case .histogram: "g"
      case .warning: "!"
      case .prompt: ":"
      case .key: "k"
      case .mapCoast: "w"
      case .mapBorder: "="
      case .mapLake: "~"
      case .mapPlace: "o"
      case .mapLabel: "l"
      case .unread: "u"
      case .star: "x"
      }
    return role.flags.contains(.current) ? Character(letter.uppercased()) : letter
  }
}
