/// The tables of the state file and how they came to be.
///
/// A migration that has shipped is never changed: another is added. Readers of an older version open a file with an
/// unknown migration without writing to it.
enum Schema {
  /// What brings a file from one version to the next.
  struct Migration {
    let name: String
    let script: String
  }

  /// The tables that hold what was decided; none in a file that is new.
  static func decided(_ db: Database) throws -> [String] {
    try db.all(
      """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('decision', 'change_set', 'change')
      """
    ) { $0.text(0) }
  }

  /// Makes the tables that are missing; `StateProblem.newer` for a file that a newer Pullquote made.
  static func bringUpToDate(_ database: Database) throws {
    // Nothing is written where all is there, which is nearly always.
    if try database.transaction(.reading, missing).isEmpty { return }
    try database.transaction(.writing) { db in
      try db.run("CREATE TABLE IF NOT EXISTS \(made) (identifier TEXT NOT NULL PRIMARY KEY)")
      for migration in try missing(db) {
        try db.run(script: migration.script)
        try db.run("INSERT INTO \(made) (identifier) VALUES (?)", [.text(migration.name)])
      }
    }
  }

  /// The migrations that a file has yet to go through; `StateProblem.newer` for one that a newer Pullquote made.
  static func missing(_ db: Database) throws -> [Migration] {
    let isNew = try db.integer("SELECT count(*) FROM sqlite_master WHERE name = '\(made)'") == 0
    let done = isNew ? [] : try db.all("SELECT identifier FROM \(made)") { $0.text(0) }
    guard done.allSatisfy({ name in all.contains { $0.name == name } }) else { throw StateProblem.newer }
    return all.filter { !done.contains($0.name) }
  }

  /// The table of the migrations that a file went through; the package that made the first files called it so.
  private static let made = "grdb_migrations"

  private static let all = [
    Migration(
      name: "1: decisions, articles, log",
      script: """
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
  ]
}
