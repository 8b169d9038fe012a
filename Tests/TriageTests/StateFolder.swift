import Documents
import Foundation

@testable import Triage

/// A folder for a state file that lives as long as the test.
final class StateFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "pullquote-state-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.appending(path: "state.db").path() }
  func open(_ session: String = "one") throws -> StateFile { try StateFile(path: path, session: session) }
}

/// An article's identity made of a number.
func identity(_ number: Int) -> ArticleIdentity {
  let text = Array("article \(number)".utf8)
  return ArticleIdentity(of: text, TextRange(0, text.count))
}

func set(_ label: String, _ changes: DecisionChange...) -> ChangeSet {
  ChangeSet(label: label, changes: changes)
}

func star(_ number: Int, _ after: String? = "", before: String? = nil) -> DecisionChange {
  DecisionChange(DecisionKey(.star, article: identity(number)), before: before, after: after)
}

func tag(_ name: String, _ number: Int) -> DecisionChange {
  DecisionChange(DecisionKey(.tag, article: identity(number), detail: name), before: nil, after: "")
}

extension StateFile {
  func record(_ set: ChangeSet) throws { try record(set, at: 1) }
  func undo(live: Set<String> = []) throws -> TurnedChanges? { try undo(at: 2) { live.contains($0) } }
  func redo(live: Set<String> = []) throws -> TurnedChanges? { try redo(at: 3) { live.contains($0) } }
}
