import Documents
import Glibc
import Ingest
import Synchronization

/// What was found in articles, kept on disk from one run to the next: by what the articles say and the version of the
/// program, so that nothing in it is ever out of date.
///
/// It never fails: what it cannot give is worked out anew, what it cannot keep is not kept.
final class AnalysisCache: Sendable {
  /// The articles of a file, and of each what was found in it before.
  struct Known {
    let articles: [Article]
    let analyses: [PackedAnalysis?]
  }

  private let folder: CacheFolder
  private let version: ContentHash
  private let index = Mutex<CacheIndex?>(nil)
  private let writer: Mutex<CacheWriter>

  /// Keeps at most `limit` bytes in `folder`; `version` is that of the program and whatever else decides what is found.
  init(_ folder: CacheFolder, version: ContentHash, limit: Int) {
    self.folder = folder
    self.version = version
    writer = Mutex(CacheWriter(folder, version, limit: limit))
  }

  deinit { writer.withLock { $0.leave() } }

  /// The person's cache of at most so many MiB; `nil` where nothing is to be kept or the environment names no folder.
  ///
  /// `places` is a hash of the person's own places: with others, other places are found.
  static func usual(megabytes: Int, places: ContentHash) -> AnalysisCache? {
    guard megabytes > 0, let folder = CacheFolder.usual, let program = ProgramVersion.hash else { return nil }
    let version = ContentHash(high: program.high ^ places.high, low: program.low ^ places.low)
    return AnalysisCache(folder, version: version, limit: megabytes << 20)
  }

  // MARK: Looking up

  /// Learns what is kept; before that nothing is found. It takes a moment.
  func open() {
    let new = CacheIndex(folder, version)
    index.withLock { $0 = new }
  }

  /// Forgets where what is kept stands: all files have been read.
  func close() { index.withLock { $0 = nil } }

  /// What is known of a file of these bytes; `nil` where nothing is.
  func known(_ bytes: [UInt8], _ hash: ContentHash, name: String) -> Known? {
    guard let index = index.withLock({ $0 }) else { return nil }
    let division = index.with(.division, hash) { packed in
      PackedDivision(packed: packed, name: name) { encoding, isWellFormed in
        encoding == .utf8 && isWellFormed ? bytes : TextDecoder.decode(bytes, name: name).utf8
      }
    }
    guard let division else { return nil }
    let analyses = division.keys.map { key in index.with(.analysis, key) { PackedAnalysis(record: $0) } }
    return Known(articles: division.articles, analyses: analyses)
  }

  /// What is known of an article that is kept under `key`.
  func analysis(_ key: ContentHash) -> PackedAnalysis? {
    guard let index = index.withLock({ $0 }) else { return nil }
    return index.with(.analysis, key) { PackedAnalysis(record: $0) }
  }

  // MARK: Keeping

  /// The record that says how a file of this hash is divided; nothing where it is kept already.
  func record(_ hash: ContentHash, _ division: PackedDivision) -> [UInt8] {
    if let index = index.withLock({ $0 }), index.with(.division, hash, { _ in true }) == true {
      return []
    }
    let packed = division.packed
    return packed.count <= CacheRecord.mostBytes ? CacheRecord.record(.division, hash, packed) : []
  }

  /// Keeps whole records.
  func keep(_ records: [UInt8]) { writer.withLock { $0.append(records) } }

  /// Keeps what was found in an article.
  func keep(_ analysis: PackedAnalysis, of article: Article) {
    let record = analysis.record
    // What cannot be read back would say later that nothing was found.
    guard record.count <= CacheRecord.mostBytes,
      analysis.bytes.withUnsafeBytes({ PackedAnalysis($0, of: article) }) != nil
    else { return }
    keep(CacheRecord.record(.analysis, article.analysisKey, record))
  }
}
