import Documents

extension TokenizedArticle {
  /// Pairs the quotation marks of each paragraph.
  ///
  /// A mark never reaches over a paragraph's end; a stretch left open there goes on when the next paragraph opens with
  /// a mark, as newspapers print long quotations. Single marks open only where no letter stands before them, so that
  /// apostrophes stay apostrophes.
  mutating func pairQuotationMarks() {
    var openBefore = false
    for paragraph in paragraphs {
      let found = stretches(in: paragraph.tokens)
      for var stretch in found {
        if openBefore, stretch.opening == paragraph.tokens.lowerBound { stretch.continues = true }
        quoted.append(stretch)
        tokens[stretch.opening].flags.insert(.quotationMark)
        if stretch.isClosed { tokens[stretch.closing].flags.insert(.quotationMark) }
        if !stretch.isNested {
          for index in stretch.tokens { tokens[index].flags.insert(.insideQuotation) }
        }
      }
      openBefore = found.contains {
        !$0.isNested && !$0.isClosed && $0.closing == paragraph.tokens.upperBound
      }
    }
  }

  private struct OpenMark {
    var token: Int
    var shape: QuotationMark.Shape
  }

  private func stretches(in range: Range<Int>) -> [QuotedStretch] {
    var stack: [OpenMark] = []
    var found: [QuotedStretch] = []
    // The opening mark behind which no attribution stands, however far one looks.
    var barren: Int?
    func close(_ index: Int) {
      guard let open = stack.popLast() else { return }
      found.append(
        QuotedStretch(
          opening: open.token, closing: index, isNested: !stack.isEmpty, isSingle: open.shape == .single,
          isClosed: true,
          continues: false))
    }
    for index in range where tokens[index].has(.punctuation) {
      guard let mark = QuotationMark(bytes(index)) else { continue }
      let before = isOpenBefore(index, range)
      let after = isOpenAfter(index, range)
      // A single mark between letters, or after a digit ('90s, 5'), is an apostrophe.
      if mark.shape == .single {
        if !before && after && !isAfterClosable(index, range, stack) { continue }
        if stack.last?.shape == .single {
          if !before || after || mark.side == .closing { if canCloseSingle(index, range) { close(index) } }
          continue
        }
        guard before, !after, mark.side != .closing, hasClosingSingle(after: index, range) else { continue }
        stack.append(OpenMark(token: index, shape: .single))
        continue
      }
      if stack.last?.shape == .single, stack.contains(where: { $0.shape == mark.shape }) {
        // The single mark inside was an apostrophe after all.
        if mark.side == .closing || !before { stack.removeLast() }
      }
      if stack.last?.shape == mark.shape {
        // A second opening mark without a closing one between them: the first was never closed.
        if mark.side == .opening || (before && !after) {
          let first = stack[0].token
          let isNear = index - first <= Self.furthestAttribution || barren != first
          let end = stack.count == 1 && isNear ? attribution(behind: first, before: index) : nil
          if end == nil, index - first > Self.furthestAttribution { barren = first }
          if mark.side == .opening, end == nil { continue }
          if stack.count == 1 && (end != nil || isSentenceBreak(before: index, range)) {
            let open = stack.removeLast()
            found.append(
              QuotedStretch(
                opening: open.token, closing: end ?? index, isNested: false, isSingle: false, isClosed: false,
                continues: false))
            stack.append(OpenMark(token: index, shape: mark.shape))
            continue
          }
        }
        close(index)
      } else if mark.side != .closing {
        stack.append(OpenMark(token: index, shape: mark.shape))
      }
    }
    // What is still open ends with the paragraph; an open single mark was an apostrophe.
    while let open = stack.popLast() {
      guard open.shape != .single else { continue }
      let end = stack.isEmpty ? attribution(behind: open.token, before: range.upperBound) : nil
      found.append(
        QuotedStretch(
          opening: open.token, closing: end ?? range.upperBound, isNested: !stack.isEmpty, isSingle: false,
          isClosed: false,
          continues: false))
    }
    return found.sorted { $0.opening < $1.opening }
  }

  /// So many tokens behind an opening mark the attribution of a quotation that is never closed is looked for.
  private static let furthestAttribution = 200

  /// Where an attribution stands in a stretch that was never closed: `“It is safe, said Dr. Haddad.` ends before "said".
  private func attribution(behind opening: Int, before end: Int) -> Int? {
    guard end - opening > 5 else { return nil }
    return (opening + 3..<min(end - 2, opening + Self.furthestAttribution)).first { index in
      (isWord(index, "said") || isWord(index, "says")) && isByte(index - 1, 0x2C)
        && (tokens[index + 1].has(.capitalised) || isWord(index + 1, "the"))
    }
  }

  /// Whether a mark at `index` has white space, a bracket, a dash, another opening mark or nothing before it.
  private func isOpenBefore(_ index: Int, _ range: Range<Int>) -> Bool {
    var index = index
    // Marks in a row: the first of them decides. Nobody nests deeper than this.
    for _ in 0..<4 {
      guard index > range.lowerBound, tokens[index].has(.glued) else { return true }
      index -= 1
      if isByte(index, 0x28) || isByte(index, 0x5B) || isByte(index, 0x2D) { return true }
      guard let mark = QuotationMark(bytes(index)) else {
        return utf8[tokens[index].range.start] == 0xE2 && tokens[index].has(.punctuation)
      }
      if mark.side == .closing { return false }
      if mark.side == .opening { return true }
    }
    return false
  }

  /// Whether a mark at `index` has white space, punctuation or nothing behind it.
  private func isOpenAfter(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index + 1 < range.upperBound, tokens[index + 1].has(.glued) else { return true }
    return tokens[index + 1].has(.punctuation) && QuotationMark(bytes(index + 1)) == nil
      && !isByte(index + 1, 0x5B) && !isByte(index + 1, 0x28)
      && utf8[tokens[index + 1].range.start] != 0xE2
  }

  private func isSentenceBreak(before index: Int, _ range: Range<Int>) -> Bool {
    index > range.lowerBound && tokens[index].sentence != tokens[index - 1].sentence
  }

  private func isAfterClosable(_ index: Int, _ range: Range<Int>, _ stack: [OpenMark]) -> Bool {
    stack.last?.shape == .single
  }

  /// A plural genitive (parents' home) does not close when another single mark follows that can.
  private func canCloseSingle(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index > range.lowerBound, tokens[index - 1].has(.word),
      utf8[tokens[index - 1].range.end - 1] | 0x20 == 0x73,
      index + 1 < range.upperBound, !tokens[index + 1].has(.punctuation)
    else { return true }
    var token = index + 1
    while token < min(range.upperBound, index + 40) {
      if let mark = QuotationMark(bytes(token)) {
        guard mark.shape == .single else { return true }
        if tokens[token].has(.glued) { return false }
        return true
      }
      token += 1
    }
    return true
  }

  /// Whether a single mark that can close follows within sixty tokens; without one, `index` is an apostrophe.
  private func hasClosingSingle(after index: Int, _ range: Range<Int>) -> Bool {
    var token = index + 1
    while token < min(range.upperBound, index + 60) {
      if let mark = QuotationMark(bytes(token)), mark.shape == .single, tokens[token].has(.glued),
        mark.side != .opening,
        token > index + 1
      {
        return true
      }
      token += 1
    }
    return false
  }
}
