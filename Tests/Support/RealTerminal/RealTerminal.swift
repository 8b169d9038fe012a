import CVTerm
import Glibc
import PseudoTerminal

/// A program on a pseudo-terminal whose screen is kept by a terminal emulator, libvterm.
///
/// Every wait is bounded; when the value goes away, so do the program and everything it started.
public final class RealTerminal {
  /// How a program ended.
  public enum Exit: Equatable, Sendable { case status(Int32), signal(Int32) }

  /// One cell of the screen.
  public struct Cell: Equatable {
    /// The characters, empty for the right half of a wide one.
    public var text: String
    /// bold 1, italic 4, underline 8, reverse 16.
    public var attributes: Int
    /// Palette index, -1 for the terminal's own.
    public var foreground: Int
    /// Palette index, -1 for the terminal's own.
    public var background: Int
  }

  /// How to start the program.
  public struct Options: OptionSet, Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }
    /// SIGHUP is ignored, as by nohup.
    public static let ignoringHangup = Options(rawValue: Int32(pty_ignore_hangup))
    /// A session leader like a shell stands above the program, so that it can be stopped.
    public static let jobControl = Options(rawValue: Int32(pty_job_control))
  }

  /// Everything the program wrote.
  public private(set) var output: [UInt8] = []
  /// Columns and rows.
  public private(set) var size: (columns: Int, rows: Int)

  private var session = pty_session()
  private var isConnected = true
  private var exit: Exit?
  private var emulator: OpaquePointer
  private var picture: OpaquePointer

  /// Starts `command`, the first word a path, in an environment of exactly `environment` and what tells sanitisers how to run.
  public init(
    columns: Int = 80, rows: Int = 24, command: [String], environment: [String: String] = standardEnvironment,
    options: Options = []
  ) throws {
    size = (columns, rows)
    (emulator, picture) = Self.emulation(columns, rows)
    let arguments = command.map { strdup($0) } + [nil]
    var told = environment.map { "\($0.key)=\($0.value)" }
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD"] {
      if let value = getenv(name) { told.append("\(name)=\(String(cString: value))") }
    }
    let variables = told.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    let failure = pty_start(
      &session, command[0], arguments, variables, Int32(rows), Int32(columns), options.rawValue)
    if failure != 0 { throw StartFailure(errorNumber: failure) }
  }

  /// Why no program could be started.
  public struct StartFailure: Error { public let errorNumber: Int32 }

  /// xterm with 256 colours and UTF-8.
  public static let standardEnvironment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent",
    // Nothing is written into the home of whoever runs the tests.
    "XDG_STATE_HOME": "/tmp/pullquote-tests-\(getpid())",
    "XDG_CACHE_HOME": "/tmp/pullquote-tests-\(getpid())/cache",
  ]

  private static func emulation(_ columns: Int, _ rows: Int) -> (OpaquePointer, OpaquePointer) {
    // libvterm does not bear a terminal of one column.
    let emulator: OpaquePointer = vterm_new(Int32(max(2, rows)), Int32(max(2, columns)))
    vterm_set_utf8(emulator, 1)
    let picture: OpaquePointer = vterm_obtain_screen(emulator)
    vterm_screen_enable_altscreen(picture, 1)
    vterm_screen_reset(picture, 1)
    return (emulator, picture)
  }

  deinit {
    if exit == nil {
      kill(session.program, SIGKILL)
      if session.child != session.program { kill(session.child, SIGKILL) }
      waitpid(session.child, nil, 0)
    }
    if isConnected {
      close(session.master)
      close(session.slave)
    }
    vterm_free(emulator)
  }

  // MARK: Input

  /// Types text.
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    let end = Self.milliseconds() + 5000
    while !rest.isEmpty, Self.milliseconds() < end {
      let count = rest.withUnsafeBytes { write(session.master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { pump(10) }
    }
  }

  /// Changes the terminal's size.
  ///
  /// The emulator starts with an empty screen: libvterm 0.1 crashes when a size changes under its alternate screen, and
  /// a program has to redraw everything anyway.
  public func resize(_ columns: Int, _ rows: Int) {
    size = (columns, rows)
    pty_resize(session.master, Int32(rows), Int32(columns))
    vterm_free(emulator)
    (emulator, picture) = Self.emulation(columns, rows)
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) { kill(session.program, number) }

  /// Takes the terminal away, as a closed window or a dead connection does.
  public func vanish() {
    guard isConnected else { return }
    isConnected = false
    close(session.slave)
    close(session.master)
  }

  // MARK: Waiting

  /// Reads what the program writes until `condition` holds; `false` when it does not within so many seconds.
  public func wait(seconds: Double = 60, until condition: () -> Bool) -> Bool {
    let end = Self.milliseconds() + Int(seconds * 1000)
    while true {
      pump(0)
      if condition() { return true }
      if Self.milliseconds() >= end { return false }
      pump(20)
    }
  }

  /// Waits until the screen shows a text.
  public func waitFor(_ text: String, seconds: Double = 60) -> Bool {
    wait(seconds: seconds) { screen.contains(text) }
  }

  /// Waits until the program writes nothing for a moment; returns how many bytes came.
  @discardableResult
  public func settle() -> Int {
    let start = output.count
    var last = -1
    _ = wait(seconds: 5) {
      defer { last = output.count }
      if last == output.count { pump(120) }
      return last == output.count
    }
    return output.count - start
  }

  /// Waits for the program's end; `nil` when it goes on.
  public func waitForExit(seconds: Double = 60) -> Exit? {
    _ = wait(seconds: seconds) {
      if exit != nil { return true }
      var status: Int32 = 0
      guard waitpid(session.child, &status, WNOHANG) == session.child else { return false }
      exit = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
      return true
    }
    pump(0)
    return exit
  }

  /// Whether the program is stopped.
  public var isStopped: Bool {
    guard let file = fopen("/proc/\(session.program)/stat", "r") else { return false }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, 512, file) != nil else { return false }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.split(separator: ")").last?.hasPrefix(" T") ?? false
  }

  /// How many processes the program has started that still run.
  public var descendants: Int { Int(pty_descendants(session.program)) }

  private func pump(_ milliseconds: Int32) {
    guard isConnected else {
      if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
      return
    }
    var ready = pollfd(fd: session.master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(session.master, &buffer, buffer.count)
      guard count > 0 else { return }
      output += buffer[..<count]
      buffer.withUnsafeBytes { bytes in
        _ = vterm_input_write(emulator, bytes.bindMemory(to: CChar.self).baseAddress, count)
      }
    }
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  // MARK: The screen

  /// A cell of the screen.
  public func cell(row: Int, column: Int) -> Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(picture, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    var text = String.UnicodeScalarView()
    withUnsafeBytes(of: cell.chars) { bytes in
      for value in bytes.bindMemory(to: UInt32.self) {
        guard value != 0, let scalar = Unicode.Scalar(value) else { break }
        text.append(scalar)
      }
    }
    let isRightHalf = cell.chars.0 == UInt32.max
    return Cell(
      text: text.isEmpty && !isRightHalf ? " " : String(text), attributes: Int(pq_attributes(cell)),
      foreground: Int(pq_colour_index(cell.fg)), background: Int(pq_colour_index(cell.bg)))
  }

  /// The rows as text, without blanks at their ends.
  public var lines: [String] {
    (0..<max(1, size.rows)).map { row in
      var line = (0..<max(1, size.columns)).map { cell(row: row, column: $0).text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The screen as text.
  public var screen: String { lines.joined(separator: "\n") }

  /// What the program has left changed, judged from the terminal's modes and from what it wrote; empty when it has
  /// given everything back.
  public var unrestored: [String] {
    let modes = pty_modes_restored(&session) ? [] : ["terminal modes"]
    return modes + OutputStream(output).unrestored
  }
}
