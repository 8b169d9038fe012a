import Documents

/// Who bears a role: leads from a word of it to the persons, so that a description does not look at everybody.
struct RoleIndex {
  /// Of more bearers only so many are looked at, those named first last before the description: an article with more
  /// ministers than these is a list of them, and "the minister" means one nearby.
  static let most = 64

  /// Persons by a word of a role, in the order of their first names.
  private var byWord: [UInt64: [Int]] = [:]
  private var spokespeople: [Int] = []
  private let firstSpans: [Int]

  init(_ people: PersonFinder, in text: TokenizedArticle) {
    firstSpans = people.persons.map { $0.spans.first ?? .max }
    let order = people.persons.indices.sorted { (firstSpans[$0], $0) < (firstSpans[$1], $1) }
    for person in order {
      for role in people.persons[person].roles {
        if Self.isSpokesperson(text.tokens[role.head], in: text), spokespeople.last != person {
          spokespeople.append(person)
        }
        for token in Set([role.head] + role.tokens) where byWord[text.tokens[token].hash]?.last != person {
          byWord[text.tokens[token].hash, default: []].append(person)
        }
      }
    }
  }

  /// The persons that have a role with this head or with this word in it, in their order; of many, those whose first
  /// name stands last before name span `span`.
  func candidates(for head: Token, before span: Int, in text: TokenizedArticle) -> [Int] {
    var found = Set(nearest(byWord[head.hash] ?? [], span))
    if Self.isSpokesperson(head, in: text) { found.formUnion(nearest(spokespeople, span)) }
    return found.sorted()
  }

  private func nearest(_ persons: [Int], _ span: Int) -> ArraySlice<Int> {
    guard persons.count > Self.most else { return persons[...] }
    let end = max(Self.most, persons.partitioningIndex { firstSpans[$0] >= span })
    return persons[(end - Self.most)..<end]
  }

  /// Whether two heads name one role; spokesman, spokeswoman and spokesperson are one.
  static func isSame(_ a: Token, _ b: Token, in text: TokenizedArticle) -> Bool {
    a.hash == b.hash || isSpokesperson(a, in: text) && isSpokesperson(b, in: text)
  }

  private static func isSpokesperson(_ token: Token, in text: TokenizedArticle) -> Bool {
    text.bytes(token.range).prefix(5).lazy.map(\.asciiLowercased).elementsEqual("spoke".utf8)
  }
}
