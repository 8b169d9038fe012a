import Documents
import Glibc
import Reader
import Search
import Synchronization

/// Answers queries away from the keys, each on as many threads as there are processors; a later query of the same purpose
/// takes the place of one that is under way.
final class QueryQueue: Sendable {
  private let latest = Mutex<[QueryRequest.Purpose: Int]>([:])
  private let inbox: Inbox

  /// So many articles are looked at between two looks at whether the answer is still wanted.
  private static let chunk = 128

  /// Sends `Event.answered` to `inbox`.
  init(inbox: Inbox) { self.inbox = inbox }

  /// Begins to answer a request from the store as it is now.
  func start(_ request: QueryRequest, in store: DocumentStore, new: Set<Int>) {
    latest.withLock { $0[request.purpose] = request.number }
    BackgroundThread.start(niceness: 0) { [self] in
      // What cannot be understood is not asked: the reader has read it before.
      guard let scan = try? QueryScan(request, in: store, new: new) else { return }
      if let answer = Self.answer(scan, isWanted: { self.isWanted(request) }) {
        inbox.post(.answered(answer))
      }
    }
  }

  /// Gives up what is under way.
  func stop() { latest.withLock { $0 = [:] } }

  private func isWanted(_ request: QueryRequest) -> Bool {
    latest.withLock { $0[request.purpose] == request.number }
  }

  /// The answer of a scan, made on all processors; `nil` where it is not wanted any more.
  static func answer(_ scan: QueryScan, isWanted: @escaping @Sendable () -> Bool = { true }) -> QueryAnswer? {
    let chunks = (scan.count + chunk - 1) / chunk
    let work = PieceWork(chunks: chunks)
    let helpers = max(0, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), chunks) - 1)
    let run: @Sendable () -> Void = {
      while isWanted(), let index = work.next() {
        work.put(scan.piece(index * chunk..<min(scan.count, (index + 1) * chunk)), at: index)
      }
    }
    let group = DoneCount(helpers)
    for _ in 0..<helpers {
      BackgroundThread.start(niceness: 0) {
        run()
        group.count()
      }
    }
    run()
    group.wait()
    return isWanted() ? scan.answer(work.pieces) : nil
  }
}

/// The pieces of a scan, taken and filled by several threads.
private final class PieceWork: Sendable {
  private struct Pieces {
    var next = 0
    var done: [QueryScan.Piece?]
  }

  private let state: Mutex<Pieces>

  init(chunks: Int) { state = Mutex(Pieces(done: Array(repeating: nil, count: chunks))) }

  /// The next piece that nobody has taken.
  func next() -> Int? {
    state.withLock { pieces in
      guard pieces.next < pieces.done.count else { return nil }
      pieces.next += 1
      return pieces.next - 1
    }
  }

  func put(_ piece: QueryScan.Piece, at index: Int) { state.withLock { $0.done[index] = piece } }

  var pieces: [QueryScan.Piece] { state.withLock { $0.done.compactMap { $0 } } }
}

/// Lets one thread wait until others are done.
private final class DoneCount: @unchecked Sendable {
  private var semaphore = sem_t()
  private let threads: Int

  init(_ threads: Int) {
    self.threads = threads
    sem_init(&semaphore, 0, 0)
  }

  deinit { sem_destroy(&semaphore) }

  func count() { sem_post(&semaphore) }

  func wait() {
    for _ in 0..<threads {
      while sem_wait(&semaphore) == -1, errno == EINTR {}
    }
  }
}
