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
    if !isIntroduced, headings.count >= 2, isFoot || (headings.count >= 3 && areTitles) {
      for heading in headings where marks[heading] == nil { marks[heading] = .related }
    } else if let highest = headings.first {
      start = max(start, highest + 1)
    }
  }
}
