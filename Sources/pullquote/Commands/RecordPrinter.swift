import Documents
import Export

/// Prints records: at once where somebody may wait for them, in large pieces into files.
final class RecordPrinter {
  private let output: StandardStream
  private let waitsForMore: Bool
  private var json = JSONText()

  init(output: StandardStream) {
    self.output = output
    waitsForMore = output.isRegularFile
  }

  /// Prints the record of an article.
  func print(_ record: ArticleRecord) throws(WriteFault) {
    record.write(to: &json)
    try flushIfDue()
  }

  /// Prints the record of an input that could not be read.
  func print(_ record: ErrorRecord) throws(WriteFault) {
    record.write(to: &json)
    try flushIfDue()
  }

  /// Writes what was held back.
  func flush() throws(WriteFault) {
    guard !json.bytes.isEmpty else { return }
    try output.write(json.bytes)
    json.removeAll()
  }

  private func flushIfDue() throws(WriteFault) {
    if !waitsForMore || json.bytes.count >= 256 << 10 { try flush() }
  }
}
