import Documents

/// A line or several wrapped lines that belong together, without the white space around them.
struct Paragraph {
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// Ends with a full stop, question or exclamation mark, closing marks aside.
    static let endsSentence = Traits(rawValue: 1)
    /// Ends with a full stop or an ellipsis, closing marks aside.
    static let endsWithStop = Traits(rawValue: 2)
    /// Begins with a small Latin letter.
    static let startsSmall = Traits(rawValue: 4)
    /// Holds a letter of any script.
    static let hasLetter = Traits(rawValue: 8)
    /// Stands further right than the margin.
    static let isIndented = Traits(rawValue: 16)
  }

  var range: TextRange
  /// Code points, at most 65,535.
  var columns: UInt16
  /// Runs of characters between white space.
  var words: UInt16
  /// Words that begin with a capital letter or a character outside ASCII.
  var capitals: UInt16
  /// Code points of the first word, at most 255.
  var firstWord: UInt8
  /// Blank lines in front of it, at most 255.
  var gap: UInt8
  var traits: Traits

  /// Words, or what would be as many in a script that puts no spaces between them.
  var weight: Int { max(Int(words), Int(columns) / 12) }

  /// Whether it reads as running text.
  var isProse: Bool { (traits.contains(.endsSentence) && weight >= 5) || weight >= 20 }

  /// Takes up the line `next`, which continues this paragraph.
  mutating func join(_ next: Paragraph) {
    range = TextRange(range.start, next.range.end)
    columns = UInt16(clamping: Int(columns) + 1 + Int(next.columns))
    words = UInt16(clamping: Int(words) + Int(next.words))
    capitals = UInt16(clamping: Int(capitals) + Int(next.capitals))
    let ends: Traits = [.endsSentence, .endsWithStop]
    traits = traits.subtracting(ends).union(next.traits.intersection(ends.union(.hasLetter)))
  }
}
