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
  /// The articles whose file is gone or no longer holds them; they keep their index and their text.
  public private(set) var removed: Set<Int> = []
  private var analyses: [Analysis?] = []
  /// How often each article was replaced; only those that were.
  private var revisions: [Int: Int] = [:]
  /// The articles of each file by its name; made when a file changes for the first time.
  private var byFile: [String: [Int]]?

  /// Makes an empty store.
  public init() {}

  /// Adds articles behind those that are there.
  public mutating func append(_ new: [Article]) {
    if byFile != nil {
      for (offset, article) in new.enumerated() {
        byFile?[article.source.name, default: []].append(articles.count + offset)
      }
    }
    articles += new
    analyses += Array(repeating: nil, count: new.count)
  }

  /// How often the article at `index` was replaced: what was found in an earlier revision is not about it.
  public func revision(ofArticle index: Int) -> Int { revisions[index] ?? 0 }

  /// Notes files that were not read.
  public mutating func skip(_ files: [SkippedFile]) { skipped += files }

  /// Keeps what was found in the article at `index`; an index out of range is ignored.
  public mutating func record(_ analysis: Analysis, forArticle index: Int) {
    guard analyses.indices.contains(index), !removed.contains(index) else { return }
    set(analysis, forArticle: index)
  }

  /// Puts an analysis in place of another, in the postings too.
  private mutating func set(_ analysis: Analysis?, forArticle index: Int) {
    if let old = analyses[index] { places.remove(old, of: articles[index], number: index) }
    analyses[index] = analysis
    if let analysis { places.add(analysis, of: articles[index], number: index) }
  }

  /// Brings the articles of a file up to date with what the file holds now.
  ///
  /// An article whose text is still there keeps its index, the others are paired in order; what is left over is removed
  /// or goes behind all articles.
  ///
  /// - Parameters:
  ///   - file: The file's name, as in `SourceText.name`.
  ///   - new: What it holds; nothing where it is gone.
  ///   - former: The name it had before, where it was renamed.
  public mutating func replace(file: String, with new: [Article], movedFrom former: String? = nil)
    -> FileUpdate
  {
    let name = former ?? file
    let old = indices(ofFile: name).filter { !removed.contains($0) }
    let pairing = ArticlePairing(old.map { articles[$0] }, new)
    var update = FileUpdate()
    for (index, partner) in zip(old, pairing.partners) {
      guard let partner else {
        // It may still be on the screen: its analysis stays, but counts no more.
        if let analysis = analyses[index] { places.remove(analysis, of: articles[index], number: index) }
        removed.insert(index)
        update.removed.append(index)
        continue
      }
      let before = articles[index]
      let isSame = ArticlePairing.haveSameText(before, new[partner])
      if isSame, before.span == new[partner].span, before.source.name == new[partner].source.name { continue }
      set(nil, forArticle: index)
      articles[index] = new[partner]
      revisions[index, default: 0] += 1
      update.replaced.append(FileUpdate.Replacement(index: index, before: before, isChanged: !isSame))
    }
    if former != nil { byFile?[name] = nil }
    byFile?[file] = old.filter { !removed.contains($0) }
    let first = articles.count
    append(pairing.unpaired.map { new[$0] })
    update.added = first..<articles.count
    return update
  }

  private mutating func indices(ofFile name: String) -> [Int] {
    if byFile == nil {
      var files: [String: [Int]] = [:]
      for (index, article) in articles.enumerated() { files[article.source.name, default: []].append(index) }
      byFile = files
    }
    return byFile?[name] ?? []
  }

  /// What was found in the article at `index`; `nil` until it has been analysed.
  public func analysis(ofArticle index: Int) -> Analysis? {
    analyses.indices.contains(index) ? analyses[index] : nil
  }
}
