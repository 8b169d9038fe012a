import Configuration
import Reader
import Screen
import Testing

struct ShippedKeymapTests {
  @Test(arguments: ShippedKeymap.allCases) func everyShippedKeymapIsWithoutProblems(_ shipped: ShippedKeymap)
  {
    let file = KeymapFile(shipped.bytes, name: shipped.fileName)
    #expect(file.problems.map(\.description) == [])
    #expect(!file.keymap.bindings.isEmpty)
  }

  @Test(arguments: ShippedKeymap.allCases) func everyActionCanBeReached(_ shipped: ShippedKeymap) {
    let keymap = shipped.keymap
    for action in Action.allCases {
      let reached = action.contexts.contains { !keymap.keys(for: action, in: $0).isEmpty }
      #expect(reached, "\(action.name) has no key in \(shipped.name)")
    }
  }

  @Test(arguments: ShippedKeymap.allCases) func arrowsPagesAndTabWorkEverywhere(_ shipped: ShippedKeymap) {
    let expected: [(String, Action)] = [
      ("Down", .moveDown), ("Up", .moveUp), ("PageDown", .pageDown), ("PageUp", .pageUp), ("Home", .goTop),
      ("End", .goBottom), ("Tab", .paneNext), ("S-Tab", .panePrevious), ("F1", .helpShow), ("C-z", .suspend),
    ]
    for context in [Context.list, .reading, .panel] {
      for (notation, action) in expected {
        let keys = Key(notation: notation).map { [$0] } ?? []
        #expect(shipped.keymap.lookup(keys, in: context) == .action(action), "\(notation) in \(shipped.name)")
      }
    }
  }

  @Test(arguments: ShippedKeymap.allCases) func aPromptTakesEveryTypedCharacterAsText(
    _ shipped: ShippedKeymap
  ) {
    let bound = shipped.keymap.bindings.filter { $0.context == .prompt }
    #expect(!bound.isEmpty)
    for binding in bound {
      let first = binding.sequence.keys[0]
      if case .character = first.code { #expect(!first.modifiers.isEmpty) }
    }
  }

  @Test(arguments: ShippedKeymap.allCases) func escLetsGoAndNeverQuits(_ shipped: ShippedKeymap) {
    for context in [Context.list, .reading, .panel, .popup] {
      #expect(shipped.keymap.lookup([Key(.escape)], in: context) == .action(.cancel))
    }
  }

  @Test func arrowsNeedsNoLetters() {
    for action in Action.allCases where action.contexts.contains(.reading) {
      let withoutLetters = ShippedKeymap.arrows.keymap.keys(for: action, in: .reading).contains { sequence in
        sequence.keys.allSatisfy { key in
          guard case .character(let scalar) = key.code else { return true }
          return !scalar.properties.isAlphabetic || key.modifiers.contains(.control)
        }
      }
      #expect(withoutLetters, "\(action.name)")
    }
  }

  @Test(arguments: ShippedKeymap.allCases) func aPrintedKeymapIsAKeymapFile(_ shipped: ShippedKeymap) {
    var keymap = shipped.keymap
    keymap.counts = shipped == .less
    let printed = KeymapFile(Array(KeymapText(keymap).text.utf8), name: "printed")
    #expect(printed.problems.isEmpty)
    #expect(KeymapText(printed.keymap).text == KeymapText(keymap).text)
    #expect(printed.keymap.counts == keymap.counts)
    #expect(Set(printed.keymap.bindings) == Set(keymap.bindings))
  }

  @Test func aKeymapIsFoundByItsName() {
    #expect(ShippedKeymap(name: "vim") == .vim)
    #expect(ShippedKeymap(name: "emcas") == nil)
    #expect(ShippedKeymap.nearest(to: "emcas") == "emacs")
  }
}
