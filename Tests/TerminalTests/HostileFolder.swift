import Foundation

/// A folder of files that nobody should have, made anew for a test and gone with the value.
final class HostileFolder {
  let path: String
  /// Sequences that must not reach a terminal as they stand in the files and their names.
  static let sequences: [String] = [
    "\u{1B}]0;PWNED\u{7}", "\u{1B}]2;PWNED\u{1B}\\", "\u{1B}[31;53mPWN", "\u{1B}]52;c;UFdO\u{7}",
    "\u{1B}P$qPWN\u{1B}\\",
    "\u{1B}_PWN\u{1B}\\", "\u{1B}[?1000;9991h", "\u{9B}31;53mPWN", "\u{9D}0;PWN\u{9C}",
    "\u{1B}]8;;http://PWN/\u{1B}\\",
    "\u{1B}[5n", "\u{1B}(0PWN", "\u{1B}cPWN", "\u{5}PWN",
  ]

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "pullquote-hostile-\(UUID().uuidString)")
      .path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in Self.texts { try write(text, name) }
    for name in Self.names { try? write(Array("Named strangely\n\n“Yes,” said Karim Haddad.\n".utf8), name) }
    makeObjects()
  }

  deinit {
    chmod(path + "/unreadable-folder", 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  /// What is no file with text, and what may not be read.
  private func makeObjects() {
    mkfifo(path + "/fifo.txt", 0o600)
    for (name, target) in [
      ("loop.txt", "loop.txt"), ("dangling.txt", "/nonexistent/x"), ("zero.txt", "/dev/zero"),
      ("tty.txt", "/dev/tty"),
      ("full.txt", "/dev/full"), ("memory.txt", "/proc/self/mem"), ("above", ".."),
    ] { symlink(target, path + "/" + name) }
    mkdir(path + "/folder.txt", 0o700)
    mkdir(path + "/unreadable-folder", 0o700)
    try? write(Array("Hidden\n".utf8), "unreadable-folder/x.txt")
    try? write(Array("Hidden\n".utf8), "unreadable.txt")
    chmod(path + "/unreadable-folder", 0)
    chmod(path + "/unreadable.txt", 0)
    // A gigabyte of nothing.
    if FileManager.default.createFile(atPath: path + "/sparse.txt", contents: nil) {
      truncate(path + "/sparse.txt", 1 << 30)
    }
  }

  private static let names = [
    "a\nb.txt", "\u{1B}]0;PWNED\u{7}.txt", "\u{1B}[31;53mPWN.txt", "-rf.txt", "--help.txt",
    "c1-\u{9B}31m.txt",
    "\u{202E}txt.exe.txt", " lead and trail .txt", "it's \"q\" `id` $(id);|&.txt", "%s%n%d.txt",
    "tab\tcr\r.txt",
    "Tri\u{200B}poli.txt", "👨‍👩‍👧🇱🇾.txt", "e" + String(repeating: "\u{301}", count: 100) + ".txt", "*.txt",
    "~root.txt",
    "[a-z]?.txt", String(repeating: "n", count: 251) + ".txt",
  ]

  private static let texts: [(String, [UInt8])] =
    bytes
    + repeats.map { name, text, count in
      (name, Array(String(repeating: text, count: count).utf8))
    }

  private static let speech = "“We stay,” said Ahmed Karim in Benghazi.\n"

  private static let bytes: [(String, [UInt8])] = {
    let body = "Title of it\n\n" + sequences.joined(separator: " tail\n") + "\n\n" + speech
    var found: [(String, [UInt8])] = []
    found.append(("sequences.txt", Array(body.utf8)))
    let c1: [UInt8] = [0x9B, 0x33, 0x31, 0x6D, 0x9D, 0x9C]
    found.append(("c1-bytes.txt", Array(speech.utf8) + c1))
    let controls: [UInt8] = (0..<32).flatMap { [$0, 0x78] }
    found.append(("controls.txt", controls + [0x7F, 0x0A]))
    found.append(("empty.txt", []))
    var state: UInt32 = 1
    let random: [UInt8] = (0..<4000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
    found.append(("random.txt", random))
    let wide: [UInt8] = speech.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    found.append(("utf16.txt", [0xFF, 0xFE] + wide))
    found.append(("normal.txt", Array("A normal article\n\n\(speech)".utf8)))
    return found
  }()

  private static let repeats: [(String, String, Int)] = [
    ("one.txt", "x", 1), ("blank.txt", " \t \n", 300), ("nul.txt", "a\0b\n", 400),
    ("bidi.txt", "\u{202E}abc \u{2066}x\u{2069} \u{200F}y\u{061C}\n", 50),
    ("zalgo.txt", "Z\u{300}\u{323}\u{489}", 3000),
    ("marks.txt", "\u{301}", 20_000), ("emoji.txt", "👩‍❤️‍👨👩🏽‍🚀🇱🇾🇱", 500), ("tags.txt", "\u{E0041}\u{E007F}a", 300),
    ("wide.txt", "利比亚", 20_000), ("separators.txt", "one\u{2028}two\u{2029}three\u{85}four\u{B}\n", 100),
    ("open.txt", "“", 60_000), ("nested.txt", "“‘", 10_000), ("straight.txt", "\"a ", 40_001),
    ("line.txt", "word ", 300_000), ("unbroken.txt", "x", 1_500_000), ("lines.txt", "\n", 200_000),
    ("rules.txt", "-----\n", 30_000), ("commas.txt", "said, ", 20_000),
    ("capitals.txt", "Tripoli Benghazi Misrata ", 6_000), ("dots.txt", "U.S.A.", 10_000),
  ]
}
