import ArgumentParser
import Documents
import Export
import Screen

/// `pullquote places [PATH ...]`: prints the places of all articles together.
struct Places: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Print the places of all articles: how often, as what, where on the earth, and who speaks of them.",
    discussion: """
      Files and folders are read in order; "-" is standard input. Demonyms (Libyan) are no places. GeoJSON holds the \
      places with coordinates as Points in WGS 84 and opens in QGIS, geojson.io and the like.
      The exit status is 1 when an input could not be read, 2 for a command line that makes no sense.
      """)

  /// What is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case geojson
    case csv
  }

  @OptionGroup var input: InputOptions

  @Option(help: "A table to read, GeoJSON for maps, or CSV for spreadsheets.")
  var format: Format = .table

  func run() throws {
    var postings = PlacePostings()
    var ids: [String] = []
    Findings.reportOwnPlaces()
    let decisions = StateFolder.decided()
    let isComplete = try input.articles.forEachFile { articles in
      for article in articles {
        let passages = decisions.entries(of: article.identity).passages
        let corrected = CorrectedAnalysis(Findings.of(article), of: article, decisions: passages)
        postings.add(corrected.analysis, of: article, number: ids.count)
        ids.append(ArticleRecord.id(of: article))
      }
    }
    let listing = PlaceListing(postings, articles: ids)
    do throws(WriteFault) {
      switch format {
      case .table:
        for line in PlaceTable(listing, width: DisplayWidth.columns(of:)).lines {
          try StandardStream.output.write(StandardStream.safeLine(line))
        }
      case .csv: try StandardStream.output.write(PlaceCSV(listing).bytes)
      case .geojson:
        try StandardStream.output.write(PlaceGeoJSON(listing).bytes)
        if listing.unlocated > 0 {
          StandardStream.error.writeLine(
            "pullquote: places left out of the GeoJSON, having no coordinates: \(listing.unlocated)"
              + " (--format csv lists them)")
        }
      }
    } catch {
      // Whoever closes the pipe has what he wants.
      guard case .failed(let reason) = error else { return }
      StandardStream.error.writeLine("pullquote: cannot write the places: \(reason)")
      throw ExitCode.failure
    }
    if !isComplete { throw ExitCode.failure }
  }
}
