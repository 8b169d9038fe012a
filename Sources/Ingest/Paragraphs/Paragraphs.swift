import Documents

/// The paragraphs of a text: its lines, with wrapped lines put together again.
struct Paragraphs {
  private(set) var all: [Paragraph]
  /// Whether the text has so many lines that it was not looked into.
  let isData: Bool

  init(_ utf8: [UInt8]) {
    let scanner = LineScanner(utf8)
    isData = !scanner.isWithinLimit
    all = isData ? [] : Self.joined(scanner.lines)
  }

  private static func joined(_ lines: [Paragraph]) -> [Paragraph] {
    let width = wrapWidth(lines)
    var result: [Paragraph] = []
    result.reserveCapacity(lines.count)
    for (i, line) in lines.enumerated() {
      if i > 0, line.gap == 0, continues(lines[i - 1], line, width: width) {
        result[result.count - 1].join(line)
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Whether `next` is the rest of the paragraph that `line` is in.
  private static func continues(_ line: Paragraph, _ next: Paragraph, width: Int?) -> Bool {
    if let width, !(next.traits.contains(.isIndented) && !line.traits.contains(.isIndented)),
      Int(line.columns) + 1 + Int(next.firstWord) > width - 3, Int(next.columns) <= width + 3
    {
      return true
    }
    // Lines broken where a browser broke them: a sentence that goes on with a small letter.
    let isHeadline = line.words >= 5 && Int(line.capitals) * 10 >= Int(line.words) * 7
    return line.columns >= 45 && !isHeadline && !line.traits.contains(.endsSentence)
      && next.traits.contains(.startsSmall)
      && (next.columns >= 20 || next.traits.contains(.endsSentence))
  }

  /// The column at which the text was wrapped: nearly every line of its blocks is so long that the first word of the
  /// next would not have fitted. `nil` where paragraphs are single lines.
  private static func wrapWidth(_ lines: [Paragraph]) -> Int? {
    var width = 0
    var wrapped = 0
    var seen = 0
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, lines[end].gap == 0 { end += 1 }
      if end - start >= 3 {
        let block = lines[start..<end]
        let longest = block.reduce(0) { max($0, Int($1.columns)) }
        var full = 0
        for i in start..<(end - 1) where Int(lines[i].columns) + 1 + Int(lines[i + 1].firstWord) > longest {
          full += 1
        }
        seen += block.count
        if (40...120).contains(longest), full * 5 >= (block.count - 1) * 4 {
          wrapped += block.count
          width = max(width, longest)
        }
      }
      start = end
    }
    return wrapped >= 3 && wrapped * 10 >= seen * 6 ? width : nil
  }
}
