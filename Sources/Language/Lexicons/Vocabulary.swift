import CAssets

/// The lexicons as one hash table over lower-case bytes, parsed once from the files compiled in.
///
/// A lexicon file holds headings in brackets and, below each, the words of that class separated by white space; "#"
/// begins a comment. `cues.txt` has a format of its own, see `CueLexicon`.
public struct Vocabulary: Sendable {
  /// The lexicons of the program.
  public static let shared = Vocabulary()

  private struct Entry {
    var start: Int32 = 0
    var count: Int32 = 0
    var classes: WordClass = []
    var cue: Int32 = -1
  }

  private var slots: [Int32] = []
  private var entries: [Entry] = []
  private var blob: [UInt8] = []
  /// The reporting words, by the index that `cue(of:hash:)` gives.
  let cues: CueLexicon
  private static let longestWord = 40

  init() {
    slots = Array(repeating: -1, count: 1 << 16)
    let lexicon = CueLexicon(text: Self.text(pq_lexicon_cues()))
    cues = lexicon
    for asset in [pq_lexicon_words(), pq_lexicon_names()] {
      read(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
    }
    for (form, index) in lexicon.forms {
      Array(form.utf8).withUnsafeBufferPointer { add($0, .cue, cue: index) }
    }
  }

  private static func text(_ asset: pq_asset) -> String {
    String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var heading: WordClass = []
    for line in bytes.split(separator: 0x0A) where line.first != 0x23 {
      if line.first == 0x5B, let end = line.firstIndex(of: 0x5D) {
        let name = String(decoding: line[(line.startIndex + 1)..<end], as: UTF8.self)
        heading = WordClass(heading: name[...]) ?? []
        continue
      }
      for word in line.split(separator: 0x20) { add(UnsafeBufferPointer(rebasing: word), heading, cue: -1) }
    }
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ classes: WordClass, cue: Int) {
    let hash = Self.hash(word)
    var slot = Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if matches(entries[index], word) {
        entries[index].classes.formUnion(classes)
        if cue >= 0 { entries[index].cue = Int32(cue) }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(start: Int32(blob.count), count: Int32(word.count), classes: classes, cue: Int32(cue)))
    blob += word.lazy.map(\.asciiLowercased)
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      let hash = Self.hash(blob[Int(entry.start)..<Int(entry.start + entry.count)])
      var slot = Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private func matches(_ entry: Entry, _ word: some Collection<UInt8>) -> Bool {
    guard Int(entry.count) == word.count else { return false }
    var offset = Int(entry.start)
    for byte in word {
      if blob[offset] != byte.asciiLowercased { return false }
      offset += 1
    }
    return true
  }

  private func entry(of word: ArraySlice<UInt8>, hash: UInt64) -> Entry? {
    guard word.count <= Self.longestWord else { return nil }
    var slot = Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if matches(entry, word) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The classes of `word`, in whatever case; `hash` is `Vocabulary.hash(word)`.
  public func classes(of word: ArraySlice<UInt8>, hash: UInt64) -> WordClass {
    entry(of: word, hash: hash)?.classes ?? []
  }

  /// The reporting word that `word` is a form of; `nil` for any other word.
  func cue(of word: ArraySlice<UInt8>, hash: UInt64) -> CueForm? {
    guard let entry = entry(of: word, hash: hash), entry.cue >= 0 else { return nil }
    return cues.form(Int(entry.cue))
  }

  /// FNV-1a, 64 bits, over the bytes in ASCII lower case.
  public static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01b3 }
    return hash
  }
}
