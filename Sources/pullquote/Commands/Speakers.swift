import ArgumentParser
import Documents
import Export
import Screen

/// `pullquote speakers [PATH ...]`: prints the people and organisations of all articles together.
struct Speakers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print who is named and quoted in all articles: spellings merged, roles, statements, articles.",
    discussion: """
      Files and folders are read in order; "-" is standard input. Spellings of one name are one person over all \
      articles; a lone name that two people may bear stays apart. Corrections made in the reader count.
      The exit status is 1 when an input could not be read, 2 for a command line that makes no sense.
      """)

  /// What is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case jsonl
  }

  @OptionGroup var input: InputOptions

  @Option(help: "A table to read, CSV for spreadsheets, or JSON Lines.")
  var format: Format = .table

  func run() throws {
    var store = DocumentStore()
    store.remember(StateFolder.decided())
    Findings.reportOwnPlaces()
    let isComplete = try input.articles.forEachFile { articles in
      let first = store.articles.count
      store.append(articles)
      for (offset, article) in articles.enumerated() {
        store.record(Findings.of(article), forArticle: first + offset)
      }
    }
    store.settlePeople()
    let listing = SpeakerListing(store)
    do throws(WriteFault) {
      switch format {
      case .table:
        for line in SpeakerTable(listing, width: DisplayWidth.columns(of:)).lines {
          try StandardStream.output.write(StandardStream.safeLine(line))
        }
      case .csv: try StandardStream.output.write(SpeakerCSV(listing).bytes)
      case .jsonl:
        var json = JSONText()
        SpeakerLines(listing).write(to: &json)
        try StandardStream.output.write(json.bytes)
      }
    } catch {
      // Whoever closes the pipe has what he wants.
      guard case .failed(let reason) = error else { return }
      StandardStream.error.writeLine("pullquote: cannot write the speakers: \(reason)")
      throw ExitCode.failure
    }
    if !isComplete { throw ExitCode.failure }
  }
}
