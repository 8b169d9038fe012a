import Documents
import Glibc

/// Writes records behind those of a file that no other reader writes into; who it is says a lock on the file.
///
/// What cannot be written is not kept: nothing else follows from it.
struct CacheWriter {
  private let folder: CacheFolder
  private let version: ContentHash
  private let limit: Int
  private var descriptor: Int32 = -1
  private var path: String?
  private var size = 0
  /// No file is looked for before this moment, in milliseconds of `MonotonicClock`.
  private var rests = 0

  /// Milliseconds until it is tried again where nothing could be written.
  private static let rest = 30_000

  /// A file takes at most so much of the whole, so that little goes at once.
  private var segmentLimit: Int { max(1 << 16, min(32 << 20, limit / 16)) }

  /// Writes into the folder at most `limit` bytes.
  init(_ folder: CacheFolder, _ version: ContentHash, limit: Int) {
    self.folder = folder
    self.version = version
    self.limit = limit
  }

  /// Keeps whole records.
  mutating func append(_ records: [UInt8]) {
    guard !records.isEmpty, isOpen() else { return }
    let written = records.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written == records.count {
      size += written
      return
    }
    // A full disk, most often. Half a record would hide those behind it.
    ftruncate(descriptor, off_t(size))
    leave()
    rests = MonotonicClock.milliseconds + Self.rest
  }

  /// Closes the file.
  mutating func leave() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    path = nil
  }

  /// Makes sure of a file that can be written, that is still there and has room.
  private mutating func isOpen() -> Bool {
    if descriptor >= 0 {
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_nlink > 0, size < segmentLimit { return true }
      leave()
    }
    guard MonotonicClock.milliseconds >= rests else { return false }
    if folder.make(), goOn() || begin() {
      folder.makeRoom(limit: limit - segmentLimit, version: version, keeping: path)
      return true
    }
    rests = MonotonicClock.milliseconds + Self.rest
    return false
  }

  /// Goes on with a file that has room and no writer.
  private mutating func goOn() -> Bool {
    for segment in folder.segments(version) where segment.isCurrent && segment.size < segmentLimit {
      let descriptor = open(segment.path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      var status = stat()
      // It may have been deleted while the lock was waited for.
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0, status.st_nlink > 0
      else {
        close(descriptor)
        continue
      }
      // What was cut off goes, and a file whose head is damaged with it; what cannot be read for the moment stays.
      switch CacheScan.run(descriptor, version) {
      case .records(let end):
        if end == Int(status.st_size) || ftruncate(descriptor, off_t(end)) == 0 {
          (self.descriptor, path, size) = (descriptor, segment.path, end)
          return true
        }
      case .foreign: unlink(segment.path)
      case .unreadable: break
      }
      close(descriptor)
    }
    return false
  }

  /// Begins a new file.
  private mutating func begin() -> Bool {
    let path = folder.newSegment(version)
    let head = CacheRecord.fileHead(version)
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      head.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == head.count
    else {
      unlink(path)
      close(descriptor)
      return false
    }
    (self.descriptor, self.path, size) = (descriptor, path, head.count)
    return true
  }
}
