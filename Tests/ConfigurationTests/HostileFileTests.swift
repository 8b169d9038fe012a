import Configuration
import Reader
import Testing

struct HostileFileTests {
  private func problems(_ bytes: [UInt8]) -> [ConfigurationProblem] {
    KeymapFile(bytes, name: "k").problems + PreferencesFile(bytes, name: "s").problems
  }

  private func problems(_ text: String) -> [ConfigurationProblem] { problems(Array(text.utf8)) }

  private func repeated(_ text: String, _ times: Int) -> String { String(repeating: text, count: times) }

  @Test func aByteThatIsNotUTF8IsLocated() {
    let file = KeymapFile(Array("[global]\né = ".utf8) + [0xFF, 0x0A], name: "k")
    #expect(file.problems.map(\.located) == ["k:2:5: this byte is not UTF-8; save the file as UTF-8"])
  }

  @Test func aNULIsLocated() {
    let file = KeymapFile(Array("a = 1\n\0".utf8), name: "k")
    #expect(file.problems.map(\.located) == ["k:2:1: this byte is NUL; the file is no text"])
  }

  @Test func anEmptyFileAndAByteOrderMarkAreFine() {
    #expect(problems("").isEmpty)
    #expect(problems([0xEF, 0xBB, 0xBF]).isEmpty)
    #expect(
      KeymapFile([0xEF, 0xBB, 0xBF] + Array("[global]\nx = \"quit\"".utf8), name: "k").problems.isEmpty)
  }

  @Test func whatIsNestedDeeplyIsTurnedAwayBeforeItIsBuilt() {
    for text in [
      "a = " + repeated("[", 400_000), "a = " + repeated("{a=", 300_000), repeated("a.", 500_000) + "a = 1",
      "[" + repeated("a.", 500_000) + "a]", "x = {" + repeated("a.", 500_000) + "a = 1}",
      repeated("[", 500_000),
    ] {
      let found = problems(text)
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { $0.description.utf8.count < 400 })
    }
  }

  @Test func aFileOverAMebibyteIsLeftOut() {
    #expect(
      KeymapFile(Array(repeating: 0x23, count: (1 << 20) + 1), name: "k").problems.map(\.description)
        == ["k: the file has 1048577 bytes; at most 1048576 are read"])
  }

  @Test func aMebibyteOfNonsenseEndsInOneProblemOrMany() {
    #expect(!problems(repeated("\"", 1_000_000)).isEmpty)
    #expect(!problems("a = '''" + repeated("'\n", 400_000)).isEmpty)
    #expect(!problems("\"" + repeated("x", 1_000_000) + "\" = 1").isEmpty)
    #expect(!problems("[global]\nx = \"" + repeated("q", 1_000_000) + "\"").isEmpty)
    #expect(problems("#" + repeated("x", 1_000_000)).isEmpty)
  }

  @Test func manyBadLinesAreAllCounted() {
    let text = "[global]\n" + (0..<5_000).map { "k\($0) = \"nonsense.\($0)\"\n" }.joined()
    #expect(KeymapFile(Array(text.utf8), name: "k").problems.count == 5_000)
  }

  @Test func aMebibyteOnOneLineIsReadInOneGo() {
    let text = "global = {" + (0..<80_000).map { "k\($0) = 1" }.joined(separator: ", ") + "}"
    let file = PreferencesFile(Array(text.utf8), name: "s")
    #expect(file.problems.map(\.description) == ["s:1: unknown setting \"global\""])
  }

  @Test func aMessageNeverCarriesAnEscapeSequence() {
    for text in [
      "[global]\nx = \"\\u001b[31mred\"", "\"\\u001b]0;x\" = 1", "[\"\\u202e\"]\nx = 1", "x = \u{7f}",
      "[global]\n\"\\u001b\" = \"quit\"",
    ] {
      for problem in problems(text) {
        #expect(
          problem.located.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7f}" && $0 != "\u{202e}" }
        )
      }
      #expect(!problems(text).isEmpty)
    }
  }

  @Test func stringsOfEveryKindAreSteppedOver() {
    let text = """
      a = \"\"\"
      b = 1 # "
      c = "\\\""" \"""\"\"
      '' = '''
      d = ''' # [
      e = [ # ]
        "]", ']', { f = "}" },
      ]
      "\\u0067" = 1
      'h i' . "j" = 1
      """
    let file = PreferencesFile(Array(text.utf8), name: "s")
    let described = file.problems.map(\.description)
    #expect(described.allSatisfy { $0.contains("unknown setting") }, "\(described)")
    #expect(file.problems.map { $0.place?.line } == [1, 4, 6, 9, 10])
  }
}
