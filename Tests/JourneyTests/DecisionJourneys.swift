import Configuration
import Foundation
import Reader
import Screen
import Testing

@testable import pullquote

private let ferry = """
  Ferry strike enters second week

  “Nobody has spoken to the crews since Monday,” said Ingrid Halvorsen, the head of the seafarers' union. She added \
  that the strike would go on until the company came to Bergen.

  The company's director, Tomas Reyes, told reporters in Oslo that talks could begin at once.
  """

private let mill = """
  Old mill burns down

  A fire destroyed the old paper mill in Lille on Friday. “We saved the archive,” fire chief Claire Dubois said.
  """

/// A folder of articles and a state file beside it, which runs of the reader share.
@MainActor
private final class Desk {
  let url = FileManager.default.temporaryDirectory.appending(path: "pullquote-desk-\(UUID().uuidString)")

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: "articles"), withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: "articles/\(name)"))
  }

  func move(_ name: String, to new: String) throws {
    try FileManager.default.moveItem(
      at: url.appending(path: "articles/\(name)"), to: url.appending(path: "articles/\(new)"))
  }

  @discardableResult
  func run(readAfter: Double? = nil, _ steps: PatientTerminal.Step...) -> PatientTerminal {
    let terminal = PatientTerminal(120, 36, steps)
    var session = Session(
      paths: [url.appending(path: "articles").path()], limit: 1 << 20,
      settings: Settings(keymap: ShippedKeymap.vim.keymap, readAfter: readAfter))
    let path = url.appending(path: "state.db").path()
    let isThere = FileManager.default.fileExists(atPath: path)
    session.state = StateAccess(isThere: isThere) { StateFolder.open(path) }
    terminal.run(session)
    return terminal
  }
}

@Suite(.serialized) @MainActor struct DecisionJourneys {
  @Test func whatWasDecidedIsThereAfterARestartAndCanBeTakenBack() throws {
    let desk = try Desk(["1-ferry.txt": ferry, "2-mill.txt": mill])
    desk.run(
      .see("3 quotations"), .see("2 unread"), .press("*"), .see("★"), .press("t"), .see("tag article"),
      .press("c h e c k Enter"), .see("#check"), .press("Enter ] q V"), .see("Verified"), .press("c s"),
      .see("speaker (empty"), .press("T o m a s Tab Enter"), .see("Speaker: Tomas Reyes"), .press("C-c"))
    desk.run(
      .see("★ #check"), .press("Enter ] q"), .see("Tomas Reyes · direct · verified"), .press("U"),
      .see("Undone: Speaker: Tomas Reyes"), .press("U"), .see("Undone: Verified"), .press("U"),
      .see("Undone: Tag check"), .seeNoMore("#check"), .press("C-r"), .see("Redone: Tag check"),
      .see("#check"),
      .press("C-c"))
  }

  @Test func aMovedArticleKeepsItsStateAndAnEditedOneWhatFits() throws {
    let desk = try Desk(["1-ferry.txt": ferry, "2-mill.txt": mill])
    desk.run(
      .see("3 quotations"), .press("*"), .press("Enter ] q V"), .see("Verified"), .press("] q V"),
      .see("quote 2/"), .press("J"), .see("Lille"), .press("*"), .see("★"), .press("C-c"))
    try desk.move("2-mill.txt", to: "9-fire.txt")
    try desk.write(
      "1-ferry.txt", ferry.replacingOccurrences(of: "the strike would go on", with: "the strike may end"))
    desk.run(
      .see("3 quotations"), .see("★"), .press("Enter ] q"), .see("verified ✓"), .press("c o"),
      .see("Decisions that no longer fit"), .see("strike would go on"), .press("q J"), .see("★ · 1 min"),
      .press("C-c"))
  }

  @Test func anArticleCountsAsReadWhenItIsLookedAt() throws {
    let desk = try Desk(["1-ferry.txt": ferry, "2-mill.txt": mill])
    desk.run(
      readAfter: 0.2, .see("2 unread"), .press("Enter"), .see("1 unread"), .press("J"), .seeNoMore("unread"),
      .press("C-c"))
    desk.run(.see("3 quotations"), .seeNoMore("unread"), .press("u"), .see("1 unread"), .press("C-c"))
  }
}
