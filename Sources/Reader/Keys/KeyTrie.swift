import Screen

/// The bindings of one context; as deep as the longest sequence, `KeySequence.maximumLength`.
struct KeyTrie: Hashable, Sendable {
  /// What the keys that lead here run.
  private(set) var action: Action?
  /// When it was bound; orders the bindings of a keymap.
  private(set) var order = 0
  /// What may follow.
  private(set) var children: [Key: KeyTrie] = [:]

  /// A complete sequence and its action.
  struct Found {
    let keys: [Key]
    let action: Action
    let order: Int
  }

  mutating func insert(_ new: Action, at keys: ArraySlice<Key>, order number: Int) {
    guard let key = keys.first else {
      if action == nil { order = number }
      action = new
      return
    }
    children[key, default: KeyTrie()].insert(new, at: keys.dropFirst(), order: number)
  }

  /// Takes a sequence out, and the nodes that led only to it.
  mutating func remove(_ keys: ArraySlice<Key>) -> Bool {
    guard let key = keys.first else {
      defer { (action, order) = (nil, 0) }
      return action != nil
    }
    guard children[key]?.remove(keys.dropFirst()) == true else { return false }
    if children[key]?.action == nil, children[key]?.children.isEmpty == true { children[key] = nil }
    return true
  }

  /// A sequence that begins with `keys` or with which they begin, other than the very same.
  func clash(with keys: [Key]) -> (sequence: KeySequence, action: Action)? {
    var node = self
    for (index, key) in keys.enumerated() {
      guard let child = node.children[key] else { return nil }
      node = child
      if index < keys.count - 1, let action = node.action {
        return KeySequence(Array(keys[...index])).map { ($0, action) }
      }
    }
    guard node.action == nil, let first = node.bindings().first else { return nil }
    return KeySequence(keys + first.keys).map { ($0, first.action) }
  }

  /// All complete sequences below, in the order they were bound.
  func bindings() -> [Found] {
    var found: [Found] = []
    collect(&found, [])
    return found.sorted { $0.order < $1.order }
  }

  private func collect(_ found: inout [Found], _ keys: [Key]) {
    if let action { found.append(Found(keys: keys, action: action, order: order)) }
    for (key, child) in children { child.collect(&found, keys + [key]) }
  }
}
