import Documents

/// What an item of an outline is for finding clauses and noun phrases.
enum Part: UInt8 {
  case determiner, possessive, pronoun, relative, that, preposition, coordinator, subordinator, auxiliary,
    adverb
  case calendar, numeral, name, noun, genitive, hyphen
  case comma, colon, semicolon, stop, dash, bracketOpen, bracketClose, otherMark
  case quote
}

/// One sentence as it stands around its quotations: words outside quotation marks, each quoted stretch one item.
///
/// A full stop inside a quotation ends no outline, so `"I came. I saw," he said.` is one.
struct Outline {
  /// A word, a punctuation sign or a whole quoted stretch with its marks.
  struct Item {
    let tokens: Range<Int>
    let part: Part
    /// The stretch, as an index of `TokenizedArticle.quoted`.
    let stretch: Int?
    /// The first token.
    var token: Int { tokens.lowerBound }
  }

  let items: [Item]
  let paragraph: Int
  let isTitle: Bool

  var range: Range<Int> { 0..<items.count }
}

/// Cuts an article into outlines.
struct OutlineBuilder {
  /// A sentence longer than this is cut, so that every stage stays linear on text without full stops.
  private static let longest = 300

  let text: TokenizedArticle
  /// The name span of each token, -1 for none.
  let nameOfToken: [Int32]

  func outlines() -> [Outline] {
    var result: [Outline] = []
    var stretchStarts: [Int: Int] = [:]
    for (index, stretch) in text.quoted.enumerated() where !stretch.isNested {
      stretchStarts[stretch.opening] = index
    }
    for (number, paragraph) in text.paragraphs.enumerated() {
      var items: [Outline.Item] = []
      var token = text(behindDatelineOf: paragraph.tokens)
      func finish() {
        if !items.isEmpty {
          result.append(Outline(items: items, paragraph: number, isTitle: paragraph.isTitle))
        }
        items = []
      }
      while token < paragraph.tokens.upperBound {
        if !items.isEmpty,
          text.tokens[token].sentence != text.tokens[items[items.count - 1].tokens.upperBound - 1].sentence
        {
          finish()
        }
        if items.count >= Self.longest { finish() }
        if let index = stretchStarts[token] {
          let stretch = text.quoted[index]
          let end = min(stretch.isClosed ? stretch.closing + 1 : stretch.closing, paragraph.tokens.upperBound)
          // A very short sentence before the mark and what follows it belong together through the mark.
          items.append(Outline.Item(tokens: token..<max(end, token + 1), part: .quote, stretch: index))
          token = max(end, token + 1)
        } else {
          items.append(Outline.Item(tokens: token..<(token + 1), part: part(of: token), stretch: nil))
          token += 1
        }
      }
      finish()
    }
    return result
  }

  /// The first token behind "LIMA, Peru, May 3 (Agency) -" where `paragraph` opens with the dateline.
  private func text(behindDatelineOf paragraph: Range<Int>) -> Int {
    guard let dateline = text.dateline, let first = paragraph.first,
      text.tokens[first].range.start == dateline.start
    else { return paragraph.lowerBound }
    for index in paragraph.prefix(24) where text.tokens[index].range.start >= dateline.end {
      if text.tokens[index].has(.punctuation), mark(index) == .dash { return index + 1 }
    }
    return paragraph.lowerBound
  }

  func part(of index: Int) -> Part {
    let token = text.tokens[index]
    if nameOfToken[index] >= 0 { return .name }
    if token.has(.genitive) { return .genitive }
    if token.has(.punctuation) { return mark(index) }
    if token.has(.number) { return .numeral }
    let classes = token.classes
    if text.isWord(index, "that") { return .that }
    if classes.contains(.possessive) { return .possessive }
    if classes.contains(.relative) { return .relative }
    if classes.contains(.preposition), index + 1 < text.tokens.count,
      text.tokens[index + 1].has(.number) || text.tokens[index + 1].isAny(of: .numeral),
      text.isWord(index, "around") || text.isWord(index, "about") || text.isWord(index, "over")
    {
      return .numeral
    }
    if classes.contains(.determiner) { return .determiner }
    if classes.contains(.pronoun) { return .pronoun }
    if !classes.isDisjoint(with: [.auxiliary, .modal]) { return .auxiliary }
    if classes.contains(.preposition) { return .preposition }
    if classes.contains(.coordinator) { return .coordinator }
    if classes.contains(.subordinator) { return .subordinator }
    if !classes.isDisjoint(with: [.adverb, .negation]), !token.has(.capitalised) || token.has(.sentenceStart)
    {
      return .adverb
    }
    if classes.contains(.calendar), token.has(.capitalised) { return .calendar }
    if classes.contains(.numeral) { return .numeral }
    return .noun
  }

  private func mark(_ index: Int) -> Part {
    let range = text.tokens[index].range
    let byte = text.utf8[range.start]
    if range.count == 1 {
      switch byte {
      case 0x2C: return .comma
      case 0x3A: return .colon
      case 0x3B: return .semicolon
      case 0x2E, 0x21, 0x3F: return .stop
      case 0x28, 0x5B: return .bracketOpen
      case 0x29, 0x5D: return .bracketClose
      case 0x2D: return text.tokens[index].has(.glued) ? .hyphen : .dash
      case 0x26: return .coordinator
      case 0x24, 0x23, 0x25: return .numeral
      default: return .otherMark
      }
    }
    if byte == 0x2E { return .stop }
    if byte == 0x2D { return .dash }
    if range.count == 3, byte == 0xE2, text.utf8[range.start + 1] == 0x80 {
      switch text.utf8[range.start + 2] {
      case 0x90, 0x91: return .hyphen
      case 0x92...0x95: return .dash
      case 0xA6: return .stop
      default: return .otherMark
      }
    }
    return .otherMark
  }
}
