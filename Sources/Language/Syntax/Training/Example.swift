import Documents

/// A sentence to learn from: the words as they are seen at run time, with the treebank's answers.
struct SyntaxExample {
  /// The words, with the tags that the tagger would give where the parser learns from it.
  var words: SyntacticWords
  /// The right tags.
  var tags: [UInt8]
  /// The right heads, -1 for the root.
  var heads: [Int32]
  /// The right relations: raw values of `Relation`.
  var relations: [UInt8]

  /// Reads `sentence` as the program would read it and carries the treebank's answers over.
  ///
  /// Where the program cuts a word of the treebank into pieces ("co-founder"), the last piece that is no sign stands for
  /// it and the others depend on that; where one word of the program covers several of the treebank ("gonna"), the one
  /// nearest the root answers for it. `nil` for a sentence without words.
  init?(_ sentence: TreebankSentence) {
    var tokenizer = Tokenizer(utf8: sentence.text, title: nil)
    tokenizer.tokenize(TextRange(0, sentence.text.count))
    let tokens = tokenizer.tokens
    guard !tokens.isEmpty else { return nil }
    var words = SyntacticWords()
    tokens.withUnsafeBufferPointer { tokens in
      sentence.text.withUnsafeBufferPointer { words.read(0..<tokens.count, of: tokens, utf8: $0) }
    }
    self.init(words, sentence)
  }

  private init?(_ words: SyntacticWords, _ sentence: TreebankSentence) {
    let gold = sentence.words
    let depths = gold.indices.map { index in
      sequence(first: index) { gold[$0].head >= 0 ? gold[$0].head : nil }.reduce(0) { count, _ in count + 1 }
    }
    // The word of the program that stands for each word of the treebank, and the treebank's word for each piece.
    var standIn = [Int](repeating: -1, count: gold.count)
    var covered = [Int](repeating: -1, count: words.count)
    var answer = [Int](repeating: -1, count: words.count)
    var first = 0
    for index in gold.indices {
      while first < words.count, words.ranges[first].end <= gold[index].range.start { first += 1 }
      var word = first
      while word < words.count, words.ranges[word].start < gold[index].range.end {
        if covered[word] < 0 { covered[word] = index }
        let isSign = words.forms[word].shape.isDisjoint(with: [.letter, .digit])
        if standIn[index] < 0 || !isSign { standIn[index] = word }
        word += 1
      }
      guard standIn[index] >= 0 else { continue }
      let stand = standIn[index]
      if answer[stand] < 0 || depths[index] < depths[answer[stand]] { answer[stand] = index }
    }
    tags = []
    heads = []
    relations = []
    for word in words.ranges.indices {
      if answer[word] >= 0 {
        let source = gold[answer[word]]
        tags.append(source.tag.rawValue)
        heads.append(Self.head(of: source, in: gold, standIn))
        relations.append(source.relation.rawValue)
      } else if covered[word] >= 0, standIn[covered[word]] >= 0 {
        let source = gold[covered[word]]
        let isSign = words.forms[word].shape.isDisjoint(with: [.letter, .digit])
        let tag: PartOfSpeech =
          isSign ? .hyph : source.tag.isProperNoun || source.tag == .add ? source.tag : .afx
        tags.append(tag.rawValue)
        heads.append(Int32(standIn[covered[word]]))
        relations.append((isSign ? Relation.punct : .compound).rawValue)
      } else {
        return nil
      }
    }
    self.words = words
    guard heads.count(where: { $0 < 0 }) == 1, isTree else { return nil }
  }

  /// The stand-in of the nearest ancestor that has one.
  private static func head(
    of word: TreebankSentence.Word, in gold: [TreebankSentence.Word], _ standIn: [Int]
  ) -> Int32 {
    var head = word.head
    while head >= 0, standIn[head] < 0 { head = gold[head].head }
    return head < 0 ? -1 : Int32(standIn[head])
  }

  private var isTree: Bool {
    heads.indices.allSatisfy { index in
      var place = index
      var steps = 0
      while heads[place] >= 0, steps <= heads.count {
        place = Int(heads[place])
        steps += 1
      }
      return steps <= heads.count
    }
  }
}
