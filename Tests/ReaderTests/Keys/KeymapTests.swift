import Reader
import Screen
import Testing

struct KeymapTests {
  private func keymap(_ lines: (Context, String, Action)...) throws -> Keymap {
    var keymap = Keymap()
    for (context, keys, action) in lines {
      try keymap.bind(try KeySequence(notation: keys), to: action, in: context)
    }
    return keymap
  }

  private func lookup(_ keymap: Keymap, _ keys: String, _ context: Context) throws -> Keymap.Lookup {
    keymap.lookup(try KeySequence(notation: keys).keys, in: context)
  }

  @Test func aContextFallsBackToGlobalAndShadowsIt() throws {
    let map = try keymap((.global, "j", .moveDown), (.global, "d", .quit), (.reading, "d", .halfDown))
    #expect(try lookup(map, "j", .reading) == .action(.moveDown))
    #expect(try lookup(map, "d", .reading) == .action(.halfDown))
    #expect(try lookup(map, "d", .list) == .action(.quit))
  }

  @Test func aPromptStandsAlone() throws {
    let map = try keymap((.global, "j", .moveDown), (.prompt, "Enter", .promptAccept))
    #expect(try lookup(map, "j", .prompt) == .none)
    #expect(try lookup(map, "Enter", .prompt) == .action(.promptAccept))
    #expect(try lookup(map, "Enter", .list) == .none)
  }

  @Test func continuationsOfBothLayersAreMerged() throws {
    let map = try keymap(
      (.global, "] q", .quoteNext), (.global, "] s", .speakerNext), (.reading, "] p", .placeNext),
      (.reading, "] s", .quotePrevious))
    guard case .pending(let next) = try lookup(map, "]", .reading) else {
      Issue.record("] is no prefix")
      return
    }
    #expect(
      next.map { $0.key.notation + " " + $0.help } == [
        "q Next quotation", "p Next place", "s Previous quotation",
      ])
  }

  @Test func aPrefixInAContextHidesAGlobalKey() throws {
    let map = try keymap((.global, "g", .goTop), (.reading, "g g", .goBottom))
    guard case .pending = try lookup(map, "g", .reading) else {
      Issue.record("g is no prefix")
      return
    }
    #expect(try lookup(map, "g g", .reading) == .action(.goBottom))
    #expect(try lookup(map, "g", .list) == .action(.goTop))
    #expect(map.keys(for: .goTop, in: .reading).isEmpty)
  }

  @Test func aKeyInAContextHidesAGlobalPrefix() throws {
    let map = try keymap((.global, "g g", .goTop), (.reading, "g", .goBottom))
    #expect(try lookup(map, "g", .reading) == .action(.goBottom))
    #expect(try lookup(map, "g g", .reading) == .none)
    #expect(map.keys(for: .goTop, in: .reading).isEmpty)
  }

  @Test func aPrefixNamesWhatItsActionsShare() throws {
    let map = try keymap(
      (.global, "x n q", .quoteNext), (.global, "x n p", .placeNext), (.global, "x z", .quit))
    guard case .pending(let next) = try lookup(map, "x", .list) else {
      Issue.record("x is no prefix")
      return
    }
    #expect(next.map(\.help) == ["Next …", "Quit"])
    #expect(next.map(\.isComplete) == [false, true])
  }

  @Test func oneSequenceMayNotBeginWithAnother() throws {
    var map = try keymap((.global, "g g", .goTop), (.global, "x", .quit))
    let g = try KeySequence(notation: "g")
    let old = try KeySequence(notation: "g g")
    #expect(throws: KeymapError.clash(g, with: old, .goTop)) { try map.bind(g, to: .quit, in: .global) }
    let long = try KeySequence(notation: "x y")
    let short = try KeySequence(notation: "x")
    #expect(throws: KeymapError.clash(long, with: short, .quit)) {
      try map.bind(long, to: .quit, in: .global)
    }
    map.unbind(old, in: .global)
    try map.bind(g, to: .quit, in: .global)
    #expect(map.lookup(g.keys, in: .global) == .action(.quit))
  }

  @Test func digitsBeginCountsUnlessCountsAreOff() throws {
    let sequence = try KeySequence(notation: "1 x")
    var map = Keymap()
    #expect(throws: KeymapError.beginsWithDigit(sequence)) { try map.bind(sequence, to: .quit, in: .global) }
    map.counts = false
    try map.bind(sequence, to: .quit, in: .global)
    #expect(map.lookup(sequence.keys, in: .list) == .action(.quit))
  }

  @Test func anActionIsBoundOnlyWhereItMeansSomething() {
    var map = Keymap()
    #expect(throws: KeymapError.wrongContext(.promptAccept, .list)) {
      try map.bind(try KeySequence(notation: "x"), to: .promptAccept, in: .list)
    }
  }

  @Test func bindingsKeepTheirOrderWhenOneIsReplaced() throws {
    var map = try keymap((.global, "b", .quit), (.reading, "a", .open), (.global, "c", .redraw))
    try map.bind(try KeySequence(notation: "b"), to: .suspend, in: .global)
    #expect(
      map.bindings.map { $0.sequence.notation + " " + $0.action.name } == [
        "b suspend", "a open", "c redraw",
      ])
    #expect(map.keys(for: .open, in: .reading).map(\.notation) == ["a"])
  }

  @Test func whatIsUnboundLeavesNoPrefixBehind() throws {
    var map = try keymap((.global, "g g", .goTop))
    let wasPrefix = map.unbind(try KeySequence(notation: "g"), in: .global)
    let wasBound = map.unbind(try KeySequence(notation: "g g"), in: .global)
    #expect(!wasPrefix && wasBound)
    #expect(try lookup(map, "g", .list) == .none)
    #expect(map.bindings.isEmpty)
  }
}

struct ActionTableTests {
  @Test(arguments: Action.allCases) func helpOfEveryActionFitsBesideItsKeys(_ action: Action) {
    #expect(!action.help.isEmpty)
    #expect(action.help.count <= 66)
    #expect(action.name.count <= 20)
  }
}
