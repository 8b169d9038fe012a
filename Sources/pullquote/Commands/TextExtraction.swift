import Documents
import Export

/// `extract` for files, folders and plain text on standard input.
struct TextExtraction {
  let paths: [String]
  let limit: Int
  let printer: RecordPrinter

  /// Prints the records of all articles; returns whether every path given could be read.
  func run() throws(WriteFault) -> Bool {
    try ArticleInput(paths: paths, limit: limit).forEachFile { (articles) throws(WriteFault) in
      try print(articles)
    }
  }

  private func print(_ articles: [Article]) throws(WriteFault) {
    guard let source = articles.first?.source else { return }
    let index = CodePointIndex(source.utf8)
    for article in articles {
      try printer.print(
        ArticleRecord(article, Findings.of(article), identity: .file(path: source.name), index: index))
    }
  }
}
