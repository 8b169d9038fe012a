import Documents
import Export

/// Who is who over all articles of an input that is read twice: first names are gathered, then records get identities.
///
/// Only names are kept in between, so that memory grows with the people and not with the text.
final class CorpusLink {
  private var people = PersonPostings()
  private var identifiers: CorpusIdentifiers?
  private var count = 0
  /// What the articles were on the first reading.
  private var texts: [ArticleIdentity] = []

  /// Whether names are still being gathered: nothing is printed then.
  var isGathering: Bool { identifiers == nil }

  /// Takes up an article on the first reading.
  func gather(_ article: Article, _ analysis: Analysis) {
    people.add(analysis, of: article, number: count, places: PlacePostings())
    texts.append(ArticleIdentity(of: article.source.utf8, article.span))
    count += 1
  }

  /// Ends the first reading.
  func resolve() {
    people.settle()
    identifiers = CorpusIdentifiers(people)
    count = 0
  }

  /// The identifiers of an article's entities on the second reading, where the articles come in the same order.
  ///
  /// What no name is known of, "officials", is nobody in another article: its identifier is the article's own.
  func identifiers(of article: Article, _ analysis: Analysis) -> [String?] {
    defer { count += 1 }
    let text = ArticleIdentity(of: article.source.utf8, article.span)
    // A file that was changed in between is not what was gathered.
    let isKnown = texts.indices.contains(count) && texts[count] == text
    return analysis.entities.indices.map { entity in
      guard isKnown else { return nil }
      if let number = people.number(ofEntity: entity, inArticle: count),
        let identifier = identifiers?.identifier(of: number)
      {
        return identifier
      }
      return "\(text.description.prefix(12))-e\(entity + 1)"
    }
  }
}
