import Documents
import Glibc
import Synchronization

/// Where decisions are kept: an SQLite database in the state folder, or one in memory where that cannot be used.
///
/// Every change is one transaction. Several readers may have the file open: each writes what it decides key by key, and
/// learns from the log what the others decided. May be used from any thread; accesses wait for each other.
public final class StateFile: Sendable {
  /// What a look for changes of other readers gives.
  public enum News: Sendable {
    /// These keys have these values now.
    case changes([DecisionChange])
    /// Too much has happened: all decisions anew.
    case all(Decisions)
  }

  struct Connection {
    var database: Database
    var isInMemory: Bool
    /// The newest row of the log that is known here.
    var lastSeen: Int64 = 0
    var dataVersion: Int64?
    /// The file that could not be written, and the newest row of its log that was known then.
    var left: (database: Database, lastSeen: Int64)?
    /// What was written in memory since.
    var unwritten: [ChangeSet] = []
  }

  private let connection: Mutex<Connection>
  let session: String
  let patience: Patience

  /// Milliseconds that an access waits for another reader when nothing else is said.
  public static let usualPatience = 2000

  /// Opens or makes the state file.
  ///
  /// - Parameters:
  ///   - path: The file; its folder must be there.
  ///   - session: What tells this run of the reader from others; `undo` asks about it.
  ///   - isDoubted: Whether all of the file is checked, which takes a tenth of a second for a hundred thousand articles; else
  ///     what was decided, and not where articles lie.
  public init(path: String, session: String, isDoubted: Bool = false) throws(StateProblem) {
    self.session = session
    let patience = Patience()
    self.patience = patience
    connection = Mutex(
      Connection(database: try Self.open(path, patience: patience, isDoubted: isDoubted), isInMemory: false))
  }

  private static func open(_ path: String, patience: Patience, isDoubted: Bool) throws(StateProblem)
    -> Database
  {
    try reporting {
      let database = try Database(path, patience: patience)
      guard try database.text("PRAGMA journal_mode = WAL") == "wal" else {
        throw StateProblem.unusable("its folder takes no write-ahead log")
      }
      for part in isDoubted ? ["1"] : try Schema.decided(database) {
        let problem = try database.text("PRAGMA quick_check(\(part))")
        if let problem, problem != "ok" { throw StateProblem(finding: problem) }
      }
      // Two readers that start at once make the tables one after the other; the second finds it done.
      try Schema.bringUpToDate(database)
      return database
    }
  }

  /// Decisions that live as long as the program, beginning with what `path` can be read to hold.
  public init(inMemoryFrom path: String?, session: String) throws(StateProblem) {
    self.session = session
    let patience = Patience()
    self.patience = patience
    let database = try reporting { try Self.inMemory(patience) }
    connection = Mutex(Connection(database: database, isInMemory: true))
    guard let path else { return }
    // A folder that may not be written gives a write-ahead log no place: the file is read as it lies there.
    let places = [path, "file:\(Self.escaped(path))?immutable=1"]
    var known: Decisions?
    for place in places where known == nil {
      known = try? Database(place, isReadOnly: true, patience: patience).transaction(
        .reading, DecisionRows.all)
    }
    guard let known else { return }
    try reporting {
      try database.transaction(.writing) { db in
        for (key, value) in known.all { try DecisionRows.set(db, key, value) }
      }
    }
  }

  /// An empty database in memory with all tables.
  static func inMemory(_ patience: Patience) throws -> Database {
    let database = try Database(nil, patience: patience)
    try Schema.bringUpToDate(database)
    return database
  }

  static func escaped(_ path: String) -> String {
    path.unicodeScalars.map { ["%", "?", "#"].contains($0) ? "%\(String($0.value, radix: 16))" : "\($0)" }
      .joined()
  }

  /// Whether what is decided is lost when the program ends.
  public var isInMemory: Bool { connection.withLock { $0.isInMemory } }

  // MARK: Reading

  /// All decisions.
  public func decisions() throws(StateProblem) -> Decisions {
    try access { connection in
      let (decisions, last) = try connection.database.transaction(.reading) { db in
        (try DecisionRows.all(db), try db.integer("SELECT max(id) FROM change_set"))
      }
      connection.lastSeen = last
      return decisions
    }
  }

