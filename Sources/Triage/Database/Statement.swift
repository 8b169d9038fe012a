import CSQLite

/// A value of SQLite, as it is handed to a statement.
enum Value {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  /// Text, or NULL.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  /// A number, or NULL.
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}

/// A row of a statement's results; holds for as long as it is handed over. Columns count from 0.
struct Row {
  fileprivate let statement: OpaquePointer

  /// The text of a column; empty where it is NULL.
  func text(_ column: Int32) -> String { optionalText(column) ?? "" }

  /// The text of a column; `nil` where it is NULL.
  func optionalText(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The number of a column; 0 where it is NULL.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// The number of a column; `nil` where it is NULL.
  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : integer(column)
  }

  /// The number of a column, with a fraction; 0 where it is NULL.
  func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
}

/// A prepared statement of one connection.
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  /// Prepares the one statement of a text.
  init(_ sql: String, _ connection: OpaquePointer) throws(DatabaseError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw DatabaseError(code, of: connection) }
    handle = prepared
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs it with values for its parameters, and hands over its rows.
  func run(_ values: [Value], each: (Row) throws -> Void) throws {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    for (index, value) in values.enumerated() { try bind(value, Int32(index + 1)) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try each(Row(statement: handle))
      case SQLITE_DONE: return
      case let code: throw DatabaseError(code, of: connection)
      }
    }
  }

  private func bind(_ value: Value, _ index: Int32) throws(DatabaseError) {
    var text = ""
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(handle, index)
    case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
    case .real(let number): code = sqlite3_bind_double(handle, index, number)
    case .text(let given):
      text = given
      code = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          pq_sqlite_bind_text(handle, index, bytes.baseAddress, Int32(clamping: bytes.count))
        }
      }
    }
    guard code == SQLITE_OK else { throw DatabaseError(code, of: connection) }
  }
}
