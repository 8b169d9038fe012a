import Documents
import GRDB
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
    var queue: DatabaseQueue
    var isInMemory: Bool
    /// The newest row of the log that is known here.
    var lastSeen: Int64 = 0
    var dataVersion: Int64?
    /// The file that could not be written, and the newest row of its log that was known then.
    var left: (queue: DatabaseQueue, lastSeen: Int64)?
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
    var configuration = Self.configuration(patience)
    configuration.journalMode = .wal
    let queue = try reporting { try DatabaseQueue(path: path, configuration: configuration) }
    try reporting {
      let parts = isDoubted ? ["1"] : try queue.read(Schema.decided)
      for part in parts {
        let problem = try queue.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(\(part))") }
        if let problem, problem != "ok" { throw StateProblem(finding: problem) }
      }
      if try queue.read(Schema.migrator.hasBeenSuperseded) { throw StateProblem.newer }
      // Two readers that start at once migrate one after the other; the second finds it done.
      try Schema.migrator.migrate(queue)
    }
    connection = Mutex(Connection(queue: queue, isInMemory: false))
  }

  /// Decisions that live as long as the program, beginning with what `path` can be read to hold.
  public init(inMemoryFrom path: String?, session: String) throws(StateProblem) {
    self.session = session
    let patience = Patience()
    self.patience = patience
    let queue = try reporting { try DatabaseQueue(configuration: Self.configuration(patience)) }
    try reporting { try Schema.migrator.migrate(queue) }
    connection = Mutex(Connection(queue: queue, isInMemory: true))
    guard let path else { return }
    var readOnly = Self.configuration(patience)
    readOnly.readonly = true
    // A folder that may not be written gives a write-ahead log no place: the file is read as it lies there.
    let places = [path, "file:\(Self.escaped(path))?immutable=1"]
    let known = places.lazy.compactMap { place in
      try? DatabaseQueue(path: place, configuration: readOnly).read(DecisionRows.all)
    }.first
    guard let known else { return }
    try reporting {
      try queue.inTransaction { db in
        for (key, value) in known.all { try DecisionRows.set(db, key, value) }
        return .commit
      }
    }
  }

  static func escaped(_ path: String) -> String {
    path.unicodeScalars.map { ["%", "?", "#"].contains($0) ? "%\(String($0.value, radix: 16))" : "\($0)" }
      .joined()
  }

  static func configuration(_ patience: Patience) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .callback { tries in patience.allowsAnother(tries) }
    // A commit is safe against the program's death; only a power failure may take the last ones back.
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
    return configuration
  }

  /// Whether what is decided is lost when the program ends.
  public var isInMemory: Bool { connection.withLock { $0.isInMemory } }

  // MARK: Reading

  /// All decisions.
  public func decisions() throws(StateProblem) -> Decisions {
    try access { connection in
      let (decisions, last) = try connection.queue.read { db in
        (try DecisionRows.all(db), try Int64.fetchOne(db, sql: "SELECT max(id) FROM change_set"))
      }
      connection.lastSeen = last ?? 0
      return decisions
    }
  }

  /// What other readers decided since the last look; `nil` where nothing has changed.
  public func news() throws(StateProblem) -> News? {
    try access { connection in
      let (lastSeen, known) = (connection.lastSeen, connection.dataVersion)
      let version = try connection.queue.read { try Int64.fetchOne($0, sql: "PRAGMA data_version") }
      guard version != known else { return nil }
      let (news, last) = try connection.queue.read { db -> (News?, Int64) in
        let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM change_set") ?? 0
        if last - lastSeen >= ChangeLog.kept { return (.all(try DecisionRows.all(db)), last) }
        // The values now, not those of the log: what was decided here in between may be newer.
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT DISTINCT \(DecisionRows.columns) FROM change
            WHERE change_set IN (SELECT id FROM change_set WHERE id > ? AND session <> ?)
            """, arguments: [lastSeen, self.session])
        let changes = try rows.compactMap { row in
          try DecisionRows.key(row).map {
            DecisionChange($0, before: nil, after: try DecisionRows.value(db, $0))
          }
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
      try connection.queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } ?? "nothing"
    }
  }

  /// Closes the file for good: its log is taken into it, and every later access fails.
  public func close() {
    try? access { connection in
      try? connection.left?.queue.close()
      try connection.queue.close()
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
      try withoutActuallyEscaping(body) { body in
        // Write locks are taken at the start: a transaction that read first could not be tried again.
        var value: Value?
        try connection.queue.inDatabase { db in
          try db.inTransaction(.immediate) {
            value = try body(db)
            return .commit
          }
        }
        guard let value else { throw StateProblem.unusable("nothing was written") }
        return value
      }
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
