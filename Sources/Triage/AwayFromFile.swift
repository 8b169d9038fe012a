import Documents

/// Going on in memory while the file cannot be written, and going back to it once it can.
extension StateFile {
  /// Goes on in memory with all that is known, after the file could not be written.
  public func leaveFile() throws(StateProblem) {
    try access { connection in
      guard !connection.isInMemory else { return }
      var memory = try Database(nil, patience: self.patience)
      do {
        try connection.database.copy(to: memory)
        try Schema.bringUpToDate(memory)
      } catch { memory = try Self.inMemory(self.patience) }
      connection.left = (connection.database, connection.lastSeen)
      connection.database = memory
      connection.isInMemory = true
    }
  }

  /// Goes back to the file that was left, writing what was decided since into it: all of it or nothing.
  ///
  /// - Parameter time: Seconds since 1970.
  /// - Returns: Whether the file is written again; false where none was left.
  public func returnToFile(at time: Double) throws(StateProblem) -> Bool {
    patience.set(0)
    defer { patience.set(Self.usualPatience) }
    return try access { connection in
      guard let left = connection.left else { return false }
      let sets = connection.unwritten
      try left.database.transaction(.writing) { db in
        let log = ChangeLog(db: db, session: self.session)
        for set in sets { try log.write(set, made: time) }
      }
      connection.database = left.database
      connection.isInMemory = false
      // What others decided meanwhile is news.
      connection.lastSeen = left.lastSeen
      connection.dataVersion = nil
      connection.left = nil
      connection.unwritten = []
      return true
    }
  }

  /// Keeps what was written in memory for the file.
  func noteUnwritten(_ set: ChangeSet) {
    try? access { connection in
      if connection.left != nil, !set.changes.isEmpty { connection.unwritten.append(set) }
    }
  }

  /// Keeps what undo or redo did in memory for the file: what was undone is not to be undone again there.
  func noteUnwritten(_ turned: TurnedChanges?, isRedo: Bool) {
    guard let turned else { return }
    try? access { connection in
      let undone = connection.unwritten.lastIndex { $0.isUndoable && $0.label == turned.label }
      if !isRedo, let undone {
        let set = connection.unwritten[undone]
        connection.unwritten[undone] = ChangeSet(label: set.label, changes: set.changes, isUndoable: false)
      }
    }
    noteUnwritten(ChangeSet(label: turned.label, changes: turned.changes, isUndoable: isRedo))
  }

  /// Lets the file grow no further, as a full disk does, or again as it likes: for tests.
  func limitPages(_ isFull: Bool = true) throws(StateProblem) {
    try access { connection in
      let database = connection.left?.database ?? connection.database
      let pages = try database.integer("PRAGMA page_count")
      try database.run("PRAGMA max_page_count = \(isFull ? pages + 1 : 1 << 30)")
    }
  }
}

extension ChangeLog {
  /// Writes a set of changes: where it can be undone or others want to know of it, a row of the log as well.
  func write(_ set: ChangeSet, made time: Double) throws {
    if set.isUndoable {
      try write(set.changes, label: set.label, kind: .made, made: time)
    } else if set.changes.contains(where: { $0.key.aspect != .position }) {
      try write(set.changes, label: set.label, kind: .noted, made: time)
    } else {
      for change in set.changes { try DecisionRows.set(db, change.key, change.after) }
    }
  }
}
