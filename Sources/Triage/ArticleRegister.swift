import Documents

/// An article that lies somewhere now.
public struct SeenArticle: Hashable, Sendable {
  /// What makes it the same article wherever it lies.
  public let identity: ArticleIdentity
  /// The whole path of its file.
  public let path: String
  /// Its place among the file's articles, from 1.
  public let position: Int
  /// Its title, on one line, to be told when the article is gone.
  public let title: String

  /// Notes where an article lies.
  public init(identity: ArticleIdentity, path: String, position: Int, title: String) {
    self.identity = identity
    self.path = path
    self.position = position
    self.title = title
  }
}

/// Which article lay where: an edited file's article takes over what was decided about the one that stood there before.
struct ArticleRegister {
  let db: Database

  /// Notes articles and returns the decisions that some of them take over from a predecessor: the article that was last
  /// seen at the same place of the same file and is none of `present`.
  ///
  /// The predecessor keeps its decisions: the file may be put back.
  func see(_ articles: [SeenArticle], present: Set<ArticleIdentity>, at time: Double) throws
    -> [DecisionChange]
  {
    var taken: [DecisionChange] = []
    for article in articles {
      let hex = article.identity.description
      let position = Value.integer(Int64(article.position))
      let isLast = try db.first(
        Self.isLastThere, [.text(hex), .text(article.path), position, .text(article.title)]
      ) { $0.integer(0) != 0 }
      // Of a hundred thousand articles nearly all are where they were: nothing is written for them.
      if isLast == true { continue }
      if isLast == nil { taken += try takeOver(article, present: present) }
      try db.run(
        """
        INSERT INTO article (identity, path, position, title, seen) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (identity) DO UPDATE SET path = excluded.path, position = excluded.position,
          title = excluded.title, seen = excluded.seen
        """, [.text(hex), .text(article.path), position, .text(article.title), .real(time)])
    }
    return taken
  }

  /// Whether an article is noted as it is, and as the last one at its place; nothing for one that is not known.
  private static let isLastThere = """
    SELECT path = ?2 AND position = ?3 AND title = ?4 AND NOT EXISTS (
      SELECT 1 FROM article AS other WHERE other.path = ?2 AND other.position = ?3 AND other.seen > article.seen)
    FROM article WHERE identity = ?1
    """

  private func takeOver(_ article: SeenArticle, present: Set<ArticleIdentity>) throws -> [DecisionChange] {
    let predecessor = try db.first(
      "SELECT identity FROM article WHERE path = ? AND position = ? ORDER BY seen DESC LIMIT 1",
      [.text(article.path), .integer(Int64(article.position))]
    ) { $0.text(0) }
    guard let hex = predecessor, let before = ArticleIdentity(hex: hex), !present.contains(before)
    else {
      return []
    }
    let decided = try db.all(
      "SELECT \(DecisionRows.columns), value FROM decision WHERE article = ?", [.text(hex)]
    ) { (key: DecisionRows.key($0), value: $0.text(4)) }
    var taken: [DecisionChange] = []
    for decision in decided {
      guard let key = decision.key?.moved(to: article.identity), try DecisionRows.value(db, key) == nil else {
        continue
      }
      try DecisionRows.set(db, key, decision.value)
      taken.append(DecisionChange(key, before: nil, after: decision.value))
    }
    return taken
  }
}
