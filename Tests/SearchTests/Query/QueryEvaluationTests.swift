import Documents
import Testing

@testable import Search

/// A store made by chance, and the same as plain values for a script to look through.
private struct Corpus {
  struct Said {
    let speaker: String?
    let words: String
    let kind: Quotation.Kind
    let attribution: Quotation.Attribution
    let confidence: Float
    let place: String?
  }
  struct Text {
    let body: String
    let title: String
    let outlet: String?
    let date: ArticleDate?
    let said: [Said]
    let tags: [String]
    let isRead: Bool
  }

  var store = DocumentStore()
  var texts: [Text] = []

  static let speakers = ["Ahmad Al-Mismari", "Khalifa Haftar", "Ghassan Salamé", "Sergey Lavrov"]
  static let places = ["Tripoli", "Sirte", "Benghazi", "El Salvador"]
  static let words = [
    "oil", "gas", "ceasefire", "Turkey", "drones", "peace", "talks", "café", "war", "award",
  ]

  init(_ random: inout some RandomNumberGenerator, articles: Int) {
    for number in 0..<articles { add(number, &random) }
  }

  private mutating func add(_ number: Int, _ random: inout some RandomNumberGenerator) {
    func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
    func some(_ count: Int) -> String { (0..<count).map { _ in pick(Self.words) }.joined(separator: " ") }
    var text = ""
    func put(_ part: String) -> TextRange {
      let start = text.utf8.count
      text += part
      return TextRange(start, text.utf8.count)
    }
    let title = some(3)
    let titleRange = put(title)
    _ = put("\n")
    let outlet = Bool.random(using: &random) ? pick(["Daily Quay", "Reuters", "Alwasat"]) : nil
    let outletRange = outlet.map(put)
    _ = put("\n\n")
    var entities: [Entity] = []
    var quotations: [Quotation] = []
    var mentions: [PlaceMention] = []
    var said: [Said] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let speaker = Int.random(in: 0...4, using: &random) == 0 ? nil : pick(Self.speakers)
      let place = Bool.random(using: &random) ? pick(Self.places) : nil
      let start = text.utf8.count
      _ = put(some(3))
      if let place {
        _ = put(" in ")
        let range = put(place)
        mentions.append(
          PlaceMention(
            range, place: Place(name: place, kind: .city, latitude: 0, longitude: 0), confidence: 1))
      }
      let content = TextRange(start, text.utf8.count)
      let words = String(decoding: Array(text.utf8)[start...], as: UTF8.self)
      _ = put(", he said. \(some(2)).\n")
      var entity: Int?
      if let speaker {
        entity = entities.firstIndex { $0.name == speaker } ?? entities.count
        if entity == entities.count { entities.append(Entity(name: speaker, kind: .person)) }
      }
      let kind = Quotation.Kind.allCases[Int.random(in: 0..<3, using: &random)]
      let attribution: Quotation.Attribution =
        Int.random(in: 0...3, using: &random) == 0 ? .attitude : .statement
      let confidence: Float = Bool.random(using: &random) ? 0.9 : 0.4
      quotations.append(
        Quotation(
          kind: kind, attribution: attribution, content: [content], speaker: entity, confidence: confidence,
          because: ""))
      said.append(
        Said(
          speaker: speaker, words: words, kind: kind, attribution: attribution, confidence: confidence,
          place: place))
    }
    let date =
      Int.random(in: 0...4, using: &random) == 0
      ? nil
      : ArticleDate(
        year: Int.random(in: 2019...2021, using: &random), month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 1...28, using: &random))
    // No two texts are the same: decisions are about texts.
    _ = put("\nNumber \(number)")
    let source = SourceText(name: "f\(number).txt", utf8: Array(text.utf8))
    store.append([
      Article(
        source: source, span: source.range, title: titleRange, headline: titleRange, date: date,
        outlet: outletRange)
    ])
    store.record(
      Analysis(quotations: quotations, entities: entities, places: mentions), forArticle: number)
    let (isTagged, isRead) = (Bool.random(using: &random), Bool.random(using: &random))
    let identity = store.articles[number].identity
    var keys: [DecisionKey] = []
    if isTagged { keys.append(DecisionKey(.tag, article: identity, detail: "check")) }
    if isRead { keys.append(DecisionKey(.read, article: identity)) }
    store.apply(keys.compactMap { store.decisions.change($0, to: "") })
    texts.append(
      Text(
        body: text, title: title, outlet: outlet, date: date, said: said, tags: isTagged ? ["check"] : [],
        isRead: isRead))
  }

  func articles(_ text: String) throws -> [Int] {
    let evaluation = QueryEvaluation(try Query(text), in: store)
    return texts.indices.filter { evaluation.selects(article: $0) }
  }

  func quotations(_ text: String) throws -> [String] {
    let evaluation = QueryEvaluation(try Query(text), in: store)
    return texts.indices.flatMap { article in
      evaluation.quotations(ofArticle: article).map { "\(article).\($0)" }
    }
  }

  func scriptArticles(_ holds: (Text) -> Bool) -> [Int] { texts.indices.filter { holds(texts[$0]) } }

  func scriptQuotations(_ holds: (Text, Said) -> Bool) -> [String] {
    texts.indices.flatMap { article in
      texts[article].said.indices.filter { holds(texts[article], texts[article].said[$0]) }
        .map { "\(article).\($0)" }
    }
  }
}

