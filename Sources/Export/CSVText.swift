/// Comma-separated values as RFC 4180 has them.
enum CSVText {
  /// Writes a record and its CR LF; a field with a comma, a quotation mark or a line end stands in quotation marks.
  static func write(_ fields: [String], to text: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(0x2C) }
      let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if needsQuotes { text.append(0x22) }
      for byte in field.utf8 {
        if byte == 0x22 { text.append(byte) }
        text.append(byte)
      }
      if needsQuotes { text.append(0x22) }
    }
    text += [0x0D, 0x0A]
  }
}
