import CSQLite

/// A connection to an SQLite database: the C interface with Swift's values and errors.
///
/// One thread uses it at a time: `StateFile` gives access under a lock, and nothing else holds one. It is our own because
/// packages that do more bring Foundation with them, whose loading took a quarter of the time to the first screen.
final class Database: @unchecked Sendable {
  /// What a transaction begins with.
  enum Transaction: String {
    /// Readers see one state of the file throughout.
    case reading = "BEGIN DEFERRED"
    /// The write lock is taken at the start: a transaction that read first could not be tried again.
    case writing = "BEGIN IMMEDIATE"
  }

  private let handle: OpaquePointer
  private let patience: Patience
  private var isClosed = false
  /// Prepared statements that nobody uses at the moment, by their text.
  private var prepared: [String: Statement] = [:]

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - place: A path, or a URI that begins with `file:`; `nil` for a database in memory.
  ///   - isReadOnly: Whether nothing is made or changed.
  ///   - patience: How long to wait for others that hold the file.
  init(_ place: String?, isReadOnly: Bool = false, patience: Patience) throws(DatabaseError) {
    let flags =
      (isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(place ?? ":memory:", &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      // Even where it could not be opened there may be something to be closed.
      let error = DatabaseError(code, of: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    self.patience = patience
    sqlite3_busy_handler(
      opened,
      { context, tries in
        guard let context else { return 0 }
        let patience = Unmanaged<Patience>.fromOpaque(context).takeUnretainedValue()
        return patience.allowsAnother(Int(tries)) ? 1 : 0
      },
      Unmanaged.passUnretained(patience).toOpaque())
    // A commit is safe against the program's death; only a power failure may take the last ones back.
    try run(script: "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL")
  }

  deinit { close() }

  /// Closes it for good; every later access fails.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    prepared = [:]
    sqlite3_close_v2(handle)
  }

  // MARK: Statements

  /// Runs statements that take no values and give no rows.
  func run(script: String) throws(DatabaseError) {
    guard !isClosed else { throw .closed }
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code, of: handle) }
  }

  /// Runs one statement to its end.
  func run(_ sql: String, _ values: [Value] = []) throws {
    try rows(sql, values) { _ in }
  }

  /// Runs one statement and hands over its rows, one after the other.
  func rows(_ sql: String, _ values: [Value] = [], each: (Row) throws -> Void) throws {
    guard !isClosed else { throw DatabaseError.closed }
    // Out of the list while it runs: the same text may be run inside.
    let statement = try prepared.removeValue(forKey: sql) ?? Statement(sql, handle)
    try statement.run(values, each: each)
    if !isClosed { prepared[sql] = statement }
  }

  /// What `read` makes of the first row; `nil` where there is none.
  func first<Output>(_ sql: String, _ values: [Value] = [], _ read: (Row) throws -> Output) throws -> Output?
  {
    var result: Output?
    try rows(sql, values) { row in if result == nil { result = try read(row) } }
    return result
  }

  /// What `read` makes of every row.
  func all<Output>(_ sql: String, _ values: [Value] = [], _ read: (Row) throws -> Output) throws -> [Output] {
    var results: [Output] = []
    try rows(sql, values) { row in results.append(try read(row)) }
    return results
  }

  /// The text in the first column of the first row.
  func text(_ sql: String) throws -> String? { try first(sql) { $0.text(0) } }

  /// The number in the first column of the first row; 0 where it is NULL or there is none.
  func integer(_ sql: String) throws -> Int64 { try first(sql) { $0.integer(0) } ?? 0 }

  /// The number of the row that was inserted last.
  var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

  // MARK: Transactions and copies

  /// Runs `body` as one transaction: all that it writes, or nothing where it throws.
  func transaction<Output>(_ kind: Transaction, _ body: (Database) throws -> Output) throws -> Output {
    try run(kind.rawValue)
    do {
      let result = try body(self)
      try run("COMMIT")
      return result
    } catch {
      // Some errors have ended the transaction already.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Copies all of it over another database.
  func copy(to other: Database) throws(DatabaseError) {
    guard !isClosed else { throw .closed }
    guard let copying = sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw DatabaseError(sqlite3_errcode(other.handle), of: other.handle)
    }
    let step = sqlite3_backup_step(copying, -1)
    let end = sqlite3_backup_finish(copying)
    guard step == SQLITE_DONE, end == SQLITE_OK else {
      throw DatabaseError(step == SQLITE_DONE ? end : step, of: other.handle)
    }
  }
}

/// Why an access to a database failed.
struct DatabaseError: Error {
  /// The primary result code of SQLite, `SQLITE_FULL`.
  let code: Int32
  /// What SQLite says about it.
  let message: String

  /// The connection was closed.
  static let closed = DatabaseError(code: SQLITE_MISUSE, message: "the file is closed")

  private init(code: Int32, message: String) {
    self.code = code & 0xFF
    self.message = message
  }

  /// What went wrong last on a connection; without one, there was no memory for it.
  init(_ code: Int32, of handle: OpaquePointer?) {
    let message = handle.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    self.init(code: code, message: message.map { String(cString: $0) } ?? "")
  }
}
