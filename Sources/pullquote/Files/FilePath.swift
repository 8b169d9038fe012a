import Glibc

/// A path as the file system knows it: any bytes but NUL, not necessarily text.
struct FilePath: Hashable, Comparable, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Takes a path from the command line.
  init(_ argument: String) { bytes = Array(argument.utf8) }

  /// The path for messages and records; a byte that is not UTF-8 shows as U+FFFD.
  var shown: String { String(decoding: bytes, as: UTF8.self) }

  /// This path with `name` below it.
  func appending(_ name: some Sequence<UInt8>) -> FilePath {
    var joined = bytes
    if joined.last != 0x2F { joined.append(0x2F) }
    joined += name
    return FilePath(bytes: joined)
  }

  /// Calls `body` with the path as C wants it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      for (i, byte) in bytes.enumerated() { buffer[i] = CChar(bitPattern: byte) }
      buffer[bytes.count] = 0
      guard let start = buffer.baseAddress else { return body("") }
      return body(start)
    }
  }

  /// A shown path with the working folder before it, unless it is whole already.
  static func absolute(_ shown: String) -> String {
    guard !shown.hasPrefix("/"), let folder = getcwd(nil, 0) else { return shown }
    defer { free(folder) }
    return FilePath(String(cString: folder)).appending(shown.utf8).shown
  }

  /// Orders byte by byte, whatever the locale.
  static func < (a: FilePath, b: FilePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
