import Documents
import Export
import Reader
import Screen
import Synchronization

/// Writes quotations into files in the background: many of them take longer than a key should wait.
final class ExportWork: Sendable {
  private let inbox: Inbox
  private let underWay = Mutex(0)

  /// Work whose outcome is told to `inbox`.
  init(inbox: Inbox) { self.inbox = inbox }

  /// Begins an export of the store as it is now; what is to be told to the reader at once.
  func start(_ request: ExportRequest, in store: DocumentStore) -> [Event] {
    let file = ExportFile(typed: request.path)
    do throws(ExportFile.Problem) {
      try file.check(replaces: request.replaces)
    } catch {
      return [.exported(request, ExportOutcome(error))]
    }
    underWay.withLock { $0 += 1 }
    let work: @Sendable () -> Void = {
      let outcome = Self.write(request, into: file, store)
      self.inbox.post(.exported(request, outcome))
      self.underWay.withLock { $0 -= 1 }
    }
    if !BackgroundThread.start(.usual, work) { work() }
    return []
  }

  /// Waits until all is written, before the program ends.
  func finish() {
    while underWay.withLock({ $0 > 0 }) { BackgroundThread.rest(milliseconds: 5) }
  }

  private static func write(_ request: ExportRequest, into file: ExportFile, _ store: DocumentStore)
    -> ExportOutcome
  {
    let export = QuotationExport(request.references, in: store)
    let bytes = export.bytes(
      .init(request.form), folder: WorkingFolder.path, width: DisplayWidth.columns(of:))
    do throws(ExportFile.Problem) {
      try file.write(bytes, replaces: request.replaces)
    } catch {
      return ExportOutcome(error)
    }
    return .written(export.records.count)
  }
}

extension ExportOutcome {
  fileprivate init(_ problem: ExportFile.Problem) {
    self =
      switch problem {
      case .exists: .exists
      case .refused(let words): .failed(words)
      }
  }
}

extension QuotationExport.Format {
  /// The format of a file.
  init(_ form: ExportForm) {
    self =
      switch form {
      case .markdown: .markdown
      case .csv: .csv
      case .jsonl: .jsonl
      case .annotations: .annotations
      case .table: .table
      }
  }
}
