import Documents

/// Quotations as text for other programs: the set a query selects, or any other list of them.
public struct QuotationExport {
  /// How they are written.
  public enum Format: String, Sendable, CaseIterable {
    /// Columns to read.
    case table
    /// One JSON object a line.
    case jsonl
    /// Comma-separated values (RFC 4180).
    case csv
    /// Block quotations with their source.
    case markdown
    /// W3C Web Annotations as JSON-LD.
    case annotations

    /// The usual ending of a file of it, without the dot.
    public var fileExtension: String {
      switch self {
      case .table: "txt"
      case .jsonl: "jsonl"
      case .csv: "csv"
      case .markdown: "md"
      case .annotations: "jsonld"
      }
    }
  }

  /// What is written.
  public let records: [QuotationRecord]

  /// Takes up the quotations of `rows`, in that order; those that are not there any more are left out.
  public init(_ rows: some Sequence<QuotationReference>, in store: DocumentStore) {
    var records: [QuotationRecord] = []
    // Rows of one file mostly stand together.
    var index: (name: String, length: Int, index: CodePointIndex)?
    for row in rows {
      guard store.articles.indices.contains(row.article),
        let analysis = store.analysis(ofArticle: row.article),
        analysis.quotations.indices.contains(row.quotation)
      else { continue }
      let article = store.articles[row.article]
      let source = article.source
      if index?.name != source.name || index?.length != source.utf8.count {
        index = (source.name, source.utf8.count, CodePointIndex(source.utf8))
      }
      guard let points = index?.index else { continue }
      var record = QuotationRecord(analysis.quotations[row.quotation], analysis, of: article, index: points)
      record.takeDecisions(row, in: store)
      records.append(record)
    }
    self.records = records
  }

  /// Writes the quotations.
  ///
  /// - Parameters:
  ///   - folder: The absolute path that relative names of files are below; annotations name files by it.
  ///   - width: How many columns a text takes, for the table.
  /// - Returns: UTF-8, every line ended.
  public func bytes(_ format: Format, folder: String = "/", width: (String) -> Int = \.count) -> [UInt8] {
    switch format {
    case .table: QuotationTable.bytes(records, width: width)
    case .jsonl: QuotationLines.bytes(records)
    case .csv: QuotationCSV.bytes(records)
    case .markdown: QuotationMarkdown.bytes(records)
    case .annotations: QuotationAnnotations.bytes(records, folder: folder)
    }
  }

  /// Writes the quotations of `rows`; see `bytes`.
  public static func write(
    _ format: Format, _ rows: some Sequence<QuotationReference>, in store: DocumentStore,
    folder: String = "/", width: (String) -> Int = \.count
  ) -> [UInt8] {
    QuotationExport(rows, in: store).bytes(format, folder: folder, width: width)
  }
}
