/// The control sequence that puts text into the clipboard of the person's terminal: OSC 52.
///
/// It works through ssh, because the terminal at the near end obeys it. Inside tmux and GNU screen it has to be told
/// to the outer terminal:
/// - tmux takes plain OSC 52 with `set-clipboard on`, and passes a wrapped one on with `allow-passthrough on`; either
///   may be off, so both are sent. Where both are on the clipboard gets the same text twice.
/// - GNU screen passes on what stands in a DCS string, at most 768 bytes of it; so the sequence goes in pieces.
///   A TERM of screen's may belong to tmux behind ssh, so the plain one comes first there.
enum Clipboard {
  /// What stands between the program and the terminal.
  enum Route: Hashable {
    case direct, tmux, screen

    /// What the environment says: TMUX, STY, TERM.
    static func environment(_ value: (String) -> String?) -> Route {
      let term = value("TERM") ?? ""
      if value("TMUX") != nil || term.hasPrefix("tmux") { return .tmux }
      return value("STY") != nil || term.hasPrefix("screen") ? .screen : .direct
    }
  }

  /// The most bytes of text that are sent: 100,000 in base64 with the sequence around it, where xterm stops reading.
  static let limit = 74_994

  /// The sequence for a text; what is longer than `limit` is cut behind a whole scalar.
  static func sequence(for text: String, through route: Route) -> String {
    let plain = "\u{1B}]52;c;" + base64(prefix(Array(text.utf8))) + "\u{07}"
    switch route {
    case .direct: return plain
    case .tmux: return plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\"
    case .screen:
      var pieces = ""
      var rest = Substring(plain)
      while !rest.isEmpty {
        pieces += "\u{1B}P" + rest.prefix(256) + "\u{1B}\\"
        rest = rest.dropFirst(256)
      }
      return plain + pieces
    }
  }

  private static func prefix(_ utf8: [UInt8]) -> ArraySlice<UInt8> {
    guard utf8.count > limit else { return utf8[...] }
    var end = limit
    while end > 0, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    return utf8[..<end]
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: ArraySlice<UInt8>) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let count = min(3, bytes.endIndex - index)
      var group = 0
      for offset in 0..<3 { group = group << 8 | (offset < count ? Int(bytes[index + offset]) : 0) }
      for digit in 0..<4 {
        result.append(digit <= count ? alphabet[group >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
      }
      index += 3
    }
    return String(decoding: result, as: UTF8.self)
  }
}
