import Screen
import Testing

@testable import Panes

@Suite struct LabelsOnTheMap {
  private let size = Size(columns: 30, rows: 8)

  private func cells(_ label: MapLabels.Label) -> Set<Point> {
    Set((0..<label.columns).map { Point(column: label.at.column + $0, row: label.at.row) })
  }

  @Test func aNameStandsRightOfItsDot() {
    let labels = MapLabels([(Point(column: 4, row: 3), 5)], in: size).labels
    #expect(labels == [MapLabels.Label(dot: 0, at: Point(column: 6, row: 3), columns: 5)])
  }

  @Test func atTheEdgeItStandsLeft() {
    let labels = MapLabels([(Point(column: 27, row: 3), 5)], in: size).labels
    #expect(labels.map(\.at) == [Point(column: 21, row: 3)])
  }

  @Test func theFirstOfTwoThatCollideStaysAndTheOtherMovesOrIsLeftOut() {
    let two = [(at: Point(column: 4, row: 3), columns: 8), (at: Point(column: 6, row: 3), columns: 8)]
    let labels = MapLabels(two, in: size).labels
    // The dot of the second is in the way of the first one's name.
    #expect(labels.first?.dot == 0)
    #expect(cells(labels[0]).isDisjoint(with: two.map(\.at)))
    let row = (0..<30).map { (at: Point(column: $0, row: 0), columns: 28) }
    #expect(MapLabels(row, in: Size(columns: 30, rows: 1)).labels.isEmpty)
  }

  @Test func manyNamesNeverCoverEachOtherOrADot() {
    // A fixed scatter: a linear congruence, not chance.
    var seed = 7
    let dots = (0..<120).map { _ in
      seed = (seed * 1_103 + 12_345) % 65_521
      return (at: Point(column: seed % 100, row: seed / 100 % 30), columns: 3 + seed % 11)
    }
    let reserved = Rect(column: 69, row: 29, columns: 31, rows: 1)
    let labels = MapLabels(dots, in: Size(columns: 100, rows: 30), reserved: [reserved]).labels
    #expect(labels.count > 30)
    var taken = Set(dots.map(\.at))
    for label in labels {
      #expect(cells(label).isDisjoint(with: taken))
      #expect(cells(label).allSatisfy { !reserved.contains($0) && $0.column < 100 && $0.row < 30 })
      taken.formUnion(cells(label))
    }
  }
}
