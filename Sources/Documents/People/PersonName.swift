/// A person's name reduced to what its spellings share, over all articles.
///
/// Folded, titles and particles left out, "Abu" and "Abdul" glued to the next word: `Gen. Ahmad Al-Mismari` is
/// `ahmad mismari`.
public struct PersonName: Hashable, Sendable {
  /// The words; a lone one is mostly a last name.
  public private(set) var words: [[UInt8]] = []
  /// What tells father and son apart: `jr`, `ii`; empty for most.
  public private(set) var generation: [UInt8] = []

  /// So many words of a name count: a longer one is no name.
  static let mostWords = 8
  /// A word longer than this, in bytes, is no name.
  private static let longestWord = 40

  /// Reads a name as it is printed or folded.
  public init(_ text: String) {
    var glue: [UInt8] = []
    var parts = Self.parts(text)
    while parts.count > 1, let first = parts.first, Self.titles.contains(first.word) { parts.removeFirst() }
    for (index, part) in parts.enumerated() {
      if part.word == Self.genitive { continue }
      if index > 0, Self.suffixes.contains(part.word) {
        generation = part.word == Self.junior ? Self.jr : part.word
        continue
      }
      let isLast = index == parts.count - 1
      if !isLast, let glued = Self.glued[part.word] {
        glue += glued
        continue
      }
      // "Ben Carson", but "Mohammed ben Salman".
      let isFirstName = index == 0 && part.word == Self.ben && !isLast
      if parts.count > 1, Self.particles.contains(part.word), !isFirstName { continue }
      let word = glue + (isLast || glue.isEmpty ? Self.servantForm(part.word) : part.word)
      glue = []
      if part.isGlued, let last = words.popLast() { words.append(last + word) } else { words.append(word) }
    }
    if words.isEmpty { words = glue.isEmpty ? parts.map(\.word).suffix(1) : [glue] }
    words = words.prefix(Self.mostWords).map { Array($0.prefix(Self.longestWord)) }
  }

  /// A description by its words.
  init(words: [[UInt8]]) { self.words = words }

  /// The words in one, by which names are looked up: "Kim Jong-un" and "Kim Jong Un" share it.
  public var joined: [UInt8] { words.flatMap { $0 } + (generation.isEmpty ? [] : [0x20] + generation) }
  /// The last word.
  var last: [UInt8] { words.last ?? [] }
  /// The first word.
  var first: [UInt8] { words.first ?? [] }
  /// Whether it is one word.
  public var isLone: Bool { words.count < 2 }
  /// Whether the first name is only its letter.
  var hasInitial: Bool { words.count > 1 && first.count == 1 }

  // MARK: Words

  private struct Part {
    let word: [UInt8]
    /// Whether a hyphen and a small letter join it to the word before: "Jong-un".
    let isGlued: Bool
  }

  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    for piece in text.utf8.prefix(400).split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) {
      var afterParticle = true
      for (index, half) in piece.split(separator: 0x2D).enumerated() {
        let small = half.first.map { (0x61...0x7A).contains($0) } ?? false
        for word in letters(half) {
          parts.append(Part(word: word, isGlued: index > 0 && small && !afterParticle && !parts.isEmpty))
          afterParticle = particles.contains(word) || glued[word] != nil
        }
      }
    }
    return parts
  }

  /// A word, or the letters of "J.K."; a possessive ending is cut.
  private static func letters(_ piece: Substring.UTF8View.SubSequence) -> [[UInt8]] {
    let dots = piece.split(separator: 0x2E)
    if dots.count > 1, dots.allSatisfy({ $0.count == 1 }) { return dots.map { Folding.fold($0) } }
    var bytes = Array(piece)
    for ending in [Array("'s".utf8), Array("’s".utf8)] where bytes.count > ending.count + 1 {
      if bytes.suffix(ending.count).elementsEqual(ending) { bytes.removeLast(ending.count) }
    }
    return Folding.fold(bytes).split(separator: 0x20).map(Array.init)
  }

  /// "Abdulrahman", "Abdelrahman" and "Abd al-Rahman" alike.
  private static func servantForm(_ word: [UInt8]) -> [UInt8] {
    for start in [Array("abdul".utf8), Array("abdel".utf8), Array("abdal".utf8)]
    where word.count >= start.count + 3 && word.starts(with: start) {
      return Array("abd".utf8) + word.dropFirst(start.count)
    }
    return word
  }

  private static func set(_ words: StaticString) -> Set<[UInt8]> {
    Set(words.description.utf8.split(separator: 0x20).map(Array.init))
  }

  private static let genitive = Array("s".utf8)
  private static let ben = Array("ben".utf8)
  private static let junior = Array("junior".utf8)
  private static let jr = Array("jr".utf8)
  private static let suffixes = set("jr junior sr senior ii iii iv jnr snr")
  private static let particles = set(
    """
    al el ul ad ar as at an bin ibn bint ben umm van von der den de da di du del della dos das la le los ter ten zu \
    bar ould mac
    """)
  private static let titles = set(
    """
    mr mrs ms miss dr prof professor sir dame lord lady gen general col colonel maj major capt captain lt sgt \
    brigadier marshal president minister senator sen rep sheikh sheik ayatollah
    """)
  private static let glued: [[UInt8]: [UInt8]] = {
    var table: [[UInt8]: [UInt8]] = [:]
    for word in ["abdul", "abdel", "abdal", "abd"] { table[Array(word.utf8)] = Array("abd".utf8) }
    for word in ["abu", "abou"] { table[Array(word.utf8)] = Array("abu".utf8) }
    return table
  }()
}
