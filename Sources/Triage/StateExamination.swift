import Documents
import GRDB

extension StateFile {
  /// The version of the SQLite library that is used.
  public static var libraryVersion: String {
    let version = try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    return version ?? "unknown"
  }

  /// Looks whether a state file is whole and can be used, and counts its decisions; nothing is changed.
  public static func examine(_ path: String) throws(StateProblem) -> Int {
    var configuration = Self.configuration(Patience())
    configuration.readonly = true
    // Where the folder may not be written, a write-ahead log has no place: the file is read as it lies there.
    do throws(StateProblem) {
      let queue = try reporting { try DatabaseQueue(path: path, configuration: configuration) }
      return try count(queue)
    } catch {
      guard case .unusable = error else { throw error }
      let place = "file:\(escaped(path))?immutable=1"
      return try count(try reporting { try DatabaseQueue(path: place, configuration: configuration) })
    }
  }

  private static func count(_ queue: DatabaseQueue) throws(StateProblem) -> Int {
    try reporting {
      let problem = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
      if let problem, problem != "ok" { throw StateProblem.damaged(problem) }
      if try queue.read(Schema.migrator.hasBeenSuperseded) { throw StateProblem.newer }
      return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") } ?? 0
    }
  }
}
