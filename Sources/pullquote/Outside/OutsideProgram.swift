import Documents
import Export
import Glibc
import Reader

/// Runs a program of the person's on the terminal that the reader has lent.
enum OutsideProgram {
  /// Carries out a task and returns when the program has ended; what went wrong, in a sentence. Quotations are those of
  /// `store`.
  static func run(_ task: OutsideTask, in store: DocumentStore) -> String? {
    switch task {
    case .edit(let file, let line):
      let editor = variable("VISUAL") ?? variable("EDITOR") ?? "vi"
      return open(file, line, with: editor, named: "$EDITOR")
    case .page(let file, let line):
      return open(file, line, with: variable("PAGER") ?? "less", named: "$PAGER")
    case .pipe(let command, let text):
      return pipe(Array(text.utf8), through: command)
    case .pipeQuotations(let command, let references):
      let bytes = QuotationExport.write(.markdown, references, in: store, folder: WorkingFolder.path)
      return pipe(bytes, through: command)
    }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }),
      value.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 })
    else { return nil }
    return value
  }

  /// The variable may hold options, so a shell reads it, as git has it.
  private static func open(_ file: String, _ line: Int, with program: String, named variable: String)
    -> String?
  {
    guard access(file, R_OK) == 0 else {
      return "\(file) cannot be opened: \(SystemError.phrase(errno))"
    }
    let arguments = LineArgument.arguments(for: program, file: file, line: line)
    let child = ChildProgram(["/bin/sh", "-c", program + " \"$@\"", program] + arguments)
    switch child.run() {
    case .ended(0): return nil
    case .ended(127): return "“\(program)” was not found; set \(variable) to a program that is there"
    case .ended(let status): return "“\(program)” ended with status \(status)"
    case .killed(let signal): return "“\(program)” was ended by signal \(signal)"
    case .failed(let number): return "No program could be started: \(SystemError.phrase(number))"
    }
  }

  private static func pipe(_ text: [UInt8], through command: String) -> String? {
    let child = ChildProgram(["/bin/sh", "-c", command], input: text)
    let outcome = child.run()
    let end: String
    switch outcome {
    case .ended(0): end = "Press Enter to go on."
    case .ended(let status): end = "It ended with status \(status). Press Enter to go on."
    case .killed(let signal): end = "It was ended by signal \(signal). Press Enter to go on."
    case .failed(let number): return "No program could be started: \(SystemError.phrase(number))"
    }
    // What it printed stays until it was read.
    StandardStream.output.writeLine("\n\(end)")
    waitForLine()
    return nil
  }

  private static func waitForLine() {
    var byte: UInt8 = 0
    while true {
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 || byte == 0x0A || byte == 0x0D { return }
    }
  }
}

/// How programs are told at which line to open a file.
enum LineArgument {
  /// The arguments for a program as `$EDITOR` or `$PAGER` name it, with or without options.
  static func arguments(for program: String, file: String, line: Int) -> [String] {
    let command = program.split(separator: " ").first.map(String.init) ?? program
    let name = command.split(separator: "/").last.map(String.init) ?? command
    // A path that begins like an option must not be read as one.
    let file = file.hasPrefix("-") || file.hasPrefix("+") ? "./" + file : file
    switch name {
    case "code", "codium", "code-insiders": return ["-g", "\(file):\(line)"]
    case "subl", "zed", "hx", "helix": return ["\(file):\(line)"]
    case "cat", "bat", "ed", "more": return [file]
    default: return ["+\(line)", file]
    }
  }
}
