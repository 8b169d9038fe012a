import Documents

/// Words of an article that are being selected.
public struct WordSelection: Hashable, Sendable {
  /// Where selecting began.
  private var origin: TextRange
  /// The word or sentence that the other end stands on.
  private var moving: TextRange

  /// Begins with a word.
  init(_ word: TextRange) {
    origin = word
    moving = word
  }

  /// What is selected.
  public var range: TextRange {
    TextRange(min(origin.start, moving.start), max(origin.end, moving.end))
  }

  /// The end that moves.
  public var movingEnd: Int { moving.start >= origin.start ? moving.end : moving.start }

  /// Moves the end by words.
  mutating func move(byWords count: Int, in words: Words) {
    moving = words.word(moving, movedBy: count)
  }

  /// Moves the end to the end of a sentence, or backwards to the start of one.
  mutating func move(bySentences count: Int, in words: Words) {
    for _ in 0..<abs(count) { moving = words.sentenceEnd(from: moving, forward: count > 0) }
  }

  /// Lets the other end move.
  mutating func swapEnds() { swap(&origin, &moving) }
}

/// The words of a text: what stands between white space, bare of marks at the ends.
struct Words {
  let utf8: [UInt8]
  let span: TextRange

  init(_ article: Article) {
    utf8 = article.source.utf8
    span = TextRange(article.span.start, min(article.span.end, article.source.utf8.count))
  }

  /// The word at or behind `offset`; the last one where none is behind.
  func word(at offset: Int) -> TextRange {
    var offset = max(span.start, min(offset, span.end))
    while offset < span.end, isSpace(offset) { offset += 1 }
    if offset >= span.end {
      while offset > span.start, isSpace(offset - 1) { offset -= 1 }
      offset = max(span.start, offset - 1)
    }
    return around(offset)
  }

  /// The word so many words on, or back; the last or first one past the ends.
  func word(_ word: TextRange, movedBy count: Int) -> TextRange {
    var word = around(word.start)
    for _ in 0..<abs(count) {
      var next: Int
      let rough = roughly(word.start)
      if count > 0 {
        next = rough.end
        while next < span.end, isSpace(next) { next += 1 }
        guard next < span.end else { break }
      } else {
        next = rough.start
        while next > span.start, isSpace(next - 1) { next -= 1 }
        guard next > span.start else { break }
        next -= 1
      }
      word = around(next)
    }
    return word
  }

  /// The last word of this sentence, or of the next where it is the last already; backwards the first.
  func sentenceEnd(from word: TextRange, forward: Bool) -> TextRange {
    var current = word
    while true {
      let next = self.word(current, movedBy: forward ? 1 : -1)
      guard next != current else { return current }
      if forward {
        current = next
        if endsSentence(next) { return next }
      } else {
        let before = self.word(next, movedBy: -1)
        current = next
        if before == next || endsSentence(before) { return next }
      }
    }
  }

  private func endsSentence(_ word: TextRange) -> Bool {
    let rough = roughly(word.start)
    var end = word.end
    while end < rough.end {
      if ".?!".utf8.contains(utf8[end]) { return true }
      end += 1
    }
    // A paragraph ends a sentence as well.
    var offset = rough.end
    while offset < span.end, isSpace(offset) {
      if utf8[offset] == 0x0A { return true }
      offset += 1
    }
    return offset >= span.end
  }

  private func roughly(_ offset: Int) -> TextRange {
    var (start, end) = (offset, offset)
    while start > span.start, !isSpace(start - 1) { start -= 1 }
    while end < span.end, !isSpace(end) { end += 1 }
    return TextRange(start, end)
  }

  /// The word around an offset, bare of quotation marks, commas and the like.
  private func around(_ offset: Int) -> TextRange {
    let rough = roughly(offset)
    var (start, end) = (rough.start, rough.end)
    while start < end, let width = markWidth(start, rough.end) { start += width }
    while end > start {
      var last = end - 1
      while last > start, utf8[last] & 0xC0 == 0x80 { last -= 1 }
      guard markWidth(last, rough.end) != nil else { break }
      end = last
    }
    return start < end ? TextRange(start, end) : rough
  }

  private func markWidth(_ offset: Int, _ end: Int) -> Int? {
    let byte = utf8[offset]
    if "\"'(),.;:?![]".utf8.contains(byte) { return 1 }
    if byte == 0xC2, offset + 1 < end, [0xAB, 0xBB].contains(utf8[offset + 1]) { return 2 }
    // U+2010 to U+203A: dashes, quotation marks, the ellipsis.
    if byte == 0xE2, offset + 2 < end, utf8[offset + 1] == 0x80, (0x90...0xBA).contains(utf8[offset + 2]) {
      return 3
    }
    return nil
  }

  private func isSpace(_ offset: Int) -> Bool { utf8[offset] == 0x20 || (0x09...0x0D).contains(utf8[offset]) }
}
