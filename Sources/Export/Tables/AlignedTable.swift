/// Texts in columns that are as wide as their widest text.
struct AlignedTable {
  let header: [String]
  let rows: [[String]]
  /// The columns that hold numbers, which stand to the right.
  let numbers: Set<Int>
  /// How many columns of a terminal a text takes.
  let width: (String) -> Int

  /// The lines, the header first, without blanks at their ends.
  var lines: [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { width($0[column]) }.max() ?? 0 }
    return all.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        if column > 0 { line += "  " }
        let blanks = String(repeating: " ", count: widths[column] - width(text))
        line += numbers.contains(column) ? blanks + text : text + blanks
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