@Suite struct QueryEvaluationTests {
  private let corpus: Corpus

  init() {
    var random = SystemRandomNumberGenerator()
    corpus = Corpus(&random, articles: 150)
  }

  private func agree(
    _ query: String, articles: (Corpus.Text) -> Bool, quotations: (Corpus.Text, Corpus.Said) -> Bool
  ) throws {
    #expect(try corpus.articles(query) == corpus.scriptArticles(articles), "\(query)")
    #expect(try corpus.quotations(query) == corpus.scriptQuotations(quotations), "\(query)")
  }

  @Test func everythingIsSelectedByNothing() throws {
    try agree("", articles: { _ in true }, quotations: { _, _ in true })
  }

  @Test func wordsAreOfTheTextOrOfTheQuotation() throws {
    try agree(
      "war", articles: { $0.body.lowercased().contains("war") }, quotations: { $1.words.contains("war") })
    try agree(
      "CAFE -oil", articles: { $0.body.contains("café") && !$0.body.contains("oil") },
      quotations: { $1.words.contains("café") && !$1.words.contains("oil") })
    try agree(
      "\"peace talks\" or drones",
      articles: {
        $0.body.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("peace talks")
          || $0.body.contains("drones")
      },
      quotations: { $1.words.contains("peace talks") || $1.words.contains("drones") })
    try agree(
      "/\\bwar\\b/",
      articles: { $0.body.split { !$0.isLetter }.contains("war") },
      quotations: { $1.words.split { !$0.isLetter }.contains("war") })
  }

  @Test func anExpressionSeesAPartForItself() throws {
    let text = "\"Oil is dear, oil\" he said on Monday."
    let source = SourceText(name: "oil.txt", utf8: Array(text.utf8))
    var store = DocumentStore()
    store.append([Article(source: source, span: source.range, headline: source.range)])
    // Shown and exported as 0.6.
    let quotation = Quotation(
      kind: .direct, content: [TextRange(1, 17)], source: TextRange(19, 21), speaker: nil,
      confidence: 0.5999, because: "")
    store.record(Analysis(quotations: [quotation], entities: [], places: []), forArticle: 0)
    func isFound(_ text: String) throws -> Bool {
      QueryEvaluation(try Query(text), in: store).quotations(ofArticle: 0) == [0]
    }
    #expect(try isFound("/^oil.*oil$/"))
    #expect(try isFound("source:/^(he|she)$/"))
    #expect(try !isFound("/said/"))
    #expect(try isFound("-is:unsure"))
  }

  @Test func speakersAndKindsAreOfOneQuotation() throws {
    func isMismari(_ said: Corpus.Said) -> Bool { said.speaker == "Ahmad Al-Mismari" }
    try agree(
      "speaker:el-mismari", articles: { $0.said.contains(where: isMismari) }, quotations: { isMismari($1) })
    try agree(
      "speaker:\"ahmad al mismari\" kind:direct",
      articles: { $0.said.contains { isMismari($0) && $0.kind == .direct } },
      quotations: { isMismari($1) && $1.kind == .direct })
    try agree(
      "speaker:mismari -kind:direct",
      articles: { $0.said.contains { isMismari($0) && $0.kind != .direct } },
      quotations: { isMismari($1) && $1.kind != .direct })
    try agree(
      "-speaker:mismari", articles: { !$0.said.contains(where: isMismari) }, quotations: { !isMismari($1) })
    try agree(
      "(speaker:mismari or speaker:salame) is:unsure attribution:statement",
      articles: {
        $0.said.contains {
          (isMismari($0) || $0.speaker == "Ghassan Salamé") && $0.confidence < 0.6
            && $0.attribution == .statement
        }
      },
      quotations: {
        (isMismari($1) || $1.speaker == "Ghassan Salamé") && $1.confidence < 0.6
          && $1.attribution == .statement
      })
    try agree(
      "says:oil -says:gas",
      articles: { $0.said.contains { $0.words.contains("oil") && !$0.words.contains("gas") } },
      quotations: { $1.words.contains("oil") && !$1.words.contains("gas") })
  }

  @Test func aPersonIsFoundByAnyName() throws {
    var store = DocumentStore()
    for (number, name) in ["Ahmed al-Mismari", "Ahmad Al-Mismari", "Khalifa Haftar"].enumerated() {
      let text = "\(name) said it would rain."
      let source = SourceText(name: "\(number).txt", utf8: Array(text.utf8))
      store.append([Article(source: source, span: source.range, headline: source.range)])
      let quotation = Quotation(
        kind: .indirect, content: [TextRange(text.utf8.count - 14, text.utf8.count - 1)], speaker: 0,
        confidence: 1, because: "")
      let entity = Entity(name: name, kind: .person, mentions: [TextRange(0, name.utf8.count)])
      store.record(Analysis(quotations: [quotation], entities: [entity]), forArticle: number)
    }
    func found(_ text: String) throws -> [Int] {
      let evaluation = QueryEvaluation(try Query(text), in: store)
      return store.articles.indices.filter { evaluation.quotations(ofArticle: $0) == [0] }
    }
    #expect(try found("person:\"ahmed mismari\"") == [0, 1])
    #expect(try found("speaker:\"ahmed mismari\"") == [0])
    #expect(try found("-person:mismari") == [2])
  }

