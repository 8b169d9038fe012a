import Documents
import Ingest
import Reader
import Synchronization

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
  private static let batch = 32

  /// Reads everything, then tells what happens to the files; does not return where folders can be watched.
  func run() {
    let paths = paths.filter { $0 != StandardInput.path }.map { FilePath($0) }
    let watcher = watcher(of: paths)
    if let pipe { hand(read(pipe)) }
    var early: [FilePath] = []
    let listing = FolderListing(
      of: paths, onFolder: { watcher?.watch($0) },
      first: (
        most: Self.firstBatch,
        take: { files in
          early = files
          hand(read(files[...]))
        }
      ))
    inbox.post(.skipped(listing.unusable + listing.skipped))
    inbox.post(.progress(read: early.count, of: listing.files.count))
    read(Array(listing.files.dropFirst(early.count)), behind: early.count)
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

  // MARK: Batches

  /// What was read of some files.
  private struct Batch: Sendable {
    var articles: [Article] = []
    var skipped: [SkippedFile] = []
  }

  /// How many batches were handed over, and those that are done and wait for an earlier one.
  private struct Progress {
    var handed = 0
    var done: [Int: Batch] = [:]
  }

  /// Reads files on several threads and hands them over in order.
  private func read(_ files: [FilePath], behind first: Int) {
    guard !files.isEmpty else { return }
    let progress = Mutex(Progress())
    // Where nothing is on the screen yet, what is read first is little.
    let sizes = first == 0 ? Self.firstBatch : Self.batch
    let bounds = [0] + stride(from: min(sizes, files.count), to: files.count, by: Self.batch) + [files.count]
    let batches = zip(bounds, bounds.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    ParallelWork.run(batches.count) { number in
      let batch = self.read(files[batches[number]])
      // In order, and one thread at a time.
      progress.withLock { progress in
        progress.done[number] = batch
        while let next = progress.done.removeValue(forKey: progress.handed) {
          let end = batches[progress.handed].upperBound
          progress.handed += 1
          self.hand(next)
          self.inbox.post(.progress(read: first + end, of: first + files.count))
        }
      }
    }
  }

  private func read(_ files: ArraySlice<FilePath>) -> Batch {
    var batch = Batch()
    for file in files {
      do throws(Unreadable) {
        batch.articles += try ArticleFile(path: file, limit: limit).articles()
      } catch {
        batch.skipped.append(SkippedFile(path: file.shown, reason: error.reason))
      }
    }
    return batch
  }

  private func read(_ pipe: Int32) -> Batch {
    var input = InputLines(descriptor: pipe, limit: limit)
    guard let bytes = input.readAll(), TextDecoder.isText(bytes) else {
      let reason = "not text, not readable or larger than \(limit >> 20) MB"
      return Batch(skipped: [SkippedFile(path: StandardInput.path, reason: reason)])
    }
    return Batch(articles: ArticleSplitter.articles(of: TextDecoder.decode(bytes, name: StandardInput.path)))
  }

  private func hand(_ batch: Batch) {
    if !batch.skipped.isEmpty { inbox.post(.skipped(batch.skipped)) }
    guard !batch.articles.isEmpty else { return }
    inbox.post(.articles(batch.articles))
    analyses.append(batch.articles)
  }
}
