import Documents

/// Quotations in columns, one a line.
enum QuotationTable {
  /// The widest a column of words gets.
  private static let widest = 72

  static func bytes(_ records: [QuotationRecord], width: (String) -> Int) -> [UInt8] {
    let header = ["SPEAKER", "WORDS", "KIND", "DATE", "WHERE"]
    let rows = [header] + records.map { row($0, width) }
    let widths = header.indices.map { column in rows.map { width($0[column]) }.max() ?? 0 }
    var text: [UInt8] = []
    for row in rows {
      var line = ""
      for (column, field) in row.enumerated() {
        line += field
        if column + 1 < row.count {
          line += String(repeating: " ", count: widths[column] - width(field) + 2)
        }
      }
      text += line.utf8
      text.append(0x0A)
    }
    return text
  }

  private static func row(_ record: QuotationRecord, _ width: (String) -> Int) -> [String] {
    let unsure = record.speaker != nil && Quotation.isUnsure(record.confidence) ? "?" : ""
    return [
      plain((record.speaker ?? "not known") + unsure), cut(plain(record.words), width),
      record.attribution == .attitude ? "attitude" : record.kind.rawValue,
      record.date?.description ?? "-", plain("\(record.file):\(record.line)"),
    ]
  }

  private static func cut(_ text: String, _ width: (String) -> Int) -> String {
    guard width(text) > widest else { return text }
    var cut = ""
    var columns = 0
    for character in text {
      columns += width(String(character))
      if columns >= widest { break }
      cut.append(character)
    }
    return cut + "…"
  }

  /// A text without what a terminal might obey.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: plain.append("?")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
