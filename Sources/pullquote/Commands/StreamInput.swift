import Glibc

/// The lines that `extract --input jsonl` is to answer, one record each; used by one thread at a time.
final class StreamInput: @unchecked Sendable {
  private let paths: [String]
  private let limit: Int
  private var isSecondReading = false

  init(paths: [String], limit: Int) {
    self.paths = paths
    self.limit = limit
  }

  /// Hands over the lines of all paths in order and tells on standard error what cannot be read; returns whether
  /// everything could be read.
  func forEachLine(_ add: (Extraction.Job) throws(WriteFault) -> Void) throws(WriteFault) -> Bool {
    defer { isSecondReading = true }
    var isComplete = true
    for path in paths {
      if path == "-" {
        isComplete = try read(STDIN_FILENO, name: "standard input", add) && isComplete
        continue
      }
      let file = FilePath(path)
      var reason: String?
      switch FileStatus(of: file) {
      case .regular: break
      case .folder: reason = "a folder; --input jsonl takes files, or - for standard input"
      case .other(let fault): reason = fault
      }
      let descriptor = reason == nil ? file.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) } : -1
      guard descriptor >= 0 else {
        report(path, reason ?? SystemError.phrase(errno))
        isComplete = false
        continue
      }
      defer { close(descriptor) }
      isComplete = try read(descriptor, name: path, add) && isComplete
    }
    return isComplete
  }

  private func read(
    _ descriptor: Int32, name: String, _ add: (Extraction.Job) throws(WriteFault) -> Void
  ) throws(WriteFault) -> Bool {
    var input = InputLines(descriptor: descriptor, limit: limit)
    var number = 0
    while true {
      number += 1
      switch input.next() {
      case .end: return true
      case .failed(let reason):
        report(name, reason)
        return false
      case .tooLong: try add(.tooLong(number: number))
      case .line(let bytes):
        if !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          try add(.line(bytes, number: number))
        }
      }
    }
  }

  /// Tells why something cannot be read, once.
  private func report(_ name: String, _ reason: String) {
    guard !isSecondReading else { return }
    StandardStream.error.writeLine("pullquote: \(name): \(reason)")
  }
}
