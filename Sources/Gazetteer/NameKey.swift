import Documents

/// The keys under which the gazetteer keeps a name, on top of `Folding`.
///
/// Packing and look-up share them: `Saint` is `st`, `el-`, `as-` before s and the other sun letters are `al`.
enum NameKey {
  private static let space = UInt8(ascii: " ")

  /// The key of a name; empty where nothing is left of it.
  @specialized(where Bytes == ArraySlice<UInt8>)
  static func key<Bytes: Sequence<UInt8>>(_ name: Bytes) -> [UInt8] {
    canonical(Folding.fold(name))
  }

  /// The key of what `Folding` made of a name.
  static func canonical(_ folded: [UInt8]) -> [UInt8] {
    guard mayChange(folded) else { return folded }
    var key: [UInt8] = []
    key.reserveCapacity(folded.count)
    var start = 0
    while start < folded.count {
      var end = start
      while end < folded.count, folded[end] != space { end += 1 }
      let word = folded[start..<end]
      let next = end + 1 < folded.count ? folded[(end + 1)...] : []
      if !key.isEmpty { key.append(space) }
      if isArticle(word, before: next) {
        key += "al".utf8
      } else {
        key += abbreviation(of: word) ?? Array(word)
      }
      start = end + 1
    }
    return key
  }

  /// Whether a word of `folded` begins like one of those that have another form in keys.
  private static func mayChange(_ folded: [UInt8]) -> Bool {
    var isStart = true
    for (index, byte) in folded.enumerated() {
      if isStart {
        let next = index + 1 < folded.count ? folded[index + 1] : space
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"):
          // An article has two or three letters and a word behind it.
          if index + 3 < folded.count, folded[index + 2] == space || folded[index + 3] == space {
            return true
          }
        case UInt8(ascii: "s"): if next == UInt8(ascii: "a") { return true }
        case UInt8(ascii: "m"), UInt8(ascii: "f"): if next == UInt8(ascii: "o") { return true }
        default: break
        }
      }
      isStart = byte == space
    }
    return false
  }

  /// Whether `word` is the Arabic article in one of its spellings: al, el, or assimilated to the letter behind it.
  private static func isArticle(_ word: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 2, word.count <= 3, let vowel = word.first, !next.isEmpty,
      vowel == UInt8(ascii: "a") || vowel == UInt8(ascii: "e")
    else { return false }
    let rest = word.dropFirst()
    if rest.elementsEqual("l".utf8) { return true }
    guard let sun = rest.first, "drnstz".utf8.contains(sun) else { return false }
    return next.starts(with: rest) && (rest.count == 1 || rest.last == UInt8(ascii: "h"))
  }

  private static func abbreviation(of word: ArraySlice<UInt8>) -> [UInt8]? {
    if word.elementsEqual("saint".utf8) { return Array("st".utf8) }
    if word.elementsEqual("sainte".utf8) { return Array("ste".utf8) }
    if word.elementsEqual("mount".utf8) { return Array("mt".utf8) }
    if word.elementsEqual("fort".utf8) { return Array("ft".utf8) }
    return nil
  }

  /// `key` without a leading "the".
  static func withoutThe(_ key: [UInt8]) -> [UInt8] {
    key.starts(with: "the ".utf8) ? Array(key[4...]) : key
  }

  /// `key` without a leading Arabic article, or with one where it has none.
  static func articleChanged(_ key: [UInt8]) -> [UInt8] {
    key.starts(with: "al ".utf8) ? Array(key[3...]) : Array("al ".utf8) + key
  }

  /// What the transliterations of one Arabic name share, with its namespace in front; `nil` where it is too short
  /// to tell names apart.
  ///
  /// Articles fall away; kh = h, gh = g, q = k, dh = d, th = t; e, i, y = i; o, u, w = u; runs of one letter and a
  /// final h count once or not at all.
  static func skeleton(_ key: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = [PackedLayout.Namespace.skeleton.rawValue]
    for word in key.split(separator: space) where !word.elementsEqual("al".utf8) {
      if result.count > 1 { result.append(space) }
      let wordStart = result.count
      for byte in word {
        var letter = byte
        switch byte {
        case UInt8(ascii: "q"): letter = UInt8(ascii: "k")
        case UInt8(ascii: "e"), UInt8(ascii: "y"): letter = UInt8(ascii: "i")
        case UInt8(ascii: "o"), UInt8(ascii: "w"): letter = UInt8(ascii: "u")
        case UInt8(ascii: "h"):
          if let last = result.last, result.count > wordStart, "gdt".utf8.contains(last) { continue }
          if let last = result.last, result.count > wordStart, last == UInt8(ascii: "k") {
            result.removeLast()
          }
        default: break
        }
        if result.count > wordStart, result.last == letter { continue }
        result.append(letter)
      }
      if result.count > wordStart + 2, result.last == UInt8(ascii: "h") { result.removeLast() }
    }
    return result.count >= 6 ? result : nil
  }
}
