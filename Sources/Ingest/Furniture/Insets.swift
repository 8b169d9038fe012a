import Documents

/// What stands between the paragraphs of an article: captions, links to other articles, buttons, advertisements.
enum Insets {
  /// Marks the insets between paragraph `body` and paragraph `foot`.
  static func mark(_ text: DividedText, from body: Int, to foot: Int, _ marks: inout FurnitureMarks) {
    for i in body..<max(body, foot) where marks[i] == nil {
      switch text.kinds[i] {
      case .widget, .credit, .link, .update, .caption: marks[i] = text.kinds[i].furniture
      case .related:
        marks[i] = .related
        markLinks(text, below: i, to: foot, &marks)
      case .number where i > body && marks[i - 1] == .widget: marks[i] = .widget
      default: break
      }
    }
    for i in body..<max(body, foot) { markCaption(text, i, body, foot, &marks) }
  }

  /// Headlines below "Related articles".
  static func markLinks(_ text: DividedText, below heading: Int, to end: Int, _ marks: inout FurnitureMarks) {
    var i = heading + 1
    while i < end, i - heading <= 10,
      marks[i] != nil || (text.isTitleLike(i) && !text.paragraphs[i].isProse && text.paragraphs[i].words >= 3)
    {
      if marks[i] == nil { marks[i] = .related }
      i += 1
    }
  }

  private static func markCaption(
    _ text: DividedText, _ i: Int, _ body: Int, _ foot: Int, _ marks: inout FurnitureMarks
  ) {
    let paragraph = text.paragraphs[i]
    if marks[i] == .credit, text.paragraphs[i].gap == 0, i > body, marks[i - 1] == nil,
      text.paragraphs[i - 1].gap > 0,
      text.paragraphs[i - 1].weight <= 60, text.kinds[i - 1] == .plain,
      !holdsQuotation(text, text.paragraphs[i - 1])
    {
      // A line and its credit below it, set apart from the paragraphs around them.
      marks[i - 1] = .caption
    }
    guard marks[i] == nil, text.kinds[i] == .plain, paragraph.words >= 5 else { return }
    if i + 2 < foot, marks[i + 1] == .credit, text.same(i, i + 2) {
      (marks[i], marks[i + 2]) = (.caption, .caption)
    } else if i + 1 < foot, marks[i + 1] == nil, paragraph.words >= 8, text.same(i, i + 1) {
      // Printed twice, it is a caption; without a credit the first copy stays, so that no word is lost.
      marks[i + 1] = .caption
      if Credit.ends(paragraph, in: text.utf8) { marks[i] = .caption }
    } else if i > body, i + 1 < foot, paragraph.weight <= 40, isLetter(text.utf8[paragraph.range.start]),
      Credit.ends(paragraph, in: text.utf8), !holdsQuotation(text, paragraph)
    {
      marks[i] = .caption
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC3 }

  /// Whether a double quotation mark stands in the paragraph.
  static func holdsQuotation(_ text: DividedText, _ paragraph: Paragraph) -> Bool {
    let range = paragraph.range
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8[range.start..<range.end] {
      if byte == 0x22 || (byte == 0x9C && previous == (0xE2, 0x80)) { return true }
      previous = (previous.1, byte)
    }
    return false
  }
}
