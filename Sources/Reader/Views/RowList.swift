/// The rows of the list of articles or of a view that lists: what of a store's numbered things is shown, in which order, and what is selected.
///
/// The order is made when the view is opened or the filter changes. What is found later goes behind, so that nothing
/// moves under the reader's eyes.
public struct RowList: Sendable {
  /// The rows, as numbers of the store.
  public internal(set) var rows: [Int] = [] { didSet { changes &+= 1 } }
  /// A number that changes with the rows.
  private(set) var changes = 0
  /// How many of the rows are unread, of these rows and reading decisions.
  var unread: (rows: Int, read: Int, count: Int)?
  /// The selected row.
  public internal(set) var selected = 0
  /// The first row shown.
  public internal(set) var top = 0
  /// What filters the rows.
  public internal(set) var filter = PromptLine()
  /// Whether the filter is being typed.
  public internal(set) var isTyping = false
  /// Which of the view's orders the rows have, an index of `CorpusView.orders`.
  public internal(set) var order = 0
  /// The filter before typing began.
  var previousFilter = ""
  /// How many things there were when rows were last added.
  var known = 0
  /// The articles of which something else may be shown than the rows say.
  var stale: Set<Int> = []
  /// Those among them about which something was decided: rows that are not selected any more go.
  var decided: Set<Int> = []
  /// Rows that are not selected any more but stay while the reader stands on them.
  var kept: Set<Int> = []

  /// The number of the selected thing; `nil` where there is none.
  public var chosen: Int? { rows.indices.contains(selected) ? rows[selected] : nil }

  mutating func move(by count: Int) { go(to: selected + count) }

  /// The row that shows a thing; `nil` where none does.
  public func row(of number: Int) -> Int? {
    // In the order of the store the row is the number.
    if rows.indices.contains(number), rows[number] == number { return number }
    return rows.firstIndex(of: number)
  }

  mutating func go(to row: Int) { selected = max(0, min(rows.count - 1, row)) }

  /// Takes rows out; the selection stays on its thing, or goes to the one behind it.
  mutating func remove(_ gone: Set<Int>) {
    guard !gone.isEmpty else { return }
    let before = rows.prefix(selected).count { gone.contains($0) }
    let above = rows.prefix(top).count { gone.contains($0) }
    rows.removeAll { gone.contains($0) }
    top -= above
    go(to: selected - before)
  }

  /// Takes out the rows of things that are not selected any more; the one stood on stays until it is left.
  mutating func dropUnselected(_ gone: Set<Int>) {
    let stood = chosen.map { [$0] } ?? []
    kept = gone.intersection(stood)
    remove(gone.subtracting(stood))
  }

  /// Puts new rows in place of the old; the selection stays on the same thing where it is still there.
  mutating func replace(by new: [Int], selecting wanted: Int?) {
    rows = new
    selected = wanted.flatMap { row(of: $0) } ?? 0
    top = 0
  }
}
