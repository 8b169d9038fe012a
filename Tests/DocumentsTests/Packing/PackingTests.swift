import JourneySupport
import Testing

@testable import Documents

/// An analysis with every kind of finding.
private func sample(behind before: String = "") -> (article: Article, analysis: Analysis) {
  let text =
    before
    + "Ferry strike goes on\n\n“Nobody spoke to us in Zürich,” Ms Ødegård said. Others in Bergen fear the worst.\n"
  let utf8 = Array(text.utf8)
  let start = before.utf8.count
  func range(_ words: String) -> TextRange {
    let needle = Array(words.utf8)
    let at = (start...(utf8.count - needle.count)).first {
      utf8[$0..<($0 + needle.count)].elementsEqual(needle)
    }
    return TextRange(at ?? start, (at ?? start) + needle.count)
  }
  let article = Article(
    source: SourceText(name: "a.txt", utf8: utf8), position: 2, span: TextRange(start, utf8.count - 1),
    title: range("Ferry strike goes on"), headline: range("Ferry strike goes on"),
    date: ArticleDate(year: 2021, month: 2, day: 28), dateline: range("Bergen"),
    furniture: [Furniture(range("Others in"), .caption)])
  let zurich = Place(
    name: "Zürich", kind: .city, country: "CH", latitude: 47.37, longitude: 8.55, geonames: 2_657_896)
  let analysis = Analysis(
    quotations: [
      Quotation(
        kind: .direct, content: [range("Nobody spoke"), range("to us in Zürich")], cue: range("said"),
        source: range("Ødegård"), speaker: 0, confidence: 0.87, because: "quotation + said + name",
        chain: [range("Ødegård")]),
      Quotation(
        kind: .indirect, attribution: .attitude, content: [range("the worst")], confidence: 0, because: ""),
    ],
    entities: [
      Entity(
        name: "Ødegård", kind: .person, gender: .female, roles: ["head", ""], mentions: [range("Ødegård")]),
      Entity(name: "Others", kind: .group),
    ],
    places: [
      PlaceMention(range("Zürich"), place: zurich, confidence: 1),
      PlaceMention(range("Zürich"), place: zurich, use: .demonym, confidence: 0.5),
      PlaceMention(range("Bergen"), place: nil, use: .partOfOrganisation, confidence: 0.25),
    ])
  return (article, analysis)
}

extension Analysis {
  fileprivate func packed(for article: Article) -> [UInt8] { PackedAnalysis(self, of: article).bytes }

  fileprivate init?(packed: [UInt8], for article: Article) {
    guard let read = packed.withUnsafeBytes({ Analysis(packed: $0, of: article) }) else { return nil }
    self = read
  }
}

@Suite struct PackedAnalysisTests {
  @Test func whatIsPackedComesBackTheSame() {
    let (article, analysis) = sample()
    #expect(Analysis(packed: analysis.packed(for: article), for: article) == analysis)
    #expect(Analysis(packed: Analysis().packed(for: article), for: article) == Analysis())
  }

  @Test func aRecordSaysHowManyQuotationsThereAreBeforeItIsRead() throws {
    let (article, analysis) = sample()
    let packed = PackedAnalysis(analysis, of: article)
    let kept = try #require(packed.record.withUnsafeBytes { PackedAnalysis(record: $0) })
    #expect(kept.quotations == packed.quotations && kept.statements == packed.statements)
    #expect(kept.analysis(of: article) == analysis)
    let empty = PackedAnalysis(Analysis(), of: article).record
    #expect(empty.withUnsafeBytes { PackedAnalysis(record: $0)?.analysis(of: article) } == Analysis())
  }

  @Test func aRecordThatCannotBeIsAnEmptyAnalysis() {
    let (article, analysis) = sample()
    let record = PackedAnalysis(analysis, of: article).record
    for count in record.indices {
      let cut = record.prefix(count).withUnsafeBytes { PackedAnalysis(record: $0) }
      #expect(cut == nil || cut?.analysis(of: article) == Analysis(), "\(count) bytes")
    }
    for at in record.indices {
      var damaged = record
      damaged[at] ^= 0x80
      guard let read = damaged.withUnsafeBytes({ PackedAnalysis(record: $0) }) else { continue }
      #expect(read.quotations >= 0 && 0...read.quotations ~= read.statements)
      check(read.analysis(of: article), in: article)
    }
  }

