import Documents

/// Decisions as rows: what has no article or passage has an empty text there, so that the primary key holds.
enum DecisionRows {
  /// The columns of a key, in the order in which `read` and `arguments` have them.
  static let columns = "aspect, article, passage, detail"

  static func arguments(_ key: DecisionKey) -> [Value] {
    [
      .text(key.aspect.rawValue), .text(key.article?.description ?? ""), .text(key.passage?.written ?? ""),
      .text(key.detail),
    ]
  }

  /// The key of a row that begins with `columns`; `nil` where a newer version wrote what this one does not know.
  static func key(_ row: Row) -> DecisionKey? {
    let (article, passage) = (row.text(1), row.text(2))
    guard let aspect = Aspect(rawValue: row.text(0)) else { return nil }
    let identity = ArticleIdentity(hex: article)
    let anchor = TextAnchor(written: passage)
    guard article.isEmpty == (identity == nil), passage.isEmpty == (anchor == nil) else { return nil }
    return DecisionKey(aspect, article: identity, passage: anchor, detail: row.text(3))
  }

  /// All decisions.
  static func all(_ db: Database) throws -> Decisions {
    var values: [(key: DecisionKey, value: String)] = []
    try db.rows("SELECT \(columns), value FROM decision") { row in
      if let key = key(row) { values.append((key, row.text(4))) }
    }
    return Decisions(values)
  }

  /// The value of a key now.
  static func value(_ db: Database, _ key: DecisionKey) throws -> String? {
    try db.first(
      "SELECT value FROM decision WHERE aspect = ? AND article = ? AND passage = ? AND detail = ?",
      arguments(key)
    ) { $0.text(0) }
  }

  /// Gives a key a value, or none.
  static func set(_ db: Database, _ key: DecisionKey, _ value: String?) throws {
    guard let value else {
      return try db.run(
        "DELETE FROM decision WHERE aspect = ? AND article = ? AND passage = ? AND detail = ?", arguments(key)
      )
    }
    try db.run(
      """
      INSERT INTO decision (\(columns), value) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (\(columns)) DO UPDATE SET value = excluded.value
      """, arguments(key) + [.text(value)])
  }
}
