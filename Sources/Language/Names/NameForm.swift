import Documents

/// A name reduced to what its spellings share.
struct NameForm: Sendable {
  /// The words in lower case without diacritics, particles left out, "Abu" and "Abdul" glued to the next.
  var words: [[UInt8]] = []

  init(_ tokens: Range<Int>, in text: TokenizedArticle) {
    var glue: [UInt8] = []
    for index in tokens where text.tokens[index].has(.word) {
      let token = text.tokens[index]
      let word = Self.folded(text.bytes(index))
      guard !word.isEmpty else { continue }
      if token.isAny(of: .nameSuffix) { continue }
      if token.isAny(of: .particle), tokens.count > 1 {
        if Self.glued.contains(where: { $0.elementsEqual(word) }) { glue += word }
        continue
      }
      // An initial says too little to tell people apart; it is kept as a word of one letter.
      if !glue.isEmpty || !isGlued(after: index, tokens, text) || words.isEmpty {
        words.append(glue + word)
      } else {
        words[words.count - 1] += word
      }
      glue = []
    }
    if words.isEmpty, !glue.isEmpty { words = [glue] }
  }

  private static let glued: [[UInt8]] = ["abu", "abou", "abdul", "abdel", "abd"].map { Array($0.utf8) }

  /// Whether a hyphen joins this word to the one before: "Jong-un", but not behind a particle.
  private func isGlued(after index: Int, _ tokens: Range<Int>, _ text: TokenizedArticle) -> Bool {
    index - 2 >= tokens.lowerBound && text.isByte(index - 1, 0x2D)
      && !text.tokens[index - 2].isAny(of: .particle)
      && !text.tokens[index].has(.capitalised)
  }

  /// `bytes` in lower case, Latin letters without their marks, everything else but letters and digits left out.
  static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte.isASCIILetter || byte.isASCIIDigit { result.append(byte.asciiLowercased) }
        index += 1
      } else if byte >= 0xC3 && byte <= 0xC9, index + 1 < bytes.endIndex {
        let value = Int(byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)
        result.append(contentsOf: latin(value))
        index += 2
      } else if byte == 0xE1, index + 2 < bytes.endIndex, bytes[index + 1] >= 0xB8 && bytes[index + 1] <= 0xBB
      {
        // Latin Extended Additional: letters of Vietnamese and of transliterations such as ḥ.
        result.append(
          contentsOf: additional((Int(bytes[index + 1]) - 0xB8) << 6 | Int(bytes[index + 2] & 0x3F)))
        index += 3
      } else if byte == 0xE2 {
        // Apostrophes and dashes.
        index += 3
      } else if byte == 0xCA || byte == 0xCC || byte == 0xCD {
        // ʿ, ʾ and combining marks.
        index += 2
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  /// U+00C0 to U+024F without marks; the table lists the letters in the order of the code points.
  private static func latin(_ value: Int) -> ArraySlice<UInt8> {
    switch value {
    case 0xC6, 0xE6: return Array("ae".utf8)[...]
    case 0xDF: return Array("ss".utf8)[...]
    case 0x132, 0x133: return Array("ij".utf8)[...]
    case 0x152, 0x153: return Array("oe".utf8)[...]
    default: break
    }
    guard value >= 0xC0, value - 0xC0 < table.count else { return [] }
    let letter = table[value - 0xC0]
    return letter == 0x2E ? [] : [letter]
  }

  private static func additional(_ value: Int) -> ArraySlice<UInt8> {
    guard value >= 0, value < extended.count else { return [] }
    return extended[value] == 0x2E ? [] : [extended[value]]
  }

  private static let table = Array(
    ("aaaaaa.ceeeeiiiidnooooo.ouuuuyt.aaaaaa.ceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg"
      + "hhhhiiiiiiiiii..jjkkkllllll..llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs........"
      + "........................oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoo"
      + "oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy...........................y")
      .utf8)
  private static let extended = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
      + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
      + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......")
      .utf8)

  // MARK: comparison

  /// Whether two folded words are spellings of one name: equal, the same consonants within a small distance, or one
  /// letter apart when long.
  static func isSameWord(_ a: [UInt8], _ b: [UInt8]) -> Bool {
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
  static func skeleton(_ word: [UInt8]) -> [UInt8] {
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

  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75
  }

  /// Levenshtein's distance, or anything above `most` where it is greater.
  static func editDistance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int {
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
