import Documents
import GRDB

/// Decisions as rows: what has no article or passage has an empty text there, so that the primary key holds.
enum DecisionRows {
  /// The columns of a key, in the order in which `read` and `arguments` have them.
  static let columns = "aspect, article, passage, detail"

  static func arguments(_ key: DecisionKey) -> [any DatabaseValueConvertible] {
    [key.aspect.rawValue, key.article?.description ?? "", key.passage?.written ?? "", key.detail]
  }

  /// The key of a row that begins with `columns`; `nil` where a newer version wrote what this one does not know.
  static func key(_ row: Row) -> DecisionKey? {
    let article: String = row[1]
    let passage: String = row[2]
    guard let aspect = Aspect(rawValue: row[0]) else { return nil }
    let identity = ArticleIdentity(hex: article)
    let anchor = TextAnchor(written: passage)
    guard article.isEmpty == (identity == nil), passage.isEmpty == (anchor == nil) else { return nil }
    return DecisionKey(aspect, article: identity, passage: anchor, detail: row[3])
  }

  /// All decisions.
  static func all(_ db: Database) throws -> Decisions {
    var values: [(key: DecisionKey, value: String)] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT \(columns), value FROM decision")
    while let row = try rows.next() {
      if let key = key(row) { values.append((key, row[4])) }
    }
    return Decisions(values)
  }

  /// The value of a key now.
  static func value(_ db: Database, _ key: DecisionKey) throws -> String? {
    let statement = try db.cachedStatement(
      sql: "SELECT value FROM decision WHERE aspect = ? AND article = ? AND passage = ? AND detail = ?")
    return try String.fetchOne(statement, arguments: StatementArguments(arguments(key)))
  }

  /// Gives a key a value, or none.
  static func set(_ db: Database, _ key: DecisionKey, _ value: String?) throws {
    guard let value else {
      let statement = try db.cachedStatement(
        sql: "DELETE FROM decision WHERE aspect = ? AND article = ? AND passage = ? AND detail = ?")
      try statement.execute(arguments: StatementArguments(arguments(key)))
      return
    }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO decision (\(columns), value) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (\(columns)) DO UPDATE SET value = excluded.value
        """)
    try statement.execute(arguments: StatementArguments(arguments(key) + [value]))
  }
}
