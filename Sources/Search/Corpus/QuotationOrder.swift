import Documents

/// An order of quotations other than that of the articles.
public enum QuotationOrder: Hashable, Sendable {
  /// The newest article first; those without a date last.
  case newest
  /// The oldest article first; those without a date last.
  case oldest
  /// By the speaker's name; those without one last.
  case speaker
  /// Direct, mixed, indirect.
  case kind

  /// What the quotations of an article are ordered by, in an array as long as `quotations`, their places in its analysis;
  /// names are numbered in `names`.
  func keys(
    of quotations: [Int], ofArticle article: Int, in store: DocumentStore, names: inout SpeakerNames
  ) -> [UInt32] {
    switch self {
    case .newest, .oldest:
      let date = store.articles[article].date
      let day = date.map { UInt32(clamping: $0.year * 10_000 + $0.month * 100 + $0.day) }
      let key = day.map { self == .newest ? UInt32(Int32.max) - min($0, UInt32(Int32.max)) : $0 } ?? .max
      return Array(repeating: key, count: quotations.count)
    case .speaker, .kind:
      guard let analysis = store.analysis(ofArticle: article) else { return quotations.map { _ in 0 } }
      return quotations.map { index in
        let quotation = analysis.quotations[index]
        if self == .kind {
          return UInt32(Quotation.Kind.allCases.firstIndex(of: quotation.kind) ?? 0)
        }
        guard let speaker = quotation.speaker, analysis.entities.indices.contains(speaker) else {
          return .max
        }
        return names.number(analysis.entities[speaker].name)
      }
    }
  }
}

/// Names by number, each once.
struct SpeakerNames: Sendable {
  private(set) var all: [String] = []
  private var numbers: [String: UInt32] = [:]

  /// The number of a name, a new one where it has none.
  mutating func number(_ name: String) -> UInt32 {
    if let known = numbers[name] { return known }
    let number = UInt32(clamping: all.count)
    numbers[name] = number
    all.append(name)
    return number
  }

  /// The place of each name, by its number, in the order of the names.
  var ranks: [UInt32] {
    var ranks = [UInt32](repeating: 0, count: all.count)
    for (rank, number) in all.indices.sorted(by: { all[$0] < all[$1] }).enumerated() {
      ranks[number] = UInt32(clamping: rank)
    }
    return ranks
  }
}
