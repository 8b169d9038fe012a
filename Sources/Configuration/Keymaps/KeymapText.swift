import Reader
import Screen

/// A keymap written as the file that would make it, with the help of every action.
public struct KeymapText {
  /// The lines, each with its line end.
  public let text: String

  /// Writes `keymap`; `KeymapFile` reads it back.
  public init(_ keymap: Keymap) {
    var text = keymap.counts ? "" : "counts = false\n\n"
    let bindings = keymap.bindings
    for context in Context.allCases {
      let lines = bindings.filter { $0.context == context }
      guard !lines.isEmpty else { continue }
      if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
      text += "[\(context.rawValue)]\n"
      for line in lines {
        let key = KeymapText.key(line.sequence.notation)
        let action = "\"\(line.action.name)\""
        text += KeymapText.pad(key, 11) + " = " + KeymapText.pad(action, 21) + " # " + line.action.help + "\n"
      }
    }
    self.text = text
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The sequence as TOML has keys: bare where it may be.
  private static func key(_ notation: String) -> String {
    let isBare = notation.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || Character(Unicode.Scalar(byte)).isLetter && byte < 0x80 || (0x30...0x39).contains(byte)
    }
    if isBare { return notation }
    var quoted = ""
    for character in notation {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return "\"" + quoted + "\""
  }
}
