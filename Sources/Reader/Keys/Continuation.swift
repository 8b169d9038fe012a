import Screen

/// A key that may come next while keys are pending.
public struct Continuation: Hashable, Sendable {
  /// The key.
  public let key: Key
  /// What can be reached with it, in the keymap's order.
  public let actions: [Action]
  /// Whether it completes the sequence; it then runs the one action.
  public let isComplete: Bool

  /// The help of its action, or the words with which the help of all its actions begins and three points.
  public var help: String {
    guard !isComplete, let first = actions.first else { return actions.first?.help ?? "" }
    var common = first.help.split(separator: " ")
    for action in actions.dropFirst() {
      let words = action.help.split(separator: " ")
      common = Array(zip(common, words).prefix { $0 == $1 }.map(\.0))
    }
    return (common + ["…"]).joined(separator: " ")
  }

  /// What may follow the keys that lead to `layers`, of which the first shadow the last.
  static func all(_ layers: [KeyTrie]) -> [Continuation] {
    var found: [Key: (order: Int, continuation: Continuation)] = [:]
    for layer in layers {
      for (key, child) in layer.children {
        let below = child.bindings()
        guard let order = below.first?.order else { continue }
        let new = Continuation(key: key, actions: below.map(\.action), isComplete: child.action != nil)
        guard let known = found[key] else {
          found[key] = (order, new)
          continue
        }
        if known.continuation.isComplete || new.isComplete { continue }
        let both = known.continuation.actions + new.actions
        found[key] = (known.order, Continuation(key: key, actions: both, isComplete: false))
      }
    }
    return found.values.sorted { $0.order < $1.order }.map(\.continuation)
  }
}
