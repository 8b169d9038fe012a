import Documents
import Glibc

/// The folder that analyses are kept in: pullquote in $XDG_CACHE_HOME, usually ~/.cache. It may be deleted at any time.
struct CacheFolder: Sendable {
  /// The folder.
  let path: String

  /// A file of kept analyses.
  struct Segment {
    let path: String
    /// Whether a program of this version wrote it.
    let isCurrent: Bool
    let size: Int
    /// When it was written or read last: seconds, then nanoseconds.
    let used: (Int, Int)
  }

  /// What the files end in.
  private static let suffix = ".analyses"

  /// The folder that the environment names; `nil` where it names none.
  static var usual: CacheFolder? {
    if let cache = ProcessEnvironment.value("XDG_CACHE_HOME"), cache.hasPrefix("/") {
      return CacheFolder(path: cache + "/pullquote")
    }
    guard let home = ProcessEnvironment.value("HOME"), home.hasPrefix("/") else { return nil }
    return CacheFolder(path: home + "/.cache/pullquote")
  }

  /// What the names of a version's files begin with.
  static func prefix(_ version: ContentHash) -> String {
    let digits = String(version.high, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + "-"
  }

  /// The path of a new file for a version.
  func newSegment(_ version: ContentHash) -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let moment = String(time.tv_sec, radix: 16) + "-" + String(time.tv_nsec, radix: 16)
    return "\(path)/\(Self.prefix(version))\(moment)-\(getpid())\(Self.suffix)"
  }

  /// The files, the one used last first; none where the folder cannot be read.
  func segments(_ version: ContentHash?) -> [Segment] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    let prefix = version.map(Self.prefix)
    var found: [Segment] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasSuffix(Self.suffix) else { continue }
      let file = "\(path)/\(name)"
      var status = stat()
      guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      found.append(
        Segment(
          path: file, isCurrent: prefix.map(name.hasPrefix) ?? true, size: Int(status.st_size),
          used: (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)))
    }
    return found.sorted { $0.used == $1.used ? $0.path < $1.path : $1.used < $0.used }
  }

  /// Makes the folder where it is missing; false where that is not possible.
  func make() -> Bool {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, access(made, F_OK) != 0 { return false }
    }
    return true
  }

  /// Deletes what other versions wrote, and of this one's what was used longest ago, until no more than `limit` bytes are
  /// left; `kept` stays.
  func makeRoom(limit: Int, version: ContentHash, keeping kept: String?) {
    var total = 0
    for segment in segments(version) {
      if !segment.isCurrent {
        if !Self.isInUse(segment.path) { unlink(segment.path) }
        continue
      }
      total += segment.size
      if total > limit, segment.path != kept { unlink(segment.path) }
    }
  }

  /// Deletes all files; how many there were. The folder stays.
  func clear() -> Int { segments(nil).count { unlink($0.path) == 0 } }

  /// Whether another reader writes into a file.
  private static func isInUse(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }
}
