import ArgumentParser

/// `pullquote [PATH ...]`: opens the reader.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open files and folders in the reader (the default).")

  @Argument(help: "Files and folders of articles.")
  var paths: [String] = []

  func run() throws {
    throw ValidationError("the reader is not built into this program; use `pullquote extract`")
  }
}
