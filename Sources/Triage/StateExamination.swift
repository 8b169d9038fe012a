import CSQLite
import Documents

extension StateFile {
  /// The version of the SQLite library that is used.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Looks whether a state file is whole and can be used, and counts its decisions; nothing is changed.
  public static func examine(_ path: String) throws(StateProblem) -> Int {
    // Where the folder may not be written, a write-ahead log has no place: the file is read as it lies there.
    do throws(StateProblem) { return try count(path) } catch {
      guard case .unusable = error else { throw error }
      return try count("file:\(escaped(path))?immutable=1")
    }
  }

  private static func count(_ place: String) throws(StateProblem) -> Int {
    try reporting {
      let database = try Database(place, isReadOnly: true, patience: Patience())
      let problem = try database.text("PRAGMA quick_check(1)")
      if let problem, problem != "ok" { throw StateProblem.damaged(problem) }
      _ = try Schema.missing(database)
      return Int(try database.integer("SELECT count(*) FROM decision"))
    }
  }
}
