/// What letters in brackets behind a name stand for, over all articles.
struct Acronyms: Sendable {
  /// A name and its letters, both folded.
  struct Pair: Hashable, Sendable {
    let name: [UInt8]
    let letters: [UInt8]
  }

  private var names: [[UInt8]: [[UInt8]: Int]] = [:]

  /// Counts pairs once more, or with -1 once less.
  mutating func count(_ pairs: [Pair], by step: Int) {
    for pair in pairs {
      names[pair.letters, default: [:]].add(step, to: pair.name)
      if names[pair.letters]?.isEmpty == true { names[pair.letters] = nil }
    }
  }

  /// What letters stand for, where all articles agree.
  func name(of letters: [UInt8]) -> [UInt8]? {
    guard let known = names[letters], known.count == 1 else { return nil }
    return known.keys.first
  }

  /// All letters that stand for something.
  var letters: [[UInt8]] { Array(names.keys) }

  /// The ways to say a description: as it is, an acronym spelled out, a name as its letters.
  func versions(_ words: [[UInt8]]) -> [[[UInt8]]] {
    var versions = [words]
    for (index, word) in words.enumerated() {
      guard let name = name(of: word) else { continue }
      let full = name.split(separator: 0x20).map(Array.init)
      versions.append(Array(words[..<index]) + full + Array(words[(index + 1)...]))
    }
    return versions
  }
}
