import ArgumentParser

/// What the commands read that look at all articles together.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files and folders of articles; - is standard input.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("Leave out files larger than this.", valueName: "MB"))
  var maxSize = ArticleFile.usualLimit >> 20

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("Name a file or folder to read, or - for standard input.")
    }
    guard (1...1024).contains(maxSize) else { throw ValidationError("--max-size takes 1 to 1024 (MB).") }
  }

  /// The input that the options name.
  var articles: ArticleInput { ArticleInput(paths: paths, limit: maxSize << 20) }
}
