extension String {
  /// The text in quotation marks, fit for a message: at most 40 code points on one line, none of them invisible.
  public var quotedForMessage: String { quotedForMessage(limit: 40) }

  /// The text in quotation marks, fit for a message: at most `limit` code points on one line, none of them
  /// invisible.
  public func quotedForMessage(limit: Int) -> String {
    var shown = ""
    for (index, scalar) in unicodeScalars.enumerated() {
      guard index < limit else {
        shown += "…"
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return "\"" + shown + "\""
  }
}
