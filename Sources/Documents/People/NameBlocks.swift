/// Full names that may be one person's, in blocks: those whose last words sound alike, and those that are linked in
/// another way. Names of different blocks are never compared.
struct NameBlocks: Sendable {
  /// The nodes whose last words have the key.
  private var nodes: [[UInt8]: [Int]] = [:]
  /// The keys that were joined, each with the one it was joined to.
  private var joined: [[UInt8]: [UInt8]] = [:]
  /// The keys of a block of several.
  private var keys: [[UInt8]: [[UInt8]]] = [:]
  /// The keys of the names by their words in one, and by beginnings and ends of at least two words.
  private var byWords: [[UInt8]: [[UInt8]]] = [:]
  private var byPart: [[UInt8]: [[UInt8]]] = [:]

  /// What last words that sound alike share.
  static func key(_ last: [UInt8]) -> [UInt8] {
    last.count >= 4 ? NameSpelling.skeleton(last) : last + [0x20]
  }

  /// The key that stands for the block of a key.
  func root(_ key: [UInt8]) -> [UInt8] {
    var key = key
    while let next = joined[key] { key = next }
    return key
  }

  /// The block that a name belongs to.
  func block(of name: PersonName) -> [UInt8] { root(Self.key(name.last)) }

  /// The blocks that hold a name of these words in one.
  func blocks(named name: [UInt8]) -> [[UInt8]] { (byWords[name] ?? []).map(root) }

  /// The nodes of a block, by the key that stands for it.
  func nodes(of root: [UInt8]) -> [Int] {
    guard let keys = keys[root] else { return nodes[root] ?? [] }
    return keys.flatMap { nodes[$0] ?? [] }
  }

  /// The nodes whose last words sound like a lone word.
  func nodes(like word: [UInt8]) -> [Int] { nodes[Self.key(word)] ?? [] }

  /// Adds the node of a new name and returns the blocks that changed.
  mutating func add(_ name: PersonName, _ node: Int) -> Set<[UInt8]> {
    let key = Self.key(name.last)
    nodes[key, default: []].append(node)
    var links: [[UInt8]] = []
    links += byWords[name.joined] ?? []
    links += byPart[name.joined] ?? []
    for part in Self.parts(name) {
      links += byWords[part] ?? []
      if byPart[part]?.contains(key) != true { byPart[part, default: []].append(key) }
    }
    if byWords[name.joined]?.contains(key) != true { byWords[name.joined, default: []].append(key) }
    for link in links { unite(link, key) }
    return [root(key)]
  }

  /// Puts the blocks of two names into one and returns it.
  mutating func join(_ a: [UInt8], _ b: [UInt8]) -> Set<[UInt8]> {
    let all = (byWords[a] ?? []) + (byWords[b] ?? [])
    for key in all.dropFirst() { unite(key, all[0]) }
    return Set(all.prefix(1).map(root))
  }

  private mutating func unite(_ a: [UInt8], _ b: [UInt8]) {
    let left = root(a)
    let right = root(b)
    guard left != right else { return }
    joined[left] = right
    keys[right] = (keys[right] ?? [right]) + (keys.removeValue(forKey: left) ?? [left])
  }

  /// "Andrés Manuel", "López Obrador" and what lies between of "Andrés Manuel López Obrador", the words in one.
  static func parts(_ name: PersonName) -> [[UInt8]] {
    guard name.words.count >= 3 else { return [] }
    return (2..<name.words.count).flatMap { count in
      [name.words.prefix(count).flatMap { $0 }, name.words.suffix(count).flatMap { $0 }]
    }
  }
}
