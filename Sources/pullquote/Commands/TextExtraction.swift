import Documents
import Export

/// `extract` for files, folders and plain text on standard input.
struct TextExtraction {
  let paths: [String]
  let limit: Int
  let printer: RecordPrinter
  var link: CorpusLink?

  /// Prints the records of all articles; returns whether every path given could be read.
  func run() throws(WriteFault) -> Bool {
    let input = ArticleInput(paths: paths, limit: limit, readsTwice: link != nil)
    let isComplete = try input.forEachFile { (articles) throws(WriteFault) in try take(articles) }
    guard let link else { return isComplete }
    link.resolve()
    // What was left out has been told once.
    _ = try input.forEachFile { (articles) throws(WriteFault) in try take(articles) }
    return isComplete
  }

  private func take(_ articles: [Article]) throws(WriteFault) {
    guard let link, link.isGathering else { return try print(articles) }
    for article in articles { link.gather(article, Findings.of(article)) }
  }

  private func print(_ articles: [Article]) throws(WriteFault) {
    guard let source = articles.first?.source else { return }
    let index = CodePointIndex(source.utf8)
    for article in articles {
      let analysis = Findings.of(article)
      try printer.print(
        ArticleRecord(
          article, analysis, identity: .file(path: source.name), index: index,
          corpusIdentifiers: link?.identifiers(of: article, analysis)))
    }
  }
}