  @Test func placesAreOfTheTextOrOfTheQuotation() throws {
    try agree(
      "place:tripoli or place:\"el salvador\"",
      articles: { $0.said.contains { $0.place == "Tripoli" || $0.place == "El Salvador" } },
      quotations: { $1.place == "Tripoli" || $1.place == "El Salvador" })
  }

  @Test func articleTermsAreOfTheArticle() throws {
    func isSpring(_ text: Corpus.Text) -> Bool {
      guard let date = text.date else { return false }
      return date.year == 2020 && (3...5).contains(date.month)
    }
    try agree("date:2020-03..2020-05", articles: isSpring, quotations: { text, _ in isSpring(text) })
    try agree(
      "-date:2020-03..2020-05", articles: { !isSpring($0) }, quotations: { text, _ in !isSpring(text) })
    try agree(
      "outlet:quay title:oil", articles: { $0.outlet == "Daily Quay" && $0.title.contains("oil") },
      quotations: { text, _ in text.outlet == "Daily Quay" && text.title.contains("oil") })
    try agree(
      "tag:CHECK is:unread", articles: { $0.tags == ["check"] && !$0.isRead },
      quotations: { text, _ in text.tags == ["check"] && !text.isRead })
    try agree("tag:che", articles: { _ in false }, quotations: { _, _ in false })
    try agree(
      "file:f1",
      articles: { text in
        corpus.texts.firstIndex { $0.body == text.body }.map { "\($0)".hasPrefix("1") } ?? false
      },
      quotations: { text, _ in
        corpus.texts.firstIndex { $0.body == text.body }.map { "\($0)".hasPrefix("1") } ?? false
      })
  }

  @Test(arguments: ["", "oil", "speaker:haftar or says:war"])
  func attitudesAreLeftOutByTheScan(_ text: String) throws {
    func numbers(_ text: String, leavesOutAttitudes: Bool) throws -> [Int] {
      try QueryScan(
        QueryRequest(.quotations, text, number: 1, leavesOutAttitudes: leavesOutAttitudes), in: corpus.store
      ).answer().numbers
    }
    let statements = try numbers(
      "(\(text.isEmpty ? "-zzzz" : text)) attribution:statement", leavesOutAttitudes: false)
    #expect(try numbers(text, leavesOutAttitudes: true) == statements)
  }

  @Test func aScanInPiecesFindsWhatOneFinds() throws {
    for purpose in QueryRequest.Purpose.allCases {
      let scan = try QueryScan(
        QueryRequest(purpose, "oil -speaker:haftar", number: 1), in: corpus.store)
      let pieces = stride(from: 0, to: scan.count, by: 7).map { scan.piece($0..<($0 + 7)) }
      #expect(scan.answer(pieces).numbers == scan.answer().numbers)
      #expect(scan.answer(pieces).hits == scan.answer().hits)
    }
    let some = try QueryScan(
      QueryRequest(.articles, "oil", number: 1, articles: [3, 9, 12]), in: corpus.store)
    #expect(some.answer().numbers == (try corpus.articles("oil")).filter { [3, 9, 12].contains($0) })
  }

  @Test(arguments: [
    "", "oil", "-oil", "says:oil or date:2020", "date:2020 -says:gas", "outlet:quay speaker:mismari",
    "-(outlet:quay or oil)", "/oil/ title:gas", "place:tripoli war", "is:read -title:war",
  ])
  func onlyWhatHasNoQuotationIsRuledOut(_ text: String) throws {
    let query = try Query(text)
    var blank = DocumentStore()
    blank.append(corpus.store.articles)
    blank.remember(corpus.store.decisions)
    let before = QueryEvaluation(query, in: blank)
    let after = QueryEvaluation(query, in: corpus.store)
    for article in corpus.texts.indices where before.rulesOutQuotations(ofArticle: article) {
      #expect(after.quotations(ofArticle: article).isEmpty, "\(text) \(article)")
    }
  }

  @Test func hitsHaveTheirLinesAndTheBestComesFirst() throws {
    let answer = try QueryScan(QueryRequest(.lines, "war", number: 1), in: corpus.store).answer()
    #expect(answer.hits.map(\.article).sorted() == (try corpus.articles("war")))
    for hit in answer.hits {
      let line = corpus.store.articles[hit.article].source.string(hit.line)
      #expect(line.contains("war") && !line.contains("\n"))
      #expect(!hit.matches.isEmpty)
    }
    for (a, b) in zip(answer.hits, answer.hits.dropFirst()) {
      #expect((a.inTitle, a.wholeWords, a.count) >= (b.inTitle, b.wholeWords, b.count))
    }
  }
}
