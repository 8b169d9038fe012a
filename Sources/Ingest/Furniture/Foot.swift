import Documents

/// The bottom of an article: links, topics, rights and buttons below its last paragraph.
struct Foot {
  /// The first paragraph below the text.
  private(set) var start: Int

  /// Reads the bottom of `marks.extent`, not above paragraph `body`, and marks what is furniture in it.
  init(_ text: DividedText, below body: Int, _ marks: inout FurnitureMarks) {
    var headings: [Int] = []
    var isFoot = false
    var i = marks.extent.upperBound
    while i > body + 1 {
      let kind = text.kinds[i - 1]
      if kind.isFurniture, kind != .number || isFoot {
        marks[i - 1] = kind.furniture
        isFoot = true
      } else if text.isTitleLike(i - 1), !text.paragraphs[i - 1].isProse, headings.count < 30 {
        headings.append(i - 1)
      } else if kind != .separator {
        break
      }
      i -= 1
    }
    start = i
    // Headlines just above the foot are links to other articles; one alone may be a last line, and below a colon
    // stands a list.
    let isIntroduced = i > body && text.utf8[text.paragraphs[i - 1].range.end - 1] == 0x3A
    let areTitles = headings.allSatisfy {
      text.paragraphs[$0].weight >= 4
        && Int(text.paragraphs[$0].capitals) * 10 >= Int(text.paragraphs[$0].words) * 6
    }
    let listed = headings.filter { Self.isListed($0, text, marks) }
    for heading in listed where marks[heading] == nil { marks[heading] = .related }
    // Many short lines that nothing introduces as links may be results, a table, verses: they are shown.
    let guesses = headings.filter { !listed.contains($0) }
    let areFew = guesses.count <= Head.mostGuesses
    if !isIntroduced, headings.count >= 2, areFew, isFoot || (headings.count >= 3 && areTitles) {
      for heading in guesses where marks[heading] == nil { marks[heading] = .related }
    } else if let highest = guesses.first {
      start = max(start, highest + 1)
    }
  }

  /// Whether a line stands in the list below a heading of links or topics.
  private static func isListed(_ i: Int, _ text: DividedText, _ marks: FurnitureMarks) -> Bool {
    var above = i - 1
    while above >= marks.extent.lowerBound, i - above <= 10 {
      switch text.kinds[above] {
      case .related, .tags: return true
      case .plain, .number, .separator, .widget, .menu, .timestamp, .link:
        if text.paragraphs[above].isProse { return false }
      default: return false
      }
      above -= 1
    }
    return false
  }
}
