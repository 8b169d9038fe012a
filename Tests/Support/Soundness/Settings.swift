import Configuration
import Reader

private let shipped = ShippedKeymap.vim.keymap

/// A configuration file is read or complained of in words that can be printed; a keymap that is written as a file is
/// the same keymap when it is read.
func checkConfiguration(_ bytes: [UInt8]) throws(Unsound) {
  let base = bytes.count % 2 == 0 ? Keymap() : shipped
  let file = KeymapFile(bytes, name: "k", onto: base)
  let preferences = PreferencesFile(bytes, name: "s")
  for problem in file.problems + preferences.problems {
    try demand(isPrintable(problem.located), "a message with a control character")
    try demand(problem.located.utf8.count < 1_000, "a message of \(problem.located.utf8.count) bytes")
    if let place = problem.place { try demand(place.line >= 1 && place.column >= 1, "at no place") }
  }
  let written = KeymapText(file.keymap).text
  let again = KeymapFile(Array(written.utf8), name: "k")
  try demand(again.problems.isEmpty, "what is written is not understood: \(again.problems.prefix(1))")
  try demand(KeymapText(again.keymap).text == written, "what is written is read as another keymap")
}
