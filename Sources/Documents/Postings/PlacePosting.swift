/// All that the articles say of one place: where it is mentioned, as what, and who speaks of it.
public struct PlacePosting: Sendable {
  /// How often one article mentions the place.
  public struct InArticle: Hashable, Sendable {
    /// The article's number in the store.
    public let article: Int
    /// The mentions in it, at least 1.
    public internal(set) var mentions: Int
  }

  /// Which place it is.
  public let key: PlaceKey
  /// The place; `nil` where it was recognised and not resolved.
  public let place: Place?
  /// The name and the country's code, folded, for filters.
  let folded: [UInt8]
  /// The mentions in all articles; demonyms are none.
  public private(set) var mentions = 0
  /// Of these, those that stand for the people who act from it.
  public private(set) var metonyms = 0
  /// Of these, those inside of an organisation's name.
  public private(set) var partsOfOrganisations = 0
  /// The articles that mention it, in the order of the store.
  public private(set) var articles: [InArticle] = []
  /// Those whose statements mention it, most often first: at most `mostLeading`.
  public private(set) var leadingSpeakers: [String] = []
  private var speakers: [String: Int] = [:]

  /// So many speakers are kept in order.
  public static let mostLeading = 4

  /// Mentions that mean the place itself.
  public var asPlace: Int { mentions - metonyms - partsOfOrganisations }
  /// How many people, organisations and groups speak of it.
  public var speakerCount: Int { speakers.count }

  init(key: PlaceKey, place: Place?) {
    self.key = key
    self.place = place
    folded = Folding.fold("\(key.name) \(key.country ?? "")".utf8)
  }

  /// Counts a mention once more, or with -1 once less.
  mutating func count(_ use: PlaceMention.Use, inArticle article: Int, by step: Int) {
    mentions += step
    switch use {
    case .metonym: metonyms += step
    case .partOfOrganisation: partsOfOrganisations += step
    case .place, .demonym: break
    }
    var index = articles.count
    // Articles mostly come in order: look from the end.
    while index > 0, articles[index - 1].article > article { index -= 1 }
    if index > 0, articles[index - 1].article == article {
      articles[index - 1].mentions += step
      if articles[index - 1].mentions == 0 { articles.remove(at: index - 1) }
    } else if step > 0 {
      articles.insert(InArticle(article: article, mentions: step), at: index)
    }
  }

  /// Counts that somebody speaks of it once more, or with -1 once less.
  mutating func countSpeaker(_ name: String, by step: Int) {
    let count = (speakers[name] ?? 0) + step
    speakers[name] = count > 0 ? count : nil
    if step < 0 {
      leadingSpeakers = speakers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .prefix(Self.mostLeading).map(\.key)
      return
    }
    var index = leadingSpeakers.firstIndex(of: name)
    if index == nil {
      if leadingSpeakers.count < Self.mostLeading {
        leadingSpeakers.append(name)
      } else if let last = leadingSpeakers.last, count > speakers[last] ?? 0 {
        leadingSpeakers[leadingSpeakers.count - 1] = name
      } else {
        return
      }
      index = leadingSpeakers.count - 1
    }
    while let at = index, at > 0, (speakers[leadingSpeakers[at - 1]] ?? 0) < count {
      leadingSpeakers.swapAt(at, at - 1)
      index = at - 1
    }
  }
}
