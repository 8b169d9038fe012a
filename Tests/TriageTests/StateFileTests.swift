import Documents
import Foundation
import Testing

@testable import Triage

@Suite struct StateFileTests {
  @Test func whatWasDecidedIsThereAfterARestart() throws {
    let folder = try StateFolder()
    let anchor = TextAnchor(exact: "We open — “soon”\n", prefix: "said: ", suffix: "", start: 12)
    let key = DecisionKey(.speaker, article: identity(1), passage: anchor)
    do {
      let file = try folder.open()
      #expect(try file.decisions().count == 0)
      try file.record(
        set("Star", star(1), tag("check", 1), DecisionChange(key, before: nil, after: "Ada Moss")))
      try file.record(
        ChangeSet(
          label: "", changes: [DecisionChange(DecisionKey(.mark, detail: "a"), before: nil, after: "x")],
          isUndoable: false))
    }
    let again = try folder.open("two")
    let decisions = try again.decisions()
    #expect(decisions.count == 4)
    #expect(decisions.isStarred(identity(1)))
    #expect(decisions.tags(of: identity(1)) == ["check"])
    #expect(decisions[key] == "Ada Moss")
    #expect(try again.undo()?.label == "Star", "what is remembered besides decisions is not undone")
    #expect(try again.decisions().count == 1)
    #expect(try again.integrity() == "ok")
  }

  @Test func undoAndRedoGoThroughAllOfThemAcrossRestarts() throws {
    let folder = try StateFolder()
    for number in 1...5 { try folder.open("run \(number)").record(set("Star \(number)", star(number))) }
    let file = try folder.open("now")
    for number in (1...5).reversed() { #expect(try file.undo()?.label == "Star \(number)") }
    #expect(try file.undo() == nil)
    #expect(try file.decisions().count == 0)
    for number in 1...3 { #expect(try file.redo()?.label == "Star \(number)") }
    try file.record(set("Tag", tag("x", 9)))
    #expect(try file.redo() == nil, "something else was done since")
    #expect(try file.undo()?.label == "Tag")
    #expect(try file.undo()?.label == "Star 3")
    #expect(try file.redo()?.label == "Star 3")
    #expect(try file.redo()?.label == "Tag")
    #expect(try file.decisions().count == 4)
  }

  @Test func aThousandChangesCanBeTakenBack() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    for number in 0..<1100 { try file.record(set("\(number)", star(number))) }
    for number in (100..<1100).reversed() { #expect(try file.undo()?.label == "\(number)") }
    #expect(try file.decisions().count == 100)
  }

  @Test func undoLeavesAloneWhatAnotherLiveReaderDid() throws {
    let folder = try StateFolder()
    let one = try folder.open("one")
    let two = try folder.open("two")
    try one.record(set("Star 1", star(1)))
    try two.record(set("Star 2", star(2)))
    #expect(try one.undo(live: ["two"])?.label == "Star 1")
    #expect(try one.undo(live: ["two"]) == nil)
    #expect(try one.undo()?.label == "Star 2", "the other has ended")
  }

  @Test func undoSkipsWhatWasChangedSince() throws {
    let folder = try StateFolder()
    let one = try folder.open("one")
    let two = try folder.open("two")
    try one.record(set("Star both", star(1), star(2)))
    try two.record(set("Unstar", star(1, nil, before: "")))
    let undone = try #require(try one.undo(live: ["two"]))
    #expect(undone.changes == [star(2, nil, before: "")])
    #expect(undone.kept == 1)
  }

  @Test func twoReadersAtOnceLoseNothingAndSeeEachOther() async throws {
    let folder = try StateFolder()
    let files = [try folder.open("0"), try folder.open("1")]
    for file in files { _ = try file.decisions() }
    try await withThrowingTaskGroup { group in
      for (number, file) in files.enumerated() {
        group.addTask {
          // Both tag the same articles, each with a tag of its own.
          for article in 0..<500 { try file.record(set("Tag", tag("by \(number)", article))) }
        }
      }
      try await group.waitForAll()
    }
    let decisions = try files[0].decisions()
    #expect(decisions.count == 1000)
    #expect((0..<500).allSatisfy { decisions.tags(of: identity($0)) == ["by 0", "by 1"] })
    guard case .changes(let changes) = try files[1].news() else {
      Issue.record("the other's changes are not seen")
      return
    }
    #expect(changes.count == 500)
    #expect(try files[1].news() == nil)
    #expect(try files[0].integrity() == "ok")
  }

  @Test func aReaderThatLookedAwayTooLongGetsEverything() throws {
    let folder = try StateFolder()
    let one = try folder.open("one")
    let two = try folder.open("two")
    _ = try two.decisions()
    for number in 0..<(ChangeLog.kept + 5) {
      try one.record(set("Star", star(number % 50, number % 100 < 50 ? "" : nil)))
    }
    guard case .all = try two.news() else {
      Issue.record("changes are missing")
      return
    }
  }

  @Test func whoFindsTheFileHeldIsToldSoAndNothingIsWritten() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    let other = try Database(folder.path, patience: Patience())
    try other.transaction(.writing) { (_: Database) -> Void in
      #expect(throws: StateProblem.busy) { try file.record(set("Star", star(1)), at: 1, waiting: 20) }
    }
    try file.record(set("Star", star(1)))
    #expect(try file.decisions().count == 1)
  }
}

@Suite struct StateFaultTests {
  @Test func aDamagedFileIsRecognised() throws {
    for bytes in [Data("this is no database, whatever its name says".utf8), Data(count: 4096)] {
      let folder = try StateFolder()
      try bytes.write(to: URL(filePath: folder.path))
      do {
        _ = try folder.open()
        Issue.record("it opened")
      } catch let problem as StateProblem {
        guard case .damaged = problem else {
          Issue.record("\(problem)")
          continue
        }
      }
    }
  }

