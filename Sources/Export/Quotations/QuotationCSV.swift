import Documents

/// Quotations as comma-separated values (RFC 4180): a header, CR LF behind each record, quotation marks doubled.
enum QuotationCSV {
  static let columns = [
    "quotation", "speaker", "role", "kind", "attribution", "confidence", "cue", "source", "title", "outlet",
    "date", "file", "article", "line", "start", "end", "content",
    "verified", "corrected", "tags", "note",
  ]

  static func bytes(_ records: [QuotationRecord]) -> [UInt8] {
    var text: [UInt8] = []
    CSVText.write(columns, to: &text)
    for record in records {
      CSVText.write(
        [
          record.words, record.speaker ?? "", record.roles.joined(separator: "; "), record.kind.rawValue,
          record.attribution.rawValue, "\(Float(Int((record.confidence * 100).rounded())) / 100)",
          record.cue ?? "", record.source ?? "", record.title ?? "", record.outlet ?? "",
          record.date?.description ?? "", record.file, "\(record.position)", "\(record.line)",
          record.offsets.first.map { "\($0.lowerBound)" } ?? "",
          record.offsets.last.map { "\($0.upperBound)" } ?? "",
          record.offsets.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " "),
          "\(record.isVerified)", "\(record.isCorrected)", record.tags.joined(separator: "; "),
          record.note ?? "",
        ], to: &text)
    }
    return text
  }
}
