import Foundation
import RealTerminal
import Testing

/// A folder with an article and one for what is kept, gone with the value.
private final class Desk {
  let path = NSTemporaryDirectory() + "pullquote-desk-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path + "/articles", withIntermediateDirectories: true)
    for number in 1...4 {
      let text = "Report \(number)\n\n“We will stay until the work is done,” said Maria Borg, the minister.\n"
      try text.write(toFile: path + "/articles/\(100 + number).txt", atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func reader(cache: String? = nil, shell: String = "exec") throws -> RealTerminal {
    var environment = RealTerminal.standardEnvironment
    environment["XDG_STATE_HOME"] = path + "/state"
    environment["XDG_CACHE_HOME"] = cache ?? path + "/cache"
    return try RealTerminal(
      columns: 120, rows: 30,
      command: ["/bin/sh", "-c", "\(shell) '\(Programs.pullquote)' '\(path)/articles'"],
      environment: environment)
  }

  var files: [String] {
    let folder = path + "/cache/pullquote"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map {
      "\(folder)/\($0)"
    }
  }

  var size: Int {
    files.reduce(0) { $0 + ((try? Data(contentsOf: URL(filePath: $1)).count) ?? 0) }
  }

  /// What `pullquote cache` prints.
  func told(_ arguments: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: Programs.pullquote)
    process.arguments = ["cache"] + arguments
    process.environment = ["XDG_CACHE_HOME": path + "/cache"]
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Waits until all articles are analysed: the list has a number for each.
  func settle(_ reader: RealTerminal) -> Int {
    #expect(reader.wait(seconds: 120) { reader.screen.contains("Report 4") && !reader.screen.contains("…") })
    return size
  }
}

@Suite(.serialized) struct CacheFaultTests {
  @Test func killMinusNineLeavesACacheThatServes() throws {
    let desk = try Desk()
    let first = try desk.reader()
    #expect(first.waitFor("1 quotation", seconds: 120), "\(first.screen)")
    first.signal(SIGKILL)
    #expect(first.waitForExit() == .signal(SIGKILL))
    let second = try desk.reader()
    #expect(second.waitFor("1 quotation", seconds: 120), "\(second.screen)")
    let size = desk.settle(second)
    second.send("q")
    #expect(second.waitForExit() == .status(0))
    let third = try desk.reader()
    #expect(third.waitFor("1 quotation", seconds: 120), "\(third.screen)")
    #expect(desk.settle(third) == size, "all was known")
    third.send("q")
    #expect(third.waitForExit() == .status(0))
  }

  @Test func twoReadersShareACache() throws {
    let desk = try Desk()
    let readers = try [desk.reader(), desk.reader()]
    for reader in readers { #expect(reader.waitFor("1 quotation", seconds: 120), "\(reader.screen)") }
    try FileManager.default.removeItem(atPath: desk.path + "/cache")
    for reader in readers {
      reader.send("JJ")
      #expect(reader.waitFor("Report 3", seconds: 120), "\(reader.screen)")
      reader.send("q")
      #expect(reader.waitForExit() == .status(0), "\(reader.screen)")
    }
  }

  @Test(arguments: ["/proc", "/dev/null", "/sys/pullquote"])
  func aPlaceWhereNothingCanBeKeptStopsNothing(cache: String) throws {
    let desk = try Desk()
    let reader = try desk.reader(cache: cache)
    #expect(reader.waitFor("1 quotation", seconds: 120), "\(reader.screen)")
    reader.send("q")
    #expect(reader.waitForExit() == .status(0))
  }

  @Test(
    .enabled(if: !Sanitiser.isThread, "the thread sanitiser does not run under ulimit -f; run it without"))
  func filesThatMayNotGrowStopNothing() throws {
    let desk = try Desk()
    let reader = try desk.reader(shell: "ulimit -f 2; exec")
    #expect(reader.waitFor("1 quotation", seconds: 120), "\(reader.screen)")
    reader.send("JJ")
    #expect(reader.waitFor("Report 3", seconds: 120), "\(reader.screen)")
    #expect(desk.size <= 2048)
    reader.send("q")
    _ = reader.waitForExit()
    let next = try desk.reader()
    #expect(next.waitFor("1 quotation", seconds: 120), "\(next.screen)")
    next.send("q")
    #expect(next.waitForExit() == .status(0))
  }

  @Test func damageStopsNothing() throws {
    let desk = try Desk()
    let first = try desk.reader()
    #expect(first.waitFor("1 quotation", seconds: 120), "\(first.screen)")
    _ = desk.settle(first)
    first.signal(SIGKILL)
    _ = first.waitForExit()
    let file = try #require(desk.files.first)
    let whole = try Data(contentsOf: URL(filePath: file))
    for form in 0..<3 {
      var bytes = whole
      switch form {
      case 0: bytes = Data(whole.prefix(whole.count / 2 + 3))
      case 1:
        for at in stride(from: 0, to: bytes.count, by: 37) { bytes[at] = UInt8(truncatingIfNeeded: at * 31) }
      default: bytes = Data("no cache at all".utf8)
      }
      try bytes.write(to: URL(filePath: file))
      let reader = try desk.reader()
      #expect(reader.waitFor("1 quotation", seconds: 120), "\(reader.screen)")
      reader.send("q")
      #expect(reader.waitForExit() == .status(0))
    }
  }

  @Test func whatAReaderHasKeptIsToldAndDeleted() throws {
    let desk = try Desk()
    let first = try desk.reader()
    #expect(first.waitFor("1 quotation", seconds: 120), "\(first.screen)")
    let size = desk.settle(first)
    let folder = "\(desk.path)/cache/pullquote"
    #expect(try desk.told() == "\(folder): 1 file, \((size + 999) / 1000) KB\n")
    // Also while the reader has it open.
    #expect(try desk.told("--clear") == "\(folder): 1 file deleted\n")
    #expect(try desk.told() == "\(folder): 0 files, 0 KB\n")
    first.send("JJq")
    #expect(first.waitForExit() == .status(0))
    let next = try desk.reader()
    #expect(next.waitFor("1 quotation", seconds: 120), "\(next.screen)")
    #expect(desk.settle(next) == size, "it is kept anew")
    next.send("q")
    #expect(next.waitForExit() == .status(0))
  }
}
