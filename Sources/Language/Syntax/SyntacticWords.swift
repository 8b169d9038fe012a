import Documents

/// The words of one sentence as the treebanks count them: "don't" is "do" and "n't", "I'm" is "I" and "'m".
///
/// Reused from sentence to sentence, so that its arrays are allocated once.
struct SyntacticWords {
  /// What is seen of each word.
  private(set) var forms: [WordForm] = []
  /// The token that each word belongs to.
  private(set) var tokens: [Int32] = []
  /// The bytes of each word.
  private(set) var ranges: [TextRange] = []
  /// The parts of speech, once tagged: raw values of `PartOfSpeech`.
  var tags: [UInt8] = []

  var count: Int { forms.count }

  /// Takes the words of `range`, tokens of `all` in the text `utf8`.
  mutating func read(
    _ range: Range<Int>, of all: UnsafeBufferPointer<Token>, utf8: UnsafeBufferPointer<UInt8>
  ) {
    removeAll()
    for index in range {
      let token = all[index]
      let start = token.range.start
      let end = min(token.range.end, utf8.count)
      let cut = token.has(.word) ? Self.contraction(utf8, start, end) : 0
      let gluedBehind = index + 1 < all.count && all[index + 1].has(.glued)
      if cut > 0 {
        append(utf8, start, end - cut, index, gluedBefore: token.has(.glued), gluedBehind: true)
        append(utf8, end - cut, end, index, gluedBefore: true, gluedBehind: gluedBehind)
      } else {
        append(utf8, start, end, index, gluedBefore: token.has(.glued), gluedBehind: gluedBehind)
      }
    }
  }

  mutating func removeAll() {
    forms.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
  }

  private mutating func append(
    _ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ token: Int, gluedBefore: Bool,
    gluedBehind: Bool
  ) {
    let bytes = UnsafeBufferPointer(rebasing: utf8[start..<max(start, end)])
    forms.append(WordForm(bytes, gluedBefore: gluedBefore, gluedBehind: gluedBehind))
    tokens.append(Int32(token))
    ranges.append(TextRange(start, end))
  }

  /// The bytes of the second word of a token that holds two, zero for a token that holds one.
  static func contraction(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let length = end - start
    guard length >= 3 else { return 0 }
    let last = utf8[end - 1] | 0x20
    // "cannot".
    if length == 6, last == 0x74 {
      let isCannot = ("canno" as StaticString).withUTF8Buffer { letters in
        letters.indices.allSatisfy { utf8[start + $0] | 0x20 == letters[$0] }
      }
      if isCannot { return 3 }
    }
    // 't, 'm, 'd: one letter behind the apostrophe; 'll, 're, 've: two.
    if let apostrophe = apostropheLength(utf8, start, end - 1) {
      if last == 0x74, end - 2 - apostrophe > start, utf8[end - 2 - apostrophe] | 0x20 == 0x6E {
        return apostrophe + 2
      }
      return last == 0x6D || last == 0x64 ? apostrophe + 1 : 0
    }
    let before = utf8[end - 2] | 0x20
    guard last == 0x6C && before == 0x6C || last == 0x65 && (before == 0x72 || before == 0x76),
      let apostrophe = apostropheLength(utf8, start, end - 2)
    else { return 0 }
    return apostrophe + 2
  }

  /// The length of the apostrophe that ends before byte `end`, behind at least one letter.
  private static func apostropheLength(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    if end - 1 > start, utf8[end - 1] == 0x27 { return 1 }
    if end - 3 > start, utf8[end - 3] == 0xE2, utf8[end - 2] == 0x80, utf8[end - 1] == 0x99 { return 3 }
    return nil
  }
}
