import Documents
import Reader

/// Reads files away from the main thread and tells of what it read in events, in the order of the paths.
struct ArticleLoader: Sendable {
  /// Files and folders, as they were named.
  let paths: [String]
  /// The most bytes a file may have.
  let limit: Int
  /// The articles that were read, in order: what the store will hold.
  let analyses: AnalysisQueue
  /// Where events go.
  let inbox: Inbox

  /// Articles are handed over in batches, so that a key never waits behind a thousand events; the first batch is
  /// small, so that the first screen is early.
  private static let firstBatch = 8
  private static let batch = 256

  /// Reads everything; returns when all is read.
  func run() {
    let listing = FolderListing(of: paths.map { FilePath($0) })
    inbox.post(.skipped(listing.unusable + listing.skipped))
    inbox.post(.progress(read: 0, of: listing.files.count))
    var articles: [Article] = []
    var skipped: [SkippedFile] = []
    var size = Self.firstBatch
    for (index, file) in listing.files.enumerated() {
      do throws(Unreadable) {
        articles += try ArticleFile(path: file, limit: limit).articles()
      } catch {
        skipped.append(SkippedFile(path: file.shown, reason: error.reason))
      }
      if articles.count + skipped.count >= size {
        hand(&articles, &skipped, read: index + 1, of: listing.files.count)
        size = Self.batch
      }
    }
    hand(&articles, &skipped, read: listing.files.count, of: listing.files.count)
    inbox.post(.loaded)
  }

  private func hand(_ articles: inout [Article], _ skipped: inout [SkippedFile], read: Int, of total: Int) {
    if !skipped.isEmpty { inbox.post(.skipped(skipped)) }
    if !articles.isEmpty {
      inbox.post(.articles(articles))
      analyses.append(articles)
    }
    inbox.post(.progress(read: read, of: total))
    articles = []
    skipped = []
  }
}
