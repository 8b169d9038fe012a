import Glibc

/// A program that runs on this terminal while this one waits.
struct ChildProgram {
  /// How it went.
  enum Outcome: Equatable {
    /// It ended with a status.
    case ended(Int32)
    /// A signal ended it.
    case killed(Int32)
    /// It was not started; the value of `errno`.
    case failed(Int32)
  }

  private let arguments: [String]
  private let input: [UInt8]?

  /// A program by its path and arguments, `arguments[0]` being the path; where `input` is given, it reads that in place of
  /// the terminal.
  init(_ arguments: [String], input: [UInt8]? = nil) {
    self.arguments = arguments
    self.input = input
  }

  /// Runs it and waits for its end.
  func run() -> Outcome {
    // As system(3) has it: what is typed to stop or interrupt is meant for the program in front.
    let ignored = [SIGINT, SIGQUIT, SIGTSTP, SIGTTOU].map { (number: $0, former: Self.ignore($0)) }
    defer { for (number, former) in ignored { Self.restore(number, former) } }
    var ends: (read: Int32, write: Int32)?
    if input != nil {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else { return .failed(errno) }
      for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      ends = (pair[0], pair[1])
    }
    var process: pid_t = 0
    let number = spawn(&process, reading: ends?.read)
    if let ends { close(ends.read) }
    guard number == 0 else {
      if let ends { close(ends.write) }
      return .failed(number)
    }
    if let ends, let input {
      Self.write(input, to: ends.write)
      close(ends.write)
    }
    return Self.wait(for: process)
  }

  /// The corresponding C function is `posix_spawn`.
  private func spawn(_ process: inout pid_t, reading input: Int32?) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    // The guard keeps standard error aside; the program has the terminal for it.
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    guard let path = words[0] else { return ENOMEM }
    return posix_spawn(&process, path, &actions, &attributes, words, environ)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { raw in
      var at = 0
      while at < raw.count {
        let count = Glibc.write(descriptor, raw.baseAddress?.advanced(by: at), raw.count - at)
        if count < 0, errno == EINTR { continue }
        // A program may have read enough.
        guard count > 0 else { return }
        at += count
      }
    }
  }

  private static func wait(for process: pid_t) -> Outcome {
    var status: Int32 = 0
    while true {
      let found = waitpid(process, &status, WUNTRACED)
      if found < 0 {
        if errno == EINTR { continue }
        return .failed(errno)
      }
      let low = status & 0x7F
      if status & 0xFF == 0x7F {
        // It was stopped from the keyboard: this program stops with it, and both go on together.
        kill(getpid(), SIGSTOP)
        kill(process, SIGCONT)
        continue
      }
      return low == 0 ? .ended((status >> 8) & 0xFF) : .killed(low)
    }
  }

  private static func ignore(_ number: Int32) -> sigaction {
    var new = sigaction()
    new.__sigaction_handler.sa_handler = SIG_IGN
    var former = sigaction()
    sigaction(number, &new, &former)
    return former
  }

  private static func restore(_ number: Int32, _ former: sigaction) {
    var former = former
    sigaction(number, &former, nil)
  }
}
