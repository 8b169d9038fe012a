import Documents
import Reader
import Screen
import Testing

/// Types keys in notation and prints what comes of each: `2 ]` pending, `quote.next*2`, `unbound g x`.
private struct Typist {
  var input = KeyInput()
  var keymap = Keymap()
  var context = Context.reading

  init(counts: Bool = true) throws {
    keymap.counts = counts
    let lines: [(Context, String, Action)] = [
      (.global, "j", .moveDown), (.global, "g g", .goTop), (.global, "] q", .quoteNext),
      (.global, "] w", .quoteWhy),
      (.global, "w", .quoteWhy), (.global, "1", .paneList), (.global, "2", .paneReading),
      (.global, "0", .goTop),
      (.global, "C-g", .back), (.prompt, "Enter", .promptAccept), (.prompt, "1", .promptNext),
    ]
    for (context, keys, action) in lines {
      try keymap.bind(try KeySequence(notation: keys), to: action, in: context)
    }
  }

  mutating func type(_ keys: String) throws -> String {
    var outcomes: [String] = []
    for key in try KeySequence(notation: keys).keys {
      let outcome = input.press(key, in: context, keymap: keymap)
      outcomes.append(describe(outcome))
    }
    return outcomes.joined(separator: ", ")
  }

  func describe(_ outcome: KeyInput.Outcome) -> String {
    switch outcome {
    case .run(let action, let count): action.name + (count.map { "*\($0)" } ?? "")
    case .runFirst(let action, let keys):
      action.name + " then " + keys.map(\.notation).joined(separator: " ")
    case .pending(let next, _): "…" + input.notation + (next.isEmpty ? "" : " (\(next.count))")
    case .unbound(let keys): "unbound " + keys.map(\.notation).joined(separator: " ")
    case .cancelled: "cancelled"
    }
  }
}

struct KeyInputTests {
  @Test func aKeyRunsItsActionAtOnce() throws {
    var typist = try Typist()
    #expect(try typist.type("j") == "move.down")
    #expect(!typist.input.isPending)
  }

  @Test func digitsBeforeAKeyAreItsCount() throws {
    var typist = try Typist()
    #expect(try typist.type("5 j") == "…5, move.down*5")
    #expect(try typist.type("1 0 j") == "…1, …10, move.down*10")
    #expect(try typist.type("2 ] q") == "…2, …2 ] (2), quote.next*2")
  }

  @Test func zeroAloneIsNoCount() throws {
    var typist = try Typist()
    #expect(try typist.type("0") == "go.top")
  }

  @Test func aLoneDigitRunsItsActionWhenNoCountComesOfIt() throws {
    var typist = try Typist()
    #expect(try typist.type("1 w") == "…1, pane.list then w")
    #expect(try typist.type("2 ] w") == "…2, …2 ] (2), pane.reading then ] w")
    #expect(try typist.type("2 x") == "…2, pane.reading then x")
    #expect(try typist.type("1 2 w") == "…1, …12, quote.why")
    #expect(try typist.type("5 w") == "…5, quote.why")
  }

  @Test func aLoneDigitRunsItsActionWhenTheTimeIsUp() throws {
    var typist = try Typist()
    _ = try typist.type("2")
    #expect(typist.input.timeout(in: .reading, keymap: typist.keymap) == .run(.paneReading, count: nil))
    #expect(!typist.input.isPending)
    _ = try typist.type("7")
    #expect(typist.input.timeout(in: .reading, keymap: typist.keymap) == nil)
    #expect(typist.input.count == 7)
    _ = try typist.type("]")
    #expect(typist.input.timeout(in: .reading, keymap: typist.keymap) == nil)
    #expect(try typist.type("q") == "quote.next*7")
  }

  @Test func escCancelsWhatIsPending() throws {
    var typist = try Typist()
    #expect(try typist.type("5 Esc j") == "…5, cancelled, move.down")
    #expect(try typist.type("g Esc") == "…g (1), cancelled")
    #expect(try typist.type("g C-g") == "…g (1), cancelled")
    #expect(try typist.type("C-g") == "back")
    #expect(try typist.type("Esc") == "unbound Esc")
  }

  @Test func unboundKeysAreNamed() throws {
    var typist = try Typist()
    #expect(try typist.type("g x") == "…g (1), unbound g x")
    #expect(try typist.type("x") == "unbound x")
    #expect(!typist.input.isPending)
  }

  @Test func digitsInAPromptAreText() throws {
    var typist = try Typist()
    typist.context = .prompt
    #expect(try typist.type("5") == "unbound 5")
    #expect(try typist.type("1") == "prompt.next")
  }

  @Test func withCountsOffDigitsAreKeys() throws {
    var typist = try Typist(counts: false)
    #expect(try typist.type("1 5 j") == "pane.list, unbound 5, move.down")
  }

  @Test func theCountHasAnEnd() throws {
    var typist = try Typist()
    for _ in 0..<40 { _ = try typist.type("9") }
    #expect(try typist.type("j") == "move.down*99999")
  }
}

struct SpellingTests {
  @Test(arguments: [
    ("line.down", "move.down"), ("move.dwon", "move.down"), ("quot.next", "quote.next"), ("Quit", "quit"),
    ("quote.nxt", "quote.next"), ("helpshow", "help.show"), ("show.help", nil), ("frobnicate", nil),
    ("", nil),
  ])
  func theNearestNameIsFound(_ word: String, _ meant: String?) {
    #expect(Spelling.nearest(to: word, among: Action.allCases.map(\.name)) == meant)
  }

  @Test func aHugeWordHasNoNeighbour() {
    #expect(Spelling.nearest(to: String(repeating: "q", count: 1_000_000), among: ["quit"]) == nil)
  }
}
