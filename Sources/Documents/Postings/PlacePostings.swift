/// The places of all articles, brought up to date with each analysis: work grows with the analysis, not with the corpus.
public struct PlacePostings: Sendable {
  /// The places, in the order in which they were first found; a place keeps its number.
  public private(set) var all: [PlacePosting] = []
  private var numbers: [PlaceKey: Int] = [:]

  /// Makes postings of no article.
  public init() {}

  /// The number of a place; `nil` where no article mentions it.
  public func number(of key: PlaceKey) -> Int? { numbers[key] }

  /// Takes up what was found in an article.
  public mutating func add(_ analysis: Analysis, of article: Article, number: Int) {
    count(analysis, of: article, number: number, by: 1)
  }

  /// Takes back what `add` took up.
  public mutating func remove(_ analysis: Analysis, of article: Article, number: Int) {
    count(analysis, of: article, number: number, by: -1)
  }

  private mutating func count(_ analysis: Analysis, of article: Article, number: Int, by step: Int) {
    var speech = Speech(analysis)
    for mention in analysis.places where mention.use != .demonym {
      let key = PlaceKey(mention, in: article.source)
      let place = self.number(for: key, mention.place)
      all[place].count(mention.use, inArticle: number, by: step)
      for speaker in speech.speakers(over: mention.range) {
        all[place].countSpeaker(analysis.entities[speaker].name, by: step)
      }
    }
  }

  private mutating func number(for key: PlaceKey, _ place: Place?) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = all.count
    all.append(PlacePosting(key: key, place: place))
    return all.count - 1
  }

  // MARK: Rows

  /// The numbers of the places that are mentioned and hold every word of `filter`, the most mentioned first; ties in
  /// the order in which they were found.
  public func ranked(filter: String = "") -> [Int] {
    let words = Self.words(filter)
    return all.indices.filter { holds($0, words) }
      .sorted { (all[$1].mentions, $0) < (all[$0].mentions, $1) }
  }

  /// Those of the places from number `first` on that are mentioned and hold every word of `filter`, in order.
  public func added(from first: Int, filter: String = "") -> [Int] {
    let words = Self.words(filter)
    return all.indices.dropFirst(first).filter { holds($0, words) }
  }

  private static func words(_ filter: String) -> [ArraySlice<UInt8>] {
    Folding.fold(filter.utf8).split(separator: UInt8(ascii: " "))
  }

  private func holds(_ number: Int, _ words: [ArraySlice<UInt8>]) -> Bool {
    all[number].mentions > 0 && words.allSatisfy { all[number].folded.holds($0) }
  }
}
