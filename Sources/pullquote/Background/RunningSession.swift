import Glibc

/// What tells this run of the reader from others, and which of those still run: host, process and the moment it began.
enum RunningSession {
  /// This run.
  static let own = "\(host) \(getpid()) \(start(of: getpid()) ?? 0)"

  /// Whether the run of that name still goes on. One on another host counts as going on: nothing of it is known here.
  static func isLive(_ session: String) -> Bool {
    let parts = session.split(separator: " ")
    guard parts.count == 3, let process = Int32(parts[1]), let began = Int(parts[2]) else { return false }
    return parts[0] != host || start(of: process) == began
  }

  private static let host: String = {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let name = buffer.baseAddress, gethostname(name, 255) == 0 else { return "localhost" }
      name[255] = 0
      return String(String(cString: name).map { $0.isWhitespace ? "-" : $0 })
    }
  }()

  /// When a process began, in clock ticks since the machine did: field 22 of /proc/PID/stat (proc(5)).
  private static func start(of process: Int32) -> Int? {
    guard let bytes = try? ArticleFile(path: FilePath("/proc/\(process)/stat"), limit: 1 << 16).contents()
    else {
      return nil
    }
    // The second field is a name in parentheses, which may hold anything.
    let rest = String(decoding: bytes, as: UTF8.self).split(separator: ")").last ?? ""
    let fields = rest.split(separator: " ")
    return fields.count > 19 ? Int(fields[19]) : nil
  }
}