  @Test func damageInTheMiddleIsRecognised() throws {
    let folder = try StateFolder()
    do {
      let file = try folder.open()
      for number in 0..<200 { try file.record(set("Star", star(number), tag("check", number))) }
    }
    let handle = try FileHandle(forUpdating: URL(filePath: folder.path))
    let size = try handle.seekToEnd()
    try #require(size > 12_000)
    try handle.seek(toOffset: 4096)
    try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 8192))
    try handle.close()
    #expect(throws: StateProblem.self) { try folder.open("two") }
  }

  @Test func aNewerFileIsReadButNotWritten() throws {
    let folder = try StateFolder()
    try folder.open().record(set("Star", star(1)))
    let other = try Database(folder.path, patience: Patience())
    try other.run("INSERT INTO grdb_migrations VALUES ('99: of the future')")
    #expect(throws: StateProblem.newer) { try folder.open("two") }
    let memory = try StateFile(inMemoryFrom: folder.path, session: "two")
    #expect(memory.isInMemory)
    #expect(try memory.decisions().isStarred(identity(1)))
    try memory.record(set("Star", star(2)))
    #expect(try other.integer("SELECT count(*) FROM decision") == 1)
  }

  @Test func aFolderThatCannotBeUsedLeavesDecisionsInMemory() throws {
    #expect(throws: StateProblem.unusable("it cannot be opened or made")) {
      try StateFile(path: "/proc/none/state.db", session: "one")
    }
    let file = try StateFile(inMemoryFrom: "/proc/none/state.db", session: "one")
    try file.record(set("Star", star(1)))
    #expect(try file.undo()?.label == "Star")
  }

  @Test func aFullDiskWritesNothingHalfAndTheReaderGoesOn() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    try file.record(set("Star", star(1)))
    try file.limitPages()
    let large = ChangeSet(label: "Tag all", changes: (0..<2000).map { tag("check", $0) })
    #expect(throws: StateProblem.unusable("the disk is full")) { try file.record(large) }
    #expect(try file.decisions().count == 1, "nothing of it is there")
    try file.leaveFile()
    #expect(file.isInMemory)
    try file.record(large)
    #expect(try file.decisions().count == 2001)
    #expect(try file.undo()?.label == "Tag all")
    #expect(try file.undo()?.label == "Star", "the log has come along")
    let after = try folder.open("two")
    #expect(try after.decisions().count == 1)
    #expect(try after.integrity() == "ok")
  }

  @Test func whatCouldNotBeWrittenIsWrittenOnceThereIsRoom() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    let other = try folder.open("two")
    _ = try file.decisions()
    try file.limitPages()
    let large = ChangeSet(label: "Tag all", changes: (0..<2000).map { tag("check", $0) })
    #expect(throws: StateProblem.unusable("the disk is full")) { try file.record(large) }
    try file.leaveFile()
    try file.record(large)
    try file.record(set("Star", star(1)))
    #expect(try file.undo()?.label == "Star")
    try other.record(set("Star", star(7)))
    #expect(throws: StateProblem.unusable("the disk is full")) { try file.returnToFile(at: 5) }
    #expect(file.isInMemory)
    try file.limitPages(false)
    #expect(try file.returnToFile(at: 6))
    #expect(!file.isInMemory)
    #expect(try !file.returnToFile(at: 7), "it is not away any more")
    #expect(try folder.open("three").decisions().count == 2001)
    guard case .changes(let news)? = try file.news() else {
      Issue.record("what another reader decided meanwhile is no news")
      return
    }
    #expect(news.map(\.key) == [star(7).key])
    #expect(try file.undo()?.label == "Tag all")
    #expect(try file.integrity() == "ok")
  }
}

