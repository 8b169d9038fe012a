import Foundation
import Testing

@testable import pullquote

private let ferry = """
  Ferry strike enters second week

  “Nobody has spoken to the crews since Monday,” said Ingrid Halvorsen, the head of the seafarers' union.
  """

private let mill = """
  Old mill burns down

  “We saved the archive,” fire chief Claire Dubois said.
  """

extension Journeys {
  @Test func quotationsAreExportedAndReplacedWhenConfirmed() throws {
    let folder = try Folder(["1-ferry.txt": ferry, "2-mill.txt": mill])
    let out = try Folder(["old.csv": "mine"])
    let terminal = journey(
      folder, 160, 30, .see("Old mill burns down"), .see("1 quotation"), .press("Q"), .see("Quotes · 2"),
      .press("e C-u"), .see("export 2 quotations to:"), .type(out.path + "/who.md"), .press("Enter"),
      .see("Wrote 2 quotations to"), .press("f"), .type("speaker:dubois"), .press("Enter"),
      .see("Quotes · 1"),
      .press("e C-u"), .type(out.path + "/old.csv"), .press("Enter"), .see("exists: Enter again"),
      .press("Enter"), .see("Wrote 1 quotation to"),
      .press("e C-u"), .type(out.path + "/none/who.md"), .press("Enter"), .see("no such folder"),
      .press("Esc q q"))
    #expect(terminal.seen.count == 9)
    let markdown = try String(contentsOf: out.url.appending(path: "who.md"), encoding: .utf8)
    #expect(markdown.contains("Nobody has spoken to the crews since Monday"))
    #expect(markdown.contains("Claire Dubois"))
    let csv = try String(contentsOf: out.url.appending(path: "old.csv"), encoding: .utf8)
    #expect(csv.contains("We saved the archive"))
    #expect(!csv.contains("mine"))
    let names = try FileManager.default.contentsOfDirectory(atPath: out.path)
    #expect(names.sorted() == ["old.csv", "who.md"], "nothing half-written stays")
  }
}

@Suite struct ExportFileTests {
  private let folder: Folder

  init() throws { folder = try Folder(["there.md": "mine", "sub/x.md": "x"]) }

  private func problem(_ name: String, replaces: Bool = false) -> ExportFile.Problem? {
    do throws(ExportFile.Problem) {
      try ExportFile(typed: folder.path + "/" + name).write(Array("new".utf8), replaces: replaces)
      return nil
    } catch { return error }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test func aFileIsWrittenWholeOrNotAtAll() throws {
    #expect(problem("new.md") == nil)
    #expect(try text("new.md") == "new")
    #expect(problem("there.md") == .exists)
    #expect(try text("there.md") == "mine")
    #expect(problem("there.md", replaces: true) == nil)
    #expect(try text("there.md") == "new")
    #expect(problem("sub") == .refused("that is a folder"))
    #expect(problem("none/a.md") == .refused("no such folder"))
    #expect(problem("there.md/a.md") == .refused("no such folder"))
    mkfifo(folder.path + "/pipe.md", 0o600)
    #expect(problem("pipe.md", replaces: true) == .refused("that is not a file"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.hasPrefix(".") })
  }

  @Test func aReplacedFileKeepsItsRightsAndALinkStaysOne() throws {
    chmod(folder.path + "/there.md", 0o600)
    symlink("there.md", folder.path + "/link.md")
    #expect(problem("link.md") == .exists)
    #expect(problem("link.md", replaces: true) == nil)
    #expect(try text("there.md") == "new")
    var status = stat()
    #expect(lstat(folder.path + "/link.md", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder.path + "/there.md", &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func theHomeFolderIsKnown() {
    #expect(ExportFile(typed: "~/a.md", home: "/home/ada").path == "/home/ada/a.md")
    #expect(ExportFile(typed: "~x/a.md", home: "/home/ada").path == "~x/a.md")
    #expect(ExportFile(typed: "a.md", home: nil).path == "a.md")
  }

  @Test func aDeviceIsNotWrittenTo() throws {
    let file = ExportFile(typed: "/dev/full")
    #expect(throws: ExportFile.Problem.refused("that is not a file")) {
      try file.write([1], replaces: true)
    }
  }
}
