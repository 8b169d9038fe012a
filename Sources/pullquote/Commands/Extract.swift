import ArgumentParser
import Documents
import Export
import Glibc
import Ingest

/// `pullquote extract [PATH ...]`: prints what was found as JSON Lines.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print quotations, speakers and places as JSON Lines, one object per article.",
    discussion: """
      Files and folders are read in order; "-" is standard input. Offsets count Unicode code points.
      With --input jsonl, each line {"id": ..., "text": ...} is one article and is answered at once, in order.
      What is printed does not depend on --jobs.
      The exit status is 1 when an input could not be read, 2 for a command line that makes no sense.
      """)

  /// What the paths hold.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @Argument(help: "Files and folders of articles; - is standard input.")
  var paths: [String] = []

  @Option(help: "What the input is: text, or jsonl with one {\"id\", \"text\"} a line.")
  var input: Form = .text

  @Flag(
    help: """
      Add "corpus_id" to each entity: the same for the same person in all articles, whatever the spelling. Files are \
      read twice.
      """)
  var link = false

  @Option(help: ArgumentHelp("Leave out files and lines larger than this.", valueName: "MB"))
  var maxSize = ArticleFile.usualLimit >> 20

  @Option(help: ArgumentHelp("Analyse so many articles at once; 0: one on each processor.", valueName: "N"))
  var jobs = 0

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("Name a file or folder to read, or - for standard input.")
    }
    guard !(link && input == .jsonl && paths.contains("-")) else {
      throw ValidationError(
        "--link reads everything before it answers the first record, and a stream may never end: "
          + "write the JSON Lines into a file and name that.")
    }
    guard (1...1024).contains(maxSize) else { throw ValidationError("--max-size takes 1 to 1024 (MB).") }
    guard (0...256).contains(jobs) else { throw ValidationError("--jobs takes 0 to 256.") }
  }

  func run() throws {
    let printer = RecordPrinter(output: .output)
    Findings.reportOwnPlaces()
    let extraction = Extraction(
      jobs: jobs == 0 ? Processors.count : jobs, limit: maxSize << 20, printer: printer,
      link: link ? CorpusLink() : nil)
    do {
      let isComplete = try extraction.run(source)
      try printer.flush()
      if !isComplete { throw ExitCode.failure }
    } catch let fault as WriteFault {
      // Whoever closes the pipe has what he wants.
      guard case .failed(let reason) = fault else { return }
      StandardStream.error.writeLine("pullquote: cannot write the records: \(reason)")
      throw ExitCode.failure
    }
  }

  /// What gives the articles and lines to answer.
  private var source: Extraction.Source {
    switch input {
    case .jsonl:
      let input = StreamInput(paths: paths, limit: maxSize << 20)
      return { (add) throws(WriteFault) in try input.forEachLine(add) }
    case .text:
      let input = ArticleInput(paths: paths, limit: maxSize << 20, readsTwice: link)
      return { (add) throws(WriteFault) in
        try input.forEachFile { (articles) throws(WriteFault) in
          guard let source = articles.first?.source else { return }
          let index = CodePointIndex(source.utf8)
          for article in articles { try add(.article(article, index)) }
        }
      }
    }
  }
}
