import Glibc

/// The memory that the program may reserve, where `ulimit -v` sets a limit.
enum AddressSpace {
  /// So many bytes have to be free at the start: some articles, and for each thread its stack and the 64 MB of address space
  /// that malloc sets aside for it (arenas of glibc). With less, the program would end in the middle of the work, for memory
  /// that is not there can be handled nowhere.
  private static let needed = 256 << 20

  /// Why the reader cannot be opened, and what to do; `nil` where there is room.
  static var shortage: String? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max,
      let used = reserved
    else { return nil }
    let free = Int(clamping: limit.rlim_cur) - used
    guard free < needed else { return nil }
    return "\(max(0, free) >> 20) MB of memory are left to the program (ulimit -v), and it needs"
      + " \(needed >> 20); try: ulimit -v unlimited"
  }

  /// The bytes that are reserved now (proc(5), /proc/PID/statm); `nil` where the system does not tell.
  private static var reserved: Int? {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(file, &buffer, buffer.count)
    let pages = Int(String(decoding: buffer.prefix(max(0, count)).prefix { $0 != 0x20 }, as: UTF8.self))
    return pages.map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
  }
}
