import Screen
import Testing

@testable import Reader

/// Draws a layout one letter a cell: l list, r reading, p panel, | rule, _ status.
private func picture(_ layout: PaneLayout, _ size: Size) -> [String] {
  (0..<size.rows).map { row in
    String(
      (0..<size.columns).map { column -> Character in
        let at = Point(column: column, row: row)
        if layout.list?.contains(at) == true { return "l" }
        if layout.reading?.contains(at) == true { return "r" }
        if layout.panel?.contains(at) == true { return "p" }
        if layout.rules.contains(where: { $0.contains(at) }) { return "|" }
        if layout.status?.contains(at) == true { return "_" }
        return "."
      })
  }
}

@Suite struct PaneLayouts {
  @Test func threePanesInAWideTerminal() {
    let size = Size(columns: 100, rows: 15)
    let picture = picture(PaneLayout(size: size, arrangement: PaneArrangement(), focus: .list), size)
    let row =
      String(repeating: "l", count: 29) + "|" + String(repeating: "r", count: 45) + "|"
      + String(repeating: "p", count: 24)
    #expect(picture.dropLast().allSatisfy { $0 == row })
    #expect(picture.last == String(repeating: "_", count: 100))
  }

  @Test func listAboveArticleInAMiddleTerminalAndThePanelBesideIt() {
    let size = Size(columns: 80, rows: 24)
    var arrangement = PaneArrangement()
    let above = picture(PaneLayout(size: size, arrangement: arrangement, focus: .reading), size)
    #expect(above.map { $0.first! } == Array("llllllllrrrrrrrrrrrrrrr_"))
    arrangement.panelBesideArticle = true
    let beside = picture(PaneLayout(size: size, arrangement: arrangement, focus: .reading), size)
    #expect(beside[0].hasPrefix("rrr"))
    #expect(beside[0].hasSuffix("|" + String(repeating: "p", count: 24)))
  }

  @Test func aShortListLeavesTheRoomToTheArticle() {
    let size = Size(columns: 80, rows: 24)
    let layout = PaneLayout(size: size, arrangement: PaneArrangement(), focus: .list, articles: 4)
    #expect(layout.list?.rows == 5)
    #expect(layout.reading?.rows == 18)
  }

  @Test(arguments: Pane.allCases)
  func onePaneInASmallTerminal(pane: Pane) {
    for size in [Size(columns: 59, rows: 40), Size(columns: 200, rows: 14), Size(columns: 20, rows: 5)] {
      let layout = PaneLayout(size: size, arrangement: PaneArrangement(), focus: pane)
      #expect(layout.rect(of: pane)?.columns == size.columns)
      #expect(Pane.allCases.filter { layout.rect(of: $0) != nil } == [pane])
    }
  }

  @Test func panesNeverOverlapNorLeaveTheScreenWhateverWasChosen() {
    for columns in stride(from: 0, through: 210, by: 15) {
      for rows in [0, 1, 2, 3, 14, 15, 16, 24, 60] {
        for focus in Pane.allCases {
          for hidden in [[], [.list], [.panel], [.list, .panel], [.reading]] as [Set<Pane>] {
            var arrangement = PaneArrangement()
            arrangement.hidden = hidden
            arrangement.listColumns = 150
            arrangement.panelColumns = 150
            arrangement.listRows = 50
            for zoomed in [false, true] {
              arrangement.zoomed = zoomed
              let size = Size(columns: columns, rows: rows)
              let layout = PaneLayout(size: size, arrangement: arrangement, focus: focus)
              let rects =
                Pane.allCases.compactMap { layout.rect(of: $0) } + layout.rules
                + [layout.status].compactMap { $0 }
              var covered = Array(repeating: 0, count: columns * rows)
              for rect in rects {
                for row in rect.row..<rect.endRow {
                  for column in rect.column..<rect.endColumn {
                    guard column < columns, row < rows else {
                      Issue.record("\(rect) leaves \(size)")
                      return
                    }
                    covered[row * columns + column] += 1
                  }
                }
              }
              #expect(covered.allSatisfy { $0 == 1 }, "\(size) \(focus) \(hidden) zoomed \(zoomed)")
            }
          }
        }
      }
    }
  }
}
