import Glibc
import RealTerminal

/// The programs that were built together with these tests.
enum Programs {
  /// The folder of the test binary is the folder of all products.
  private static let folder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    // `swift test` may run the tests inside a helper of the toolchain: then the bundle is among the arguments.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? path
    return String(bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)])
  }()

  /// The small program that shows the terminal's edge apart from the reader.
  static var demo: String { folder + "/grid-demo" }

  /// The reader.
  static var pullquote: String { folder + "/pullquote" }
}

/// A file of its own with a text, gone with the value.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) {
    var template = Array("/tmp/pullquote-test-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  convenience init(_ text: String) { self.init(Array(text.utf8)) }

  deinit { unlink(path) }
}
