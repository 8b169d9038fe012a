import Foundation
import Testing

/// Compares a screen with the one kept in `Snapshots` beside the test; one that is not there is written, and the
/// test fails so that somebody looks at it.
public func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
) {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots")
  let url = folder.appending(path: "\(name).txt")
  guard let kept = try? String(contentsOf: url, encoding: .utf8) else {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? (text + "\n").write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name).txt; look at it, then run again", sourceLocation: location)
    return
  }
  #expect(text + "\n" == kept, "the screen differs from Snapshots/\(name).txt", sourceLocation: location)
}
