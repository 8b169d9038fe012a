import ArgumentParser
import Documents

/// `pullquote cache`: says where what was found is kept and how much it takes, or deletes it.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Say where what was found is kept and how much room it takes, or delete it.",
    discussion: """
      The reader keeps what it finds in articles, so that nothing is analysed twice. The most it takes is the setting \
      cache-size-mb (1024; 0 keeps nothing); what was used longest ago goes first. Nothing is lost by deleting it but time.
      """)

  @Flag(help: "Delete what is kept.")
  var clear = false

  func run() throws {
    guard let folder = CacheFolder.usual else {
      StandardStream.error.writeLine(
        "pullquote: neither XDG_CACHE_HOME nor HOME is set, so nothing is kept: set one to a folder of yours")
      throw ExitCode.failure
    }
    if clear {
      let count = folder.clear()
      StandardStream.output.writeLine("\(folder.path): \(count) \(count == 1 ? "file" : "files") deleted")
      return
    }
    let segments = folder.segments(nil)
    let bytes = segments.reduce(0) { $0 + $1.size }
    let files = segments.count == 1 ? "1 file" : "\(segments.count) files"
    StandardStream.output.writeLine("\(folder.path): \(files), \(Self.size(bytes))")
  }

  /// A size for people: "12 KB", "3.4 MB".
  private static func size(_ bytes: Int) -> String {
    if bytes < 1_000_000 { return "\((bytes + 999) / 1000) KB" }
    let tenths = bytes / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
