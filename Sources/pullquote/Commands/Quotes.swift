import ArgumentParser
import Documents
import Export
import Glibc
import Screen
import Search

/// `pullquote quotes [QUERY] [PATH ...]`: prints the quotations that a query selects.
struct Quotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print who said what: the quotations that a query selects.",
    discussion: """
      pullquote quotes 'speaker:mismari kind:direct date:2020' seeds
      pullquote quotes seeds --format csv > quotes.csv

      The first argument is the query unless it names a file or folder; without a path the folder at hand is read. \
      A query has words, "exact words", /expressions/ and terms such as speaker:… place:… kind:direct date:2020-01..2020-06 \
      outlet:… is:unsure; spaces mean and, or, ( ) and - are understood. docs/QUERY.md has all of it. Corrections made \
      in the reader count.
      The exit status is 1 when an input could not be read, 2 for a query or a command line that makes no sense.
      """)

  // A query may begin with a minus sign.
  @Argument(
    parsing: .allUnrecognized,
    help: "The query, then files and folders of articles; - is standard input.")
  var arguments: [String] = []

  @Option(parsing: .unconditional, help: "The query; then every argument is a path.")
  var query: String?

  @Option(help: "A table to read, jsonl, csv, markdown, or annotations (W3C, JSON-LD).")
  var format: QuotationExport.Format = .table

  @Option(help: ArgumentHelp("Leave out files larger than this.", valueName: "MB"))
  var maxSize = ArticleFile.usualLimit >> 20

  func validate() throws {
    if let option = arguments.first(where: { $0.hasPrefix("--") && $0 != "--" }) {
      throw ValidationError("Unknown option '\(option)'.")
    }
    guard (1...1024).contains(maxSize) else { throw ValidationError("--max-size takes 1 to 1024 (MB).") }
  }

  /// The query and the paths that the arguments stand for.
  private var reading: (query: String, paths: [String]) {
    var paths = arguments.filter { $0 != "--" }
    var text = query ?? ""
    if query == nil, let first = paths.first, first != "-", !Self.exists(first) {
      text = first
      paths.removeFirst()
    }
    return (text, paths.isEmpty ? ["."] : paths)
  }

  private static func exists(_ path: String) -> Bool {
    if case .other = FileStatus(of: FilePath(path)) {
      return FilePath(path).withCString { access($0, F_OK) } == 0
    }
    return true
  }

  func run() throws {
    let (text, paths) = reading
    let understood: Query
    do throws(QueryProblem) {
      understood = try Query(text)
    } catch {
      StandardStream.error.writeLine("pullquote: \(error)")
      StandardStream.error.writeLine("  \(text)")
      StandardStream.error.writeLine("  " + Self.pointer(to: error.column, in: text))
      throw ExitCode(Pullquote.usageStatus)
    }
    Findings.reportOwnPlaces()
    var store = DocumentStore()
    store.remember(StateFolder.decided())
    let isComplete = try ArticleInput(paths: paths, limit: maxSize << 20).forEachFile { articles in
      store.append(articles)
    }
    analyse(&store, understood)
    let evaluation = QueryEvaluation(understood, in: store)
    let rows = store.articles.indices.flatMap { article in
      evaluation.quotations(ofArticle: article).map { QuotationReference(article: article, quotation: $0) }
    }
    do throws(WriteFault) {
      try StandardStream.output.write(
        QuotationExport.write(
          format, rows, in: store, folder: WorkingFolder.path, width: DisplayWidth.columns(of:)))
    } catch {
      // Whoever closes the pipe has what he wants.
      guard case .failed(let reason) = error else { return }
      StandardStream.error.writeLine("pullquote: cannot write the quotations: \(reason)")
      throw ExitCode.failure
    }
    if !isComplete { throw ExitCode.failure }
  }

  /// Analyses the articles on all processors; those that the query rules out by what they are and say need not be.
  private func analyse(_ store: inout DocumentStore, _ query: Query) {
    let evaluation = QueryEvaluation(query, in: store)
    let wanted = store.articles.indices.filter { !evaluation.rulesOutQuotations(ofArticle: $0) }
    let articles = store.articles
    let found = PieceResults<Analysis>(wanted.count)
    ParallelWork.run(wanted.count) { found.put(Findings.of(articles[wanted[$0]]), at: $0) }
    for (index, analysis) in zip(wanted, found.all) {
      if let analysis { store.record(analysis, forArticle: index) }
    }
  }

  /// A mark below the character at a column, counted from 1.
  private static func pointer(to column: Int, in text: String) -> String {
    var before = String.UnicodeScalarView()
    before.append(contentsOf: text.unicodeScalars.prefix(column - 1))
    return String(repeating: " ", count: DisplayWidth.columns(of: String(before))) + "^"
  }
}

extension QuotationExport.Format: ExpressibleByArgument {}
