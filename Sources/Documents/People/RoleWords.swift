/// The words of roles over all articles: who has them, and which descriptions use them.
struct RoleWords: Sendable {
  /// The names that have a role with the word, with the number of such roles.
  private var holders: [[UInt8]: [Int: Int]] = [:]
  /// The descriptions that use the word.
  private(set) var descriptions: [[UInt8]: [Int]] = [:]

  private static let empty: Set<[UInt8]> = Set(
    """
    the a an of for to in on at and s his her its their by with from as this that who
    """.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map(Array.init))

  /// Offices that one person holds at a time.
  static let offices: Set<[UInt8]> = Set(
    """
    spokesman spokeswoman spokesperson minister president premier chancellor king queen pope commander chief governor \
    mayor chairman chairwoman chairperson secretary head director leader ambassador envoy speaker ceo coach captain
    """.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map(Array.init))

  /// The words of a role or description that say something, folded.
  static func words(_ role: String) -> [[UInt8]] {
    Folding.fold(role.utf8.prefix(200)).split(whereSeparator: { !isLetter($0) }).map(Array.init)
      .filter { !empty.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Counts a role of a name once more, or with -1 once less.
  mutating func count(_ words: [[UInt8]], of node: Int, by step: Int) {
    for word in Set(words) {
      holders[word, default: [:]].add(step, to: node)
      if holders[word]?.isEmpty == true { holders[word] = nil }
    }
  }

  /// Adds a description.
  mutating func describe(_ words: [[UInt8]], _ node: Int) {
    for word in Set(words) { descriptions[word, default: []].append(node) }
  }

  /// The names that have roles with all the words: all of them, where they are few.
  func candidates(_ words: [[UInt8]]) -> [Int] {
    var rarest: [Int: Int]?
    for word in words {
      guard let found = holders[word] else { return [] }
      if found.count < rarest?.count ?? .max { rarest = found }
    }
    guard let rarest, rarest.count <= 1000 else { return [] }
    return rarest.keys.filter { node in words.allSatisfy { holders[$0]?[node] != nil } }.sorted()
  }
}
