import Documents
import FaultyStorage
import Foundation
import Reader
import Synchronization
import Testing
import Triage

@testable import pullquote

/// The n-th write, sync, open, truncation, mapping of the state file fails, for n = 1, 2, 3 … until the work goes through
/// without: nothing that was acknowledged is lost, and the reader goes on.
///
/// Acknowledged is a decision that was taken without the notice that it is kept until quitting only.
@Suite(.serialized) struct StorageFaultTests {
  private static let marker = "faulty-state"
  private static let decisions = 12

  /// A run of the reader on a state file, as far as its memory goes.
  private final class Run {
    let file: StateFile
    private let memory: DecisionMemory
    private let told = Inbox(wake: {})
    private var isTemporary: Bool
    /// The articles whose stars are promised to be in the file.
    private(set) var acknowledged: Set<Int> = []

    init?(_ path: String) {
      guard let opened = pullquote.StateFolder.open(path) else { return nil }
      file = opened.file
      isTemporary = opened.warning != nil
      memory = DecisionMemory(file: opened.file, path: path, inbox: told)
    }

    /// Stars an article; what was decided while the file could be written is acknowledged.
    func star(_ number: Int) {
      let change = DecisionChange(DecisionKey(.star, article: identity(number)), before: nil, after: "")
      take(memory.perform(.record(ChangeSet(label: "Star \(number)", changes: [change])), articles: { [] }))
      if !isTemporary { acknowledged.insert(number) }
    }

    func look() { take(memory.perform(.news, articles: { [] })) }

    func finish() { #expect(memory.finish()) }

    private func take(_ events: [Event]) {
      for case .notice(let text) in events {
        isTemporary = text.contains("kept until you quit only")
      }
    }
  }

  private func starred(_ file: StateFile) throws -> Set<Int> {
    let decisions = try file.decisions()
    return Set((0..<200).filter { decisions[DecisionKey(.star, article: identity($0))] != nil })
  }

  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(Self.marker)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  /// Decides, with the n-th call failing; whether a call failed.
  private func attempt(_ kinds: fault_kind, at n: Int, lasting: Bool) throws -> Bool {
    let url = try folder()
    defer { try? FileManager.default.removeItem(at: url) }
    let path = url.appending(path: "state.db").path()
    // What an earlier run has decided, whole in the file.
    if n % 3 != 0 {
      let before = try #require(Run(path))
      for number in 100..<103 { before.star(number) }
      before.finish()
    }

    faulty_storage_arm(Self.marker, Int32(kinds.rawValue), n, lasting ? 1 : 0)
    var acknowledged = Set<Int>()
    do {
      let run = try #require(Run(path), "no memory at all")
      for number in 0..<Self.decisions {
        run.star(number)
        if number % 4 == 3 { run.look() }
      }
      // The reader goes on with everything that was decided.
      #expect(
        try starred(run.file).isSuperset(of: 0..<Self.decisions), "\(kinds) \(n): it forgets while it runs")
      acknowledged = run.acknowledged
      try expectKept(acknowledged, copyOf: url, "killed")
      if !lasting { run.finish() }
    }
    let failures = faulty_storage_failures()
    _ = faulty_storage_disarm()

    let after = try StateFile(path: path, session: "after")
    #expect(try after.integrity() == "ok")
    let kept = try starred(after)
    #expect(
      kept.isSuperset(of: acknowledged), "\(kinds) \(n): lost \(acknowledged.subtracting(kept).sorted())")
    if n % 3 != 0 { #expect(kept.isSuperset(of: 100..<103), "\(kinds) \(n): an earlier run's are lost") }
    return failures > 0
  }

  /// What a kill at this moment would leave: the files as they lie there.
  private func expectKept(_ numbers: Set<Int>, copyOf url: URL, _ why: String) throws {
    // Without the marker in its path, nothing fails there.
    let copy = FileManager.default.temporaryDirectory.appending(path: "killed-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: url, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let file = try StateFile(path: copy.appending(path: "state.db").path(), session: "copy")
    let kept = try starred(file)
    #expect(kept.isSuperset(of: numbers), "\(why): lost \(numbers.subtracting(kept).sorted())")
  }

  @Test(
    arguments: [fault_write, fault_sync, fault_open, fault_truncate, fault_delete, fault_map, fault_read],
    [false, true])
  func nothingAcknowledgedIsLost(_ kind: fault_kind, lasting: Bool) throws {
    #expect(faulty_storage_install() == 0)
    var n = 1
    // Every n at first, then wider steps: the calls of a run repeat themselves.
    while try attempt(kind, at: n, lasting: lasting) { n += n < 40 ? 1 : n / 8 }
    #expect(n > 1 || kind == fault_delete || kind == fault_truncate, "\(kind) was never called")
  }
}

/// An article's identity made of a number.
private func identity(_ number: Int) -> ArticleIdentity {
  let text = Array("article \(number)".utf8)
  return ArticleIdentity(of: text, TextRange(0, text.count))
}
