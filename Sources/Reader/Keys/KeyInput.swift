import Screen

/// Keys and a count that have been typed and wait for more.
public struct KeyInput: Hashable, Sendable {
  /// The highest count; further digits are ignored.
  public static let maximumCount = 99_999

  /// The keys of a sequence that is not complete.
  public private(set) var keys: [Key] = []
  /// The count typed so far.
  public private(set) var count: Int?
  private var digits: [Key] = []

  /// What came of a key.
  public enum Outcome: Hashable, Sendable {
    /// Run an action; the count is `nil` where none was typed or the action takes none.
    case run(Action, count: Int?)
    /// A lone digit turned out to be no count: run its action, then press these keys anew, as the context may
    /// have changed.
    case runFirst(Action, then: [Key])
    /// More keys are awaited: those that may come (none while only a count is typed) and the count so far.
    ///
    /// Start the timer of pending keys; when it runs out, call `timeout` and show the continuations.
    case pending([Continuation], count: Int?)
    /// The keys are bound to nothing; all of them have been dropped.
    case unbound([Key])
    /// What was pending was dropped by Esc, or by a control key that runs `cancel`, `back` or `prompt.cancel`.
    case cancelled
  }

  /// Nothing typed.
  public init() {}

  /// Whether keys or a count are waiting.
  public var isPending: Bool { !keys.isEmpty || count != nil }

  /// What was typed and waits, as it is shown: `12`, `2 ]`.
  public var notation: String {
    ((count.map { ["\($0)"] } ?? []) + keys.map(\.notation)).joined(separator: " ")
  }

  /// Takes one key.
  public mutating func press(_ key: Key, in context: Context, keymap: Keymap) -> Outcome {
    if isPending, key == Key(.escape) {
      cancel()
      return .cancelled
    }
    if keys.isEmpty, keymap.counts(in: context), let digit = key.digit, count != nil || digit > 0 {
      let longer = (count ?? 0) * 10 + digit
      count = longer > KeyInput.maximumCount ? KeyInput.maximumCount : longer
      digits.append(key)
      if digits.count > 2 { digits.removeLast() }
      return .pending([], count: count)
    }
    keys.append(key)
    let lookup = keymap.lookup(keys, in: context)
    if case .pending(let continuations) = lookup { return .pending(continuations, count: count) }
    if lookup == .none, cancels(key, in: context, keymap) {
      cancel()
      return .cancelled
    }
    let (typed, times, lone) = (keys, count, loneDigit(in: context, keymap))
    cancel()
    switch lookup {
    case .action(let action) where action.takesCount: return .run(action, count: times)
    case .action(let action):
      return lone.map { .runFirst($0, then: typed) } ?? .run(action, count: nil)
    default: return lone.map { .runFirst($0, then: typed) } ?? .unbound(typed)
    }
  }

  /// Ends the wait for more digits: a lone digit that is bound runs its action. `nil` otherwise, and what is
  /// pending stays so.
  public mutating func timeout(in context: Context, keymap: Keymap) -> Outcome? {
    guard keys.isEmpty, let action = loneDigit(in: context, keymap) else { return nil }
    cancel()
    return .run(action, count: nil)
  }

  /// Drops what is pending.
  public mutating func cancel() { self = KeyInput() }

  private func loneDigit(in context: Context, _ keymap: Keymap) -> Action? {
    guard digits.count == 1, case .action(let action) = keymap.lookup(digits, in: context) else { return nil }
    return action
  }

  private func cancels(_ key: Key, in context: Context, _ keymap: Keymap) -> Bool {
    guard keys.count > 1 || count != nil, key.modifiers.contains(.control) else { return false }
    let alone = keymap.lookup([key], in: context)
    return [.action(.cancel), .action(.back), .action(.promptCancel)].contains(alone)
  }
}
