import Glibc
import Synchronization

/// A thread of its own for work that keys must not wait for.
///
/// The threads that tasks run on are shared, and their priorities mean nothing to Linux: work for minutes would hold
/// one of them at the main thread's priority.
enum BackgroundThread {
  /// How willingly it gives way to others.
  enum Priority: Int32 {
    /// That of the thread that starts it.
    case usual = 0
    /// Less time than others get where they all want it.
    case low = 10
    /// Next to no time where others want it. SCHED_IDLE would be even less, and a thread that waits for a lock of such a one
    /// waits for the whole machine.
    case lowest = 19

    /// Gives the calling thread this priority: Linux keeps one for each thread, and 0 names the calling one
    /// (setpriority(2), "C library/kernel differences"). It cannot be raised again.
    func take() {
      if self != .usual { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, rawValue) }
    }
  }

  private final class Body {
    let priority: Priority
    let run: @Sendable () -> Void
    init(_ priority: Priority, _ run: @escaping @Sendable () -> Void) {
      self.priority = priority
      self.run = run
    }
  }

  /// Lets the calling thread wait.
  static func rest(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// Work whose result can be waited for.
  final class Joinable<Value: Sendable>: Sendable {
    private let done = DoneCount(1)
    private let value = Mutex<Value?>(nil)

    fileprivate init(_ work: @escaping @Sendable () -> Value) {
      let body: @Sendable () -> Void = { [self] in
        let result = work()
        value.withLock { $0 = result }
        done.count()
      }
      if !BackgroundThread.start(.usual, body) { body() }
    }

    /// Waits until the work is done and returns what came of it; from one thread only.
    func join() -> Value {
      while true {
        if let value = value.withLock({ $0 }) { return value }
        done.wait()
      }
    }
  }

  /// Runs `work` on a new thread that can be waited for; here and now where the system gives no thread.
  static func joinable<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Joinable<Value> {
    Joinable(work)
  }

  /// Runs `work` on a new thread; false, without having run it, where the system gives no more threads or no stack for
  /// one (ulimit -u, ulimit -v).
  static func start(_ priority: Priority, _ work: @escaping @Sendable () -> Void) -> Bool {
    let body = Unmanaged.passRetained(Body(priority, work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        let body = Unmanaged<Body>.fromOpaque(raw).takeRetainedValue()
        body.priority.take()
        body.run()
        return nil
      }, body.toOpaque())
    guard status == 0 else {
      body.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
