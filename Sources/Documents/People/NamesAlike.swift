/// Which people a full name may belong to, found without comparing it with every one of them.
///
/// Two names go together only where their last words sound alike, where they are the same words in one, or where one is the
/// beginning or the end of the other (`NameAgreement`); so only people with such a name are candidates.
struct NamesAlike {
  private var bySound: [[UInt8]: [Int]] = [:]
  private var byWords: [[UInt8]: [Int]] = [:]
  private var byPart: [[UInt8]: [Int]] = [:]

  /// Takes up a name of a person.
  mutating func add(_ name: PersonName, of person: Int) {
    bySound[NameSpelling.skeleton(name.last), default: []].append(person)
    byWords[Self.joined(name), default: []].append(person)
    for part in NameBlocks.parts(name) { byPart[part, default: []].append(person) }
  }

  /// The people with whom one of the names may go together, ascending.
  func people(like names: [PersonName]) -> [Int] {
    var found: [Int] = []
    for name in names {
      let words = Self.joined(name)
      found += bySound[NameSpelling.skeleton(name.last)] ?? []
      found += byWords[words] ?? []
      found += byPart[words] ?? []
      for part in NameBlocks.parts(name) { found += byWords[part] ?? [] }
    }
    guard found.count > 1 else { return found }
    found.sort()
    var last = -1
    found.removeAll { person in
      defer { last = person }
      return person == last
    }
    return found
  }

  /// The words in one, whatever tells father and son apart.
  private static func joined(_ name: PersonName) -> [UInt8] { name.words.flatMap { $0 } }
}
