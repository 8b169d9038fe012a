import Configuration
import Documents
import FaultyStorage
import Foundation
import Ingest
import Reader
import Screen
import Testing

@testable import pullquote

private let ferry = """
  Ferry strike enters second week

  “Nobody has spoken to the crews since Monday,” said Ingrid Halvorsen, the head of the seafarers' union.
  """

private let mill = """
  Old mill burns down

  A fire destroyed the old paper mill in Lille on Friday. “We saved the archive,” fire chief Claire Dubois said. \
  “Nothing else is left,” she said.
  """

private let port = """
  Port reopens

  “It is over,” said Marta Lind, the harbour master. “We begin on Monday,” she said. “Ships are waiting,” Lind added.
  """

/// A folder of articles and one for what is kept, which runs of the reader share.
@MainActor
private final class Desk {
  let folder: Folder
  let kept = CacheFolder(path: NSTemporaryDirectory() + "pullquote-kept-\(UUID().uuidString)")

  init(_ files: [String: String]) throws { folder = try Folder(files) }

  deinit { try? FileManager.default.removeItem(atPath: kept.path) }

  var cache: AnalysisCache {
    AnalysisCache(kept, version: ContentHash(high: 7, low: 7), limit: 1 << 20)
  }

  /// The bytes that are kept.
  var size: Int { kept.segments(nil).reduce(0) { $0 + $1.size } }

  func run(cached: Bool = true, _ steps: PatientTerminal.Step...) { run(cached: cached, steps: steps) }

  func run(cached: Bool = true, steps: [PatientTerminal.Step]) {
    let terminal = PatientTerminal(120, 36, steps)
    var session = Session(
      paths: [folder.path], limit: 1 << 20, settings: Settings(keymap: ShippedKeymap.vim.keymap))
    if cached { session.cache = cache }
    terminal.run(session)
  }
}

@Suite(.serialized) @MainActor struct CacheJourneys {
  @Test func whatIsKeptIsShownAndNothingIsAnalysedTwice() throws {
    let desk = try Desk(["1-ferry.txt": ferry, "2-mill.txt": mill])
    desk.run(.see("1 quotation"), .press("J"), .see("2 quotations"), .press("C-c"))
    let size = desk.size
    #expect(size > 300)
    desk.run(.see("1 quotation"), .press("J"), .see("2 quotations"), .press("C-c"))
    #expect(desk.size == size, "something was analysed or divided anew")
    // Another article, and a moved one: only the new one costs anything.
    try desk.folder.rename("2-mill.txt", "9-fire.txt")
    try desk.folder.write(
      "3-port.txt", port)
    desk.run(
      .see("1 quotation"), .press("J"), .see("3 quotations"), .press("J"), .see("2 quotations"),
      .press("C-c"))
    #expect(desk.size > size && desk.size - size < size, "only the new one was worked on")
  }

  @Test func itIsWhatIsKeptThatIsShown() throws {
    let desk = try Desk(["ferry.txt": ferry])
    let article = ArticleSplitter.articles(
      of: SourceText(name: "x", utf8: Array(ferry.utf8)))[0]
    let name = TextRange(ferry.utf8.count - 8, ferry.utf8.count - 2)
    let kept = Analysis(entities: [Entity(name: "Kept Person", kind: .person, mentions: [name])])
    desk.cache.keep(PackedAnalysis(kept, of: article), of: article)
    desk.run(.see("Kept Person"), .press("C-c"))
    desk.run(cached: false, .see("1 quotation"), .see("Ingrid Halvorsen"), .press("C-c"))
  }

  @Test func damageIsMendedUnseen() throws {
    let desk = try Desk(["1-ferry.txt": ferry, "2-mill.txt": mill])
    desk.run(.see("1 quotation"), .press("J"), .see("2 quotations"), .press("C-c"))
    for segment in desk.kept.segments(nil) {
      var bytes = try Data(contentsOf: URL(filePath: segment.path))
      for at in stride(from: 60, to: bytes.count, by: 90) { bytes[at] ^= 0xFF }
      try bytes.write(to: URL(filePath: segment.path))
    }
    desk.run(.see("1 quotation"), .press("J"), .see("2 quotations"), .press("C-c"))
    let size = desk.size
    desk.run(.see("1 quotation"), .press("J"), .see("2 quotations"), .press("C-c"))
    #expect(desk.size == size)
  }

  @Test func itMayGoWhileItIsUsed() throws {
    let desk = try Desk(["1-ferry.txt": ferry])
    let kept = desk.kept.path
    desk.run(
      .see("1 quotation"), .outside { try FileManager.default.removeItem(atPath: kept) },
      .outside { try desk.folder.write("2-mill.txt", mill) }, .see("1 new"), .press("J"),
      .see("2 quotations"),
      .press("C-c"))
    #expect(desk.size > 0, "what is found later is kept in a new folder")
  }

  @Test(arguments: [
    fault_write, fault_read, fault_open, fault_truncate, fault_lock, fault_make, fault_status, fault_list,
  ])
  func storageThatFailsStopsNothing(_ kind: fault_kind) throws {
    let desk = try Desk(["1-ferry.txt": ferry, "2-mill.txt": mill])
    let reading: [PatientTerminal.Step] = [
      .see("1 quotation"), .press("J"), .see("2 quotations"), .press("C-c"),
    ]
    // From the first call on, and from the third one of a cache that has something.
    for n in [1, 3] {
      let place = faulty_calls_arm(desk.kept.path, Int32(kind.rawValue), n, 1)
      desk.run(steps: reading)
      _ = faulty_calls_disarm(place)
      desk.run(steps: reading)
      let size = desk.size
      #expect(size > 300, "\(kind): the next run keeps what was found")
      desk.run(steps: reading)
      #expect(desk.size == size, "\(kind): something was worked out anew")
    }
  }
}
