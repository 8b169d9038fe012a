import Documents
import Testing

@testable import Reader

private func layout(
  _ text: String, width: Int = 20, furniture: [String] = [], showing: Bool = false
) -> (layout: ReadingLayout, source: SourceText) {
  let source = SourceText(name: "a.txt", utf8: Array(text.utf8))
  let pieces = furniture.map { part in
    let start = text.utf8.count - text[text.range(of: part)!.lowerBound...].utf8.count
    return Furniture(TextRange(start, start + part.utf8.count), .caption)
  }
  let article = Article(source: source, span: source.range, headline: source.range, furniture: pieces)
  return (ReadingLayout(article, width: width, furniture: showing), source)
}

private func lines(_ text: String, width: Int = 20, furniture: [String] = [], showing: Bool = false)
  -> [String]
{
  let (layout, source) = layout(text, width: width, furniture: furniture, showing: showing)
  return layout.isEmpty ? [] : layout.lines(from: layout.first, count: 1000).map { source.string($0.range) }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}

@Suite struct ReadingLayouts {
  @Test func paragraphsArePartedByOneEmptyLine() {
    #expect(lines("One.\n\n\n\nTwo.\r\n\r\nThree.") == ["One.", "", "Two.", "", "Three."])
  }

  @Test func anotherWidthBreaksTheLinesAnew() {
    let text = "A sentence of several words.\n\nAnother one that is long enough to be broken."
    var (changed, _) = layout(text, width: 40)
    changed.wrap(to: 12)
    let fresh = layout(text, width: 12).layout
    #expect(changed.width == 12)
    #expect(changed.lines(from: changed.first, count: 99) == fresh.lines(from: fresh.first, count: 99))
  }

  @Test func linesWithoutAnEmptyLineBetweenThemStayTogether() {
    #expect(lines("One.\nTwo.\r\nThree.") == ["One.", "Two.", "Three."])
  }

  @Test func indentationAndByteOrderMarkAreNotShown() {
    #expect(lines("\u{FEFF}   One.\n\n\u{A0}\u{A0}Two.  ") == ["One.", "", "Two."])
  }

  @Test func furnitureIsLeftOutUnlessAskedFor() {
    let text = "One.\n\nA caption\n\nTwo."
    #expect(lines(text, furniture: ["A caption"]) == ["One.", "", "Two."])
    #expect(lines(text, furniture: ["A caption"], showing: true) == ["One.", "", "A caption", "", "Two."])
  }

  @Test func longParagraphsAreWrapped() {
    #expect(lines("the quick brown fox jumps", width: 10) == ["the quick", "brown fox", "jumps"])
  }

  @Test func aTextWithoutWordsHasNoLines() {
    #expect(lines(" \n\n\t\r\n").isEmpty)
    #expect(lines("").isEmpty)
  }

  @Test(arguments: [1, 7, 20, 78, 500])
  func everyLineIsFoundAgainByItsOffset(width: Int) {
    let text = (1...30).map { "Paragraph \($0) has a few words — ‘and’ “marks” 北京 in it." }.joined(
      separator: "\n\n")
    let layout = layout(text, width: width).layout
    var position = layout.first
    while position < layout.last {
      #expect(layout.position(of: layout.offset(of: position)) == position)
      let next = layout.position(position, movedBy: 1)
      #expect(next > position)
      #expect(layout.position(next, movedBy: -1) == position)
      position = next
    }
    #expect(layout.position(layout.first, movedBy: 100_000) == layout.last)
    #expect(layout.position(layout.last, movedBy: -100_000) == layout.first)
  }

  @Test func anOffsetInHiddenFurnitureLeadsToWhatFollows() {
    let (layout, source) = layout("One.\n\nA caption\n\nTwo.", furniture: ["A caption"])
    let position = layout.position(of: 8)
    let line = layout.lines(from: position, count: 2)
    #expect(line.map { source.string($0.range) } == ["", "Two."])
  }

  @Test func aVeryLongLineIsCutBetweenWordsAndNothingIsLost() {
    let text = String(repeating: "wörter und mehr ", count: 3000)
    let (layout, source) = layout(text, width: 40)
    let all = layout.lines(from: layout.first, count: 10_000)
    #expect(all.allSatisfy { $0.range.count <= 60 })
    #expect(!all.contains { $0.kind == .blank })
    let words = all.map { source.string($0.range) }.joined(separator: " ").split(separator: " ")
    #expect(words.count == 9000)
  }

  @Test func oneMillionCharactersWithoutASpaceAreShown() {
    let (layout, _) = layout(String(repeating: "ä", count: 500_000), width: 78)
    let lines = layout.lines(from: layout.position(of: 400_001), count: 5)
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.range.start % 2 == 0 && $0.range.end % 2 == 0 })
  }
}
