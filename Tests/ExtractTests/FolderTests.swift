import Foundation
import Glibc
import Testing

@Suite struct FolderTests {
  private func files(_ program: Program) throws -> [String] {
    try program.records().compactMap { $0["file"] as? String }
  }

  @Test func filesComeInTheOrderOfTheirPathsAndHiddenOnesNotAtAll() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.txt", "a/z.txt", "a-b.txt", "Ä.txt", ".hidden.txt", ".git/x.txt", "a/.b/x.txt", "noending",
    ] {
      try folder.write(name, "Text.\n")
    }
    let program = try Program(["extract", folder.path])
    #expect(
      try files(program)
        == ["a-b.txt", "a/z.txt", "b.txt", "noending", "Ä.txt"].map { "\(folder.path)/\($0)" })
    #expect(program.status == 0)
    #expect(program.errors == "")
  }

  @Test func whatIsNoReadableTextIsPassedOverWithItsReason() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try folder.write("good.txt", "Text.\n")
    try folder.write("picture.txt", [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 100))
    try folder.write("large.txt", [UInt8](repeating: 0x61, count: (1 << 20) + 1))
    mkfifo(path + "/pipe.txt", 0o600)
    symlink("/dev/zero", path + "/zero.txt")
    symlink("loop.txt", path + "/loop.txt")
    symlink("gone", path + "/dangling.txt")
    symlink(path, path + "/again")
    symlink("good.txt", path + "/link.txt")
    let program = try Program(["extract", "--max-size", "1", path])
    #expect(try files(program) == ["good.txt", "link.txt"].map { "\(path)/\($0)" })
    #expect(program.status == 0)
    for (name, reason) in [
      ("picture.txt", "not text"), ("large.txt", "too large: 2 MB, the limit is 1 MB"),
      ("pipe.txt", "a named pipe, not a regular file"), ("zero.txt", "a device, not a regular file"),
      ("loop.txt", "a symbolic link that leads to itself"), ("dangling.txt", "no such file or folder"),
      ("again", "a link to a folder; links to folders are not followed"),
    ] {
      #expect(program.errors.contains("pullquote: skipped \(path)/\(name): \(reason)\n"))
    }
  }

  @Test(.enabled(if: getuid() != 0, "root reads every file"))
  func anUnreadableFileIsPassedOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Text.\n")
    try folder.write("secret.txt", "Text.\n")
    chmod(folder.path + "/secret.txt", 0)
    let program = try Program(["extract", folder.path])
    #expect(try files(program) == [folder.path + "/a.txt"])
    #expect(program.errors.contains("secret.txt: not readable: permission denied"))
  }

  @Test func aMissingPathIsNamedAndTheRestIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Text.\n")
    let program = try Program(["extract", folder.path + "/nothing", folder.path])
    #expect(try files(program) == [folder.path + "/a.txt"])
    #expect(program.status == 1)
    #expect(
      program.errors
        == "pullquote: \(folder.path)/nothing: no such file or folder; check the path and try again\n")
  }

  @Test func aPipeGivenByNameIsNotOpened() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    let program = try Program(["extract", folder.path + "/pipe"])
    #expect(program.status == 1)
    #expect(program.errors.contains("a named pipe, not a regular file"))
  }

  @Test func fileNamesThatAreNoTextAreReadAndShownSafely() throws {
    let folder = try TemporaryFolder()
    let name = Array((folder.path + "/").utf8) + [0xFF, 0x1B, 0x5D] + Array("x.txt".utf8) + [0]
    let descriptor = name.withUnsafeBytes {
      open($0.bindMemory(to: CChar.self).baseAddress!, O_CREAT | O_WRONLY, 0o600)
    }
    #expect(descriptor >= 0)
    _ = "Text.\n".withCString { Glibc.write(descriptor, $0, 6) }
    close(descriptor)
    let program = try Program(["extract", folder.path])
    #expect(try files(program) == ["\(folder.path)/\u{FFFD}\u{1B}]x.txt"])
    #expect(!program.output.utf8.contains(0x1B))
  }

  @Test func plainTextComesThroughStandardInput() throws {
    let program = try Program(["extract", "-"], input: Array("Text.\n".utf8))
    let record = try #require(program.records().first)
    #expect(record["id"] as? String == "-#1")
    #expect(program.status == 0)
  }

  @Test func anEmptyFileIsAnArticle() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty.txt", "")
    #expect(try files(Program(["extract", folder.path])) == [folder.path + "/empty.txt"])
  }

  @Test func aCommandLineWithoutSenseIsExplained() throws {
    let program = try Program(["extract"])
    #expect(program.status == 2)
    #expect(program.errors.contains("Name a file or folder to read, or - for standard input."))
    #expect(try Program(["extract", "--nonsense", "."]).status == 2)
    #expect(try Program(["--version"]).status == 0)
  }

  @Test func aReaderThatHasEnoughEndsItQuietly() throws {
    let folder = try TemporaryFolder()
    for number in 0..<200 { try folder.write("\(number).txt", "Text.\n") }
    let program = try Program(["extract", folder.path], shell: "\"$0\" \"$@\" | head -n 1")
    #expect(try program.records().count == 1)
    #expect(program.errors == "")
  }

  @Test func aFullDiskIsReported() throws {
    let program = try Program(["extract", "-"], input: [0x61], shell: "\"$0\" \"$@\" >/dev/full")
    #expect(program.status == 1)
    #expect(program.errors == "pullquote: cannot write the records: No space left on device\n")
  }
}
