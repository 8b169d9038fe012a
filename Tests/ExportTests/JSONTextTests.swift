import Export
import Testing

@Suite struct JSONTextTests {
  private func written(_ body: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain – “text” 😀", #""plain – “text” 😀""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1B}\u{7F}", #""\u0000\u001b\u007f""#), ("\u{9B}x\u{A0}é", "\"\\u009bx\u{A0}é\""),
    ("\u{202E}\u{2066}\u{2028}\u{61C}”", #""\u202e\u2066\u2028\u061c”""#), ("", #""""#),
  ])
  func whatATerminalMustNotSeeIsEscaped(value: String, expected: String) {
    #expect(written { $0.string(value) } == expected)
  }

  @Test func membersAndElementsAreSetApart() {
    let text = written { json in
      json.object { json in
        json.key("a")
        json.array { json in
          json.integer(1)
          json.null()
          json.array { _ in }
        }
        json.key("b")
        json.object { _ in }
      }
      json.endLine()
      json.integer(nil)
    }
    #expect(text == "{\"a\": [1, null, []], \"b\": {}}\nnull")
  }

  @Test(arguments: [
    (28, 2, "28.0"), (0.966, 2, "0.97"), (-33.868821, 5, "-33.86882"), (-0.001, 2, "0.0"), (.nan, 2, "null"),
    (.infinity, 2, "null"),
  ])
  func numbersAreRoundedAndNeverInvalid(value: Double, decimals: Int, expected: String) {
    #expect(written { $0.number(value, decimals: decimals) } == expected)
  }
}
