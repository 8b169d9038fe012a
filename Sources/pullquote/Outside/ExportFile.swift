import Glibc

/// A file that is written whole or not at all: beside its place first, then renamed.
struct ExportFile {
  /// Why nothing was written.
  enum Problem: Error, Hashable {
    /// A file is there that is not to be replaced.
    case exists
    /// The system refused; a few words.
    case refused(String)
  }

  /// The path of the file.
  let path: String

  /// A file by its path as a person types it: `~/` is the home folder, anything else is relative to the working folder.
  init(typed: String, home: String? = ProcessEnvironment.value("HOME")) {
    if let home, typed == "~" || typed.hasPrefix("~/") {
      path = home + typed.dropFirst()
    } else {
      path = typed
    }
  }

  /// Says whether the file can be begun: that nothing is there, or a file that may be replaced.
  func check(replaces: Bool) throws(Problem) {
    var status = stat()
    if stat(path, &status) != 0 {
      guard errno == ENOENT else { throw .refused(Self.phrase(errno)) }
      guard lstat(path, &status) != 0 else { throw .refused("that is a link to nowhere") }
      try checkFolder()
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: if !replaces { throw .exists }
    case S_IFDIR: throw .refused("that is a folder")
    default: throw .refused("that is not a file")
    }
  }

  private func checkFolder() throws(Problem) {
    let folder = Self.folder(of: path)
    guard access(folder, F_OK) == 0 else { throw .refused("no such folder") }
    guard access(folder, W_OK) == 0 else { throw .refused(Self.phrase(errno)) }
  }

  /// Writes the file; what stood there stays whole until the new one does.
  func write(_ bytes: [UInt8], replaces: Bool) throws(Problem) {
    try check(replaces: replaces)
    // A link is written through, as an editor does.
    let place = Self.resolved(path) ?? path
    var status = stat()
    let former = stat(place, &status) == 0 ? status.st_mode & 0o777 : nil
    let beside = "\(Self.folder(of: place))/.\(Self.name(of: place)).\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, former ?? 0o666)
    guard descriptor >= 0 else { throw .refused(Self.phrase(errno)) }
    do throws(WriteFault) {
      try StandardStream(descriptor: descriptor).write(bytes)
    } catch {
      close(descriptor)
      unlink(beside)
      guard case .failed(let reason) = error else { throw .refused("nobody reads it") }
      throw .refused(reason)
    }
    // Some file systems tell only now that the disk is full.
    let isWhole = fsync(descriptor) == 0
    let fault = errno
    guard close(descriptor) == 0, isWhole else {
      unlink(beside)
      throw .refused(Self.phrase(isWhole ? errno : fault))
    }
    try put(beside, at: place, replaces: replaces)
  }

  private func put(_ beside: String, at place: String, replaces: Bool) throws(Problem) {
    defer { unlink(beside) }
    if !replaces {
      // Unlike rename(2), link(2) leaves alone what has come meanwhile.
      if link(beside, place) == 0 { return }
      if errno == EEXIST { throw .exists }
    }
    guard rename(beside, place) == 0 else { throw .refused(Self.phrase(errno)) }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "export").prefix(100) + ""
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func phrase(_ number: Int32) -> String {
    switch number {
    case EACCES, EPERM: "permission denied"
    case EROFS: "nothing can be written there: it is read-only"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENOENT, ENOTDIR: "no such folder"
    default: SystemError.phrase(number)
    }
  }
}
