/// A file that was not read, and why.
public struct SkippedFile: Hashable, Sendable {
  /// The path as it is shown.
  public let path: String
  /// One phrase: "a named pipe, not a regular file".
  public let reason: String

  /// Records that `path` was skipped.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// The documents in memory: articles in the order they were read, what was found in each, the places of all of them,
/// and what was left out.
public struct DocumentStore: Sendable {
  /// The articles; an article keeps its index for as long as the store lives.
  public private(set) var articles: [Article] = []
  /// The files that were not read.
  public private(set) var skipped: [SkippedFile] = []
  /// The places that the analysed articles mention.
  public private(set) var places = PlacePostings()
  private var analyses: [Analysis?] = []

  /// Makes an empty store.
  public init() {}

  /// Adds articles behind those that are there.
  public mutating func append(_ new: [Article]) {
    articles += new
    analyses += Array(repeating: nil, count: new.count)
  }

  /// Notes files that were not read.
  public mutating func skip(_ files: [SkippedFile]) { skipped += files }

  /// Keeps what was found in the article at `index`; an index out of range is ignored.
  public mutating func record(_ analysis: Analysis, forArticle index: Int) {
    guard analyses.indices.contains(index) else { return }
    if let old = analyses[index] { places.remove(old, of: articles[index], number: index) }
    analyses[index] = analysis
    places.add(analysis, of: articles[index], number: index)
  }

  /// What was found in the article at `index`; `nil` until it has been analysed.
  public func analysis(ofArticle index: Int) -> Analysis? {
    analyses.indices.contains(index) ? analyses[index] : nil
  }
}