  @Test func anAnalysisIsTakenUpWhereverTheArticleStands() {
    let here = sample()
    let there = sample(behind: "Another article, with ü and “marks”.\n\n")
    #expect(here.article.analysisKey == there.article.analysisKey)
    #expect(Analysis(packed: here.analysis.packed(for: here.article), for: there.article) == there.analysis)
  }

  @Test func theKeyIsThatOfBytesAndParts() {
    let article = sample().article
    let copy = Article(source: article.source, span: article.span, headline: article.headline)
    #expect(copy.analysisKey != article.analysisKey, "without title and furniture other things are found")
    var utf8 = article.source.utf8
    utf8[article.span.end - 2] = 0x78
    let edited = Article(
      source: SourceText(name: "a.txt", utf8: utf8), span: article.span, headline: article.headline)
    #expect(copy.analysisKey != edited.analysisKey)
  }

  @Test func everyTruncationIsRefused() {
    let (article, analysis) = sample()
    let packed = analysis.packed(for: article)
    for count in 0..<packed.count {
      #expect(Analysis(packed: Array(packed.prefix(count)), for: article) == nil, "\(count) bytes")
    }
    #expect(Analysis(packed: packed + [0], for: article) == nil)
  }

  @Test func noDamageLeadsOutOfTheText() {
    let (article, analysis) = sample()
    let packed = analysis.packed(for: article)
    for at in packed.indices {
      for value in [packed[at] ^ 1, packed[at] ^ 0x80, packed[at] ^ 0x10, 0, 0x7F, 0xFF] {
        var damaged = packed
        damaged[at] = value
        check(Analysis(packed: damaged, for: article), in: article)
      }
    }
  }

  @Test func randomBytesAreNoAnalysis() {
    let article = sample().article
    var random = SystemRandomNumberGenerator()
    for count in 0..<2000 {
      let bytes = (0..<(count % 90)).map { _ in
        UInt8.random(in: 0...(count % 2 == 0 ? 255 : 3), using: &random)
      }
      check(Analysis(packed: bytes, for: article), in: article)
    }
  }

  /// Whatever was read can be shown.
  private func check(_ analysis: Analysis?, in article: Article) {
    guard let analysis else { return }
    var ranges = analysis.places.map(\.range) + analysis.entities.flatMap(\.mentions)
    for quotation in analysis.quotations {
      ranges += quotation.content + quotation.chain + [quotation.cue, quotation.source].compactMap { $0 }
      #expect(quotation.speaker.map(analysis.entities.indices.contains) ?? true)
      #expect(!quotation.content.isEmpty && (0...1).contains(quotation.confidence))
    }
    for range in ranges {
      #expect(article.span.contains(range))
      #expect(article.source.string(range).utf8.elementsEqual(article.source.utf8[range.start..<range.end]))
    }
  }
}

@Suite struct PackedDivisionTests {
  private let articles = [sample(behind: "First.\n\n").article]

  private func read(_ packed: [UInt8], _ text: [UInt8]? = nil) -> PackedDivision? {
    packed.withUnsafeBytes {
      PackedDivision(packed: $0, name: "b.txt") { _, _ in text ?? articles[0].source.utf8 }
    }
  }

  @Test func whatIsPackedComesBackTheSame() throws {
    let key = articles[0].analysisKey
    let back = try #require(read(PackedDivision(articles, keys: [key]).packed))
    #expect(back.keys == [key])
    let article = try #require(back.articles.first)
    #expect(article.source.name == "b.txt")
    #expect(article.position == 2 && article.span == articles[0].span && article.title == articles[0].title)
    #expect(article.headline == articles[0].headline && article.date == articles[0].date)
    #expect(article.dateline == articles[0].dateline && article.outlet == nil && article.byline == nil)
    #expect(article.furniture == articles[0].furniture && article.identity == articles[0].identity)
  }

  @Test func damageAndAnotherTextAreRefused() {
    let packed = PackedDivision(articles, keys: [articles[0].analysisKey]).packed
    for count in 0..<packed.count { #expect(read(Array(packed.prefix(count))) == nil) }
    #expect(read(packed, Array("short".utf8)) == nil)
    for at in packed.indices {
      for value in [packed[at] ^ 1, packed[at] ^ 0x80, 0, 0xFF] {
        var damaged = packed
        damaged[at] = value
        for article in read(damaged)?.articles ?? [] {
          #expect(article.span.end <= article.source.utf8.count)
        }
      }
    }
  }
}
