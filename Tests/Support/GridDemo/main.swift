// A small program on the real terminal, so that the terminal's edge is tested apart from the reader: the lines of the
// files of a folder as a list and as wrapped text, the last event, and keys that crash, copy and stop.
import Curses
import Glibc
import Screen

@MainActor
struct Demo {
  let terminal: CursesTerminal
  let lines: [[UInt8]]
  var selected = 0
  var first = 0
  var last = "ready"

  /// Whether to go on.
  mutating func handle(_ event: TerminalEvent) -> Bool {
    switch event {
    case .ended: return false
    case .resized(let size): last = "resized \(size.columns)x\(size.rows)"
    case .paste(let text): last = "paste \(text)"
    case .mouse(let event): last = "mouse \(event.kind) \(event.at.column),\(event.at.row)"
    case .key(let key):
      last = "key \(key.code) \(key.modifiers.rawValue)"
      switch key.code {
      case .character("q"): return false
      case .character("j"), .down: selected = min(selected + 1, lines.count - 1)
      case .character("k"), .up: selected = max(0, selected - 1)
      case .character(" "): first = min(first + terminal.size.rows - 1, lines.count - 1)
      case .character("F"): fatalError("the last words")
      case .character("S"): raise(SIGSEGV)
      case .character("y"): terminal.copy("“We stay,” said عبد الجليل")
      case .character("m"): terminal.setMouse(true)
      case .character("z"): terminal.suspend()
      case .character("w"):
        let terminal = terminal
        Task.detached { terminal.wake() }
      default: break
      }
    }
    return true
  }

  func draw() -> Grid {
    var grid = Grid(size: terminal.size)
    let rows = grid.size.rows
    let split = min(30, grid.size.columns / 3)
    for row in 0..<max(0, rows - 1) {
      let index = selected - selected % max(1, rows - 1) + row
      if index < lines.count {
        let role: UInt16 = index == selected ? 1 : 0
        grid.fill(Rect(column: 0, row: row, columns: split, rows: 1), role: role)
        grid.write(
          String(decoding: lines[index], as: UTF8.self), at: Point(column: 0, row: row), limit: split,
          role: role)
      }
      grid.put(.drawn("│"), at: Point(column: split, row: row), limit: grid.size.columns, role: 2)
    }
    var row = 0
    let width = max(1, grid.size.columns - split - 2)
    for index in first..<max(first, min(lines.count, first + rows)) {
      for line in LineBreaker.lines(of: lines[index], in: 0..<lines[index].count, width: width)
      where row < rows - 1 {
        var column = split + 2
        for (offset, glyph) in GlyphRun(lines[index], in: line.start..<line.end).enumerated() {
          let at = Point(column: column, row: row)
          column += grid.put(glyph.glyph, at: at, limit: grid.size.columns, role: offset < 12 ? 3 : 0)
        }
        row += 1
      }
    }
    grid.write(last, at: Point(column: 0, row: rows - 1), limit: grid.size.columns, role: 2)
    grid.cursor = Point(column: 0, row: max(0, selected % max(1, rows - 1)))
    return grid
  }
}

func style(_ role: UInt16) -> Style {
  switch role {
  case 1: Style(.reverse)
  case 2: Style(foreground: 8, [.dim])
  case 3: Style(foreground: 3, background: 234, [.bold, .italic])
  default: Style()
  }
}

func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  let count = fread(&bytes, 1, bytes.count, file)
  return Array(bytes[..<count])
}

func files(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [folder] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(folder + "/" + name) }
  }
  return names.sorted()
}

do throws(TerminalError) {
  let terminal = try CursesTerminal()
  let lines = files(in: CommandLine.arguments.dropFirst().first ?? "seeds").flatMap {
    contents(of: $0).split(separator: 0x0A).map(Array.init)
  }
  var demo = Demo(terminal: terminal, lines: lines)
  var isRunning = true
  while isRunning {
    terminal.present(demo.draw(), style: style)
    for event in terminal.events(waitingAtMost: nil) where isRunning { isRunning = demo.handle(event) }
  }
  terminal.close()
} catch {
  let message = Array("\(error)\n".utf8)
  write(2, message, message.count)
  exit(2)
}
