import Screen
import Testing

@testable import Curses

/// The first row of a picture as letters: `b` bold, `r` reverse, `.` plain.
private func styles(_ text: String, roles: [UInt16]) -> String {
  var grid = Grid(size: Size(columns: roles.count, rows: 1))
  for (column, glyph) in Glyphs(text).enumerated() {
    grid.put(glyph, at: Point(column: column, row: 0), limit: roles.count, role: roles[column])
  }
  let picture = Picture(grid) { role in role == 1 ? Style(.bold) : role == 2 ? Style(.reverse) : Style() }
  return String(
    picture.cells.map {
      $0.style.attributes.contains(.bold) ? "b" : $0.style.attributes.contains(.reverse) ? "r" : "."
    })
}

@Test func blanksBetweenWordsTakeTheirStyle() {
  #expect(styles("ab cd", roles: [1, 1, 0, 1, 1]) == "bbbbb")
  #expect(styles("ab cd", roles: [0, 0, 1, 1, 1]) == "...bb")
  #expect(styles(" a", roles: [0, 1]) == "bb")
}

@Test func blanksThatShowAStyleKeepIt() {
  #expect(styles("ab cd", roles: [1, 1, 2, 1, 1]) == "bbrbb")
  #expect(
    styles("ab cd", roles: [2, 2, 0, 1, 1]) == "rrbbb", "the style behind, where the one before would show")
  #expect(styles("ab cd", roles: [2, 2, 0, 2, 2]) == "rr.rr")
}

@Test func blanksAtTheEndAndLongRunsStayPlain() {
  #expect(styles("ab  ", roles: [1, 1, 1, 1]) == "bb..")
  #expect(styles("a      b", roles: [1, 0, 0, 0, 0, 0, 0, 1]) == "b......b")
}

@Test func halvesOfWideCharactersBecomeBlanks() {
  var grid = Grid(size: Size(columns: 3, rows: 1))
  let wide = Array(Glyphs("利"))[0]
  grid[Point(column: 0, row: 0)] = Cell(.continuation)
  grid[Point(column: 2, row: 0)] = Cell(wide)
  #expect(Picture(grid) { _ in Style() }.cells.map(\.glyph) == [.space, .space, .space])
  grid.put(wide, at: Point(column: 1, row: 0), limit: 3, role: 0)
  #expect(Picture(grid) { _ in Style() }.cells.map(\.glyph) == [.space, wide, .continuation])
}
