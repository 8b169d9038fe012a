import Glibc

/// The processors that this process may run on.
enum Processors {
  /// How many there are, at least 1: those that `taskset`, a container or a scheduler leaves to the process.
  static let count: Int = {
    let status = (try? ArticleFile(path: FilePath("/proc/self/status")).contents()) ?? []
    return allowed(inStatus: status) ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }()

  /// The number that the line `Cpus_allowed` of `/proc/PID/status` (proc(5)) gives: a mask in hexadecimal digits.
  static func allowed(inStatus status: [UInt8]) -> Int? {
    let name = Array("Cpus_allowed:".utf8)
    guard let line = status.split(separator: 0x0A).first(where: { $0.starts(with: name) }) else { return nil }
    let count = line.dropFirst(name.count).reduce(0) { count, byte in
      count + (Character(Unicode.Scalar(byte)).hexDigitValue?.nonzeroBitCount ?? 0)
    }
    return count > 0 ? count : nil
  }
}
