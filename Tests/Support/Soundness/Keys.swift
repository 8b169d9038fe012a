import Curses
import Screen

/// However the bytes are cut into reads, they mean the same; what is no key is swallowed, and nothing is kept for ever.
///
/// The first byte says where the bytes are cut and which byte the Backspace key sends.
func checkKeys(_ bytes: [UInt8]) throws(Unsound) {
  let first = bytes.first ?? 0
  let erase: UInt8 = first & 1 == 0 ? 0x7F : 0x08
  let input = Array(bytes.dropFirst())
  let cut = input.isEmpty ? 0 : Int(first >> 1) % (input.count + 1)

  let whole = events(of: [input[...]], erase: erase)
  try demand(
    events(of: [input[..<cut], input[cut...]], erase: erase) == whole, "cut at \(cut) they mean another")
  try demand(
    events(of: input.indices.map { input[$0...$0] }, erase: erase) == whole, "one by one they mean another")
  try demand(whole.count <= input.count, "more events than bytes")
  for case .key(let key) in whole {
    switch key.code {
    case .character(let scalar):
      try demand(scalar.properties.generalCategory != .control, "a control character is a key")
    case .function(let number): try demand((1...63).contains(number), "F\(number)")
    default: break
    }
  }

  // What comes after a reset is understood, whatever was sent before.
  var decoder = InputDecoder(erase: erase)
  var after: [TerminalEvent] = []
  decoder.decode(input, into: &after)
  decoder.flush(into: &after)
  try demand(decoder.patience == nil, "it waits after the end")
  after = []
  decoder.decode([0x6A], into: &after)
  try demand(after == [.key(Key(.character("j")))], "j is not j afterwards")
}

private func events(of reads: [ArraySlice<UInt8>], erase: UInt8) -> [TerminalEvent] {
  var decoder = InputDecoder(erase: erase)
  var events: [TerminalEvent] = []
  for read in reads { decoder.decode(read, into: &events) }
  decoder.flush(into: &events)
  return events
}
