import Glibc

/// The lines of a file descriptor, read as they come, in memory that does not grow with the input.
struct InputLines {
  /// What the next line is.
  enum Line {
    /// The bytes without the line end.
    case line([UInt8])
    /// A line with more bytes than allowed; it was passed over.
    case tooLong
    /// The end of the input.
    case end
    /// The input could not be read, and why; nothing follows.
    case failed(reason: String)
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var fault: String?

  /// Reads from `descriptor`, which stays open; lines hold at most `limit` bytes.
  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line; waits for it.
  mutating func next() -> Line {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if let newline = newlineOffset() {
        if !isTooLong { line += buffer[start..<newline] }
        start = newline + 1
        return isTooLong || line.count > limit ? .tooLong : .line(line)
      }
      if !isTooLong { line += buffer[start...] }
      if line.count > limit {
        isTooLong = true
        line = []
      }
      start = buffer.count
      fill()
      if start < buffer.count { continue }
      if let fault { return .failed(reason: fault) }
      if isTooLong { return .tooLong }
      return line.isEmpty ? .end : .line(line)
    }
  }

  /// All that is left of the input; `nil` where it is longer than the limit or cannot be read.
  mutating func readAll() -> [UInt8]? {
    var all: [UInt8] = []
    while true {
      all += buffer[start...]
      guard all.count <= limit else { return nil }
      start = buffer.count
      fill()
      if start == buffer.count { return fault == nil ? all : nil }
    }
  }

  private func newlineOffset() -> Int? {
    buffer.withUnsafeBytes { raw in
      guard let base = raw.baseAddress, start < raw.count,
        let found = memchr(base + start, 0x0A, raw.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Replaces the buffer, which was used up, by what comes next.
  private mutating func fill() {
    guard !isAtEnd else { return }
    while true {
      var received = 0
      buffer = [UInt8](unsafeUninitializedCapacity: 256 << 10) { space, count in
        received = read(descriptor, space.baseAddress, space.count)
        count = max(0, received)
      }
      start = 0
      if received > 0 { return }
      if received == 0 {
        isAtEnd = true
        return
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&wait, 1, -1)
      default:
        fault = SystemError.phrase(errno)
        isAtEnd = true
        return
      }
    }
  }
}
