import Glibc

/// A stream of jobs done on several threads, whose results are taken in the order of the jobs.
///
/// One thread adds jobs and one takes results; who adds waits while too much is under way, so that memory does not grow
/// with the stream.
final class OrderedWork<Job: Sendable, Result: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let mostJobs: Int
  private let mostBytes: Int
  /// How many threads do jobs: fewer than were wanted where the system gives no more, possibly none.
  private(set) var threads = 0

  // What follows is touched only while the mutex is held.
  private var waiting: [(number: Int, job: Job)] = []
  private var results: [Int: Result] = [:]
  /// The bytes of the jobs that were added and whose results were not taken, in their order.
  private var sizes: [Int] = []
  private var bytes = 0
  private var added = 0
  private var taken = 0
  private var isEnded = false
  private var isGivenUp = false

  /// Starts `threads` threads that wait for jobs; at most `jobs` jobs of `bytes` bytes together are under way, and always
  /// one, however large.
  init(threads: Int, jobs: Int, bytes: Int, _ work: @escaping @Sendable (Job) -> Result) {
    mostJobs = jobs
    mostBytes = bytes
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    for _ in 0..<threads {
      let isStarted = BackgroundThread.start(.usual) { [self] in
        while let (number, job) = next() { finish(number, work(job)) }
      }
      guard isStarted else { break }
      self.threads += 1
    }
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Adds a job of `size` bytes behind all others, when there is room for it; returns whether results are still wanted.
  func add(_ job: Job, size: Int) -> Bool {
    locked {
      while !isGivenUp, !sizes.isEmpty, sizes.count >= mostJobs || bytes + size > mostBytes { wait() }
      guard !isGivenUp else { return false }
      waiting.append((added, job))
      sizes.append(size)
      bytes += size
      added += 1
      return true
    }
  }

  /// Says that no further job will be added.
  func end() { locked { isEnded = true } }

  /// Says that no further result will be taken: no further job is begun.
  func giveUp() {
    locked {
      isGivenUp = true
      waiting = []
    }
  }

  /// The result of the next job, in the order in which jobs were added; waits for it. `nil` behind the last.
  func take() -> Result? {
    locked {
      while !isGivenUp {
        if let result = results.removeValue(forKey: taken) {
          taken += 1
          bytes -= sizes.removeFirst()
          return result
        }
        if isEnded, taken == added { return nil }
        wait()
      }
      return nil
    }
  }

  /// The next job for a worker; `nil` when there will be none.
  private func next() -> (number: Int, job: Job)? {
    locked {
      while !isGivenUp, waiting.isEmpty, !isEnded { wait() }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }

  private func finish(_ number: Int, _ result: Result) { locked { results[number] = result } }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    return body()
  }

  private func wait() { pthread_cond_wait(changed, mutex) }
}
