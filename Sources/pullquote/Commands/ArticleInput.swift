import Documents
import Glibc
import Ingest

/// The articles that a command's paths name: files, folders, and plain text on standard input; used by one thread at
/// a time.
final class ArticleInput: @unchecked Sendable {
  private let paths: [String]
  private let limit: Int
  /// Whether the articles are asked for a second time: standard input is kept for it.
  private let readsTwice: Bool
  private var standardInput: [Article]?
  private var isSecondReading = false

  init(paths: [String], limit: Int, readsTwice: Bool = false) {
    self.paths = paths
    self.limit = limit
    self.readsTwice = readsTwice
  }

  /// Hands over the articles file by file, in order, and tells on standard error what was left out; returns whether
  /// every path given could be read.
  func forEachFile(_ body: ([Article]) throws(WriteFault) -> Void) throws(WriteFault) -> Bool {
    defer { isSecondReading = true }
    var isComplete = true
    var named: [FilePath] = []
    for path in paths {
      guard path == "-" else {
        named.append(FilePath(path))
        continue
      }
      isComplete = try read(named, body) && isComplete
      named = []
      isComplete = try readStandardInput(body) && isComplete
    }
    return try read(named, body) && isComplete
  }

  private func read(_ paths: [FilePath], _ body: ([Article]) throws(WriteFault) -> Void) throws(WriteFault)
    -> Bool
  {
    let listing = FolderListing(of: paths)
    for fault in listing.unusable where !isSecondReading {
      StandardStream.error.writeLine(
        "pullquote: \(fault.path): \(fault.reason); check the path and try again")
    }
    for file in listing.skipped { report(file.path, file.reason) }
    var isComplete = listing.unusable.isEmpty
    let named = Set(paths)
    for file in listing.files {
      var articles: [Article] = []
      do throws(Unreadable) {
        articles = try ArticleFile(path: file, limit: limit).articles()
      } catch {
        report(file.shown, error.reason)
        if named.contains(file) { isComplete = false }
      }
      try body(articles)
    }
    return isComplete
  }

  private func report(_ path: String, _ reason: String) {
    guard !isSecondReading else { return }
    StandardStream.error.writeLine("pullquote: skipped \(path): \(reason)")
  }

  private func readStandardInput(_ body: ([Article]) throws(WriteFault) -> Void) throws(WriteFault) -> Bool {
    if let standardInput {
      try body(standardInput)
      return true
    }
    var input = InputLines(descriptor: STDIN_FILENO, limit: limit)
    guard let bytes = input.readAll() else {
      report("standard input", "larger than \(limit >> 20) MB or not readable")
      return false
    }
    let articles = ArticleSplitter.articles(of: TextDecoder.decode(bytes, name: "-"))
    if readsTwice { standardInput = articles }
    try body(articles)
    return true
  }
}
