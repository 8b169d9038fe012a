public import Documents

/// The people and organisations of a corpus, ready to be written: who makes most statements first, those who are only
/// named last.
public struct SpeakerListing: Sendable {
  let speakers: [Speaker]

  /// One of them.
  struct Speaker: Sendable {
    let posting: PersonPosting
    /// An identifier that is the same whatever spelling an article uses.
    let identifier: String
    /// The ids of the articles that name it.
    let articles: [String]
    /// The first and the last day of these articles, where they have a date.
    let first: ArticleDate?
    let last: ArticleDate?
    /// The names of the places that its statements name, the most named first.
    let places: [String]
  }

  /// Lists the people of `store`, whose identities must be settled.
  public init(_ store: DocumentStore) {
    let identifiers = CorpusIdentifiers(store.people)
    let ids = store.articles.map { ArticleRecord.id(of: $0) }
    speakers = store.people.ranked().compactMap { number in
      guard let posting = store.people.posting(number) else { return nil }
      let articles = posting.articles
      let dates = articles.compactMap { store.articles[$0].date }
      return Speaker(
        posting: posting, identifier: identifiers.identifier(of: number) ?? "",
        articles: articles.map { ids[$0] },
        first: dates.min(), last: dates.max(),
        places: posting.places.map { store.places.all[$0.place].key.name })
    }
  }
}
