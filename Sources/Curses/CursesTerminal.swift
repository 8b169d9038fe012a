import CNcurses
import Glibc
public import Screen

/// The terminal the program runs in, drawn on by ncurses.
///
/// There is one in a process, on the main thread. However the program ends, the terminal is given back: see
/// `TerminalGuard.h`.
@MainActor
public final class CursesTerminal: Terminal {
  /// The size now; 0 where the terminal has none yet.
  public private(set) var size: Size
  /// What it can show.
  public let capabilities: TerminalCapabilities

  private var decoder: InputDecoder
  private var shown: Picture?
  private var hasMouse = false
  private var isOpen = true
  /// How many bytes of input were typed before the terminal was taken over: Enter is a line feed among them.
  private var typedBefore = 0
  private var lastPress: (at: Point, milliseconds: Int)?
  /// So many events end one turn, so that a flood of input cannot keep the screen from being drawn.
  private static let mostEvents = 4096
  /// The most milliseconds between the two presses of a double press.
  private static let doublePressPause = 400

  /// Takes the terminal over; before the program starts threads.
  public init() throws(TerminalError) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    try Self.checkType()
    let utf8 = pq_choose_locale()
    guard pq_curses_start() else { throw .typeUnusable(Self.typeName()) }
    typedBefore = Int(pq_typed_before())
    capabilities = TerminalCapabilities(colours: Int(pq_curses_colours()), utf8: utf8)
    decoder = InputDecoder(erase: UInt8(truncatingIfNeeded: pq_erase_character()))
    size = Self.currentSize()
    follow(size)
  }

  /// Gives the terminal back; to be called once the program has no more to show.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    pq_curses_end()
    pq_guard_active(false)
    pq_guard_end()
  }

  // MARK: Showing

  /// Shows a grid, writing only cells that changed; `style` tells how a role looks.
  public func present(_ grid: Grid, style: (UInt16) -> Style) {
    guard isOpen, grid.size.columns > 0, grid.size.rows > 0, size.columns > 0, size.rows > 0 else { return }
    if shown?.size != grid.size { shown = nil }
    let picture = Picture(grid, style: style)
    let columns = picture.size.columns
    for index in picture.cells.indices where shown?.cells[index] != picture.cells[index] {
      put(picture.cells[index], row: index / columns, column: index % columns)
    }
    shown = picture
    pq_curses_cursor(Int32(grid.cursor?.row ?? -1), Int32(grid.cursor?.column ?? 0))
    pq_curses_update()
  }

  private func put(_ cell: Picture.Cell, row: Int, column: Int) {
    let glyph = cell.glyph
    // The right half comes with the left one.
    guard glyph.columns > 0 else { return }
    var drawn = pq_cell(
      base: glyph.base, marks: (glyph.marks.first, glyph.marks.second),
      attributes: UInt32(cell.style.attributes.rawValue),
      foreground: cell.style.foreground.map(Int16.init) ?? -1,
      background: cell.style.background.map(Int16.init) ?? -1)
    let isPlain = glyph.base < 0x7F && glyph.marks == (0, 0)
    if !capabilities.utf8, !isPlain {
      drawn.base = PlainCharacter.standIn(for: glyph.base)
      drawn.marks = (0, 0)
    } else if !isPlain {
      if drawn.marks.0 != 0, pq_columns(drawn.marks.0) != 0 { drawn.marks = (drawn.marks.1, 0) }
      if drawn.marks.1 != 0, pq_columns(drawn.marks.1) != 0 { drawn.marks.1 = 0 }
      // curses counts columns by glibc; where the two tables differ, everything behind would be misplaced.
      if Int(pq_columns(glyph.base)) != glyph.columns { drawn.base = 0xFFFD }
    }
    let isNarrowed = glyph.columns == 2 && (drawn.base < 0x7F || drawn.base == 0xFFFD)
    pq_curses_put(Int32(row), Int32(column), &drawn)
    if isNarrowed {
      drawn.base = 0x20
      drawn.marks = (0, 0)
      pq_curses_put(Int32(row), Int32(column + 1), &drawn)
    }
  }

  /// Repaints everything at the next `present`.
  public func invalidate() {
    shown = nil
    pq_curses_forget()
  }

  // MARK: Hearing

  /// Waits at most `milliseconds` (`nil`: without end) for input or for `wake`, and returns all that is queued.
  public func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent] {
    guard isOpen else { return [.ended] }
    var events: [TerminalEvent] = []
    var patience = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    var happened: Int32
    repeat {
      happened = pq_guard_wait(decoder.patience ?? patience)
      patience = 0
      if happened & pq_gone != 0 { return events + [.ended] }
      if happened & pq_stop != 0 { stop(group: false) }
      // After a stop that came from outside somebody else may have written on the screen.
      if happened & pq_continued != 0 { takeBack() }
      if happened & pq_resized != 0 { follow(Self.currentSize()) }
      let isRedrawn = happened & (pq_stop | pq_continued | pq_resized) != 0
      if isRedrawn { events.append(.resized(size)) }
      if happened & pq_input != 0 {
        guard read(into: &events) else { return events + [.ended] }
      } else if happened == 0 {
        // The rest of a key's sequence did not come in time: what came was all.
        decoder.flush(into: &events)
      }
      // Another size is drawn before the rest of a sequence or a paste has come.
      if isRedrawn { return events }
    } while (happened & pq_input != 0 || decoder.patience != nil) && events.count < Self.mostEvents
    return events
  }

  private func read(into events: inout [TerminalEvent]) -> Bool {
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8192) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      let count = pq_read(start, buffer.count)
      if count > 0 {
        for index in 0..<min(count, typedBefore) where start[index] == 0x0A { start[index] = 0x0D }
        typedBefore -= min(count, typedBefore)
        let first = events.count
        decoder.decode(UnsafeBufferPointer(start: start, count: count), into: &events)
        for index in first..<events.count { noteDoublePress(&events[index]) }
      }
      return count
    }
    return count >= 0
  }

  /// Makes the second of two presses on one cell a double press; terminals report only presses.
  private func noteDoublePress(_ event: inout TerminalEvent) {
    guard case .mouse(let mouse) = event, mouse.kind == .press else { return }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    if let last = lastPress, last.at == mouse.at, now - last.milliseconds <= Self.doublePressPause {
      event = .mouse(MouseEvent(.doublePress, at: mouse.at))
      lastPress = nil
    } else {
      lastPress = (mouse.at, now)
    }
  }

  /// Makes `events` return; safe from any thread.
  public nonisolated func wake() { pq_wake() }

  /// Turns mouse reports on or off: presses, releases, drags and the wheel, as SGR reports (xterm's mode 1006).
  public func setMouse(_ on: Bool) {
    guard isOpen, on != hasMouse else { return }
    hasMouse = on
    send(on ? "\u{1B}[?1002h\u{1B}[?1006h" : "\u{1B}[?1002l\u{1B}[?1006l")
  }

  /// Puts text into the clipboard of the person's terminal.
  public func copy(_ text: String) {
    guard isOpen else { return }
    send(Clipboard.sequence(for: text, through: .environment(Self.variable)))
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = pq_write(bytes, bytes.count)
  }

  // MARK: Stopping and sizes

  /// Stops the program as Ctrl-Z does, and repaints when it goes on.
  public func suspend() {
    guard isOpen else { return }
    stop(group: true)
  }

  /// Gives the terminal back while `work` runs, and takes it again.
  public func lend(_ work: () -> Void) {
    guard isOpen else { return work() }
    pq_curses_end()
    pq_guard_active(false)
    work()
    pq_guard_active(true)
    takeBack()
  }

  private func stop(group: Bool) {
    pq_curses_end()
    pq_guard_active(false)
    pq_guard_stop(group)
    pq_guard_active(true)
    takeBack()
  }

  private func takeBack() {
    pq_curses_resume()
    send("\u{1B}[?2004h" + (hasMouse ? "\u{1B}[?1002h\u{1B}[?1006h" : ""))
    follow(Self.currentSize())
  }

  private func follow(_ size: Size) {
    self.size = size
    if size.columns > 0, size.rows > 0 { pq_curses_resize(Int32(size.rows), Int32(size.columns)) }
    invalidate()
  }

  private static func currentSize() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    pq_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  // MARK: The terminal's type

  nonisolated private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  nonisolated private static func typeName() -> String { variable("TERM") ?? "" }

  /// How many colours terminals of the type that TERM names have, 0 for none; an error where they cannot be drawn on.
  nonisolated public static func coloursOfType() throws(TerminalError) -> Int {
    try checkType()
    let colours = pq_type_colours()
    guard colours >= 0 else { throw .typeUnusable(typeName()) }
    return Int(colours)
  }

  /// Whether text would go out as UTF-8, as the environment has it.
  nonisolated public static func writesUTF8() -> Bool { pq_choose_locale() }

  nonisolated private static func checkType() throws(TerminalError) {
    let name = typeName()
    guard !name.isEmpty else { throw .typeMissing }
    let isName = name.utf8.count <= 64 && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
    // The name is shown: no longer than a line, and nothing the terminal could obey.
    guard isName else {
      let shown = name.utf8.filter { $0 > 0x20 && $0 < 0x7F }.prefix(40)
      throw .typeUnusable(String(decoding: shown, as: UTF8.self))
    }
    guard name != "dumb", name != "unknown" else { throw .typeUnusable(name) }
  }
}
