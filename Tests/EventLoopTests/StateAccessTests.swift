import Documents
import Foundation
import Reader
import Testing
import Triage

@testable import pullquote

/// The state file is opened beside other work where it is there, and made after the first picture where it is not.
@Suite @MainActor struct StateAccessTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "access-\(UUID().uuidString)")
  private var path: String { folder.appending(path: "state.db").path() }

  private func star(_ number: Int) -> DecisionChange {
    let text = Array("article \(number)".utf8)
    let identity = ArticleIdentity(of: text, TextRange(0, text.count))
    return DecisionChange(DecisionKey(.star, article: identity), before: nil, after: "")
  }

  private func access() -> StateAccess {
    let path = path
    return StateAccess(isThere: FileManager.default.fileExists(atPath: path)) { StateFolder.open(path) }
  }

  private func remembered(_ events: [Event]) -> Int? {
    events.lazy.compactMap { if case .remembered(let decisions) = $0 { decisions.count } else { nil } }.last
  }

  @Test func whatIsDecidedBeforeThereIsAFileIsInIt() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let first = access()
    #expect(first.isNew)
    let set = ChangeSet(label: "Star", changes: [star(1)])
    #expect(first.perform(.record(set), articles: { [] }).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: path), "nothing is made before the first picture")
    #expect(remembered(first.open(inbox: Inbox {}, articles: { [] })) == 1)
    #expect(first.open(inbox: Inbox {}, articles: { [] }).isEmpty, "it is open")
    #expect(first.perform(.record(ChangeSet(label: "Star", changes: [star(2)])), articles: { [] }).isEmpty)
    #expect(first.finish())
    first.close()
    let second = access()
    #expect(!second.isNew)
    #expect(remembered(second.open(inbox: Inbox {}, articles: { [] })) == 2)
    second.close()
  }

  @Test func withoutAPlaceForItDecisionsLiveInMemory() throws {
    let access = StateAccess(isThere: false) { StateFolder.open("/proc/none/state.db") }
    let events = access.open(inbox: Inbox {}, articles: { [] })
    let isTold = events.contains {
      if case .notice(let text) = $0 { text.contains("until you quit only") } else { false }
    }
    #expect(isTold, "\(events)")
    _ = access.perform(.record(ChangeSet(label: "Star", changes: [star(1)])), articles: { [] })
    let undone = access.perform(.undo, articles: { [] })
    #expect(undone.contains { if case .turned(let turn) = $0 { turn.label == "Star" } else { false } })
  }
}
