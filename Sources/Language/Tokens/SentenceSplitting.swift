import Documents

extension TokenizedArticle {
  /// Cuts each paragraph into sentences and marks their first words.
  mutating func splitSentences() {
    for index in paragraphs.indices {
      let first = sentences.count
      let range = paragraphs[index].tokens
      var start = range.lowerBound
      var token = range.lowerBound
      while token < range.upperBound {
        if let end = sentenceEnd(at: token, limit: range.upperBound) {
          close(start..<end, paragraph: index)
          start = end
          token = end
        } else {
          token += 1
        }
      }
      if start < range.upperBound { close(start..<range.upperBound, paragraph: index) }
      paragraphs[index].sentences = first..<sentences.count
    }
  }

  private mutating func close(_ range: Range<Int>, paragraph: Int) {
    let number = Int32(sentences.count)
    for token in range { tokens[token].sentence = number }
    if let start = range.first(where: { !tokens[$0].has(.punctuation) }) {
      tokens[start].flags.insert(.sentenceStart)
    }
    sentences.append(Sentence(tokens: range, paragraph: paragraph))
  }

  /// The index after the sentence that `token` ends, closing marks and brackets included; `nil` where it ends none.
  private func sentenceEnd(at token: Int, limit: Int) -> Int? {
    let abbreviated = tokens[token].has(.abbreviation)
    guard abbreviated || endsSentence(token) else { return nil }
    var next = token + 1
    while next < limit, closesAfterStop(next) { next += 1 }
    guard next < limit else { return next }
    // What follows must look like a beginning: a space, then a capital, a number or an opening mark.
    guard !tokens[next].has(.glued) || opens(next) || tokens[next].has(.capitalised) else { return nil }
    var begin = next
    while begin < limit, tokens[begin].has(.punctuation), opens(begin) { begin += 1 }
    guard begin < limit else { return next }
    guard tokens[begin].has(.capitalised) || tokens[begin].has(.number) || startsUncased(begin) else {
      return nil
    }
    if abbreviated {
      // "Gen. Smith", "U.S. Army" against "in the U.S. The army".
      guard tokens[token].has(.word), !tokens[token].isAny(of: [.title, .abbreviation]) else { return nil }
      let isInitial = tokens[token].range.count == 2
      return !isInitial && tokens[begin].isAny(of: .closed) && tokens[begin].has(.capitalised) ? next : nil
    }
    return next
  }

  private func startsUncased(_ index: Int) -> Bool {
    tokens[index].has(.word) && utf8[tokens[index].range.start] >= 0xD8
  }

  private func endsSentence(_ token: Int) -> Bool {
    guard tokens[token].has(.punctuation) else { return false }
    let range = tokens[token].range
    let byte = utf8[range.start]
    if byte == 0x2E || byte == 0x21 || byte == 0x3F { return true }
    // … and the full stops of Chinese and Japanese, the Arabic question mark.
    return range.count == 3 && byte == 0xE2 && utf8[range.start + 1] == 0x80 && utf8[range.start + 2] == 0xA6
      || range.count == 3 && byte == 0xE3 && utf8[range.start + 1] == 0x80 && utf8[range.start + 2] == 0x82
      || range.count == 2 && byte == 0xD8 && utf8[range.start + 1] == 0x9F
  }

  private func closesAfterStop(_ index: Int) -> Bool {
    guard tokens[index].has(.punctuation), tokens[index].has(.glued) else { return false }
    if endsSentence(index) || isByte(index, 0x29) || isByte(index, 0x5D) { return true }
    guard let mark = QuotationMark(bytes(index)) else { return false }
    // A straight mark with a space behind it closes.
    guard mark.side == .either else { return mark.side == .closing || mark.shape == .single }
    return index + 1 >= tokens.count || !tokens[index + 1].has(.glued) || tokens[index + 1].has(.punctuation)
  }

  private func opens(_ index: Int) -> Bool {
    isByte(index, 0x28) || isByte(index, 0x5B) || QuotationMark(bytes(index)) != nil
      || isByte(index, 0x2D) || tokens[index].range.count == 3 && utf8[tokens[index].range.start] == 0xE2
  }
}
