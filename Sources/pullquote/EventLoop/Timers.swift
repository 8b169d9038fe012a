import Reader

/// The timers the reader has started: at most one of each kind.
struct Timers {
  private var deadlines: [ReaderTimer: Int] = [:]

  /// Starts a timer in place of one of its kind; both numbers in milliseconds.
  mutating func start(_ timer: ReaderTimer, now: Int, milliseconds: Int) {
    deadlines[timer] = now + max(0, milliseconds)
  }

  /// Forgets a timer.
  mutating func stop(_ timer: ReaderTimer) { deadlines[timer] = nil }

  /// The moment the next timer runs out.
  var next: Int? { deadlines.values.min() }

  /// Takes the timers that have run out, the oldest first.
  mutating func takeDue(now: Int) -> [ReaderTimer] {
    let due = deadlines.filter { $0.value <= now }.sorted {
      ($0.value, $0.key.order) < ($1.value, $1.key.order)
    }
    for (timer, _) in due { deadlines[timer] = nil }
    return due.map(\.key)
  }
}

extension ReaderTimer {
  /// Which of two that run out together comes first.
  fileprivate var order: Int {
    switch self {
    case .pendingKeys: 0
    case .preview: 1
    case .view: 2
    case .message: 3
    case .query: 4
    case .reading: 5
    case .news: 6
    case .progress: 7
    case .counting: 8
    }
  }
}
