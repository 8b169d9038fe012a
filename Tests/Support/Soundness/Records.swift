import Documents
import Ingest
import Language

/// A few files whose divisions and analyses are read from records of the cache.
struct RecordGround {
  private struct File {
    let source: SourceText
    let articles: [Article]
    /// What the program itself would keep: of the file, and of each of its articles.
    let division: [UInt8]
    let analyses: [[UInt8]]
  }

  private let files: [File]

  static let shared = RecordGround()

  private init() {
    let texts = [
      """
      Harbour Opens Again

      By Lena Voss
      March 3, 2019

      TUNIS – “We are glad,” said Karim Haddad, the mayor. “It took long,” he added, “but it is done.”

      According to Anna Berg, a U.N. spokeswoman, both sides fear that talks in Geneva may fail.
      Share
      Tweet
      """,
      """
      First Report

      GENEVA (AP) — Officials said that “nobody” was hurt in Zürich. Ms Ødegård told reporters: “We’ll see.”

      Read more: Three Ships Arrive


      -----

      Second Report

      The café “El-Bahr” in Tunis – 🚢 – would open too, she said.

      """,
      "é\n\n“Да,” said Ivan Petrov of Омск.\n", "x",
    ]
    files = texts.enumerated().map { number, text in
      let source = SourceText(name: "\(number).txt", utf8: Array(text.utf8))
      let articles = ArticleSplitter.articles(of: source)
      return File(
        source: source, articles: articles,
        division: PackedDivision(articles, keys: articles.map(\.analysisKey)).packed,
        analyses: articles.map { PackedAnalysis(Analyst().analyse($0), of: $0).bytes })
    }
  }

  /// A record is nothing, or says what may be true of the text it is read for.
  ///
  /// The first byte says of which file and article, of which kind, and whether the rest is the record itself or, three
  /// bytes each, places and values that change the one that the program would keep.
  func check(_ bytes: [UInt8]) throws(Unsound) {
    guard let choice = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let file = files[Int(choice & 3)]
    let number = Int(choice >> 4 & 3) % file.articles.count
    let isChange = choice & 8 != 0
    if choice & 4 == 0 {
      try checkDivision(isChange ? changed(file.division, by: rest) : rest, of: file.source)
    } else {
      let article = file.articles[number]
      try checkAnalysis(isChange ? changed(file.analyses[number], by: rest) : rest, of: article)
    }
    try checkFrame(rest, ContentHash(high: UInt64(choice), low: UInt64(rest.count)))
  }

  /// Bytes put at places (two bytes, the higher one first); the place behind the last one cuts off.
  private func changed(_ record: [UInt8], by changes: [UInt8]) -> [UInt8] {
    var record = record
    for at in stride(from: 0, to: changes.count - 2, by: 3) {
      let place = (Int(changes[at]) << 8 | Int(changes[at + 1])) % (record.count + 1)
      if place < record.count {
        record[place] = changes[at + 2]
      } else {
        record.removeLast(min(record.count, Int(changes[at + 2])))
      }
    }
    return record
  }

  private func checkDivision(_ packed: [UInt8], of source: SourceText) throws(Unsound) {
    func read(_ packed: [UInt8]) -> PackedDivision? {
      packed.withUnsafeBytes { PackedDivision(packed: $0, name: "f") { _, _ in source.utf8 } }
    }
    guard let division = read(packed) else { return }
    try demand(division.keys.count == division.articles.count, "an article without a key, or a key too many")
    var end = 0
    var position = 0
    for article in division.articles {
      try demand(article.position > position, "position \(article.position) behind \(position)")
      try demand(article.span.start >= end, "an article begins in the one before")
      (position, end) = (article.position, article.span.end)
      try checkArticle(article)
    }
    let again = division.packed
    try demand(read(again)?.packed == again, "packed once more, another division is read")
  }

  private func checkAnalysis(_ packed: [UInt8], of article: Article) throws(Unsound) {
    guard let kept = packed.withUnsafeBytes({ PackedAnalysis($0, of: article) }) else { return }
    let analysis = kept.analysis(of: article)
    try checkFindings(analysis, of: article)
    try demand(kept.quotations == analysis.quotations.count, "\(kept.quotations) quotations are told")
    try demand(
      PackedAnalysis(analysis, of: article).analysis(of: article) == analysis,
      "packed once more, another analysis is read")
    var store = DocumentStore()
    store.append([article])
    store.record(kept, forArticle: 0)
    store.settlePeople()
    try demand(store.analysis(ofArticle: 0) == analysis, "the store has another analysis")
  }

  /// What is framed is read back, and neither damage nor another key gives anything.
  private func checkFrame(_ kept: [UInt8], _ key: ContentHash) throws(Unsound) {
    let head = kept.withUnsafeBytes { CacheRecord.Head($0) }
    try demand(
      (0...CacheRecord.mostBytes).contains(head?.count ?? 0), "a record of \(head?.count ?? 0) bytes")
    for kind in CacheRecord.Kind.allCases {
      _ = kept.withUnsafeBytes { CacheRecord.kept($0, kind, key).map { Array($0) } }
      var record = CacheRecord.record(kind, key, kept)
      let read = record.withUnsafeBytes { CacheRecord.kept($0, kind, key).map { Array($0) } }
      try demand(read == kept, "what is kept is not read back")
      let other = ContentHash(high: key.high, low: key.low &+ 1)
      try demand(
        record.withUnsafeBytes { CacheRecord.kept($0, kind, other) == nil }, "another key gives the record")
      record[kept.count % record.count] ^= 1
      try demand(
        record.withUnsafeBytes { CacheRecord.kept($0, kind, key) == nil }, "a damaged record is taken up")
    }
  }
}
