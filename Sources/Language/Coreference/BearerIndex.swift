import Documents

/// Leads from the words of a name to the persons who may bear it, so that an article full of names stays linear.
struct BearerIndex {
  /// A bucket of more persons than these is not looked through: of it, so many who bear the very word and so many who
  /// joined last are.
  private static let most = 64
  private static let fewer = 24
  /// Words of a name that are looked up.
  private static let mostWords = 8

  /// Persons by the first two consonants of a word, which spellings share.
  private var bySound: [[UInt8]: [Int]] = [:]
  private var byWord: [[UInt8]: [Int]] = [:]
  private var soundsOfPerson: [Int: [[UInt8]]] = [:]

  private static func sound(_ word: [UInt8]) -> [UInt8] { Array(NameSpelling.skeleton(word).prefix(2)) }

  /// Notes that a person bears a name.
  mutating func add(_ person: Int, _ form: NameForm) {
    for word in form.words.prefix(Self.mostWords) {
      let sound = Self.sound(word)
      if soundsOfPerson[person]?.contains(sound) != true {
        soundsOfPerson[person, default: []].append(sound)
        bySound[sound, default: []].append(person)
      }
      if byWord[word]?.last != person { byWord[word, default: []].append(person) }
    }
  }

  /// Persons one of whose names sounds like a word of `form`, each once.
  func candidates(_ form: NameForm) -> [Int] {
    var found: [Int] = []
    for word in form.words.prefix(Self.mostWords) {
      let alike = bySound[Self.sound(word)] ?? []
      if alike.count <= Self.most {
        for person in alike where !found.contains(person) { found.append(person) }
      } else {
        for person in (byWord[word] ?? []).suffix(Self.fewer) where !found.contains(person) {
          found.append(person)
        }
        for person in alike.suffix(Self.fewer) where !found.contains(person) { found.append(person) }
      }
    }
    return found
  }
}
