import Testing

@Suite struct CacheCommandTests {
  @Test func anEmptyCacheIsNoFault() throws {
    let program = try Program(["cache"])
    #expect(program.status == 0)
    #expect(program.output.hasSuffix("/home/pullquote: 0 files, 0 KB\n"), "\(program.output)")
    let clearing = try Program(["cache", "--clear"])
    #expect(clearing.status == 0)
    #expect(clearing.output.hasSuffix("/home/pullquote: 0 files deleted\n"), "\(clearing.output)")
  }

  /// A shell command that fills the cache's folder before the program runs.
  private func filled(_ commands: String) -> String {
    "mkdir -p \"$XDG_CACHE_HOME/pullquote\" && cd \"$XDG_CACHE_HOME/pullquote\" && \(commands); exec \"$0\" \"$@\""
  }

  @Test func whatIsKeptIsToldInFilesAndBytes() throws {
    let one = try Program(["cache"], shell: filled("head -c 2001 /dev/zero >0-1-2.analyses; echo >notes.txt"))
    #expect(one.status == 0)
    #expect(one.output.hasSuffix("/home/pullquote: 1 file, 3 KB\n"), "\(one.output)")
    let two = try Program(
      ["cache"], shell: filled("for n in 1 2; do head -c 1700000 /dev/zero >$n-1-2.analyses; done"))
    #expect(two.output.hasSuffix("/home/pullquote: 2 files, 3.4 MB\n"), "\(two.output)")
  }

  @Test func clearingDeletesWhatIsKeptAndNothingElse() throws {
    let program = try Program(
      ["cache", "--clear"],
      shell: filled(
        "echo a >1-1-2.analyses; echo b >2-1-2.analyses; echo c >notes.txt; echo d >../own; ln -s ../own 3-1-2.analyses;"
          + " mkdir 4-1-2.analyses"
      ).replacing("exec \"$0\" \"$@\"", with: "\"$0\" \"$@\"; ls . ..; cat ../own"))
    #expect(program.status == 0)
    #expect(
      program.output.hasSuffix(
        "/home/pullquote: 2 files deleted\n.:\n3-1-2.analyses\n4-1-2.analyses\nnotes.txt\n\n..:\nown\npullquote\nd\n"
      ),
      "\(program.output)")
  }

  @Test func whatCannotBeDeletedIsNotCounted() throws {
    let program = try Program(
      ["cache", "--clear"], shell: "XDG_CACHE_HOME=/proc/self; export XDG_CACHE_HOME; exec \"$0\" \"$@\"")
    #expect(program.status == 0)
    #expect(program.output == "/proc/self/pullquote: 0 files deleted\n")
  }

  @Test func withoutAFolderItSaysWhatToDo() throws {
    let program = try Program(["cache"], shell: "unset HOME XDG_CACHE_HOME; exec \"$0\" \"$@\"")
    #expect(program.status == 1)
    #expect(program.errors.contains("neither XDG_CACHE_HOME nor HOME is set"))
  }
}
