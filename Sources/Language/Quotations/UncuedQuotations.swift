import Documents

// Quotations that stand alone, and whose speaker goes on.
extension QuotationFinder {
  mutating func readUncued(_ index: Int, _ used: Set<Int>) {
    let outline = outlines[index]
    let items = outline.items
    for (position, item) in items.enumerated() where item.part == .quote && !used.contains(position) {
      guard let number = item.stretch else { continue }
      let stretch = text.quoted[number]
      guard stretch.tokens.count >= 4 else { continue }
      let isAlone = !items.contains {
        $0.part != .quote && $0.part != .stop && $0.part != .otherMark && $0.part != .bracketOpen
          && $0.part != .bracketClose
      }
      if position == 0 && stretch.continues, let last = drafts.indices.last, drafts[last].isDirect,
        isNear(last, index)
      {
        drafts[last].content.append(stretch.tokens)
        continue
      }
      let colon = position > 0 && items[position - 1].part == .colon
      if isAlone {
        if let last = drafts.indices.last, drafts[last].outline == index - 1, drafts[last].isDirect,
          outlines[index - 1].paragraph == outline.paragraph, drafts[last].cue != nil
        {
          drafts[last].content.append(stretch.tokens)
          continue
        }
        let last = drafts.indices.last.flatMap { isNear($0, index) ? $0 : nil }
        drafts.append(
          Draft(
            content: [stretch.tokens], isDirect: true, cue: nil, source: nil, inherits: last,
            confidence: last == nil ? 0.3 : 0.65,
            pattern: last == nil ? "quotation alone" : "the speaker before goes on", outline: index))
      } else if colon {
        let last = drafts.indices.last.flatMap { drafts[$0].outline == index ? $0 : nil }
        var source: Mention?
        if last == nil {
          let finder = SourceFinder(text: text, names: names, nameOfToken: nameOfToken, outline: outline)
          source = firstSubject(finder, outline, before: position)
        }
        guard last != nil || source != nil else { continue }
        drafts.append(
          Draft(
            content: [stretch.tokens], isDirect: true, cue: items[position - 1].tokens, source: source,
            inherits: last,
            confidence: 0.6, pattern: "source + colon + quotation", outline: index))
      }
    }
  }

  func isNear(_ draft: Int, _ index: Int) -> Bool { index - drafts[draft].outline <= 3 }

  func firstSubject(_ finder: SourceFinder, _ outline: Outline, before limit: Int) -> Mention? {
    for item in 0..<min(limit, 6) {
      switch outline.items[item].part {
      case .name, .determiner, .pronoun, .noun, .possessive:
        guard let found = finder.phrase(startingAt: item), finder.canSpeak(found.mention) else { continue }
        return found.mention
      default: continue
      }
    }
    return nil
  }
}
