/// Compares the spellings of a word of a name: what transliterations share, and how far two of them lie apart.
///
/// Words are folded before: lower case, no diacritics.
public enum NameSpelling {
  /// Whether two folded words are spellings of one name: equal, the same consonants within a small distance, or one
  /// letter apart when long.
  public static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    guard a.count >= 3, b.count >= 3, abs(a.count - b.count) <= 3, a.count <= 40, b.count <= 40 else {
      return false
    }
    let distance = editDistance(a, b, most: 3)
    if distance <= 1, min(a.count, b.count) >= 7 { return true }
    guard distance <= 3, min(a.count, b.count) >= 4 else { return false }
    return skeleton(a) == skeleton(b)
  }

  /// The consonants in a spelling that transliterations share: kh and h, gh and g, q and k, w and v.
  public static func skeleton(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in word.enumerated() {
      var letter = byte
      switch byte {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79:  // vowels and y
        if index > 0 { continue }
        letter = 0x61
      case 0x68:  // h behind a consonant
        if index > 0, !isVowel(word[index - 1]) { continue }
        if index == word.count - 1 { continue }
      case 0x71, 0x63: letter = 0x6B  // q, c
      case 0x6B: if index + 1 < word.count, word[index + 1] == 0x68 { letter = 0x68 }  // kh
      case 0x77: letter = 0x76  // w
      case 0x7A: letter = 0x73  // z
      default: break
      }
      if result.last != letter { result.append(letter) }
    }
    return result
  }

  /// Whether the skeletons of two words begin with the same letter.
  static func beginsAlike(_ a: [UInt8], _ b: [UInt8]) -> Bool { beginning(a) == beginning(b) }

  /// The first letter of a word's skeleton, 0 where there is none.
  private static func beginning(_ word: [UInt8]) -> UInt8 {
    switch word.first {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: 0x61
    case 0x71, 0x63: 0x6B
    case 0x6B: word.count > 1 && word[1] == 0x68 ? 0x68 : 0x6B
    case 0x77: 0x76
    case 0x7A: 0x73
    case let first: first ?? 0
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75
  }

  /// Levenshtein's distance, or anything above `most` where it is greater.
  public static func editDistance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int {
    if abs(a.count - b.count) > most { return most + 1 }
    var previous = Array(0...b.count)
    var current = previous
    for (i, left) in a.enumerated() {
      current[0] = i + 1
      for (j, right) in b.enumerated() {
        current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left == right ? 0 : 1))
      }
      swap(&previous, &current)
    }
    return previous[b.count]
  }
}
