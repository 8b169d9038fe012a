import Glibc

/// Standard output or standard error, written whole and without a buffer.
struct StandardStream: Sendable {
  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  /// Where it goes.
  let descriptor: Int32

  /// Whether what is written goes into a file, so that nobody waits for single records.
  var isRegularFile: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Writes all of `bytes`.
  func write(_ bytes: [UInt8]) throws(WriteFault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress?.advanced(by: written), raw.count - written)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EPIPE: throw .readerGone
      case EAGAIN:
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      default: throw .failed(reason: SystemError.phrase(errno))
      }
    }
  }

  /// Writes a line for a person; a stream that is closed is no reason to fail.
  ///
  /// File names come from strangers: control characters are shown as `?`.
  func writeLine(_ text: String) { try? write(Self.safeLine(text)) }

  /// A line for a person, its end included, with control characters as `?`.
  static func safeLine(_ text: String) -> [UInt8] {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n", .format, .lineSeparator, .paragraphSeparator: safe.append("?")
      default: safe.append(scalar)
      }
    }
    return Array((String(safe) + "\n").utf8)
  }
}

/// Why writing stopped.
enum WriteFault: Error, Hashable {
  /// The program that read the output has ended, as `head` does when it has enough.
  case readerGone
  /// The system refused, for instance because a disk is full.
  case failed(reason: String)
}
