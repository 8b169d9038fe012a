import CSQLite

/// Why the state file does not do what it should.
public enum StateProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another reader writes; trying again will do.
  case busy
  /// The bytes are no state file or are damaged.
  case damaged(String)
  /// A newer Pullquote made the file.
  case newer
  /// It cannot be opened or written: a full disk, no permission.
  case unusable(String)

  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .unusable("\(error)")
      return
    }
    switch error.code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(error.message)
    case SQLITE_FULL: self = .unusable("the disk is full")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .unusable("it may not be written")
    case SQLITE_CANTOPEN: self = .unusable("it cannot be opened or made")
    case SQLITE_IOERR: self = .unusable("reading or writing it failed")
    default: self = .unusable(error.message)
    }
  }

  /// What `PRAGMA quick_check` finds wrong. It tells pages that could not be read like pages that are damaged, with the error's
  /// code at the end: then the file may be whole, and must not be put aside.
  init(finding: String) {
    let code = finding.split(separator: " ").lazy.compactMap { word in
      word.split(separator: "=").last.flatMap { Int32($0) }
    }.last
    let isOfReading =
      finding.contains("error code") && code.map { $0 & 0xFF } != SQLITE_CORRUPT
    self = isOfReading ? .unusable("reading it failed") : .damaged(finding)
  }

  /// What is wrong, as the end of a sentence that names the file.
  public var description: String {
    switch self {
    case .busy: "another reader holds it"
    case .damaged(let reason): "it is damaged (\(reason))"
    case .newer: "a newer Pullquote made it"
    case .unusable(let reason): reason
    }
  }
}

/// Runs a database access and turns whatever it throws into a `StateProblem`.
func reporting<Value>(_ body: () throws -> Value) throws(StateProblem) -> Value {
  do { return try body() } catch let problem as StateProblem { throw problem } catch {
    throw StateProblem(error)
  }
}
