import Testing

@testable import Configuration

struct TOMLTests {
  private func error(_ text: String) -> String? {
    do {
      _ = try TOMLReader(Array(text.utf8))
      return nil
    } catch {
      return "\(error.place.line):\(error.place.column) \(error.message)"
    }
  }

  @Test(arguments: [
    "a = 1", "a = +1_000", "a = 0xdead_BEEF", "a = 0o17", "a = -0", "a = 1.5e-3", "a = inf", "a = 1979-05-27",
    "a = 1979-05-27 07:32:00Z", "a = 07:32", "a = 1979-05-27T07:32:00.999+01:30",
    "a = [1, [2, 'x'],\n # c\n 3,]",
    "a = {b = 1, c.d = 2,\n}", "\"\" = 1", "a.'b c'.d = 1 # c", "a = \"\"\"x\"\"\"\"\"", "a = '''\nx'''",
    "\r\n\r\na = 1\r\n",
    "[a]\n[a.b]\n[c.d]\n[c]", "[[a]]\n[a.b]\n[[a]]\n[a.b]", "a = \"\\e\\x41\\u00e9\"",
    "a = \"\"\"x \\\n  \n y\"\"\"",
    "[a]\nb.c = 1\n[a.b.d]",
  ])
  func whatIsTOMLIsRead(_ text: String) {
    #expect(error(text) == nil)
  }

  @Test(arguments: [
    ("a = ", "1:5 the file ends where a value should stand"),
    ("a = x", "1:5 \"x\" is no value; text stands in quotation marks"),
    ("a = 01", "1:5 \"01\" is no value; text stands in quotation marks"),
    ("a = 1__0", "1:5 \"1__0\" is no value; text stands in quotation marks"),
    ("a = 9223372036854775808", "1:5 \"9223372036854775808\" is no value; text stands in quotation marks"),
    ("a = 1T:", "1:5 \"1T:\" is no value; text stands in quotation marks"),
    ("a = 1979-02-30", "1:5 \"1979-02-30\" is no value; text stands in quotation marks"),
    ("a = 25:00", "1:5 \"25:00\" is no value; text stands in quotation marks"),
    ("a = 1 b = 2", "1:7 \"b\" where the line should end"),
    ("a = \"x", "1:5 a string is not closed on its line"),
    ("a = '''x", "1:5 a string is not closed"),
    ("a = \"\\q\"", "1:6 an unknown escape in a string; write \\\\ for a backslash"),
    ("a = \"\\ud800\"", "1:6 an escape names no character"),
    ("a = \"\\u00\"", "1:6 an escape needs 4 hexadecimal digits"),
    ("] q = 1", "1:1 \"]\" where a name should stand; quote it if it has signs"),
    ("a b = 1", "1:3 \"b\" where = and a value should follow the key"),
    ("[=]", "1:2 \"=\" where a name should stand; quote it if it has signs"),
    ("[a", "1:3 the file ends where the table's name should end with ]"),
    ("[[a]", "1:5 the file ends where the table's name should end with ]]"),
    ("é = 1\n", "1:1 \"é\" where a name should stand; quote it if it has signs"),
    ("x = 1\n\"é\" = 'é' z", "2:11 \"z\" where the line should end"),
    ("a = 1\na = 2", "2:1 \"a\" is defined twice"),
    ("[a]\n[a]", "2:1 \"a\" is defined twice"),
    ("a = 1\n[a.b]", "2:1 \"a\" is a value, not a table"),
    ("a = {b = 1}\na.c = 2", "2:1 \"a\" is a value, not a table"),
    ("a.b = 1\n[a]", "2:1 \"a\" is defined twice"),
    ("a = [1 2]", "1:8 \"2\" where , or ] should follow in an array"),
    ("a = {b = 1 c = 2}", "1:12 \"c\" where , or } should follow in a table"),
    ("a = 1 # \u{1}", "1:9 \"\\u{1}\" in a comment"),
    ("a = 1\rb = 2", "1:6 \"\\u{d}\" where the line should end"),
  ])
  func whatIsNoTOMLIsLocatedAndExplained(_ text: String, _ message: String) {
    #expect(error(text) == message)
  }

  @Test func stringsAreDecoded() throws {
    let text =
      "a = \"\\t\\\"\\u00e9\\U0001F600\"\nb = '\\t'\nc = \"\"\"\nx\\\n  y\"\"\"\"\nd = '''a\r\n''b'''"
    let strings = try TOMLReader(Array(text.utf8)).entries.map { entry -> String? in
      guard case .value(let value) = entry.kind else { return nil }
      return value.string
    }
    #expect(strings == ["\t\"é😀", "\\t", "xy\"", "a\n''b"])
  }

  @Test func numbersAreRead() throws {
    let text = "a = 0xFF\nb = -1_000\nc = 0b101\nd = 0o17"
    let numbers = try TOMLReader(Array(text.utf8)).entries.map { entry -> Int? in
      guard case .value(let value) = entry.kind else { return nil }
      return value.integer
    }
    #expect(numbers == [255, -1000, 5, 15])
  }

  @Test func namesThatOnlyLookAlikeAreTwo() {
    #expect(error("\"\u{e9}\" = 1\n\"e\u{301}\" = 2") == nil)
  }
}
