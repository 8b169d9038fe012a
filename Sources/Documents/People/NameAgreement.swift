/// How well two names go together as names of one person.
enum NameAgreement: Int, Comparable {
  /// They do not.
  case none
  /// One says less: an initial, a short form, one name the beginning or end of the other.
  case partial
  /// First and last name are spelled alike.
  case spelling
  /// First and last name are the same words.
  case same

  static func < (a: NameAgreement, b: NameAgreement) -> Bool { a.rawValue < b.rawValue }

  /// Compares two names of at least two words.
  ///
  /// Stricter than inside an article, where the text itself says who is meant: "Michael" and "Michelle", "Paul" and
  /// "Paula", "Jean" and "Joan" share their consonants, and are two.
  init(_ a: PersonName, _ b: PersonName) {
    self = .none
    guard !a.isLone, !b.isLone, a.generation == b.generation else { return }
    if a.hasSameWords(as: b) {
      self = .same
      return
    }
    // Most pairs of a block end here: what costs more comes behind.
    let isSameLast = Self.isSameLast(a.last, b.last)
    let isPart = a.isPart(of: b) || b.isPart(of: a)
    guard isSameLast || isPart, Self.middlesAgree(a.words, b.words) else { return }
    if isSameLast {
      if a.first == b.first {
        self = a.last == b.last ? .same : .spelling
      } else if Self.isSameFirst(a.first, b.first) {
        self = .spelling
      } else if a.last == b.last,
        Self.isInitial(a.first, of: b.first) || Self.isInitial(b.first, of: a.first)
          || Self.isShort(a.first, of: b.first) || Self.isShort(b.first, of: a.first)
      {
        self = .partial
      }
      if self != .none { return }
    }
    // "Andrés Manuel López" and "López Obrador" are parts of "Andrés Manuel López Obrador".
    if isPart { self = .partial }
  }

  /// Whether what stands between first and last name does not contradict: "George W." and "George H. W." do.
  private static func middlesAgree(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
    let left = a.dropFirst().dropLast()
    let right = b.dropFirst().dropLast()
    guard !left.isEmpty, !right.isEmpty else { return true }
    let shorter = left.count <= right.count ? left : right
    let longer = left.count <= right.count ? right : left
    // Each of the shorter finds its like in the longer, in order.
    var rest = longer[...]
    for word in shorter {
      guard
        let place = rest.firstIndex(where: {
          $0 == word || isInitial(word, of: $0) || isInitial($0, of: word) || isSameFirst(word, $0)
        })
      else { return false }
      rest = rest[(place + 1)...]
    }
    // "George W. Bush" is no short form of "George H. W. Bush": initials are told in full.
    return left.count == right.count || !(left + right).contains { $0.count == 1 }
  }

  /// Last names: the same consonants within a small distance, ending alike ("Petrov" is not "Petrova").
  static func isSameLast(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a == b
      || NameSpelling.beginsAlike(a, b) && endsAlike(a, b) && NameSpelling.isSame(a, b)
        && NameSpelling.skeleton(a) == NameSpelling.skeleton(b)
  }

  /// First names: as last names, and their first vowels alike.
  static func isSameFirst(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard isSameLast(a, b) else { return false }
    guard a != b, let left = a.first(where: isVowel), let right = b.first(where: isVowel) else { return true }
    return left == right || [[left, right], [right, left]].contains { vowelPairs.contains($0) }
  }

  /// Whether a lone last name is another spelling of a last name: as long, and long enough not to be another word.
  ///
  /// Without a first name beside it "Saunders" is not "Sanders", and "Plan" not "Palin".
  static func isSameLone(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && a.count >= 6 && isSameLast(a, b) && NameSpelling.editDistance(a, b, most: 2) <= 2
  }

  private static func isInitial(_ a: [UInt8], of b: [UInt8]) -> Bool { a.count == 1 && a.first == b.first }

  /// "Chris" and "Christopher", but not "Carl" and "Carla".
  private static func isShort(_ a: [UInt8], of b: [UInt8]) -> Bool {
    a.count >= 3 && b.count >= a.count + 3 && b.starts(with: a)
  }

  private static let vowelPairs: Set<[UInt8]> = Set(
    ["ae", "ei", "iy", "ey", "ou"].map { Array($0.utf8) })

  private static func isVowel(_ byte: UInt8) -> Bool {
    [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte)
  }

  /// 0 for a consonant at the end, else which vowel: a and e apart from i and y and from o and u; a silent h does not
  /// count ("Khalifah").
  private static func ending(_ word: [UInt8]) -> UInt8 {
    var word = word[...]
    if word.last == 0x68, word.count > 2, word.dropLast().last.map(isVowel) == true { word = word.dropLast() }
    switch word.last {
    case 0x61: return 1
    case 0x65: return 4
    case 0x69, 0x79: return 2
    case 0x6F, 0x75: return 3
    default: return 0
    }
  }

  private static func endsAlike(_ a: [UInt8], _ b: [UInt8]) -> Bool { ending(a) == ending(b) }
}

extension PersonName {
  /// Whether the words in one are the same: `joined` without making it; generations are compared apart.
  func hasSameWords(as other: PersonName) -> Bool {
    words.reduce(0) { $0 + $1.count } == other.words.reduce(0) { $0 + $1.count }
      && words.joined().elementsEqual(other.words.joined())
  }

  /// Whether it is the beginning or the end of a longer name, of at least two words.
  func isPart(of longer: PersonName) -> Bool {
    words.count >= 2 && longer.words.count > words.count
      && (longer.words.prefix(words.count).elementsEqual(words)
        || longer.words.suffix(words.count).elementsEqual(words))
  }
}
