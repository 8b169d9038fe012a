public import Documents

/// Readable identifiers of people and organisations over all articles: `ahmad-mismari`.
///
/// An identifier is made from the name most articles use, folded; where several share it, all but the first have a
/// number behind it. It is the same for the same articles in whatever order they come.
public struct CorpusIdentifiers: Sendable {
  private var identifiers: [Int: String] = [:]

  /// Makes the identifiers of people whose identities are settled.
  public init(_ people: PersonPostings) {
    var taken: [String: Int] = [:]
    for number in people.ranked() {
      let base = Self.slug(people.name(number))
      let count = (taken[base] ?? 0) + 1
      taken[base] = count
      identifiers[number] = count == 1 ? base : "\(base)-\(count)"
    }
  }

  /// The identifier of whoever has a number.
  public func identifier(of number: Int) -> String? { identifiers[number] }

  private static func slug(_ name: String) -> String {
    let name = PersonName(name).words
    let words = name.map { word in
      word.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 >= 0x80 }
    }.filter { !$0.isEmpty }
    return words.isEmpty ? "unnamed" : String(decoding: Array(words.joined(separator: [0x2D])), as: UTF8.self)
  }
}
