/// Breaks text into lines by display width.
public enum LineBreaker {
  /// One line of wrapped text: its bytes, without the white space the break swallowed.
  public struct Line: Hashable, Sendable {
    /// The first byte of the line.
    public let start: Int
    /// The first byte after what is drawn.
    public let end: Int
    /// Columns of what is drawn.
    public let columns: Int
  }

  /// Wraps the bytes `range` of valid UTF-8 into lines of at most `width` columns (at least 1).
  ///
  /// Breaks stand behind spaces (not NBSP), behind hyphens and dashes, and around ideographs, as in UAX #14; a word
  /// longer than a line is broken between any two characters. Line ends and tabs inside the range count as spaces.
  /// White space at the end is swallowed as well, at the start only when nothing else fits. Gives at least one line,
  /// which may be empty. A short first part keeps its hyphen company: "al-Sharif", "e-mail". A glyph of two columns alone on a line of one is the only one that may be too long.
  public static func lines(of utf8: [UInt8], in range: Range<Int>, width: Int) -> [Line] {
    var wrapping = Wrapping(start: range.lowerBound, width: max(1, width))
    var scanner = GlyphScanner(utf8, in: range)
    while scanner.advance() { wrapping.add(scanner) }
    return wrapping.finish()
  }
}

/// The state of a greedy wrap: linear in the text, because no glyph is looked at twice.
private struct Wrapping {
  /// A place between two glyphs where a line may end.
  private struct Opportunity {
    /// Where the next line would start.
    let next: Int
    /// The columns in front of that place, in the present line.
    let columnsBefore: Int
    /// Where the line would end: behind its last ink.
    let end: Int
    /// The columns up to there.
    let columns: Int
  }

  private var lines: [LineBreaker.Line] = []
  private let width: Int
  private var lineStart: Int
  private var columns = 0
  private var inkEnd: Int
  private var inkColumns = 0
  private var lastBreak: Opportunity?
  private var lastCharacter: Opportunity?
  private var previous: Previous?
  private var flagLetters = 0
  /// The characters of the word since its last hyphen.
  private var part = 0

  /// What has to be known of the glyph before.
  private struct Previous {
    let breaks: BreakClass
    let isWide: Bool
    let isJoined: Bool
    let isParted: Bool
    let followsInk: Bool
    /// Whether it is the hyphen of "al-", "el-", "e-": what stands before it is too short to be left behind.
    let endsShortPart: Bool
  }

  /// A part of a word of at most so many characters is not parted from what follows its hyphen.
  private static let shortPart = 2

  init(start: Int, width: Int) {
    lineStart = start
    inkEnd = start
    self.width = width
  }

  mutating func add(_ scanner: GlyphScanner) {
    let breaks = scanner.breaks
    if breaks != .breaking {
      note(scanner)
      while columns + scanner.glyph.columns > width, scanner.start > lineStart {
        end(at: lastBreak ?? lastCharacter ?? opportunity(before: scanner))
      }
      inkEnd = scanner.end
      inkColumns = columns + scanner.glyph.columns
    }
    columns += scanner.glyph.columns
    let isHyphen = scanner.source == 0x2D || scanner.source == 0x2010
    let endsShortPart = isHyphen && part > 0 && part <= Self.shortPart
    if breaks != .extending { part = breaks == .word ? part + 1 : 0 }
    previous = Previous(
      breaks: breaks == .extending ? previous?.breaks ?? .word : breaks,
      isWide: scanner.glyph.columns == 2, isJoined: scanner.isJoinedToNext,
      isParted: scanner.isPartedFromNext,
      followsInk: previous.map { $0.breaks != .breaking && $0.breaks != .dash && $0.breaks != .opening }
        ?? false,
      endsShortPart: endsShortPart)
  }

  mutating func finish() -> [LineBreaker.Line] {
    lines.append(LineBreaker.Line(start: lineStart, end: inkEnd, columns: inkColumns))
    return lines
  }

  /// Notes that a line may end in front of this glyph, if it may.
  private mutating func note(_ scanner: GlyphScanner) {
    let isFlagLetter = (0x1F1E6...0x1F1FF).contains(scanner.source)
    flagLetters = isFlagLetter ? flagLetters + 1 : 0
    guard scanner.start > lineStart, let previous else { return }
    let place = opportunity(before: scanner)
    if mayEnd(after: previous, before: scanner) {
      lastBreak = place
    }
    if scanner.breaks != .extending, !previous.isJoined, !isFlagLetter || flagLetters % 2 == 1 {
      lastCharacter = place
    }
  }

  private func opportunity(before scanner: GlyphScanner) -> Opportunity {
    Opportunity(next: scanner.start, columnsBefore: columns, end: inkEnd, columns: inkColumns)
  }

  private func mayEnd(after previous: Previous, before next: GlyphScanner) -> Bool {
    if previous.breaks == .breaking || previous.isParted { return true }
    if previous.isJoined { return false }
    switch (previous.breaks, next.breaks) {
    case (_, .closing), (_, .quote), (_, .extending), (.opening, _), (.quote, _): return false
    // Not in "-5", "COVID-19" or "--"; a dash that stands free belongs to what follows.
    case (.dash, _):
      return previous.followsInk && !previous.endsShortPart && next.breaks != .dash
        && !(0x30...0x39).contains(next.source)
    case (.ideograph, _), (_, .ideograph): return true
    // Full-width punctuation carries its own white space.
    case (.closing, _): return previous.isWide
    case (_, .opening): return next.glyph.columns == 2
    default: return false
    }
  }

  private mutating func end(at place: Opportunity) {
    // White space alone makes no line.
    if place.columns > 0 || place.end > lineStart {
      lines.append(LineBreaker.Line(start: lineStart, end: place.end, columns: place.columns))
    }
    lineStart = place.next
    columns -= place.columnsBefore
    inkColumns = max(0, inkColumns - place.columnsBefore)
    inkEnd = max(inkEnd, lineStart)
    lastBreak = nil
    if let character = lastCharacter, character.next > lineStart {
      lastCharacter = Opportunity(
        next: character.next, columnsBefore: character.columnsBefore - place.columnsBefore,
        end: character.end,
        columns: character.columns - place.columnsBefore)
    } else {
      lastCharacter = nil
    }
  }
}
