import Glibc
import Synchronization

/// Work in numbered pieces, on as many threads as there are processors.
enum ParallelWork {
  /// Does the pieces 0 to `count`, each once, and returns when all are done; the calling thread works as well. Once
  /// `isWanted` says no, no further piece is begun.
  static func run(
    _ count: Int, isWanted: @escaping @Sendable () -> Bool = { true },
    _ body: @escaping @Sendable (Int) -> Void
  ) {
    let next = NextPiece()
    let work: @Sendable () -> Void = {
      while isWanted() {
        let piece = next.take()
        guard piece < count else { return }
        body(piece)
      }
    }
    let helpers = max(0, min(Processors.count, count) - 1)
    let done = DoneCount(helpers)
    for _ in 0..<helpers {
      let starts = BackgroundThread.start(.usual) {
        work()
        done.count()
      }
      if !starts { done.count() }
    }
    work()
    done.wait()
  }
}

/// Hands out numbers, each once.
private final class NextPiece: Sendable {
  private let next = Atomic(0)

  func take() -> Int { next.add(1, ordering: .relaxed).oldValue }
}

/// Lets one thread wait until others are done.
final class DoneCount: @unchecked Sendable {
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

/// What pieces of work have given, at the places of their numbers.
final class PieceResults<Result: Sendable>: Sendable {
  private let results: Mutex<[Result?]>

  /// Makes room for `count` results.
  init(_ count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

  /// Keeps the result of a piece.
  func put(_ result: Result, at index: Int) { results.withLock { $0[index] = result } }

  /// The results, `nil` where there is none.
  var all: [Result?] { results.withLock { $0 } }
}
