import Documents

/// Cuts text into tokens and paragraphs.
struct Tokenizer {
  private let reader: ScalarReader
  private let title: TextRange?
  private(set) var tokens: [Token] = []
  private(set) var paragraphs: [Paragraph] = []
  private var utf8: [UInt8] { reader.utf8 }

  init(utf8: [UInt8], title: TextRange?) {
    reader = ScalarReader(utf8: utf8)
    self.title = title
    tokens.reserveCapacity(utf8.count / 5)
  }

  /// Adds the paragraphs of `piece`, an extent of the body.
  mutating func tokenize(_ piece: TextRange) {
    let piece = TextRange(piece.start, min(piece.end, utf8.count))
    for paragraph in lines(of: piece) { tokenizeParagraph(paragraph) }
  }

  /// The paragraphs of `piece`: its lines, joined where the text is wrapped at a fixed width.
  private func lines(of piece: TextRange) -> [TextRange] {
    var lines: [TextRange] = []
    var start = piece.start
    for offset in piece.start..<piece.end {
      if utf8[offset] == 0x0A
        || (utf8[offset] == 0x0D && !(offset + 1 < piece.end && utf8[offset + 1] == 0x0A))
      {
        lines.append(TextRange(start, offset))
        start = offset + 1
      }
    }
    if start < piece.end { lines.append(TextRange(start, piece.end)) }
    return joined(lines, all: isHardWrapped(lines))
  }

  private func isBlank(_ line: TextRange) -> Bool {
    utf8[line.start..<line.end].allSatisfy { $0 <= 0x20 }
  }

  /// Whether lines break at a fixed width, as in mail and old wires: most lines that another line follows are nearly as
  /// long as the longest, and that is at most 100 bytes.
  private func isHardWrapped(_ lines: [TextRange]) -> Bool {
    var longest = 0
    var followed = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !isBlank(line) {
      longest = max(longest, line.count)
      if !isBlank(next) { followed += 1 }
    }
    guard followed >= 3, longest <= 100, longest >= 40 else { return false }
    var full = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !isBlank(line) && !isBlank(next) {
      if line.count * 4 >= longest * 3 { full += 1 }
    }
    return full * 10 >= followed * 7
  }

  /// Joins lines that a fixed width broke: all of them, or those whose sentence goes on in lower case.
  private func joined(_ lines: [TextRange], all: Bool) -> [TextRange] {
    var result: [TextRange] = []
    var open = false
    for line in lines {
      if isBlank(line) {
        open = false
      } else if open, let last = result.last, all || goesOn(from: last, to: line) {
        result[result.count - 1] = TextRange(last.start, line.end)
      } else {
        result.append(line)
        open = true
      }
    }
    return result
  }

  private func goesOn(from line: TextRange, to next: TextRange) -> Bool {
    guard let first = utf8[next.start..<next.end].first(where: { $0 > 0x20 }), first.isASCIILetter,
      !first.isASCIIUpper,
      let last = utf8[line.start..<line.end].last(where: { $0 > 0x20 }), line.count >= 40
    else { return false }
    return last.isASCIILetter || last == 0x2C
  }

  private mutating func tokenizeParagraph(_ range: TextRange) {
    let first = tokens.count
    let isTitle = title.map { $0.overlaps(range) } ?? false
    var offset = range.start
    var glued = false
    while offset < range.end {
      let (value, length) = reader.scalar(at: offset)
      let kind = ScalarReader.kind(of: value)
      if kind == .space || kind == .combining {
        offset += length
        glued = false
        continue
      }
      var flags: Token.Flags = glued ? .glued : []
      if isTitle { flags.insert(.title) }
      let end: Int
      switch kind {
      case .upper, .lower, .otherLetter:
        end = scanWord(from: offset, to: range.end, flags: &flags)
      case .digit:
        end = scanNumber(from: offset, to: range.end)
        flags.insert(.number)
      default:
        end = scanPunctuation(value, from: offset, length: length, to: range.end, flags: &flags)
      }
      append(offset, end, flags)
      offset = end
      glued = true
    }
    if tokens.count > first {
      paragraphs.append(Paragraph(tokens: first..<tokens.count, sentences: 0..<0, isTitle: isTitle))
    }
  }

  private mutating func append(_ start: Int, _ end: Int, _ flags: Token.Flags) {
    let hash = Vocabulary.hash(utf8[start..<end])
    var classes: WordClass = []
    if !flags.isDisjoint(with: [.word, .genitive]) {
      classes = Vocabulary.shared.classes(of: utf8[start..<end], hash: hash)
      if flags.contains(.abbreviation) {
        // The lexicons list "Gen" without its full stop, "U.S." with both.
        let bare = utf8[start..<(end - 1)]
        classes.formUnion(Vocabulary.shared.classes(of: bare, hash: Vocabulary.hash(bare)))
      }
    }
    tokens.append(
      Token(
        range: TextRange(start, end), flags: flags, classes: classes, hash: hash,
        paragraph: Int32(paragraphs.count),
        sentence: 0))
  }