@Suite struct ArticleRegisterTests {
  private func seen(_ number: Int, at path: String, _ position: Int = 1) -> SeenArticle {
    SeenArticle(identity: identity(number), path: path, position: position, title: "Title")
  }

  @Test func anEditedArticleTakesOverWhatWasDecidedAboutItsPredecessor() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    #expect(try file.see([seen(1, at: "/a.txt")], present: [identity(1)], at: 1).isEmpty)
    try file.record(set("Star", star(1), tag("check", 1)))
    let taken = try file.see([seen(2, at: "/a.txt")], present: [identity(2)], at: 2)
    #expect(Set(taken) == [star(2), tag("check", 2)])
    #expect(try file.decisions().isStarred(identity(1)), "the file may be put back")
    #expect(try file.see([seen(2, at: "/a.txt")], present: [identity(2)], at: 3).isEmpty)
    // The next edit goes on from here.
    #expect(try file.see([seen(3, at: "/a.txt")], present: [identity(3)], at: 4).count == 2)
  }

  @Test func anArticleThatIsPutBackIsThePredecessorOfTheNext() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    _ = try file.see([seen(1, at: "/a.txt")], present: [identity(1)], at: 1)
    _ = try file.see([seen(2, at: "/a.txt")], present: [identity(2)], at: 2)
    try file.record(set("Star", star(2)))
    _ = try file.see([seen(1, at: "/a.txt")], present: [identity(1)], at: 3)
    try file.record(set("Tag", tag("check", 1)))
    let taken = try file.see([seen(3, at: "/a.txt")], present: [identity(3)], at: 4)
    #expect(taken == [tag("check", 3)])
  }

  @Test func whatIsNotedAlreadyIsNotWrittenAgain() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    let noted = [seen(1, at: "/a.txt"), seen(2, at: "/a.txt", 2), seen(3, at: "/b.txt")]
    _ = try file.see(noted, present: [identity(1), identity(2), identity(3)], at: 1)
    let now = [seen(1, at: "/a.txt"), seen(2, at: "/c.txt", 2), seen(3, at: "/b.txt")]
    _ = try file.see(now, present: [identity(1), identity(2), identity(3)], at: 2)
    let database = try Database(folder.path, isReadOnly: true, patience: Patience())
    let times = try database.all("SELECT seen FROM article ORDER BY seen") { $0.real(0) }
    #expect(times == [1, 1, 2])
  }

  @Test func aMovedArticleIsNoPredecessor() throws {
    let folder = try StateFolder()
    let file = try folder.open()
    _ = try file.see([seen(1, at: "/a.txt")], present: [identity(1)], at: 1)
    try file.record(set("Star", star(1)))
    let now = [seen(1, at: "/b.txt"), seen(2, at: "/a.txt")]
    #expect(try file.see(now, present: [identity(1), identity(2)], at: 2).isEmpty)
    #expect(try !file.decisions().isStarred(identity(2)))
  }
}
