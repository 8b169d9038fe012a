import Glibc

/// A thread of its own for work that keys must not wait for.
///
/// The threads that tasks run on are shared, and their priorities mean nothing to Linux: work for minutes would hold
/// one of them at the main thread's priority.
enum BackgroundThread {
  /// How much more willingly than others it gives way: 0 to 19.
  static let usualNiceness: Int32 = 10

  private final class Body {
    let niceness: Int32
    let run: @Sendable () -> Void
    init(_ niceness: Int32, _ run: @escaping @Sendable () -> Void) {
      self.niceness = niceness
      self.run = run
    }
  }

  /// Lets the calling thread wait.
  static func rest(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// Runs `work` on a new thread; false, without having run it, where the system gives no more threads or no stack for
  /// one (ulimit -u, ulimit -v).
  static func start(niceness: Int32 = usualNiceness, _ work: @escaping @Sendable () -> Void) -> Bool {
    let body = Unmanaged.passRetained(Body(niceness, work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { raw in
        // Linux keeps a niceness for each thread; 0 names the calling one (setpriority(2), "C library/kernel
        // differences").
        guard let raw else { return nil }
        let body = Unmanaged<Body>.fromOpaque(raw).takeRetainedValue()
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, body.niceness)
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
