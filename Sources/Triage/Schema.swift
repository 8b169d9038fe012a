import GRDB

/// The tables of the state file and how they came to be.
///
/// A migration that has shipped is never changed: another is added. Readers of an older version open a file with an
/// unknown migration without writing to it.
enum Schema {
  /// The tables that hold what was decided; none in a file that is new.
  static func decided(_ db: Database) throws -> [String] {
    try ["decision", "change_set", "change"].filter { try db.tableExists($0) }
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: decisions, articles, log") { db in
      try db.execute(
        sql: """
          CREATE TABLE decision (
            aspect TEXT NOT NULL, article TEXT NOT NULL, passage TEXT NOT NULL, detail TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (aspect, article, passage, detail)
          ) WITHOUT ROWID;
          CREATE INDEX decision_of_article ON decision (article);
          CREATE TABLE article (
            identity TEXT NOT NULL PRIMARY KEY, path TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
            seen REAL NOT NULL
          ) WITHOUT ROWID;
          CREATE INDEX article_at ON article (path, position);
          CREATE TABLE change_set (
            id INTEGER PRIMARY KEY AUTOINCREMENT, session TEXT NOT NULL, label TEXT NOT NULL, made REAL NOT NULL,
            kind TEXT NOT NULL, target INTEGER
          );
          CREATE TABLE change (
            change_set INTEGER NOT NULL REFERENCES change_set ON DELETE CASCADE, number INTEGER NOT NULL,
            aspect TEXT NOT NULL, article TEXT NOT NULL, passage TEXT NOT NULL, detail TEXT NOT NULL,
            before TEXT, after TEXT,
            PRIMARY KEY (change_set, number)
          ) WITHOUT ROWID;
          """)
    }
    return migrator
  }
}
