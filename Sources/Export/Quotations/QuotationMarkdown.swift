import Documents

/// Quotations as Markdown: each a block quotation, and below it who, in which article, and where.
enum QuotationMarkdown {
  static func bytes(_ records: [QuotationRecord]) -> [UInt8] {
    var text = ""
    for (number, record) in records.enumerated() {
      if number > 0 { text += "\n" }
      let words = escaped(record.words)
      text += "> " + (record.kind == .direct ? "“\(words)”" : words) + "\n>\n> — "
      if let speaker = record.speaker {
        text += "**\(escaped(speaker))**"
        if Quotation.isUnsure(record.confidence) { text += " (unsure)" }
      } else {
        text += "speaker not known"
      }
      if !record.roles.isEmpty { text += ", " + escaped(record.roles.joined(separator: "; ")) }
      if record.attribution == .attitude { text += " (attitude)" }
      text += "\n\n" + place(record) + "\n"
    }
    return Array(text.utf8)
  }

  private static func place(_ record: QuotationRecord) -> String {
    var parts = ["*\(escaped(record.headline))*"]
    if let outlet = record.outlet { parts.append(escaped(outlet)) }
    if let date = record.date { parts.append(date.description) }
    let offsets = record.offsets.map { "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
    parts.append("\(code("\(record.file):\(record.line)")), characters \(offsets)")
    if record.isVerified { parts.append("verified") }
    if !record.tags.isEmpty { parts.append("tags: " + escaped(record.tags.joined(separator: ", "))) }
    let note = record.note.map {
      "\n\n" + escaped($0.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    return parts.joined(separator: " · ") + (note ?? "")
  }

  /// A text whose characters mean nothing to Markdown (CommonMark 0.31, "Backslash escapes").
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for (index, character) in text.enumerated() {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~": escaped.append("\\")
      case "#", "+", "-", "=", "!": if index == 0 { escaped.append("\\") }
      default: break
      }
      escaped.append(character)
    }
    return escaped
  }

  /// A file's name as code, in more backticks than it has itself.
  private static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
  }
}
