import Documents
import Screen

/// What somebody probably meant by a key that does not exist.
enum KeySpelling {
  /// Names other programs give to keys, in lower case.
  private static let synonyms: [String: String] = [
    "return": "Enter", "ret": "Enter", "cr": "Enter", "newline": "Enter", "escape": "Esc", "spc": "Space",
    "bs": "Backspace", "del": "Delete", "ins": "Insert", "pgup": "PageUp", "pgdn": "PageDown",
    "pgdown": "PageDown", "page-up": "PageUp", "page-down": "PageDown", "prior": "PageUp", "next": "PageDown",
    "backtab": "S-Tab",
  ]
  private static let modifiers: [(spelling: String, prefix: String)] = [
    ("ctrl", "C-"), ("control", "C-"), ("alt", "A-"), ("meta", "A-"), ("shift", "S-"), ("c", "C-"),
    ("m", "A-"),
    ("a", "A-"), ("s", "S-"),
  ]

  /// The notation of an existing key, or `nil` where nothing is near.
  static func meant(by notation: String) -> String? {
    guard notation.utf8.count <= 40 else { return nil }
    var rest = Substring(notation)
    if rest.utf8.count > 2, rest.first == "<", rest.last == ">" { rest = rest.dropFirst().dropLast() }
    if rest.utf8.count > 1, rest.first == "^" { rest = "C-" + rest.dropFirst() }
    var prefix = ""
    while let (modifier, after) = strip(rest) {
      if !prefix.contains(modifier) { prefix += modifier }
      rest = after
    }
    for candidate in candidates(for: String(rest)) {
      let lower = candidate.lowercased()
      for spelled in [prefix + candidate, prefix + lower] where spelled != notation {
        if let key = Key(notation: spelled) { return key.notation }
      }
    }
    return sequence(notation)
  }

  private static func candidates(for name: String) -> [String] {
    var found = [name]
    let lower = name.lowercased()
    if let synonym = synonyms[lower] { found.append(synonym) }
    found += Key.keyNames.filter { $0.lowercased() == lower }
    if lower.first == "f" { found.append(lower.uppercased()) }
    if name.count > 2, let near = Spelling.nearest(to: name, among: Key.keyNames) { found.append(near) }
    return found
  }

  private static func strip(_ text: Substring) -> (String, Substring)? {
    for (spelling, prefix) in modifiers where text.count > spelling.count + 1 {
      guard text.prefix(spelling.count).lowercased() == spelling else { continue }
      let rest = text.dropFirst(spelling.count)
      if rest.first == "-" || rest.first == "+" { return (prefix, rest.dropFirst()) }
    }
    return nil
  }

  /// `gg` is what Vim users write for `g g`.
  private static func sequence(_ text: String) -> String? {
    guard (2...3).contains(text.count) else { return nil }
    let keys = text.map(String.init)
    return keys.allSatisfy { Key(notation: $0) != nil } ? keys.joined(separator: " ") : nil
  }
}
