import Configuration
import Reader
import Screen
import Testing

struct KeymapFileTests {
  private func read(_ text: String) -> KeymapFile {
    KeymapFile(Array(text.utf8), name: "keymap.toml", onto: ShippedKeymap.vim.keymap)
  }

  private func lookup(_ keymap: Keymap, _ keys: String, _ context: Context = .reading) throws -> Keymap.Lookup
  {
    keymap.lookup(try KeySequence(notation: keys).keys, in: context)
  }

  @Test func aUsersBindingsGoOnTopOfTheDefault() throws {
    let file = read("[reading]\n\"g q\" = \"quit\"\nw = \"quote.copy\"\n[global]\nT = false\n\"!\" = \"\"\n")
    #expect(file.problems.isEmpty)
    #expect(try lookup(file.keymap, "g q") == .action(.quit))
    #expect(try lookup(file.keymap, "w") == .action(.quoteCopy))
    #expect(try lookup(file.keymap, "w", .list) == .action(.quoteWhy))
    #expect(try lookup(file.keymap, "T") == .none)
    #expect(try lookup(file.keymap, "!") == .none)
    #expect(try lookup(file.keymap, "j") == .action(.moveDown))
  }

  @Test(arguments: [
    (
      "# one\n[reading]\n  x = \"line.dwn\"",
      "keymap.toml:3:3: unknown action \"line.dwn\" (did you mean \"move.down\"?)"
    ),
    ("[raeding]\nx = \"quit\"", "keymap.toml:1:1: unknown context [raeding] (did you mean \"reading\"?)"),
    ("x = \"quit\"", "keymap.toml:1:1: \"x\" stands in no context; put it under [global] or another"),
    ("[global]\nx = 3", "keymap.toml:2:1: \"x\" must be the name of an action, or false to unbind it"),
    ("[global]\nx = true", "keymap.toml:2:1: \"x\" must be the name of an action, or false to unbind it"),
    (
      "[global]\n\"ctrl-r\" = \"quit\"", "keymap.toml:2:1: unknown key \"ctrl-r\" (did you mean \"C-r\"?)"
    ),
    (
      "[global]\ng = \"quit\"",
      "keymap.toml:2:1: \"g\" clashes with \"g g\" (go.top): one begins with the other; "
        + "unbind it with \"g g\" = false"
    ),
    ("[global]\ng.g = \"quit\"", "keymap.toml:2:1: \"g.g\" must be written in quotation marks"),
    ("[global]\nC-r = \"quit\"\nC-R = \"back\"", "keymap.toml:3:1: \"C-r\" is already bound in line 2"),
    ("[list]\nT = false", "keymap.toml:2:1: \"T\" is not bound in [list], only in [global]"),
    (
      "[global]\n\"1 x\" = \"quit\"",
      "keymap.toml:2:1: \"1 x\" cannot begin with a digit, which begins a count; counts = false turns counts off"
    ),
    (
      "[global]\nx = \"prompt.accept\"",
      "keymap.toml:2:1: prompt.accept cannot be bound in [global], only in [prompt]"
    ),
    ("counts = 1", "keymap.toml:1:1: \"counts\" must be true or false"),
    ("[[global]]\nx = \"quit\"", "keymap.toml:1:1: \"global\" must be one table, [global]"),
    ("[global.x]\ny = \"quit\"", "keymap.toml:1:1: \"x\" must be written in quotation marks"),
  ])
  func aProblemSaysWhereAndWhatWasMeant(_ text: String, _ message: String) {
    #expect(read(text).problems.first?.located == message)
  }

  @Test func theLineIsEnoughForTheStatusLine() {
    #expect(
      read("[global]\nx = \"qiut\"").problems.first?.description
        == "keymap.toml:2: unknown action \"qiut\" (did you mean \"quit\"?)")
  }

  @Test func goodBindingsOfAPartlyBadFileCount() throws {
    let file = read("[global]\nx = \"nonsense\"\n\"g q\" = \"quit\"\n[nowhere]\na = \"quit\"\nb = \"quit\"\n")
    #expect(file.problems.count == 2)
    #expect(try lookup(file.keymap, "g q") == .action(.quit))
    #expect(try lookup(file.keymap, "x") == .action(.paneSwap))
  }

  @Test func whatIsUnboundMakesRoomWhereverItStands() throws {
    let longer = ShippedKeymap.vim.keymap.bindings.filter {
      $0.context == .global && $0.sequence.notation.hasPrefix("g ")
    }
    let unbound = longer.map { "\"\($0.sequence.notation)\" = false\n" }.joined()
    let file = read("[global]\n\"g\" = \"quit\"\n" + unbound)
    #expect(longer.count >= 2)
    #expect(file.problems.isEmpty)
    #expect(try lookup(file.keymap, "g") == .action(.quit))
  }

  @Test func aFileThatIsNoTOMLChangesNothing() {
    let file = read("[global]\n\"g q\" = \"quit\"\nx = = 3\n")
    #expect(file.keymap == ShippedKeymap.vim.keymap)
    #expect(file.problems.count == 1)
    #expect(file.problems.first?.place?.line == 3)
  }

  @Test func inlineTablesCountToo() throws {
    let file = read("reading = { \"g q\" = \"quit\", v = \"nonsense\" }\n")
    #expect(file.problems.map(\.located) == ["keymap.toml:1:29: unknown action \"nonsense\""])
    #expect(try lookup(file.keymap, "g q") == .action(.quit))
  }

  @Test func countsCanBeTurnedOff() {
    let file = read("counts = false\n[global]\n\"1 x\" = \"quit\"\n1 = false\n")
    #expect(file.problems.isEmpty)
    #expect(!file.keymap.counts)
  }

  @Test func bindingsKeepTheOrderOfTheFile() {
    let text = "[global]\nz = \"quit\"\nb = \"back\"\n[reading]\na = \"open\"\n"
    let file = KeymapFile(Array(text.utf8), name: "k")
    #expect(file.keymap.bindings.map(\.sequence.notation) == ["z", "b", "a"])
  }
}
