import Documents
import Export
import Glibc
import Ingest

/// `extract --input jsonl`: one record in, one record out, in order, as long as the stream lasts.
struct StreamExtraction {
  let paths: [String]
  let limit: Int
  let printer: RecordPrinter
  var link: CorpusLink?

  /// Answers every line; returns whether all of them could be read. With a link, the files are read twice.
  func run() throws(WriteFault) -> Bool {
    if let link {
      _ = try readAll()
      link.resolve()
    }
    return try readAll()
  }

  private func readAll() throws(WriteFault) -> Bool {
    let isGathering = link?.isGathering ?? false
    var isComplete = true
    for path in paths {
      if path == "-" {
        isComplete = try answer(STDIN_FILENO, name: "standard input") && isComplete
        continue
      }
      let file = FilePath(path)
      var reason: String?
      switch FileStatus(of: file) {
      case .regular: break
      case .folder: reason = "a folder; --input jsonl takes files, or - for standard input"
      case .other(let fault): reason = fault
      }
      let descriptor = reason == nil ? file.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) } : -1
      guard descriptor >= 0 else {
        if !isGathering {
          StandardStream.error.writeLine("pullquote: \(path): \(reason ?? SystemError.phrase(errno))")
        }
        isComplete = false
        continue
      }
      defer { close(descriptor) }
      isComplete = try answer(descriptor, name: path) && isComplete
    }
    return isComplete
  }

  private func answer(_ descriptor: Int32, name: String) throws(WriteFault) -> Bool {
    var input = InputLines(descriptor: descriptor, limit: limit)
    var isComplete = true
    var number = 0
    while true {
      number += 1
      switch input.next() {
      case .end: return isComplete
      case .failed(let reason):
        StandardStream.error.writeLine("pullquote: \(name): \(reason)")
        return false
      case .tooLong:
        isComplete = false
        if link?.isGathering == true { continue }
        try printer.print(
          ErrorRecord(id: nil, message: "line \(number): longer than \(limit >> 20) MB (see --max-size)"))
      case .line(let bytes):
        isComplete = try answer(bytes, number) && isComplete
      }
    }
  }

  private func answer(_ line: [UInt8], _ number: Int) throws(WriteFault) -> Bool {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return true }
    switch StreamRecord.reading(line) {
    case .success(let record):
      let article = ArticleSplitter.article(of: SourceText(name: "", utf8: record.text))
      let analysis = Findings.of(article)
      if let link, link.isGathering {
        link.gather(article, analysis)
        return true
      }
      try printer.print(
        ArticleRecord(
          article, analysis, identity: .record(id: record.id), index: CodePointIndex(record.text),
          corpusIdentifiers: link?.identifiers(of: article, analysis)))
      return true
    case .failure(let fault):
      if link?.isGathering == true { return false }
      try printer.print(ErrorRecord(id: fault.id, message: "line \(number): \(fault.reason)"))
      return false
    }
  }
}
