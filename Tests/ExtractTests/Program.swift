import Foundation
import Glibc
import Testing

/// The built program, run with its output collected.
struct Program {
  let output: String
  let errors: String
  let status: Int32

  /// The program beside the test bundle.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("pullquote").path
  }()

  /// Runs `pullquote` and waits for its end.
  init(_ arguments: [String], input: [UInt8] = [], shell: String? = nil) throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    let err = folder.path + "/err"
    try folder.write("in", input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Files instead of pipes: nothing can fill up while the test waits.
    let command = shell ?? "exec \"$0\" \"$@\""
    process.arguments =
      ["-c", "(\(command)) <'\(folder.path)/in' >'\(out)' 2>'\(err)'", Self.path] + arguments
    // What a person has decided and set on this machine is not under test.
    var environment = ProcessInfo.processInfo.environment
    for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
      environment[name] = folder.path + "/home"
    }
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: err)), as: UTF8.self)
  }

  /// The records, one a line.
  func records() throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}

/// A folder that goes when the last test that holds it ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "pullquote-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders it needs.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }
}
