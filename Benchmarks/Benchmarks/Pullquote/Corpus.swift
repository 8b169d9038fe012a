import Documents
import Foundation
import Ingest

/// The articles that are measured: the files in the folder that PULLQUOTE_CORPUS names, or the seeds.
struct Corpus: Sendable {
  let sources: [SourceText]
  let articles: [Article]
  var bytes: Int { sources.reduce(0) { $0 + $1.utf8.count } }

  static let shared: Corpus = {
    let seeds = URL(filePath: #filePath).appending(path: "../../../../seeds").standardizedFileURL.path()
    let folder = ProcessInfo.processInfo.environment["PULLQUOTE_CORPUS"] ?? seeds
    let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
    var sources: [SourceText] = []
    for name in names where name.hasSuffix(".txt") && sources.count < 1_000 {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      sources.append(TextDecoder.decode(Array(data), name: name))
    }
    return Corpus(sources: sources, articles: sources.flatMap { ArticleSplitter.articles(of: $0) })
  }()
}
