/// What a program wrote to a terminal like xterm, taken apart: modes, control strings, text.
public struct OutputStream {
  private var privateModes: [Int: Bool] = [:]
  private var hasAttributes = false
  private var hasKeypad = false
  private var hasLineDrawing = false
  /// OSC, DCS and their like, without their introducers and ends.
  public private(set) var controlStrings: [String] = []
  /// Everything that was neither a sequence nor a control string.
  public private(set) var text: [UInt8] = []

  /// Takes the bytes apart.
  public init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, index + 1 < bytes.count else {
        if bytes[index] == 0x0E || bytes[index] == 0x0F { hasLineDrawing = bytes[index] == 0x0E }
        text.append(bytes[index])
        index += 1
        continue
      }
      switch bytes[index + 1] {
      case UInt8(ascii: "["):
        let end = bytes[(index + 2)...].firstIndex { (0x40..<0x7F).contains($0) } ?? bytes.count - 1
        controlSequence(String(decoding: bytes[(index + 2)..<end], as: UTF8.self), bytes[end])
        index = end + 1
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
        var end = index + 2
        while end < bytes.count, bytes[end] != 0x07,
          !(bytes[end] == 0x1B && bytes.dropFirst(end + 1).first == 0x5C)
        {
          end += 1
        }
        controlStrings.append(String(decoding: bytes[(index + 2)..<min(end, bytes.count)], as: UTF8.self))
        index = end + (end < bytes.count && bytes[end] == 0x1B ? 2 : 1)
      case UInt8(ascii: "("):
        if index + 2 < bytes.count { hasLineDrawing = bytes[index + 2] != UInt8(ascii: "B") }
        index += 3
      case UInt8(ascii: "="), UInt8(ascii: ">"):
        hasKeypad = bytes[index + 1] == UInt8(ascii: "=")
        index += 2
      default: index += 2
      }
    }
  }

  private mutating func controlSequence(_ parameters: String, _ final: UInt8) {
    switch final {
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      guard parameters.hasPrefix("?") else { return }
      for mode in parameters.dropFirst().split(separator: ";").compactMap({ Int($0) }) {
        privateModes[mode] = final == UInt8(ascii: "h")
      }
    case UInt8(ascii: "m"): hasAttributes = !["", "0", "39", "49", "39;49"].contains(parameters)
    default: break
    }
  }

  /// What is still changed at the end.
  public var unrestored: [String] {
    let names = [
      1: "cursor keys", 1000: "mouse", 1002: "mouse", 1003: "mouse", 1006: "mouse", 1049: "alternate screen",
      2004: "bracketed paste",
    ]
    var left = privateModes.filter(\.value).compactMap { names[$0.key] }.sorted()
    if privateModes[25] == false { left.append("cursor hidden") }
    if hasAttributes { left.append("attributes") }
    if hasKeypad { left.append("keypad") }
    if hasLineDrawing { left.append("character set") }
    return left
  }

  /// Scalars and bytes in the text that no text of others may bring to a terminal.
  public var forbidden: [String] {
    var found: Set<String> = []
    for byte in text where byte < 0x20 && ![0x08, 0x09, 0x0A, 0x0D, 0x0F].contains(byte) || byte == 0x7F {
      found.insert("C0 \(byte)")
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C, 0xE0000...0xE007F, 0x2028,
        0x2029:
        found.insert("U+" + String(scalar.value, radix: 16, uppercase: true))
      default: break
      }
    }
    if String(validating: text, as: UTF8.self) == nil { found.insert("no UTF-8") }
    return found.sorted()
  }
}
