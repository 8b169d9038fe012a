/// What is drawn where only ASCII may go out.
enum PlainCharacter {
  /// The ASCII character nearest to a scalar; `?` where there is none.
  static func standIn(for scalar: UInt32) -> UInt32 {
    let character: Unicode.Scalar =
      switch scalar {
      case 0x20..<0x7F: Unicode.Scalar(UInt8(scalar))
      case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2B9...0x2BD, 0xB4: "'"
      case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: "\""
      case 0x2039: "<"
      case 0x203A: ">"
      case 0xAD, 0x2010...0x2015, 0x2212: "-"
      case 0x2022, 0xB7, 0x25CF, 0x25CB, 0x25CC, 0x2605: "*"
      case 0x2026: "."
      // Box drawing: horizontal, vertical, the rest; then block elements.
      case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2574, 0x2576: "-"
      case 0x2550: "="
      case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577: "|"
      case 0x250C...0x2570: "+"
      case 0x2580...0x259F: "#"
      case 0x2190, 0x25C0, 0x25C2: "<"
      case 0x2192, 0x25B6, 0x25B8: ">"
      case 0x2191, 0x25B2, 0x25B4: "^"
      case 0x2193, 0x25BC, 0x25BE: "v"
      case 0x2713, 0x2714: "+"
      default: letter(scalar)
      }
    return character.value
  }

  /// The base letter of a Latin letter with a mark.
  private static func letter(_ scalar: UInt32) -> Unicode.Scalar {
    guard (0xC0..<0x250).contains(scalar) || (0x1E00..<0x1F00).contains(scalar),
      let letter = Unicode.Scalar(scalar)
    else { return "?" }
    // Swift has no public decomposition without Foundation; the name says the letter: LATIN SMALL LETTER E WITH ACUTE.
    guard let words = letter.properties.name?.split(separator: " "), words.count > 3, words[0] == "LATIN",
      words[2] == "LETTER", words[3].unicodeScalars.count == 1, let capital = words[3].unicodeScalars.first
    else { return "?" }
    return words[1] == "SMALL" ? Unicode.Scalar(UInt8(capital.value) + 0x20) : capital
  }
}