  /// What other readers decided since the last look; `nil` where nothing has changed.
  public func news() throws(StateProblem) -> News? {
    try access { connection in
      let (lastSeen, known) = (connection.lastSeen, connection.dataVersion)
      let version = try connection.database.integer("PRAGMA data_version")
      guard version != known else { return nil }
      let (news, last) = try connection.database.transaction(.reading) { db -> (News?, Int64) in
        let last = try db.integer("SELECT max(id) FROM change_set")
        if last - lastSeen >= ChangeLog.kept { return (.all(try DecisionRows.all(db)), last) }
        // The values now, not those of the log: what was decided here in between may be newer.
        let keys = try db.all(
          """
          SELECT DISTINCT \(DecisionRows.columns) FROM change
          WHERE change_set IN (SELECT id FROM change_set WHERE id > ? AND session <> ?)
          """, [.integer(lastSeen), .text(self.session)], DecisionRows.key)
        let changes = try keys.compactMap { key in
          try key.map { DecisionChange($0, before: nil, after: try DecisionRows.value(db, $0)) }
        }
        return (changes.isEmpty ? nil : .changes(changes), last)
      }
      connection.dataVersion = version
      connection.lastSeen = max(lastSeen, last)
      return news
    }
  }

  /// What SQLite finds wrong with the file: "ok" where nothing is.
  public func integrity() throws(StateProblem) -> String {
    try access { connection in
      try connection.database.text("PRAGMA integrity_check") ?? "nothing"
    }
  }

  /// Closes the file for good: its log is taken into it, and every later access fails.
  public func close() {
    try? access { connection in
      connection.left?.database.close()
      connection.database.close()
    }
  }

  // MARK: Writing

  /// Writes a set of changes down: all of it or nothing.
  ///
  /// - Parameters:
  ///   - time: Seconds since 1970.
  ///   - milliseconds: How long to wait for other readers before `StateProblem.busy`.
  public func record(
    _ set: ChangeSet, at time: Double, waiting milliseconds: Int = usualPatience
  ) throws(StateProblem) {
    try write(waiting: milliseconds) { [session] db in
      try ChangeLog(db: db, session: session).write(set, made: time)
    }
    noteUnwritten(set)
  }

  /// Takes back the newest set of this session or of one that has ended; `nil` where there is none.
  public func undo(
    at time: Double, waiting milliseconds: Int = usualPatience, isLive: (String) -> Bool
  ) throws(StateProblem) -> TurnedChanges? {
    let turned = try write(waiting: milliseconds) { [session] db in
      let log = ChangeLog(db: db, session: session)
      return try log.toUndo(isLive).map { try log.turn($0, back: true, made: time) }
    }
    noteUnwritten(turned, isRedo: false)
    return turned
  }

  /// Makes again what `undo` took back last; `nil` where there is nothing or something else was done since.
  public func redo(
    at time: Double, waiting milliseconds: Int = usualPatience, isLive: (String) -> Bool
  ) throws(StateProblem) -> TurnedChanges? {
    let turned = try write(waiting: milliseconds) { [session] db in
      let log = ChangeLog(db: db, session: session)
      return try log.toRedo(isLive).map { try log.turn($0, back: false, made: time) }
    }
    noteUnwritten(turned, isRedo: true)
    return turned
  }

  /// Notes where articles lie and returns the decisions that edited ones take over; see `ArticleRegister`.
  public func see(
    _ articles: [SeenArticle], present: Set<ArticleIdentity>, at time: Double
  ) throws(StateProblem) -> [DecisionChange] {
    let taken = try write(waiting: Self.usualPatience) { db in
      try ArticleRegister(db: db).see(articles, present: present, at: time)
    }
    noteUnwritten(ChangeSet(label: "", changes: taken, isUndoable: false))
    return taken
  }

  private func write<Value: Sendable>(
    waiting milliseconds: Int, _ body: (Database) throws -> Value
  ) throws(StateProblem) -> Value {
    patience.set(milliseconds)
    defer { patience.set(Self.usualPatience) }
    return try access { connection in
      try connection.database.transaction(.writing, body)
    }
  }

  func access<Value>(_ body: (inout Connection) throws -> Value) throws(StateProblem) -> Value {
    let result: Result<Value, StateProblem> = connection.withLock { connection in
      do { return .success(try body(&connection)) } catch let problem as StateProblem {
        return .failure(problem)
      } catch { return .failure(StateProblem(error)) }
    }
    return try result.get()
  }
}

/// How long an access waits for another reader.
final class Patience: Sendable {
  private let milliseconds = Atomic(StateFile.usualPatience)
  /// Milliseconds between two tries.
  private static let pause = 5

  func set(_ new: Int) { milliseconds.store(new, ordering: .relaxed) }

  func allowsAnother(_ tries: Int) -> Bool {
    guard tries * Self.pause < milliseconds.load(ordering: .relaxed) else { return false }
    usleep(UInt32(Self.pause * 1000))
    return true
  }
}
