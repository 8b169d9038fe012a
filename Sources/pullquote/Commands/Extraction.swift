import Documents
import Export
import Ingest

/// `extract`: articles and lines come from a source in order, are analysed on several threads, and are answered in the
/// same order.
struct Extraction {
  /// One thing to answer.
  enum Job: Sendable {
    /// An article of a file, with the code points of the file.
    case article(Article, CodePointIndex)
    /// A line of JSON Lines.
    case line([UInt8], number: Int)
    /// A line that was passed over because it has more bytes than allowed.
    case tooLong(number: Int)

    /// How many bytes of text it keeps in memory.
    fileprivate var size: Int {
      switch self {
      case .article(let article, _): article.span.count
      case .line(let bytes, _): bytes.count
      case .tooLong: 0
      }
    }
  }

  /// What gives the jobs: it is run on a thread of its own, hands over one job after the other, and returns whether
  /// everything could be read. It is to stop with the fault that handing over throws.
  typealias Source = @Sendable (_ add: (Job) throws(WriteFault) -> Void) throws(WriteFault) -> Bool

  let jobs: Int
  let limit: Int
  let printer: RecordPrinter
  let link: CorpusLink?

  /// Answers everything that `source` gives; returns whether all of it could be read. With a link, the source is read
  /// twice.
  func run(_ source: @escaping Source) throws(WriteFault) -> Bool {
    if let link {
      let isComplete = try readAll(source)
      link.resolve()
      return try readAll(source) && isComplete
    }
    return try readAll(source)
  }

  private func readAll(_ source: @escaping Source) throws(WriteFault) -> Bool {
    let (limit, isLinked) = (limit, link != nil)
    // Enough that no thread waits while a long article is at the head, little enough that nobody notices.
    let work = OrderedWork<Job, Answer>(threads: jobs, jobs: 32 * jobs, bytes: (8 << 20) * jobs) { job in
      Answer(job, limit: limit, isLinked: isLinked)
    }
    let reading = ReadingOutcome()
    let isReading =
      work.threads > 0
      && BackgroundThread.start(.usual) {
        do throws(WriteFault) {
          reading.isComplete = try source { (job) throws(WriteFault) in
            guard work.add(job, size: job.size) else { throw .readerGone }
          }
        } catch {
          // Nobody wants the rest.
        }
        work.end()
      }
    // Whatever ends this, no thread is to go on.
    defer { work.giveUp() }
    var isComplete = true
    guard isReading else {
      // Where the system gives no threads, one thing is done after the other.
      let isRead = try source { (job) throws(WriteFault) in
        let answer = Answer(job, limit: limit, isLinked: isLinked)
        isComplete = answer.isComplete && isComplete
        try take(answer)
      }
      return isRead && isComplete
    }
    while let answer = work.take() {
      isComplete = answer.isComplete && isComplete
      try take(answer)
    }
    return reading.isComplete && isComplete
  }

  private func take(_ answer: Answer) throws(WriteFault) {
    guard let link else { return try printer.print(answer.records) }
    if let found = answer.found {
      if link.isGathering { return link.gather(found.article, found.analysis) }
      let identifiers = link.identifiers(of: found.article, found.analysis)
      return try printer.print(found.record(identifiers))
    }
    if !link.isGathering { try printer.print(answer.records) }
  }
}

/// Whether everything could be read: written by the thread that reads before it ends the work, read after that.
private final class ReadingOutcome: @unchecked Sendable {
  var isComplete = true
}

/// What became of one job.
private struct Answer: Sendable {
  /// What was found in an article whose record needs to know who is who over all articles.
  struct Found: Sendable {
    let article: Article
    let analysis: Analysis
    let identity: ArticleRecord.Identity
    let index: CodePointIndex

    func record(_ identifiers: [String?]?) -> [UInt8] {
      var json = JSONText()
      ArticleRecord(article, analysis, identity: identity, index: index, corpusIdentifiers: identifiers)
        .write(to: &json)
      return json.bytes
    }
  }

  var records: [UInt8] = []
  var found: Found?
  var isComplete = true

  init(_ job: Extraction.Job, limit: Int, isLinked: Bool) {
    let found: Found
    switch job {
    case .tooLong(let number):
      refuse(nil, "line \(number): longer than \(limit >> 20) MB (see --max-size)")
      return
    case .article(let article, let index):
      found = Found(
        article: article, analysis: Findings.of(article), identity: .file(path: article.source.name),
        index: index)
    case .line(let bytes, let number):
      switch StreamRecord.reading(bytes) {
      case .failure(let fault):
        refuse(fault.id, "line \(number): \(fault.reason)")
        return
      case .success(let record):
        let article = ArticleSplitter.article(of: SourceText(name: "", utf8: record.text))
        found = Found(
          article: article, analysis: Findings.of(article), identity: .record(id: record.id),
          index: CodePointIndex(record.text))
      }
    }
    if isLinked { self.found = found } else { records = found.record(nil) }
  }

  private mutating func refuse(_ id: [UInt8]?, _ reason: String) {
    var json = JSONText()
    ErrorRecord(id: id, message: reason).write(to: &json)
    records = json.bytes
    isComplete = false
  }
}
