/// Prints records: at once where somebody may wait for them, in large pieces into files.
final class RecordPrinter {
  private let output: StandardStream
  private let waitsForMore: Bool
  private var held: [UInt8] = []

  init(output: StandardStream) {
    self.output = output
    waitsForMore = output.isRegularFile
  }

  /// Prints whole records, their line ends included.
  func print(_ records: [UInt8]) throws(WriteFault) {
    held += records
    if !waitsForMore || held.count >= 256 << 10 { try flush() }
  }

  /// Writes what was held back.
  func flush() throws(WriteFault) {
    guard !held.isEmpty else { return }
    try output.write(held)
    held.removeAll(keepingCapacity: true)
  }
}