  /// The end of the word at `start`: letters and digits, apostrophes and full stops between letters, the full stop of an
  /// abbreviation.
  private func scanWord(from start: Int, to limit: Int, flags: inout Token.Flags) -> Int {
    flags.insert(.word)
    var offset = start
    var letters = 0
    var uppers = 0
    var dots = 0
    var sinceDot = 0
    while offset < limit {
      let (value, length) = reader.scalar(at: offset)
      let kind = ScalarReader.kind(of: value)
      switch kind {
      case .upper:
        if letters == 0 { flags.insert(.capitalised) }
        letters += 1
        uppers += 1
        sinceDot += 1
      case .lower, .otherLetter:
        letters += 1
        sinceDot += 1
      case .digit, .combining: break
      case .apostrophe:
        guard isInnerApostrophe(at: offset, length: length, limit: limit) else {
          return finish(start, offset, letters, uppers, &flags)
        }
      case .punctuation:
        guard value == 0x2E, offset + 1 < limit, sinceDot == 1 || dots > 0 || isLowerRun(offset, limit) else {
          return abbreviation(start, offset, limit, letters, uppers, dots, &flags)
        }
        let next = reader.scalar(at: offset + 1).value
        let nextKind = ScalarReader.kind(of: next)
        guard nextKind == .upper || nextKind == .lower, dots > 0 || sinceDot == 1 || nextKind == .lower else {
          return abbreviation(start, offset, limit, letters, uppers, dots, &flags)
        }
        dots += 1
        sinceDot = 0
      case .space: return finish(start, offset, letters, uppers, &flags)
      }
      offset += length
    }
    return finish(start, offset, letters, uppers, &flags)
  }

  /// Whether the full stop at `offset` joins lower-case letters, as in an address on the web.
  private func isLowerRun(_ offset: Int, _ limit: Int) -> Bool {
    guard offset > 0, offset + 1 < limit else { return false }
    let before = utf8[offset - 1]
    let after = utf8[offset + 1]
    return before.isASCIILetter && !before.isASCIIUpper && after.isASCIILetter && !after.isASCIIUpper
  }

  private func finish(_ start: Int, _ end: Int, _ letters: Int, _ uppers: Int, _ flags: inout Token.Flags)
    -> Int
  {
    if letters >= 2 && uppers == letters { flags.insert(.allCaps) }
    return end
  }

  /// Takes the full stop at `end` into the word where the word is an initial, has inner full stops or is a known
  /// abbreviation.
  private func abbreviation(
    _ start: Int, _ end: Int, _ limit: Int, _ letters: Int, _ uppers: Int, _ dots: Int,
    _ flags: inout Token.Flags
  ) -> Int {
    _ = finish(start, end, letters, uppers, &flags)
    guard end < limit, utf8[end] == 0x2E, !(end + 1 < limit && utf8[end + 1] == 0x2E) else { return end }
    let known = Vocabulary.shared.classes(of: utf8[start..<end], hash: Vocabulary.hash(utf8[start..<end]))
      .contains(.abbreviation)
    // "I." ends a sentence, but not behind another initial: "A. I. Okafor".
    let followsInitial =
      tokens.last.map { $0.has(.abbreviation) && $0.range.count == 2 && $0.range.end + 1 == start } ?? false
    let initial = letters == 1 && uppers == 1 && (utf8[start] != 0x49 || followsInitial)
    guard dots > 0 || initial || (known && flags.contains(.capitalised)) else { return end }
    flags.insert(.abbreviation)
    return end + 1
  }

  /// An apostrophe belongs to the word when a letter follows, unless what follows is the genitive ending.
  private func isInnerApostrophe(at offset: Int, length: Int, limit: Int) -> Bool {
    let after = offset + length
    guard after < limit else { return false }
    let (value, size) = reader.scalar(at: after)
    switch ScalarReader.kind(of: value) {
    case .upper, .lower, .otherLetter: break
    default: return false
    }
    guard value == 0x73 || value == 0x53 else { return true }
    guard after + size < limit else { return false }
    switch ScalarReader.kind(of: reader.scalar(at: after + size).value) {
    case .upper, .lower, .otherLetter, .digit, .combining: return true
    default: return false
    }
  }

  /// The end of the number at `start`: digits with the commas, full stops and colons between them, and letters glued to
  /// them ("20th", "5G").
  private func scanNumber(from start: Int, to limit: Int) -> Int {
    var offset = start
    while offset < limit {
      let (value, length) = reader.scalar(at: offset)
      switch ScalarReader.kind(of: value) {
      case .digit, .upper, .lower: break
      default:
        guard value == 0x2C || value == 0x2E || value == 0x3A, offset + 1 < limit,
          utf8[offset + 1].isASCIIDigit
        else {
          return offset
        }
      }
      offset += length
    }
    return offset
  }

  private func scanPunctuation(
    _ value: UInt32, from start: Int, length: Int, to limit: Int, flags: inout Token.Flags
  ) -> Int {
    let after = start + length
    let isApostrophe = ScalarReader.kind(of: value) == .apostrophe
    if isApostrophe, flags.contains(.glued), after < limit, utf8[after] | 0x20 == 0x73,
      tokens.last?.flags.isDisjoint(with: .punctuation) == true
    {
      flags.formUnion([.genitive])
      return after + 1
    }
    flags.insert(.punctuation)
    // '' and `` are double marks; dots in a row are one ellipsis.
    if value == 0x27 || value == 0x60 || value == 0x2E || value == 0x2D {
      var end = after
      let most = value == 0x2E ? limit : min(limit, start + 2)
      while end < most, utf8[end] == UInt8(value) { end += 1 }
      return end
    }
    return after
  }
}
