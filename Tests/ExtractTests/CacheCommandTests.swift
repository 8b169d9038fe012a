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

  @Test func withoutAFolderItSaysWhatToDo() throws {
    let program = try Program(["cache"], shell: "unset HOME XDG_CACHE_HOME; exec \"$0\" \"$@\"")
    #expect(program.status == 1)
    #expect(program.errors.contains("neither XDG_CACHE_HOME nor HOME is set"))
  }
}
