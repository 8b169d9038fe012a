import Documents
import Glibc
import Synchronization

/// Where in the cache's files what is kept stands, for the time in which files are read.
final class CacheIndex: Sendable {
  /// A file that is open for reading.
  private final class OpenFile: Sendable {
    let descriptor: Int32
    let isUsed = Atomic(false)

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }

  private let divisions: CachePlaces
  private let analyses: CachePlaces
  private let files: [OpenFile]

  /// Of the descriptors a process may have open, the cache takes one in so many at most.
  private static let descriptorShare = 4

  /// Reads through the files of a version. What is damaged is left out.
  init(_ folder: CacheFolder, _ version: ContentHash) {
    var divisions = CachePlaces()
    var analyses = CachePlaces()
    var files: [OpenFile] = []
    let segments = folder.segments(version).filter(\.isCurrent)
    // What was written last counts.
    for segment in segments.prefix(Self.mostFiles).reversed() {
      let descriptor = open(segment.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      let number = Int32(files.count)
      files.append(OpenFile(descriptor))
      CacheScan.run(descriptor, version) { head, start in
        let place = CachePlaces.Place(file: number, count: UInt32(head.size), start: start)
        switch head.kind {
        case .division: divisions.put(head.key, place)
        case .analysis: analyses.put(head.key, place)
        }
      }
    }
    self.divisions = divisions
    self.analyses = analyses
    self.files = files
  }

  private static var mostFiles: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return descriptorShare }
    return Int(clamping: min(limit.rlim_cur, 4096)) / descriptorShare
  }

  /// Calls `body` with what is kept under a key; `nil` where there is nothing, or it is damaged.
  func with<Result>(
    _ kind: CacheRecord.Kind, _ key: ContentHash, _ body: (UnsafeRawBufferPointer) -> Result?
  ) -> Result? {
    guard let place = kind == .division ? divisions[key] : analyses[key] else { return nil }
    let file = files[Int(place.file)]
    if !file.isUsed.load(ordering: .relaxed), !file.isUsed.exchange(true, ordering: .relaxed) {
      // What is used now goes last when room is made.
      futimens(file.descriptor, nil)
    }
    return withUnsafeTemporaryAllocation(byteCount: Int(place.count), alignment: 8) { buffer in
      guard
        CacheScan.read(file.descriptor, at: place.start, wanted: buffer.count, into: buffer) == buffer.count,
        let kept = CacheRecord.kept(UnsafeRawBufferPointer(buffer), kind, key)
      else { return nil }
      return body(kept)
    }
  }
}
