import Glibc

/// What the kernel tells of folders that are watched. The corresponding C functions are those of inotify(7).
final class FolderEvents {
  /// Something that happened to a name in a folder.
  struct Happening {
    /// Where it happened.
    let path: FilePath
    /// The bits of `inotify_event.mask`.
    let mask: UInt32
    /// Joins the two halves of a renaming; 0 where there is none.
    let cookie: UInt32

    /// Whether the name is gone, or leads elsewhere now.
    var isDeparture: Bool { mask & UInt32(IN_MOVED_FROM | IN_DELETE) != 0 }
    /// Whether it is about a folder.
    var isFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }
  }

  private let descriptor: Int32
  private var folders: [Int32: FilePath] = [:]
  /// Whether the kernel had to leave out something since `read` was called last.
  private(set) var hasLost = false

  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR)
  private static let headerSize = 16

  /// Fails with the value of `errno` where the system gives no more of these.
  init() throws(SystemFault) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw SystemFault(number: errno) }
  }

  deinit { close(descriptor) }

  /// Watches a folder, without those below it.
  func watch(_ folder: FilePath) throws(SystemFault) {
    let watch = folder.withCString { inotify_add_watch(descriptor, $0, Self.mask) }
    guard watch >= 0 else { throw SystemFault(number: errno) }
    folders[watch] = folder
  }

  /// Forgets a folder and those below it: it stands elsewhere now.
  func forget(_ folder: FilePath) {
    for (watch, path) in folders where path == folder || path.isBelow(folder) {
      inotify_rm_watch(descriptor, watch)
      folders[watch] = nil
    }
  }

  /// Waits until something has happened; false when `milliseconds` (`nil`: without end) have passed.
  func wait(_ milliseconds: Int32?) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&request, 1, milliseconds ?? -1)
      if count >= 0 { return count > 0 }
      if errno != EINTR { return false }
    }
  }

  /// All that has happened and was not read yet, in order.
  func read() -> [Happening] {
    hasLost = false
    var happenings: [Happening] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return happenings }
      buffer.withUnsafeBytes { parse(UnsafeRawBufferPointer(rebasing: $0[..<count]), &happenings) }
    }
  }

  private func parse(_ bytes: UnsafeRawBufferPointer, _ happenings: inout [Happening]) {
    var at = 0
    while at + Self.headerSize <= bytes.count {
      let watch = bytes.loadUnaligned(fromByteOffset: at, as: Int32.self)
      let mask = bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
      let cookie = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self)
      let length = Int(bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
      let name = bytes[(at + Self.headerSize)..<min(bytes.count, at + Self.headerSize + length)]
      at += Self.headerSize + length
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { hasLost = true }
      if mask & UInt32(IN_IGNORED) != 0 { folders[watch] = nil }
      guard let folder = folders[watch], let first = name.first, first != 0 else { continue }
      let path = folder.appending(name.prefix { $0 != 0 })
      happenings.append(Happening(path: path, mask: mask, cookie: cookie))
    }
  }
}

/// A call of the system that failed, by the value of `errno`.
struct SystemFault: Error {
  let number: Int32
}

extension FilePath {
  /// Whether it lies somewhere in `folder`.
  func isBelow(_ folder: FilePath) -> Bool {
    bytes.count > folder.bytes.count && bytes.starts(with: folder.bytes)
      && (folder.bytes.last == 0x2F || bytes[folder.bytes.count] == 0x2F)
  }

  /// The folder that holds it.
  var folder: FilePath {
    guard let slash = bytes.lastIndex(of: 0x2F) else { return FilePath(bytes: [0x2E]) }
    return FilePath(bytes: slash == 0 ? [0x2F] : Array(bytes[..<slash]))
  }

  /// What stands behind the last slash.
  var name: ArraySlice<UInt8> { bytes[(bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...] }
}
