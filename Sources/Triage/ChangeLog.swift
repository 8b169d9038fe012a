import Documents

/// The log of change sets: what undo and redo go by, and what other readers learn from.
struct ChangeLog {
  let db: Database
  let session: String

  /// So many sets are kept, undos and redos among them: twice the number that can be taken back. As many are kept of what
  /// was noted, which nobody takes back.
  static let kept = 2000

  /// What a row of the log did.
  enum Kind: String {
    case made, undo, redo, noted
  }

  /// Writes decisions down and logs them; returns the changes as they came to be here, where another reader may have
  /// decided otherwise meanwhile.
  @discardableResult
  func write(_ changes: [DecisionChange], label: String, kind: Kind, target: Int64? = nil, made: Double)
    throws -> [DecisionChange]
  {
    var written: [DecisionChange] = []
    for change in changes {
      let before = try DecisionRows.value(db, change.key)
      try DecisionRows.set(db, change.key, change.after)
      if before != change.after {
        written.append(DecisionChange(change.key, before: before, after: change.after))
      }
    }
    try db.run(
      "INSERT INTO change_set (session, label, made, kind, target) VALUES (?, ?, ?, ?, ?)",
      [.text(session), .text(label), .real(made), .text(kind.rawValue), Value(target)])
    let id = db.lastInsertedRow
    for (number, change) in written.enumerated() {
      try db.run(
        """
        INSERT INTO change (change_set, number, \(DecisionRows.columns), before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [.integer(id), .integer(Int64(number))] + DecisionRows.arguments(change.key)
          + [Value(change.before), Value(change.after)])
    }
    try prune(behind: id)
    return written
  }

  /// The changes of a set, in order.
  func changes(of id: Int64) throws -> [DecisionChange] {
    try db.all(
      "SELECT \(DecisionRows.columns), before, after FROM change WHERE change_set = ? ORDER BY number",
      [.integer(id)]
    ) { row in
      DecisionRows.key(row).map {
        DecisionChange($0, before: row.optionalText(4), after: row.optionalText(5))
      }
    }.compactMap { $0 }
  }

  private func prune(behind id: Int64) throws {
    let kept = Int64(Self.kept)
    try db.run("DELETE FROM change_set WHERE kind = 'noted' AND id <= ?", [.integer(id - kept)])
    try db.run(
      """
      DELETE FROM change_set WHERE kind <> 'noted' AND id <= (
        SELECT id FROM change_set WHERE kind <> 'noted' ORDER BY id DESC LIMIT 1 OFFSET ?)
      """, [.integer(kept)])
  }

  // MARK: Undo and redo

  /// The newest set that is not undone, of this session or of one that has ended.
  func toUndo(_ isLive: (String) -> Bool) throws -> Int64? { try stacks(isLive).undo.last }

  /// The set that was undone last, unless something else was done since.
  func toRedo(_ isLive: (String) -> Bool) throws -> Int64? { try stacks(isLive).redo.last }

  /// What can be undone and redone, the next last, found by going through the log: what another live reader did is its own
  /// to take back.
  private func stacks(_ isLive: (String) -> Bool) throws -> (undo: [Int64], redo: [Int64]) {
    let sessions = try db.all("SELECT DISTINCT session FROM change_set WHERE kind <> 'noted'") { $0.text(0) }
    let others = sessions.filter { $0 != session && isLive($0) }
    let marks = others.map { _ in "?" }.joined(separator: ", ")
    var (undo, redo): ([Int64], [Int64]) = ([], [])
    try db.rows(
      "SELECT id, kind, target, session IN (\(marks)) FROM change_set WHERE kind <> 'noted' ORDER BY id",
      others.map(Value.text)
    ) { row in
      let isOthers = row.integer(3) != 0
      let target = row.optionalInteger(2)
      switch Kind(rawValue: row.text(1)) {
      case .made where !isOthers:
        undo.append(row.integer(0))
        redo = []
      case .undo:
        Self.take(target, from: &undo)
        if !isOthers, let target { redo.append(target) }
      case .redo:
        Self.take(target, from: &redo)
        if !isOthers, let target { undo.append(target) }
      default: break
      }
    }
    return (undo, redo)
  }

  /// Takes a set off a stack: nearly always the last.
  private static func take(_ id: Int64?, from stack: inout [Int64]) {
    if let place = stack.lastIndex(where: { $0 == id }) { stack.remove(at: place) }
  }

  /// Takes a set back, or makes it again, where nobody has decided otherwise since.
  func turn(_ id: Int64, back: Bool, made: Double) throws -> TurnedChanges {
    // What undid it has the same label, and is kept longer.
    let labels = "SELECT label FROM change_set WHERE id = ?1 OR target = ?1 ORDER BY id DESC LIMIT 1"
    let label = try db.first(labels, [.integer(id)]) { $0.text(0) } ?? ""
    let changes = try changes(of: id)
    let wanted = back ? changes.reversed().map(\.inverse) : changes
    var applicable: [DecisionChange] = []
    for change in wanted where try DecisionRows.value(db, change.key) == change.before {
      applicable.append(change)
    }
    try write(
      applicable, label: label, kind: back ? .undo : .redo, target: id, made: made)
    return TurnedChanges(
      label: label, changes: applicable, kept: wanted.count - applicable.count)
  }
}

/// What undo or redo did.
public struct TurnedChanges: Hashable, Sendable {
  /// What was undone or redone: "Star 12 articles".
  public let label: String
  /// The changes this made.
  public let changes: [DecisionChange]
  /// How many decisions stay because they were changed since.
  public let kept: Int
}
