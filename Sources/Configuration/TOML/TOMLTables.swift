import Reader

/// Which tables and keys have been defined, so that none is defined twice.
struct TOMLTables {
  private enum Kind {
    /// Named on the way to another by a header; may still be defined by one.
    case implicit
    /// Defined by its header.
    case explicit
    /// Defined by a dotted key; only dotted keys of the same table add to it.
    case dotted
    /// `[[name]]`; its last element is what headers go on from.
    case array
    /// A value, or an inline table, which nothing can be added to.
    case closed
  }

  private struct Node {
    var kind: Kind
    // By bytes: to TOML, names that are canonically equivalent are two.
    var children: [[UInt8]: Int] = [:]
    var last = 0
  }

  private var nodes = [Node(kind: .explicit)]
  private var current = 0

  /// Enters the table of a header; what is wrong if it cannot be.
  mutating func enter(_ path: [String], array: Bool) -> String? {
    var node = 0
    for name in path.dropLast() {
      let next = child(of: node, name) ?? add(.implicit, name, to: node)
      guard nodes[next].kind != .closed else { return notATable(name) }
      node = element(next)
    }
    guard let name = path.last else { return nil }
    let known = child(of: node, name)
    if array {
      let list = known ?? add(.array, name, to: node)
      guard nodes[list].kind == .array else { return twice(name) }
      nodes.append(Node(kind: .explicit))
      nodes[list].last = nodes.count - 1
      current = nodes.count - 1
    } else if let known {
      guard nodes[known].kind == .implicit else { return twice(name) }
      nodes[known].kind = .explicit
      current = known
    } else {
      current = add(.explicit, name, to: node)
    }
    return nil
  }

  /// Defines a key of the current table; what is wrong if it cannot be.
  mutating func define(_ path: [String]) -> String? {
    var node = current
    for name in path.dropLast() {
      let next = child(of: node, name) ?? add(.dotted, name, to: node)
      guard nodes[next].kind == .dotted else {
        return nodes[next].kind == .closed ? notATable(name) : twice(name)
      }
      node = next
    }
    guard let name = path.last else { return nil }
    if child(of: node, name) != nil { return twice(name) }
    _ = add(.closed, name, to: node)
    return nil
  }

  private func child(of node: Int, _ name: String) -> Int? { nodes[node].children[Array(name.utf8)] }

  private func element(_ node: Int) -> Int { nodes[node].kind == .array ? nodes[node].last : node }

  private mutating func add(_ kind: Kind, _ name: String, to node: Int) -> Int {
    nodes.append(Node(kind: kind))
    nodes[node].children[Array(name.utf8)] = nodes.count - 1
    return nodes.count - 1
  }

  private func twice(_ name: String) -> String { name.quotedForMessage + " is defined twice" }
  private func notATable(_ name: String) -> String { name.quotedForMessage + " is a value, not a table" }
}
