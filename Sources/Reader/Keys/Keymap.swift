import Screen

/// Which keys run which actions, in each context.
///
/// A context falls back to `.global`, whose bindings it may shadow; `.prompt` stands alone. Sequences form a trie
/// per context, so that what may follow a pending prefix is read from the bindings themselves.
public struct Keymap: Hashable, Sendable {
  /// One line of a keymap.
  public struct Binding: Hashable, Sendable {
    /// Where it counts.
    public let context: Context
    /// What is pressed.
    public let sequence: KeySequence
    /// What it does.
    public let action: Action
  }

  /// What a few keys mean.
  public enum Lookup: Hashable, Sendable {
    /// They run an action.
    case action(Action)
    /// They begin sequences; the keys that may come next, in the keymap's order.
    case pending([Continuation])
    /// They are not bound.
    case none
  }

  /// Whether digits typed before keys are a count (never in a prompt).
  public var counts: Bool
  private var roots: [Context: KeyTrie] = [:]
  private var bound = 0

  /// Makes a keymap that binds nothing.
  public init(counts: Bool = true) { self.counts = counts }

  /// Whether digits typed in `context` are a count.
  public func counts(in context: Context) -> Bool { counts && context != .prompt }

  /// Binds a sequence in a context, in place of what it ran there before.
  public mutating func bind(_ sequence: KeySequence, to action: Action, in context: Context)
    throws(KeymapError)
  {
    if counts(in: context), sequence.keys.count > 1, let digit = sequence.keys[0].digit, digit > 0 {
      throw .beginsWithDigit(sequence)
    }
    guard action.contexts.contains(context) else { throw .wrongContext(action, context) }
    if let clash = roots[context]?.clash(with: sequence.keys) {
      throw .clash(sequence, with: clash.sequence, clash.action)
    }
    bound += 1
    roots[context, default: KeyTrie()].insert(action, at: sequence.keys[...], order: bound)
  }

  /// Takes the binding of a sequence in a context away; `false` where there is none.
  @discardableResult
  public mutating func unbind(_ sequence: KeySequence, in context: Context) -> Bool {
    roots[context]?.remove(sequence.keys[...]) ?? false
  }

  /// What the keys pressed so far mean in a context.
  public func lookup(_ keys: [Key], in context: Context) -> Lookup {
    guard !keys.isEmpty else { return .none }
    var nodes: [KeyTrie] = layers(of: context)
    for (index, key) in keys.enumerated() {
      var next: [KeyTrie] = []
      for node in nodes {
        guard let child = node.children[key] else { continue }
        next.append(child)
        // A complete sequence hides all that lies below it, in its own layer and in those underneath.
        if child.action != nil { break }
      }
      nodes = next
      if let action = nodes.first?.action { return index == keys.count - 1 ? .action(action) : .none }
    }
    // A prefix in the context hides a complete sequence in the global layer, which would never be waited for.
    let below = nodes.filter { $0.action == nil }
    return below.isEmpty ? .none : .pending(Continuation.all(below))
  }

  /// What is bound in a context to an action, in the keymap's order, its own bindings before the global ones.
  public func keys(for action: Action, in context: Context) -> [KeySequence] {
    let ordered = context == .global || context == .prompt ? [context] : [context, .global]
    return ordered.flatMap { layer in
      (roots[layer]?.bindings() ?? []).filter { $0.action == action }.compactMap { KeySequence($0.keys) }
    }.filter { lookup($0.keys, in: context) == .action(action) }
  }

  /// All bindings in the order they were made; one that was replaced keeps its place.
  public var bindings: [Binding] {
    roots.flatMap { context, root in root.bindings().map { (context, $0) } }
      .sorted { $0.1.order < $1.1.order }
      .compactMap { context, found in
        KeySequence(found.keys).map { Binding(context: context, sequence: $0, action: found.action) }
      }
  }

  private func layers(of context: Context) -> [KeyTrie] {
    let contexts = context == .global || context == .prompt ? [context] : [context, .global]
    return contexts.compactMap { roots[$0] }
  }
}

/// Why a sequence could not be bound.
public enum KeymapError: Error, Hashable, Sendable {
  /// One of the two sequences begins with the other, so that the shorter could never be told from the longer.
  case clash(KeySequence, with: KeySequence, Action)
  /// A digit begins a count, so that no sequence can begin with it.
  case beginsWithDigit(KeySequence)
  /// The action means nothing in that context.
  case wrongContext(Action, Context)
}

extension KeymapError: CustomStringConvertible {
  /// What is wrong and the way out, without a full stop.
  public var description: String {
    switch self {
    case .clash(let new, let old, let action):
      "\"\(new)\" clashes with \"\(old)\" (\(action.name)): one begins with the other; unbind it with \"\(old)\" = false"
    case .beginsWithDigit(let sequence):
      "\"\(sequence)\" cannot begin with a digit, which begins a count; counts = false turns counts off"
    case .wrongContext(let action, let context):
      "\(action.name) cannot be bound in [\(context.rawValue)], only in "
        + action.contexts.map { "[\($0.rawValue)]" }.joined(separator: ", ")
    }
  }
}
