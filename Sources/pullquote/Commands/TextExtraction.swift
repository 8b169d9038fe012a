import Documents
import Export
import Glibc
import Ingest

/// `extract` for files, folders and plain text on standard input.
struct TextExtraction {
  let paths: [String]
  let limit: Int
  let printer: RecordPrinter

  /// Prints the records of all articles; returns whether every path given could be read.
  func run() throws(WriteFault) -> Bool {
    var isComplete = true
    var named: [FilePath] = []
    for path in paths {
      guard path == "-" else {
        named.append(FilePath(path))
        continue
      }
      isComplete = try extract(named) && isComplete
      named = []
      isComplete = try extractStandardInput() && isComplete
    }
    return try extract(named) && isComplete
  }

  private func extract(_ paths: [FilePath]) throws(WriteFault) -> Bool {
    let listing = FolderListing(of: paths)
    for fault in listing.unusable {
      StandardStream.error.writeLine(
        "pullquote: \(fault.path): \(fault.reason); check the path and try again")
    }
    for file in listing.skipped { report(file.path, file.reason) }
    var isComplete = listing.unusable.isEmpty
    let named = Set(paths)
    for file in listing.files {
      do {
        try print(ArticleFile(path: file, limit: limit).articles())
      } catch let fault as Unreadable {
        report(file.shown, fault.reason)
        if named.contains(file) { isComplete = false }
      } catch let fault as WriteFault {
        throw fault
      } catch {}
    }
    return isComplete
  }

  private func report(_ path: String, _ reason: String) {
    StandardStream.error.writeLine("pullquote: skipped \(path): \(reason)")
  }

  private func extractStandardInput() throws(WriteFault) -> Bool {
    var input = InputLines(descriptor: STDIN_FILENO, limit: limit)
    guard let bytes = input.readAll() else {
      report("standard input", "larger than \(limit >> 20) MB or not readable")
      return false
    }
    try print(ArticleSplitter.articles(of: TextDecoder.decode(bytes, name: "-")))
    return true
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
