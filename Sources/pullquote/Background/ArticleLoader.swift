import CMemory
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
  /// Files with more bytes than these are shown before they have been read to the end.
  var large = 4 << 20
  /// What is known from earlier runs; `nil` where nothing is kept.
  var cache: AnalysisCache?
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
    let opening = cache.map { cache in BackgroundThread.joinable { cache.open() } }
    // What is on the first screen does not wait for the cache.
    var first: [Batch] = []
    if let pipe {
      first.append(read(pipe))
      show(first[0])
    }
    var early: [FilePath] = []
    let listing = FolderListing(
      of: paths, onFolder: { watcher?.watch($0) },
      first: (
        most: Self.firstBatch,
        take: { files in
          early = files
          let batch = read(files, isTurn: { true }) {
            first.append($0)
            show($0)
          }
          first.append(batch)
          show(batch)
        }
      ))
    // There is something to read now: from here on keys go first. Helpers have the priority of who starts them.
    BackgroundThread.Priority.low.take()
    inbox.post(.skipped(listing.unusable + listing.skipped))
    inbox.post(.progress(read: early.count, of: listing.files.count))
    opening?.join()
    analyses.giveWay(toReading: true)
    takeUp(first)
    read(listing.files, behind: early.count)
    analyses.giveWay(toReading: false)
    cache?.close()
    inbox.post(.loaded)
    pq_memory_give_back()
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
    /// What was found in each in an earlier run; shorter where nothing is known of the last ones.
    var analyses: [PackedAnalysis?] = []
    var skipped: [SkippedFile] = []
    /// The files whose division was not known: the hash of the bytes, and which of the articles they hold.
    var divided: [(hash: ContentHash, articles: Range<Int>)] = []
    /// What has been shown already of the first file, a large one: its beginning.
    var beginning: Article?

    mutating func add(_ known: AnalysisCache.Known) {
      analyses += Array(repeating: nil, count: articles.count - analyses.count) + known.analyses
      articles += known.articles
    }

    mutating func add(_ new: [Article], _ hash: ContentHash) {
      divided.append((hash, articles.count..<(articles.count + new.count)))
      articles += new
    }

    /// Notes that a file was not read; of one that has been shown, the beginning stays.
    mutating func skip(_ file: FilePath, _ reason: String) {
      if let beginning, articles.isEmpty { articles.append(beginning) }
      skipped.append(SkippedFile(path: file.shown, reason: reason))
    }
  }

  /// How many batches were handed over, and those that are done and wait for an earlier one.
  private struct Progress {
    var handed = 0
    var done: [Int: Batch] = [:]
  }

  /// Reads files, but for so many at first, on several threads and hands them over in order.
  private func read(_ files: FileList, behind first: Int) {
    guard first < files.count else { return }
    let progress = Mutex(Progress())
    // Where nothing is on the screen yet, what is read first is little.
    let sizes = first == 0 ? Self.firstBatch : Self.batch
    let bounds =
      [first] + stride(from: min(first + sizes, files.count), to: files.count, by: Self.batch) + [files.count]
    let batches = zip(bounds, bounds.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    ParallelWork.run(batches.count) { number in
      // Who may hand over next may also show the beginning of a file.
      var batch = self.read(
        files[batches[number]], isTurn: { progress.withLock { $0.handed == number } },
        handOver: { batch in
          var batch = batch
          self.lookUp(&batch)
          self.show(batch)
          self.analyses.append(batch.articles, known: batch.analyses)
        })
      self.lookUp(&batch)
      // In order, and one thread at a time.
      progress.withLock { progress in
        progress.done[number] = batch
        while let next = progress.done.removeValue(forKey: progress.handed) {
          let end = batches[progress.handed].upperBound
          progress.handed += 1
          self.show(next)
          self.analyses.append(next.articles, known: next.analyses)
          self.inbox.post(.progress(read: end, of: files.count))
        }
      }
    }
  }

  /// Reads files; where a large one is among them and it is its turn, what was read before and then its beginning are handed over
  /// at once, and what is returned is the rest.
  private func read(_ files: some Sequence<FilePath>, isTurn: () -> Bool, handOver: (Batch) -> Void) -> Batch
  {
    var batch = Batch()
    for file in files {
      do throws(Unreadable) {
        try read(ArticleFile(path: file, limit: limit, isSeen: true), into: &batch, isTurn, handOver)
      } catch {
        batch.skip(file, error.reason)
      }
    }
    return batch
  }

  private func read(
    _ file: ArticleFile, into batch: inout Batch, _ isTurn: () -> Bool, _ handOver: (Batch) -> Void
  ) throws(Unreadable) {
    let bytes = try file.contents(ofMoreThan: large) { beginning in
      guard isTurn() else { return }
      handOver(batch)
      inbox.post(.beginning(beginning))
      batch = Batch(beginning: beginning)
    }
    guard let cache else {
      batch.articles += try file.articles(of: bytes)
      return
    }
    let hash = ContentHash(of: bytes)
    if let known = cache.known(bytes, hash, name: file.path.shown) {
      batch.add(known)
    } else {
      batch.add(try file.articles(of: bytes), hash)
    }
  }

  private func read(_ pipe: Int32) -> Batch {
    var input = InputLines(descriptor: pipe, limit: limit)
    guard let bytes = input.readAll(), TextDecoder.isText(bytes) else {
      let reason = "not text, not readable or larger than \(limit >> 20) MB"
      return Batch(skipped: [SkippedFile(path: StandardInput.path, reason: reason)])
    }
    var batch = Batch()
    batch.add(
      ArticleSplitter.articles(of: TextDecoder.decode(bytes, name: StandardInput.path)),
      ContentHash(of: bytes))
    return batch
  }

  /// Finds what is known of articles whose files were not, as of those that were shown before the cache was open, and keeps
  /// how their files are divided.
  private func lookUp(_ batch: inout Batch) {
    guard let cache, !batch.divided.isEmpty else { return }
    batch.analyses += Array(repeating: nil, count: batch.articles.count - batch.analyses.count)
    var records: [UInt8] = []
    for file in batch.divided {
      let articles = Array(batch.articles[file.articles])
      let keys = articles.map(\.analysisKey)
      for (index, key) in zip(file.articles, keys) {
        batch.analyses[index] = cache.analysis(key)
      }
      records += cache.record(file.hash, PackedDivision(articles, keys: keys))
    }
    cache.keep(records)
  }

  /// Hands over what was read.
  private func show(_ batch: Batch) {
    if !batch.skipped.isEmpty { inbox.post(.skipped(batch.skipped)) }
    guard let first = batch.articles.first else { return }
    // Laying out hundreds of megabytes takes longer than a key may wait.
    let isLong = batch.beginning != nil && first.span.count > large
    let layout = isLong ? ReadingLayout(first, width: 80, furniture: false) : nil
    inbox.post(.articles(batch.articles, known: batch.analyses, layout: layout))
  }

  /// Looks for what is known of articles that are shown already, and has the others analysed.
  private func takeUp(_ batches: [Batch]) {
    var index = 0
    for var batch in batches {
      lookUp(&batch)
      for (offset, analysis) in batch.analyses.enumerated() {
        guard let analysis else { continue }
        inbox.post(.analysed(index + offset, analysis))
      }
      analyses.append(batch.articles, known: batch.analyses)
      index += batch.articles.count
    }
  }
}
