import Documents
import Ingest
import Reader

/// Reads files away from the main thread and tells of what it read in events, in the order of the paths.
struct ArticleLoader: Sendable {
  /// Files and folders, as they were named.
  let paths: [String]
  /// Where text that came through a pipe is read from; `nil` where none is wanted.
  var pipe: Int32?
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

  /// Reads everything, then tells what happens to the files; does not return where folders can be watched.
  func run() {
    let paths = paths.filter { $0 != StandardInput.path }.map { FilePath($0) }
    let watcher = watcher(of: paths)
    let listing = FolderListing(of: paths) { watcher?.watch($0) }
    inbox.post(.skipped(listing.unusable + listing.skipped))
    inbox.post(.progress(read: 0, of: listing.files.count))
    var articles: [Article] = []
    var skipped: [SkippedFile] = []
    if let pipe { read(pipe, &articles, &skipped) }
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
    watcher?.run(read: listing.files)
  }

  private func watcher(of paths: [FilePath]) -> FolderWatcher? {
    guard !paths.isEmpty else { return nil }
    do throws(SystemFault) {
      return try FolderWatcher(paths: paths, limit: limit, inbox: inbox)
    } catch {
      inbox.post(.notice("Files that change later go unnoticed: \(SystemError.phrase(error.number))"))
      return nil
    }
  }

  private func read(_ pipe: Int32, _ articles: inout [Article], _ skipped: inout [SkippedFile]) {
    var input = InputLines(descriptor: pipe, limit: limit)
    guard let bytes = input.readAll(), TextDecoder.isText(bytes) else {
      skipped.append(
        SkippedFile(
          path: StandardInput.path, reason: "not text, not readable or larger than \(limit >> 20) MB"))
      return
    }
    articles += ArticleSplitter.articles(of: TextDecoder.decode(bytes, name: StandardInput.path))
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
