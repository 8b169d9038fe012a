import Reader
import Synchronization

/// Events from background work on their way to the event loop.
final class Inbox: Sendable {
  private struct Queue {
    var events: [Event] = []
    var first = 0
  }

  private let queue = Mutex(Queue())
  private let wake: @Sendable () -> Void

  /// Makes an empty inbox; `wake` makes the event loop look into it, and may be called on any thread.
  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Puts an event behind those that wait; from any thread.
  func post(_ event: Event) {
    let wasEmpty = queue.withLock { queue in
      queue.events.append(event)
      return queue.events.count - queue.first == 1
    }
    // Who finds others waiting knows that the loop has been woken for them.
    if wasEmpty { wake() }
  }

  /// Whether nothing waits.
  var isEmpty: Bool { queue.withLock { $0.first == $0.events.count } }

  /// Takes the event that has waited longest.
  func take() -> Event? {
    queue.withLock { queue in
      guard queue.first < queue.events.count else { return nil }
      let event = queue.events[queue.first]
      queue.first += 1
      if queue.first == queue.events.count {
        queue = Queue()
      } else if queue.first >= 256 {
        queue.events.removeFirst(queue.first)
        queue.first = 0
      }
      return event
    }
  }
}
