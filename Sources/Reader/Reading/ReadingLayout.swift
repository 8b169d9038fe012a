import Documents
import Screen

/// What a line of the reading pane belongs to.
public enum LineKind: Hashable, Sendable {
  /// The article's title.
  case title
  /// The article.
  case body
  /// Text in its extent that is not the article.
  case furniture
  /// The empty line between two paragraphs.
  case blank
}

/// One line as it is drawn.
public struct ReadingLine: Hashable, Sendable {
  /// Its bytes; empty for a blank line, which stands at the end of the paragraph above.
  public let range: TextRange
  /// What it belongs to.
  public let kind: LineKind
}

/// The place of a line: a paragraph and a line in it.
public struct LinePosition: Hashable, Sendable, Comparable {
  /// The paragraph's index.
  public let block: Int
  /// The line's index in the paragraph, the blank line before it counted.
  public let line: Int

  /// Orders by text.
  public static func < (a: LinePosition, b: LinePosition) -> Bool {
    (a.block, a.line) < (b.block, b.line)
  }
}

/// An article broken into lines of at most `width` columns.
///
/// Paragraphs are found when the layout is made; they are wrapped when they are looked at, so that the cost of a
/// long text is that of the part on the screen. Places in it are text offsets: another width keeps them.
public struct ReadingLayout: Sendable {
  /// A paragraph, or a piece of one that is very long.
  struct Block: Hashable, Sendable {
    let range: TextRange
    let kind: LineKind
    let blankBefore: Bool
  }

  /// A paragraph longer than this many bytes is wrapped in pieces.
  static let longest = 8192

  /// The columns a line may take, at least 1.
  public private(set) var width: Int
  private let source: SourceText
  private let blocks: [Block]

  /// Lays out an article; `furniture` says whether text that is not the article is shown.
  public init(_ article: Article, width: Int, furniture: Bool) {
    self.width = max(1, width)
    source = article.source
    var blocks: [Block] = []
    func add(_ range: TextRange, _ kind: LineKind) {
      Self.paragraphs(of: article.source.utf8, in: range) { piece, startsParagraph in
        let isTitle = article.title.map { $0.overlaps(piece) } ?? false
        blocks.append(
          Block(
            range: piece, kind: isTitle && kind == .body ? .title : kind,
            blankBefore: startsParagraph && !blocks.isEmpty))
      }
    }
    var start = article.span.start
    for piece in article.furniture {
      add(TextRange(start, piece.range.start), .body)
      if furniture { add(piece.range, .furniture) }
      start = max(start, piece.range.end)
    }
    add(TextRange(start, article.span.end), .body)
    self.blocks = blocks
  }

  /// Takes another width; the paragraphs stay, so that the cost does not grow with the text.
  mutating func wrap(to width: Int) { self.width = max(1, width) }

