import Documents
import GRDB

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
    try db.execute(
      sql: "INSERT INTO change_set (session, label, made, kind, target) VALUES (?, ?, ?, ?, ?)",
      arguments: [session, label, made, kind.rawValue, target])
    let id = db.lastInsertedRowID
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO change (change_set, number, \(DecisionRows.columns), before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (number, change) in written.enumerated() {
      let values: [(any DatabaseValueConvertible)?] =
        [id, number] + DecisionRows.arguments(change.key) + [change.before, change.after]
      try statement.execute(arguments: StatementArguments(values))
    }
    try prune(behind: id)
    return written
  }

  /// The changes of a set, in order.
  func changes(of id: Int64) throws -> [DecisionChange] {
    try Row.fetchAll(
      db,
      sql: "SELECT \(DecisionRows.columns), before, after FROM change WHERE change_set = ? ORDER BY number",
      arguments: [id]
    ).compactMap { row in DecisionRows.key(row).map { DecisionChange($0, before: row[4], after: row[5]) } }
  }

  private func prune(behind id: Int64) throws {
    try db.execute(
      sql: "DELETE FROM change_set WHERE kind = 'noted' AND id <= ?", arguments: [id - Int64(Self.kept)])
    try db.execute(
      sql: """
        DELETE FROM change_set WHERE kind <> 'noted' AND id <= (
          SELECT id FROM change_set WHERE kind <> 'noted' ORDER BY id DESC LIMIT 1 OFFSET ?)
        """, arguments: [Self.kept])
  }

  // MARK: Undo and redo

  /// A set that can be undone or redone.
  struct Entry {
    let id: Int64
    let label: String
  }

  /// The newest set that is not undone, of this session or of one that has ended.
  func toUndo(_ isLive: (String) -> Bool) throws -> Entry? { try stacks(isLive).undo.last }

  /// The set that was undone last, unless something else was done since.
  func toRedo(_ isLive: (String) -> Bool) throws -> Entry? { try stacks(isLive).redo.last }

  /// What can be undone and redone, the next last, found by going through the log: what another live reader did is its own
  /// to take back.
  private func stacks(_ isLive: (String) -> Bool) throws -> (undo: [Entry], redo: [Entry]) {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, session, label, kind, target FROM change_set WHERE kind <> 'noted' ORDER BY id")
    var live: [String: Bool] = [session: false]
    var (undo, redo): ([Entry], [Entry]) = ([], [])
    while let row = try rows.next() {
      let owner: String = row[1]
      let isOthers = live[owner] ?? isLive(owner)
      live[owner] = isOthers
      let target: Int64? = row[4]
      switch Kind(rawValue: row[3]) {
      case .made where !isOthers:
        undo.append(Entry(id: row[0], label: row[2]))
        redo = []
      case .undo:
        undo.removeAll { $0.id == target }
        if !isOthers, let target { redo.append(Entry(id: target, label: row[2])) }
      case .redo:
        redo.removeAll { $0.id == target }
        if !isOthers, let target { undo.append(Entry(id: target, label: row[2])) }
      default: break
      }
    }
    return (undo, redo)
  }

  /// Takes a set back, or makes it again, where nobody has decided otherwise since.
  func turn(_ entry: Entry, back: Bool, made: Double) throws -> TurnedChanges {
    let changes = try changes(of: entry.id)
    let wanted = back ? changes.reversed().map(\.inverse) : changes
    var applicable: [DecisionChange] = []
    for change in wanted where try DecisionRows.value(db, change.key) == change.before {
      applicable.append(change)
    }
    try write(
      applicable, label: entry.label, kind: back ? .undo : .redo, target: entry.id, made: made)
    return TurnedChanges(
      label: entry.label, changes: applicable, kept: wanted.count - applicable.count)
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
