import Configuration
import Foundation
import Reader
import Screen
import Testing

@testable import pullquote

/// A folder of articles that lives as long as the test.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "pullquote-journey-\(UUID().uuidString)")

  init(_ files: [String: String]) throws {
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    if files.isEmpty { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path() }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name), options: .atomic)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }

  func rename(_ name: String, _ new: String) throws {
    try FileManager.default.moveItem(at: url.appending(path: name), to: url.appending(path: new))
  }
}

@MainActor
func journey(
  _ folder: Folder, _ columns: Int = 100, _ rows: Int = 30, _ steps: PatientTerminal.Step...
) -> PatientTerminal {
  let terminal = PatientTerminal(columns, rows, steps)
  let session = Session(
    paths: [folder.path], limit: 1 << 20, settings: Settings(keymap: ShippedKeymap.vim.keymap))
  terminal.run(session)
  return terminal
}

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

@Suite(.serialized) @MainActor struct Journeys {
  @Test func aLargeFileIsShownAndThenAllOfItIsThere() throws {
    let line =
      "Nothing but a long list of lines that stand one below the other without an end in sight, all alike.\n"
    let text = "The first line\n" + String(repeating: line, count: 800) + "The last line\n"
    let folder = try Folder(["1-mill.txt": mill, "2-large.txt": text, "3-ferry.txt": ferry])
    let terminal = PatientTerminal(
      100, 30,
      [
        .see("Old mill burns down"), .see("The first line"), .press("j Enter"),
        .see("Nothing but a long list"),
        .see("Ferry strike"), .press("G"), .see("The last line"), .press("J"), .see("3 quotations"),
        .press("q q"),
      ])
    let session = Session(
      paths: [folder.path], limit: 1 << 20, large: 1 << 14,
      settings: Settings(keymap: ShippedKeymap.vim.keymap))
    terminal.run(session)
    #expect(terminal.seen.count == 6)
  }

  @Test func aFolderIsReadAnalysedAndWalkedFromQuotationToQuotation() throws {
    let folder = try Folder(["1-ferry.txt": ferry, "2-mill.txt": mill])
    let terminal = journey(
      folder, 100, 30, .see("3 quotations"), .see("Old mill burns down"), .press("Enter ] q"),
      .see("quote 1/"), .press("w"), .see("“said”"), .press("q ] q"), .see("quote 2/"), .press("J"),
      .see("1 quotation"), .press("] q y"), .see("Copied with its source line"), .press("q q"))
    #expect(terminal.copied.count == 1, "\(terminal.copied)")
    let copied = try #require(terminal.copied.first)
    #expect(copied.hasPrefix("“We saved the archive”\n— Claire Dubois, “Old mill burns down”"))
    #expect(terminal.seen.last?.contains("Lille") == true)
  }

  @Test func placesOfTheArticleStandInThePanel() throws {
    let folder = try Folder(["ferry.txt": ferry])
    let terminal = journey(folder, 120, 36, .see("Bergen NO"), .see("Oslo NO"), .press("q"))
    #expect(terminal.seen.count == 2)
  }

  @Test func theCorpusIsWalkedFromItsPlacesAndItsMap() throws {
    let folder = try Folder(["1-ferry.txt": ferry, "2-mill.txt": mill])
    let terminal = journey(
      folder, 120, 36, .see("Bergen NO"), .press("P"), .see("Who speaks of it"), .see("Lille FR"),
      .press("/ l i l"),
      .see("Places · 1 with “lil”"), .press("Enter Enter"), .see("Lille, FR · mention 1/1"), .press("q"),
      .see("Places · 1 with"), .press("Esc"), .see("Places · 3"), .press("M"),
      .see("Map · all articles · 3 places"),
      .see("Natural Earth · GeoNames CC BY"), .press("+ + Enter"), .see("mention 1/"), .press("q"),
      .see("Map ·"),
      .press("q q q"))
    #expect(terminal.seen.count == 11)
  }

  @Test func aSmallTerminalShowsOnePaneAfterTheOther() throws {
    let folder = try Folder(["ferry.txt": ferry])
    let terminal = journey(
      folder, 40, 12, .see("Ferry strike"), .press("Enter"), .see("3 quot"), .press("Tab"),
      .see("Speakers"), .press("Enter"), .see("mention 1/"), .resize(120, 36), .see("Places"), .press("q q q")
    )
    #expect(terminal.seen.count == 5)
  }

  @Test func anEmptyFolderSaysWhatToDo() throws {
    let folder = try Folder([:])
    let terminal = journey(folder, 80, 24, .see("No article in"), .see("pullquote FOLDER"), .press("q"))
    #expect(terminal.seen.count == 2)
  }

  @Test func whatCannotBeReadIsListedWithTheReasonAndTheRestIsRead() throws {
    let folder = try Folder(["ferry.txt": ferry, "big.txt": String(repeating: "x", count: 2 << 20)])
    mkfifo(folder.path + "/pipe", 0o600)
    let terminal = journey(
      folder, 100, 30, .see("Ferry strike"), .see("2 left out"), .press("!"),
      .see("pipe, not a regular file"), .see("big.txt: too"),
      .press("q q"))
    #expect(terminal.seen.count == 4)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let terminal = PatientTerminal(
      80, 24, [.see("No article in nowhere"), .press("!"), .see("no such file"), .press("q q")])
    terminal.run(
      Session(paths: ["nowhere"], limit: 1 << 20, settings: Settings(keymap: ShippedKeymap.vim.keymap)))
    #expect(terminal.seen.count == 2)
  }
}
