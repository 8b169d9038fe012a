import Screen

// Keys are written as Vim and Emacs users write them: `j`, `G`, `Space`, `C-r`, `A-x`, `S-Tab`, `F1`.

extension Key {
  private static let names: [(name: String, code: Code)] = [
    ("Space", .character(" ")), ("Enter", .enter), ("Tab", .tab), ("Esc", .escape),
    ("Backspace", .backspace), ("Delete", .delete), ("Insert", .insert), ("Up", .up), ("Down", .down),
    ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end), ("PageUp", .pageUp),
    ("PageDown", .pageDown),
  ]

  /// The key's name in keymaps, help and messages; `Key(notation:)` reads it back.
  public var notation: String {
    var text = ""
    if modifiers.contains(.control) { text += "C-" }
    if modifiers.contains(.alt) { text += "A-" }
    if modifiers.contains(.shift) { text += "S-" }
    switch code {
    case .function(let number): text += "F\(number)"
    case .character(let scalar) where scalar != " ": text.unicodeScalars.append(scalar)
    default: text += Key.names.first { $0.code == code }?.name ?? ""
    }
    return text
  }

  /// Reads one key in keymap notation, or gives `nil` where a terminal has no such key.
  ///
  /// `KeySequence(notation:)` says what is wrong and what was probably meant.
  public init?(notation: String) {
    guard let key = try? Key(parsing: notation) else { return nil }
    self = key
  }

  /// Reads one key, without spaces around it; the error names what was probably meant.
  init(named notation: String) throws(KeySequenceError) {
    do {
      try self.init(parsing: notation)
    } catch .unknownKey {
      throw .unknownKey(notation, meant: KeySpelling.meant(by: notation))
    } catch {
      throw error
    }
  }

  private init(parsing notation: String) throws(KeySequenceError) {
    var rest = Substring(notation)
    var modifiers: Modifiers = []
    while rest.utf8.count > 2, let modifier = Key.modifier(of: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(2)
    }
    guard let code = Key.code(named: rest) else {
      throw .unknownKey(notation, meant: nil)
    }
    guard case .character(let scalar) = code else {
      self.init(code, modifiers)
      return
    }
    if modifiers.contains(.shift) {
      let upper = String(scalar).uppercased()
      throw .shiftedCharacter(notation, meant: upper == String(scalar) ? nil : upper)
    }
    self.init(code, modifiers)
    guard modifiers.contains(.control) else { return }
    // The terminal sends one byte for C-r and C-R.
    if let lower = scalar.properties.lowercaseMapping.unicodeScalars.first, scalar.isASCII {
      self.code = .character(lower)
    }
    if let twin = Key.controlTwins[self.code] { throw .sameKey(notation, as: twin) }
  }

  /// Keys that terminals report as another one.
  private static let controlTwins: [Code: String] = [
    .character("i"): "Tab", .character("m"): "Enter", .character("["): "Esc",
  ]

  private static func modifier(of text: Substring) -> Modifiers? {
    switch text.prefix(2) {
    case "C-": .control
    case "A-": .alt
    case "S-": .shift
    default: nil
    }
  }

  private static func code(named name: Substring) -> Code? {
    if let found = names.first(where: { $0.name == name }) { return found.code }
    if name.unicodeScalars.count == 1, let scalar = name.unicodeScalars.first {
      let category = scalar.properties.generalCategory
      let types = category != .control && category != .format && !scalar.properties.isWhitespace
      return types ? .character(scalar) : nil
    }
    if name.first == "F", let number = Int(name.dropFirst()), (1...63).contains(number), name.utf8.count <= 3
    {
      return .function(number)
    }
    return nil
  }

  /// The digit that a key types without modifiers.
  var digit: Int? {
    guard modifiers.isEmpty, case .character(let scalar) = code, ("0"..."9").contains(scalar) else {
      return nil
    }
    return Int(scalar.value) - 0x30
  }

  /// The names of all keys that have one, for spelling suggestions.
  static var keyNames: [String] { names.map(\.name) }
}
