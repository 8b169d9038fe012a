/// What a person decided on who is who, as pairs of names, each the words of the name in one.
struct IdentityDecisions: Hashable, Sendable {
  struct Pair: Hashable, Sendable {
    let a: [UInt8]
    let b: [UInt8]

    init(_ a: [UInt8], _ b: [UInt8]) {
      self.a = a.lexicographicallyPrecedes(b) ? a : b
      self.b = a.lexicographicallyPrecedes(b) ? b : a
    }
  }

  /// The folded names of organisations that are one.
  var organisations: [([UInt8], [UInt8])] {
    folded.map { ($0.a, $0.b) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }
  private var folded: Set<Pair> = []
  private var same: Set<Pair> = []
  private var different: Set<Pair> = []

  init() {}

  init(same: [(String, String)], different: [(String, String)]) {
    self.same = Set(same.map { Pair(Self.name($0.0), Self.name($0.1)) })
    folded = Set(same.map { Pair(Folding.fold($0.0.utf8), Folding.fold($0.1.utf8)) })
    self.different = Set(different.map { Pair(Self.name($0.0), Self.name($0.1)) })
  }

  private static func name(_ text: String) -> [UInt8] { PersonName(text).joined }

  var isEmpty: Bool { same.isEmpty && different.isEmpty }
  /// All names that something was decided on.
  var names: Set<[UInt8]> { Set(same.union(different).flatMap { [$0.a, $0.b] }) }
  /// The pairs that are one person's.
  var samePairs: [([UInt8], [UInt8])] { same.map { ($0.a, $0.b) } }

  /// The names that are decided to be the same person's as a name.
  func partners(of name: [UInt8]) -> [[UInt8]] {
    same.isEmpty ? [] : same.compactMap { $0.a == name ? $0.b : $0.b == name ? $0.a : nil }
  }

  func joins(_ a: [UInt8], _ b: [UInt8]) -> Bool { !same.isEmpty && same.contains(Pair(a, b)) }
  func separates(_ a: [UInt8], _ b: [UInt8]) -> Bool { !different.isEmpty && different.contains(Pair(a, b)) }
}
