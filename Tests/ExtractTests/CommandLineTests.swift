import ArgumentParser
import Testing

@testable import pullquote

/// What opens the reader without a look at the other commands.
@Suite struct CommandLineTests {
  @Test(arguments: [["seeds"], ["a.txt", "extract"], ["./extract"], ["ein Ordner", "ünd"]])
  func pathsAloneOpenTheReader(_ paths: [String]) {
    #expect(ReaderRun(arguments: paths)?.paths == paths)
  }

  @Test(arguments: [
    [], ["--theme", "dark", "seeds"], ["seeds", "-h"], ["-"], ["extract", "seeds"], ["help"], [""],
  ])
  func anythingElseIsParsed(_ arguments: [String]) {
    #expect(ReaderRun(arguments: arguments) == nil)
  }

  @Test func everyCommandIsKnown() {
    let names = Pullquote.configuration.subcommands.map { $0._commandName }
    #expect(Set(ReaderRun.commands) == Set(names + ["help"]))
  }
}
