import Documents
import Foundation
import Ingest
import Reader
import Testing
import Triage

@testable import pullquote

private func article(_ number: Int, edited: Bool = false) -> Article {
  let text = "Report \(number)\n\nIt rained\(edited ? " a lot" : "").\n"
  return ArticleSplitter.article(of: SourceText(name: "/r/\(number).txt", utf8: Array(text.utf8)))
}

/// Where many articles lie is noted in pieces, behind what is decided meanwhile.
@Suite struct DecisionMemoryTests {
  private static let count = 2500
  private let folder = FileManager.default.temporaryDirectory.appending(path: "memory-\(UUID().uuidString)")

  private func memory(_ inbox: Inbox) throws -> (DecisionMemory, StateFile) {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "state.db").path()
    let opened = try #require(StateFolder.open(path))
    return (DecisionMemory(file: opened.file, path: path, inbox: inbox), opened.file)
  }

  /// Whether the memory says that nothing waits to be written, now or within minutes.
  private func isWritten(_ inbox: Inbox, _ decided: inout [DecisionChange]) -> Bool {
    for _ in 0..<60_000 {
      switch inbox.take() {
      case .saving(false): return true
      case .decided(let changes): decided += changes
      case nil: BackgroundThread.rest(milliseconds: 2)
      default: break
      }
    }
    return false
  }

  @Test func everyArticleIsNotedHoweverManyThereAre() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inbox = Inbox(wake: {})
    let (memory, file) = try memory(inbox)
    let last = Self.count - 1
    let star = DecisionChange(DecisionKey(.star, article: article(last).identity), before: nil, after: "")
    _ = memory.perform(.record(ChangeSet(label: "Star", changes: [star])), articles: { [] })
    var decided: [DecisionChange] = []
    _ = memory.perform(.register, articles: { (0..<Self.count).map { article($0) } })
    #expect(isWritten(inbox, &decided) && decided.isEmpty)
    // The last one is edited: it takes over the star of the one that was noted at its place.
    _ = memory.perform(.register, articles: { (0..<Self.count).map { article($0, edited: $0 == last) } })
    #expect(isWritten(inbox, &decided))
    #expect(decided.map(\.key.article) == [article(last, edited: true).identity])
    #expect(memory.finish())
    file.close()
  }

  /// Where articles lie is not checked when the file is opened.
  @Test func damageThatIsMetLaterIsLookedForAtTheNextStart() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "state.db").path()
    let many = (0..<Self.count).map { article($0) }
    let star = DecisionChange(DecisionKey(.star, article: many[0].identity), before: nil, after: "")
    var decided: [DecisionChange] = []
    do {
      let inbox = Inbox(wake: {})
      let (memory, file) = try memory(inbox)
      _ = memory.perform(.record(ChangeSet(label: "Star", changes: [star])), articles: { [] })
      _ = memory.perform(.register, articles: { many })
      #expect(isWritten(inbox, &decided) && memory.finish())
      file.close()
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    for page in stride(from: 4096, to: bytes.count, by: 4096)
    where bytes[page..<(page + 4096)].range(of: Data("/r/".utf8)) != nil {
      bytes.replaceSubrange(page..<(page + 16), with: Data(repeating: 0x5A, count: 16))
    }
    try bytes.write(to: URL(filePath: path))

    let opened = try #require(StateFolder.open(path))
    #expect(opened.warning == nil && opened.decisions?[star.key] != nil)
    let inbox = Inbox(wake: {})
    let memory = DecisionMemory(file: opened.file, path: path, inbox: inbox)
    _ = memory.perform(.register, articles: { many })
    #expect(isWritten(inbox, &decided) && memory.finish())
    #expect(try opened.file.decisions()[star.key] != nil, "nothing is lost while the reader is open")
    opened.file.close()

    let next = try #require(StateFolder.open(path))
    #expect(next.warning?.contains("damaged") == true)
    next.file.close()
    let after = try #require(StateFolder.open(path))
    #expect(after.warning == nil)
    after.file.close()
  }

  @Test func aDoubtStaysUntilTheFileCanBeChecked() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "state.db").path()
    let doubt = path + ".doubt"
    // A folder in the file's place cannot be opened, and is not damaged either.
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    StateFolder.doubt(path)
    #expect(try #require(StateFolder.open(path)).file.isInMemory)
    #expect(FileManager.default.fileExists(atPath: doubt))
    try FileManager.default.removeItem(atPath: path)
    let opened = try #require(StateFolder.open(path))
    #expect(!opened.file.isInMemory && !FileManager.default.fileExists(atPath: doubt))
    opened.file.close()
  }

  @Test func endingDoesNotWaitForArticlesToBeNoted() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inbox = Inbox(wake: {})
    let (memory, file) = try memory(inbox)
    let many = (0..<10_000).map { article($0) }
    let last = many.count - 1
    let star = DecisionChange(DecisionKey(.star, article: many[last].identity), before: nil, after: "")
    _ = memory.perform(.register, articles: { many })
    _ = memory.perform(.record(ChangeSet(label: "Star", changes: [star])), articles: { [] })
    #expect(memory.finish())
    #expect(try file.decisions()[star.key] != nil, "what was decided is written all the same")
    // Had the last one been noted, its edited version would take over the star.
    let edited = article(last, edited: true)
    let seen = SeenArticle(
      identity: edited.identity, path: "/r/\(last).txt", position: edited.position, title: "")
    #expect(try file.see([seen], present: [edited.identity], at: 9).isEmpty)
    file.close()
  }
}
