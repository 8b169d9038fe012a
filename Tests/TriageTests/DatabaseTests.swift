import CSQLite
import Testing

@testable import Triage

@Suite struct DatabaseTests {
  private func database() throws -> Database {
    let database = try Database(nil, patience: Patience())
    try database.run(script: "CREATE TABLE t (number INTEGER, text TEXT, real REAL)")
    return database
  }

  @Test func valuesComeBackAsTheyWereGiven() throws {
    let db = try database()
    for text in ["", "We stay", "“利比亚” 📰", "a\u{0}b", String(repeating: "é", count: 5000)] {
      try db.run("DELETE FROM t")
      try db.run("INSERT INTO t VALUES (?, ?, ?)", [.integer(.min), .text(text), .real(0.25)])
      let row = try db.first("SELECT number, text, real FROM t") {
        ($0.integer(0), $0.optionalText(1), $0.real(2))
      }
      let read = try #require(row)
      #expect(read.0 == .min)
      #expect(read.1?.utf8.elementsEqual(text.utf8) == true, "\(text)")
      #expect(read.2 == 0.25)
      #expect(
        try db.integer("SELECT number FROM t WHERE text IS NOT NULL") == .min, "the empty text is no NULL")
    }
  }

  @Test func nullIsNoTextAndNoNumber() throws {
    let db = try database()
    try db.run("INSERT INTO t VALUES (?, ?, ?)", [Value(nil as Int64?), Value(nil as String?), .null])
    let row = try db.first("SELECT number, text FROM t") {
      ($0.optionalInteger(0), $0.optionalText(1), $0.text(1))
    }
    let read = try #require(row)
    #expect(read.0 == nil && read.1 == nil && read.2 == "")
    #expect(try db.first("SELECT number FROM t WHERE number = 1") { $0.integer(0) } == nil, "there is no row")
  }

  @Test func aTransactionThatThrowsWritesNothing() throws {
    let db = try database()
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try db.transaction(.writing) { db in
        try db.run("INSERT INTO t VALUES (1, 'a', 0)")
        throw Failure()
      }
    }
    #expect(try db.integer("SELECT count(*) FROM t") == 0)
    try db.transaction(.writing) { try $0.run("INSERT INTO t VALUES (1, 'a', 0)") }
    #expect(try db.integer("SELECT count(*) FROM t") == 1)
  }

  @Test func aStatementMayRunInsideItself() throws {
    let db = try database()
    for number in 1...3 { try db.run("INSERT INTO t VALUES (?, '', 0)", [.integer(Int64(number))]) }
    var pairs = 0
    try db.rows("SELECT number FROM t ORDER BY number") { outer in
      try db.rows("SELECT number FROM t ORDER BY number") { inner in
        if inner.integer(0) == outer.integer(0) { pairs += 1 }
      }
    }
    #expect(pairs == 3)
  }

  @Test func whatGoesWithASetGoesWithIt() throws {
    let db = try StateFile.inMemory(Patience())
    try db.run("INSERT INTO change_set (id, session, label, made, kind) VALUES (1, 's', 'l', 0, 'made')")
    try db.run("INSERT INTO change VALUES (1, 0, 'star', '', '', '', NULL, '')")
    try db.run("DELETE FROM change_set")
    #expect(try db.integer("SELECT count(*) FROM change") == 0)
  }

  @Test func errorsSayWhatIsWrong() throws {
    let db = try database()
    let error = #expect(throws: DatabaseError.self) { try db.run("SELECT colour FROM t") }
    #expect(error?.code == SQLITE_ERROR)
    #expect(error?.message == "no such column: colour")
    db.close()
    db.close()
    let closed = #expect(throws: DatabaseError.self) { try db.run("SELECT 1") }
    #expect(closed?.message == "the file is closed")
  }
}
