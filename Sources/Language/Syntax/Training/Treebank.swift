import Documents

/// A sentence of a treebank: its words, their tags, heads and relations.
struct TreebankSentence {
  /// A word of the treebank.
  struct Word {
    /// Its bytes in `text`.
    var range: TextRange
    var tag: PartOfSpeech
    /// The index of its head, -1 for the root.
    var head: Int
    var relation: Relation
  }

  /// The sentence as it was printed.
  var text: [UInt8] = []
  /// Its words in text order.
  var words: [Word] = []
}

/// Reads the sentences of a file in the CoNLL-U format; words with tags or relations unknown are nouns and "dep".
///
/// Of multiword tokens the words count; empty nodes are left out. Sentences whose heads are no tree are left out.
func treebankSentences(_ file: [UInt8]) -> [TreebankSentence] {
  var sentences: [TreebankSentence] = []
  var sentence = TreebankSentence()
  // The last word of the multiword token that is being read, and whether a space follows it.
  var multiwordEnd = 0
  var spaceBehindMultiword = false
  func finish() {
    if !sentence.words.isEmpty, isTree(sentence.words) { sentences.append(sentence) }
    sentence = TreebankSentence()
    multiwordEnd = 0
  }
  for line in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
    guard let first = line.first, first != 0x0D else {
      finish()
      continue
    }
    guard first != 0x23 else { continue }
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count >= 10 else { continue }
    let spaceFollows = !contains(fields[9], "SpaceAfter=No")
    let number = String(decoding: fields[0], as: UTF8.self)
    if let dash = number.firstIndex(of: "-") {
      multiwordEnd = Int(number[number.index(after: dash)...]) ?? 0
      spaceBehindMultiword = spaceFollows
      continue
    }
    guard let place = Int(number) else { continue }
    let start = sentence.text.count
    sentence.text += fields[1]
    sentence.words.append(
      TreebankSentence.Word(
        range: TextRange(start, sentence.text.count),
        tag: PartOfSpeech(name: Substring(decoding: fields[4], as: UTF8.self)) ?? .nn,
        head: (Int(String(decoding: fields[6], as: UTF8.self)) ?? 0) - 1,
        relation: Relation(name: Substring(decoding: fields[7], as: UTF8.self)) ?? .dep))
    let space = place < multiwordEnd ? false : place == multiwordEnd ? spaceBehindMultiword : spaceFollows
    if space { sentence.text.append(0x20) }
  }
  finish()
  return sentences
}

private func contains(_ field: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
  text.withUTF8Buffer { part in
    guard field.count >= part.count else { return false }
    return (field.startIndex...(field.endIndex - part.count)).contains {
      field[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}

/// Whether every word reaches the one root.
private func isTree(_ words: [TreebankSentence.Word]) -> Bool {
  guard words.count(where: { $0.head < 0 }) == 1 else { return false }
  for index in words.indices {
    var place = index
    var steps = 0
    while place >= 0 {
      guard place < words.count, steps <= words.count else { return false }
      place = words[place].head
      steps += 1
    }
  }
  return true
}