  /// Calls `each` with every stretch of text without a line end, white space at its ends left out; the flag says
  /// that a blank line belongs before it.
  ///
  /// Lines that follow each other without an empty line stay together.
  private static func paragraphs(
    of utf8: [UInt8], in range: TextRange, each: (TextRange, _ startsParagraph: Bool) -> Void
  ) {
    utf8.withUnsafeBufferPointer { bytes in
      let end = min(range.end, bytes.count)
      var offset = range.start
      var gap = true
      while offset < end {
        var lineEnd = offset
        while lineEnd < end, bytes[lineEnd] != 0x0A, bytes[lineEnd] != 0x0D { lineEnd += 1 }
        let line = trimmed(bytes, offset, lineEnd)
        if line.isEmpty {
          gap = true
        } else {
          var pieceStart = line.start
          while pieceStart < line.end {
            let pieceEnd = pieceBoundary(bytes, from: pieceStart, to: line.end)
            each(TextRange(pieceStart, pieceEnd), gap)
            gap = false
            pieceStart = pieceEnd
          }
        }
        if lineEnd + 1 < end, bytes[lineEnd] == 0x0D, bytes[lineEnd + 1] == 0x0A { lineEnd += 1 }
        offset = lineEnd + 1
      }
    }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TextRange {
    var start = start
    var end = end
    while start < end {
      if bytes[start] <= 0x20 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if start + 2 < end, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF {
        start += 3
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return TextRange(start, end)
  }

  /// Where to cut a very long paragraph: behind a space if there is one near, else between code points.
  private static func pieceBoundary(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    guard end - start > longest else { return end }
    let limit = start + longest
    var cut = limit
    while cut > limit - 512, bytes[cut - 1] != 0x20 { cut -= 1 }
    if bytes[cut - 1] != 0x20 {
      cut = limit
      while cut > start + 1, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
    }
    return cut
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { blocks.isEmpty }

  /// The lines of one paragraph, the blank one before it first.
  func lines(ofBlock index: Int) -> [ReadingLine] {
    let block = blocks[index]
    var result: [ReadingLine] = []
    if block.blankBefore {
      let above = index > 0 ? blocks[index - 1].range.end : block.range.start
      result.append(ReadingLine(range: TextRange(above, above), kind: .blank))
    }
    let range = block.range.start..<block.range.end
    for line in LineBreaker.lines(of: source.utf8, in: range, width: width) {
      result.append(ReadingLine(range: TextRange(line.start, line.end), kind: block.kind))
    }
    return result
  }

  /// The first line.
  public var first: LinePosition { LinePosition(block: 0, line: 0) }

  /// The last line.
  public var last: LinePosition {
    guard let index = blocks.indices.last else { return first }
    return LinePosition(block: index, line: lines(ofBlock: index).count - 1)
  }

  /// The line that holds the byte at `offset`, or the nearest one that is shown.
  public func position(of offset: Int) -> LinePosition {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < blocks.count else { return last }
    let lines = lines(ofBlock: low)
    let line = lines.lastIndex { $0.range.start <= offset } ?? 0
    return LinePosition(block: low, line: line)
  }

  /// The byte a line starts at; the offset that `position(of:)` leads back to it.
  public func offset(of position: LinePosition) -> Int {
    guard blocks.indices.contains(position.block) else { return 0 }
    let lines = lines(ofBlock: position.block)
    return lines[min(max(0, position.line), lines.count - 1)].range.start
  }

  /// The line `count` lines below (above where negative), held at the first and the last line.
  public func position(_ position: LinePosition, movedBy count: Int) -> LinePosition {
    guard blocks.indices.contains(position.block) else { return first }
    var block = position.block
    var line = position.line + count
    while line < 0 {
      guard block > 0 else { return first }
      block -= 1
      line += lines(ofBlock: block).count
    }
    while true {
      let lineCount = lines(ofBlock: block).count
      if line < lineCount { return LinePosition(block: block, line: line) }
      guard block + 1 < blocks.count else { return LinePosition(block: block, line: lineCount - 1) }
      line -= lineCount
      block += 1
    }
  }

  /// At most `count` lines from a line on.
  public func lines(from position: LinePosition, count: Int) -> [ReadingLine] {
    var result: [ReadingLine] = []
    var line = position.line
    for block in blocks.indices.dropFirst(position.block) {
      guard result.count < count else { break }
      result += lines(ofBlock: block).dropFirst(line).prefix(count - result.count)
      line = 0
    }
    return result
  }

  /// How many lines lie from one line to a later one, counted no further than `limit`.
  public func distance(from start: LinePosition, to end: LinePosition, limit: Int) -> Int {
    guard start < end else { return 0 }
    var count = 0
    var block = start.block
    while block < end.block, count < limit {
      count += lines(ofBlock: block).count - (block == start.block ? start.line : 0)
      block += 1
    }
    if block == end.block { count += end.line - (block == start.block ? start.line : 0) }
    return min(count, limit)
  }
}
