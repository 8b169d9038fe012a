/// Who answers whom, seen from one person: whose statements follow on his and speak of the same, whose his follow on,
/// and who else is quoted in the same articles.
public struct Exchanges: Sendable {
  /// Those whose statements follow on the person's, by number, with how often, the most frequent first.
  public private(set) var answeredBy: [(person: Int, times: Int)] = []
  /// Those on whose statements the person's follow.
  public private(set) var answers: [(person: Int, times: Int)] = []
  /// Those who are quoted in the same articles, with the number of articles.
  public private(set) var besides: [(person: Int, times: Int)] = []

  /// So many articles of one person are read through.
  private static let mostArticles = 5_000
  /// Words shorter than this, in bytes, say nothing of what somebody speaks of.
  private static let shortestTopic = 6

  /// Reads the articles that name `person`, a number among the people of `store`, who must be settled.
  public init(of person: Int, in store: DocumentStore) {
    guard let posting = store.people.posting(person) else { return }
    var answeredBy: [Int: Int] = [:]
    var answers: [Int: Int] = [:]
    var besides: [Int: Int] = [:]
    for article in posting.articles.prefix(Self.mostArticles) {
      guard let analysis = store.analysis(ofArticle: article) else { continue }
      let statements = analysis.quotations.filter { $0.attribution == .statement }
      let speakers = statements.map { statement in
        statement.speaker.flatMap { store.people.number(ofEntity: $0, inArticle: article) }
      }
      guard speakers.contains(posting.number) else { continue }
      for other in Set(speakers.compactMap { $0 }) where other != posting.number { besides.add(1, to: other) }
      let source = store.articles[article].source
      for index in statements.indices.dropFirst() {
        guard let before = speakers[index - 1], let after = speakers[index], before != after,
          before == posting.number || after == posting.number,
          Self.speaks(statements[index], of: statements[index - 1], in: analysis, source)
        else { continue }
        if before == posting.number { answeredBy.add(1, to: after) } else { answers.add(1, to: before) }
      }
    }
    self.answeredBy = Self.ranked(answeredBy)
    self.answers = Self.ranked(answers)
    self.besides = Self.ranked(besides)
  }

  private static func ranked(_ counts: [Int: Int]) -> [(person: Int, times: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// Whether a statement names who spoke before, or a place or two long words of what was said before.
  private static func speaks(
    _ later: Quotation, of earlier: Quotation, in analysis: Analysis, _ source: SourceText
  ) -> Bool {
    if let speaker = earlier.speaker, analysis.entities.indices.contains(speaker),
      analysis.entities[speaker].mentions.contains(where: { mention in
        later.content.contains { $0.contains(mention) }
      })
    {
      return true
    }
    func places(_ quotation: Quotation) -> Set<PlaceKey> {
      Set(
        analysis.places.lazy.filter { mention in quotation.content.contains { $0.contains(mention.range) } }
          .map { PlaceKey($0, in: source) })
    }
    if !places(later).isDisjoint(with: places(earlier)) { return true }
    return topics(later, source).intersection(topics(earlier, source)).count >= 2
  }

  private static func topics(_ quotation: Quotation, _ source: SourceText) -> Set<[UInt8]> {
    var words: Set<[UInt8]> = []
    for range in quotation.content {
      for word in Folding.fold(source.utf8, range).split(whereSeparator: {
        !(0x61...0x7A).contains($0) && $0 < 0x80
      })
      where word.count >= shortestTopic { words.insert(Array(word)) }
    }
    return words
  }
}
