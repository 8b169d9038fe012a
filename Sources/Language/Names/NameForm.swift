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
}
