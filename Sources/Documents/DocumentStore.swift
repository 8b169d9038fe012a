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

/// The documents in memory: articles in the order they were read, what was found in each, what a person decided, the
/// places of all of them, and what was left out.
public struct DocumentStore: Sendable {
  /// The articles; an article keeps its index for as long as the store lives.
  public private(set) var articles: [Article] = []
  /// The files that were not read.
  public private(set) var skipped: [SkippedFile] = []
  /// The places that the analysed articles mention.
  public private(set) var places = PlacePostings()
  /// The people and organisations that the analysed articles name; `settlePeople` brings it up to date.
  public private(set) var people = PersonPostings()
  /// The articles whose file is gone or no longer holds them; they keep their index and their text.
  public private(set) var removed: Set<Int> = []
  /// What was decided about the articles, those that are not here among them.
  public private(set) var decisions = Decisions()
  /// The decisions on who is who that `people` has taken up.
  private var decidedPeople = 0
  /// How many articles have been analysed.
  public private(set) var analysedCount = 0
  private var found: [PackedAnalysis?] = []
  private let recent = RecentAnalyses()
  /// The articles that the postings have yet to take up, in the order in which they were analysed, and which those are.
  private var uncounted: [Int] = []
  private var firstUncounted = 0
  private var isUncounted: [Bool] = []
  /// How many analysed articles the postings have yet to take up.
  public private(set) var uncountedCount = 0
  /// Whether the postings of however many articles are kept.
  private var isCountingAll = false
  /// Whether so many articles will come that the postings are made later, although few are there.
  private var expectsMany = false
  /// What was found with corrections; only of articles that have decisions about passages.
  private var corrected: [Int: CorrectedAnalysis] = [:]
  /// How many of the articles that are not removed have been read.
  private var readCount = 0 { didSet { readChanges &+= 1 } }
  /// A number that changes with every article that becomes read or unread.
  public private(set) var readChanges = 0
  private var numbers: [ArticleIdentity: Int32] = [:]
  /// The articles of those identities that several have.
  private var shared: [ArticleIdentity: [Int]] = [:]
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
    for (offset, article) in new.enumerated() {
      if decisions.isRead(article.identity) { readCount += 1 }
      number(articles.count + offset, article.identity)
    }
    articles += new
    found += Array(repeating: nil, count: new.count)
    isUncounted += Array(repeating: false, count: new.count)
  }

  /// The articles that have this text, in order: the same text may lie in several files.
  public func articles(of identity: ArticleIdentity) -> [Int] {
    shared[identity] ?? numbers[identity].map { [Int($0)] } ?? []
  }

  /// Notes which text an article has.
  private mutating func number(_ index: Int, _ identity: ArticleIdentity) {
    if let first = numbers[identity] {
      shared[identity, default: [Int(first)]].append(index)
    } else {
      numbers[identity] = Int32(clamping: index)
    }
  }

  /// Forgets that an article had this text.
  private mutating func unnumber(_ index: Int, _ identity: ArticleIdentity) {
    let left = articles(of: identity).filter { $0 != index }
    shared[identity] = left.count > 1 ? left : nil
    numbers[identity] = left.first.map { Int32(clamping: $0) }
  }

  /// How often the article at `index` was replaced: what was found in an earlier revision is not about it.
  public func revision(ofArticle index: Int) -> Int { revisions[index] ?? 0 }

  /// Notes files that were not read.
  public mutating func skip(_ files: [SkippedFile]) { skipped += files }

  /// Keeps what was found in the article at `index`; an index out of range is ignored.
  public mutating func record(_ analysis: Analysis, forArticle index: Int) {
    guard found.indices.contains(index), !removed.contains(index) else { return }
    set(PackedAnalysis(analysis, of: articles[index]), forArticle: index)
  }

  /// The same of what is packed already; where it `waits`, the postings take it up at `countWaiting` only.
  public mutating func record(_ analysis: PackedAnalysis, forArticle index: Int, waits: Bool = false) {
    guard found.indices.contains(index), !removed.contains(index) else { return }
    set(analysis, forArticle: index, waits: waits)
  }

  /// Puts an analysis in place of another, in the postings too.
  private mutating func set(_ analysis: PackedAnalysis?, forArticle index: Int, waits: Bool = false) {
    uncount(index)
    analysedCount += (analysis == nil ? 0 : 1) - (found[index] == nil ? 0 : 1)
    found[index] = analysis
    corrected[index] = nil
    count(index, waits: waits)
  }

  /// Takes up what is found in an article, at once or when the postings are asked for.
  private mutating func count(_ index: Int, waits: Bool = false) {
    guard let packed = found[index], !removed.contains(index) else { return }
    let passages = decisions.entries(of: articles[index].identity).passages
    corrected[index] =
      passages.isEmpty
      ? nil
      : CorrectedAnalysis(packed.analysis(of: articles[index]), of: articles[index], decisions: passages)
    if countsAll && !waits {
      addToPostings(index)
    } else if !isUncounted[index] {
      isUncounted[index] = true
      uncountedCount += 1
      uncounted.append(index)
    }
  }

  /// With more articles than these, the postings are made when they are asked for: they take as much memory as the texts.
  public static let mostCountedAtOnce = 5000

  /// Whether the postings hold all articles, even where nobody has asked for them.
  public var countsAll: Bool { isCountingAll || !expectsMany && articles.count <= Self.mostCountedAtOnce }

  /// Prepares for so many articles.
  public mutating func expect(_ count: Int) {
    expectsMany = count > Self.mostCountedAtOnce
    guard expectsMany, count > articles.capacity else { return }
    // Room that grows while files are read is copied each time, and a key waits for it.
    articles.reserveCapacity(count)
    found.reserveCapacity(count)
    isUncounted.reserveCapacity(count)
    numbers.reserveCapacity(count)
  }

  /// Lets the postings take up some of the articles that wait, at most so many; those it took up. Where there are many
  /// articles, from now on every one.
  public mutating func countWaiting(_ most: Int) -> [Int] {
    if !countsAll { isCountingAll = true }
    var counted: [Int] = []
    while counted.count < most, firstUncounted < uncounted.count {
      let index = uncounted[firstUncounted]
      firstUncounted += 1
      guard isUncounted[index] else { continue }
      isUncounted[index] = false
      uncountedCount -= 1
      addToPostings(index)
      counted.append(index)
    }
    if firstUncounted == uncounted.count { (uncounted, firstUncounted) = ([], 0) }
    return counted
  }

  /// The one place where postings grow.
  private mutating func addToPostings(_ index: Int) {
    guard let packed = found[index] else { return }
    let counted = corrected[index]?.analysis ?? packed.analysis(of: articles[index])
    places.add(counted, of: articles[index], number: index)
    people.add(counted, of: articles[index], number: index, places: places)
  }

  /// Takes back what `count` took up: the one place where postings shrink.
  private mutating func uncount(_ index: Int) {
    if isUncounted[index] {
      isUncounted[index] = false
      uncountedCount -= 1
      return
    }
    guard let analysis = analysis(ofArticle: index), !removed.contains(index) else { return }
    people.remove(analysis, of: articles[index], number: index, places: places)
    places.remove(analysis, of: articles[index], number: index)
  }

  /// Works out who is who among the names and decisions that came since; who reads `people` calls it before.
  public mutating func settlePeople() { while !settlePeople(effort: .max) {} }

  /// Does a piece of that, as large as `effort` says (`PersonPostings.settle(effort:)`), and returns whether all is done.
  public mutating func settlePeople(effort: Int) -> Bool {
    if decidedPeople != decisions.peopleVersion {
      decidedPeople = decisions.peopleVersion
      people.decide(same: decisions.pairs(.samePerson), different: decisions.pairs(.differentPersons))
    }
    return people.settle(effort: effort)
  }

  /// Whether `people` knows who is who among all names that were taken up.
  public var isSettled: Bool { decidedPeople == decisions.peopleVersion && people.isSettled }

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
        uncount(index)
        if decisions.isRead(articles[index].identity) { readCount -= 1 }
        removed.insert(index)
        update.removed.append(index)
        continue
      }
      let before = articles[index]
      let isSame = ArticlePairing.haveSameText(before, new[partner])
      if isSame, before.span == new[partner].span, before.source.name == new[partner].source.name { continue }
      set(nil, forArticle: index)
      unnumber(index, before.identity)
      articles[index] = new[partner]
      number(index, new[partner].identity)
      if decisions.isRead(before.identity) { readCount -= 1 }
      if decisions.isRead(new[partner].identity) { readCount += 1 }
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

  /// Puts an article in place of the one at `index`, which was its beginning only and has not been analysed.
  public mutating func complete(_ index: Int, with article: Article) {
    guard articles.indices.contains(index), found[index] == nil else { return }
    let before = articles[index].identity
    if decisions.isRead(before) { readCount -= 1 }
    if decisions.isRead(article.identity) { readCount += 1 }
    unnumber(index, before)
    articles[index] = article
    number(index, article.identity)
  }

  private mutating func indices(ofFile name: String) -> [Int] {
    if byFile == nil {
      var files: [String: [Int]] = [:]
      for (index, article) in articles.enumerated() { files[article.source.name, default: []].append(index) }
      byFile = files
    }
    return byFile?[name] ?? []
  }

  /// What was found in the article at `index`, with the person's corrections; `nil` until it has been analysed.
  public func analysis(ofArticle index: Int) -> Analysis? {
    corrected[index]?.analysis ?? foundAnalysis(ofArticle: index)
  }

  /// Whether the article at `index` has been analysed.
  public func isAnalysed(_ index: Int) -> Bool { found.indices.contains(index) && found[index] != nil }

  /// What was found in the article at `index`, as it was found; `nil` until it has been analysed.
  public func foundAnalysis(ofArticle index: Int) -> Analysis? {
    guard found.indices.contains(index), let packed = found[index] else { return nil }
    return recent.analysis(packed, of: articles[index])
  }

  /// How many quotations were found in the article at `index`, attitudes among them or statements only; `nil` until it has
  /// been analysed.
  public func quotationCount(ofArticle index: Int, attitudes: Bool) -> Int? {
    guard found.indices.contains(index), let packed = found[index] else { return nil }
    if let corrected = corrected[index]?.analysis {
      return corrected.quotations.count { attitudes || $0.attribution == .statement }
    }
    return Int(attitudes ? packed.quotations : packed.statements)
  }

  /// What decisions about a quotation are anchored to: the words it was found or added with. A passage keeps the anchor
  /// it was first decided about with, whatever stands around it now.
  public func anchor(ofQuotation quotation: Int, inArticle index: Int) -> TextAnchor? {
    if let known = corrected[index]?.anchors(ofQuotation: quotation).first { return known }
    guard let analysis = analysis(ofArticle: index), analysis.quotations.indices.contains(quotation) else {
      return nil
    }
    let origin = corrected[index]?.origins[quotation] ?? analysis.quotations[quotation].extent
    return TextAnchor(origin, in: articles[index])
  }

  /// What was decided about a quotation: `verified` (empty), `speaker`, `quotationNote`; `nil` where nothing was.
  public func decision(
    _ aspect: Aspect, onQuotation quotation: Int, inArticle index: Int, detail: String = ""
  ) -> String? {
    guard let anchors = corrected[index]?.anchors(ofQuotation: quotation) else { return nil }
    let article = articles[index].identity
    for anchor in anchors {
      let key = DecisionKey(aspect, article: article, passage: anchor, detail: detail)
      if let value = decisions[key] { return value }
    }
    return nil
  }

  /// The tags of a quotation, in order.
  public func tags(ofQuotation quotation: Int, inArticle index: Int) -> [String] {
    guard let anchors = corrected[index]?.anchors(ofQuotation: quotation), !anchors.isEmpty else { return [] }
    return decisions.entries(of: articles[index].identity).passages.keys
      .filter { key in key.aspect == .quotationTag && anchors.contains { $0 == key.passage } }
      .map(\.detail).sorted()
  }

  /// The decisions about the article's passages that do not fit its text any longer.
  public func misfits(ofArticle index: Int) -> [DecisionKey] { corrected[index]?.misfits ?? [] }

  /// The articles that are still in the folder.
  public var currentArticles: [Article] {
    removed.isEmpty ? articles : articles.indices.filter { !removed.contains($0) }.map { articles[$0] }
  }

  /// The articles in the folder that have not been read.
  public var unreadCount: Int { articles.count - removed.count - readCount }

  /// Counts the articles of an identity as read, or with -1 no longer.
  private mutating func countRead(_ identity: ArticleIdentity, by step: Int) {
    guard decisions.isRead(identity) else { return }
    readCount += step * articles(of: identity).count { !removed.contains($0) }
  }

  // MARK: What was decided

  /// Takes up all decisions in place of those known: what was remembered, when the program starts.
  public mutating func remember(_ decisions: Decisions) {
    let analysed = found.indices.filter { found[$0] != nil && !removed.contains($0) }
    for index in analysed { uncount(index) }
    self.decisions = decisions
    readCount = articles.indices.count { !removed.contains($0) && decisions.isRead(articles[$0].identity) }
    for index in analysed { count(index) }
  }

  /// Takes up changes of decisions, with all that follows from them, and returns the articles in which something else is
  /// found now.
  @discardableResult
  public mutating func apply(_ changes: [DecisionChange]) -> [Int] {
    var touched: Set<Int> = []
    for change in changes where change.key.aspect.isOfPassage {
      if let article = change.key.article { touched.formUnion(articles(of: article)) }
    }
    let order = touched.filter { found[$0] != nil && !removed.contains($0) }.sorted()
    for index in order { uncount(index) }
    let read = Set(changes.lazy.filter { $0.key.aspect == .read }.compactMap(\.key.article))
    for article in read { countRead(article, by: -1) }
    decisions.apply(changes)
    for article in read { countRead(article, by: 1) }
    for index in order { count(index) }
    return order
  }
}
