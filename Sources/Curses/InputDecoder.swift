package import Screen

/// Turns the bytes a terminal sends into events.
///
/// It knows the sequences of xterm and its kin, the Linux console, rxvt and kitty's and xterm's extended keys (ECMA-48
/// control sequences), whichever TERM says, so that a wrong TERM costs no key. What it does not know it swallows whole:
/// no half of a sequence is ever taken for keys.
package struct InputDecoder {
  /// The most bytes of one paste that are kept.
  static let pasteLimit = 1 << 20
  /// The most bytes of one sequence; longer ones are no keys.
  private static let sequenceLimit = 4096

  private let erase: UInt8
  private var pending: [UInt8] = []
  private var paste: [UInt8]?

  /// `erase` is the byte the Backspace key sends: 0x7F or 0x08.
  package init(erase: UInt8) { self.erase = erase }

  /// How many milliseconds to wait for the rest of a sequence before `flush`; `nil` when none has begun.
  package var patience: Int32? {
    if paste != nil { return 500 }
    return pending.isEmpty ? nil : pending.count == 1 ? 25 : 100
  }

  /// Takes bytes and appends the events they complete.
  package mutating func decode(_ bytes: some Sequence<UInt8>, into events: inout [TerminalEvent]) {
    for byte in bytes {
      if paste != nil {
        collect(byte, into: &events)
      } else {
        pending.append(byte)
        consume(into: &events)
      }
    }
  }

  /// Takes what is pending as complete: Escape was only Escape.
  package mutating func flush(into events: inout [TerminalEvent]) {
    if let paste {
      self.paste = nil
      events.append(.paste(String(decoding: paste, as: UTF8.self)))
    }
    let rest = pending
    pending = []
    guard rest.first == 0x1B else { return }
    if rest.count == 1 {
      events.append(.key(Key(.escape)))
    } else if rest.count == 2, let key = plainKey(rest[1]) {
      events.append(.key(Key(key.code, key.modifiers.union(.alt))))
    }
  }

  // MARK: One step

  private enum Step {
    /// More bytes have to come.
    case incomplete
    /// Complete, and nothing to tell.
    case nothing
    case event(TerminalEvent)
    case pasteBegins
    /// The first byte stands for itself: Escape in front of a sequence of its own.
    case escapeAlone
  }

  private mutating func consume(into events: inout [TerminalEvent]) {
    switch step() {
    case .incomplete:
      if pending.count > Self.sequenceLimit { pending = [] }
    case .nothing: pending = []
    case .event(let event):
      pending = []
      events.append(event)
    case .pasteBegins:
      pending = []
      paste = []
    case .escapeAlone:
      pending.removeFirst()
      events.append(.key(Key(.escape)))
      consume(into: &events)
    }
  }

  private func step() -> Step {
    guard let first = pending.first else { return .nothing }
    if first == 0x1B { return escaped() }
    return character(pending[...], [])
  }

  private func escaped() -> Step {
    guard pending.count > 1 else { return .incomplete }
    switch pending[1] {
    case UInt8(ascii: "["): return controlSequence(from: 2, [])
    case UInt8(ascii: "O"): return singleShift(from: 2, [])
    // Replies of the terminal: OSC, DCS, APC, PM, SOS, up to BEL or ST.
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      let isEnded = pending.last == 0x07 || pending.count > 3 && pending.suffix(2) == [0x1B, 0x5C]
      return isEnded ? .nothing : .incomplete
    case 0x1B:
      // rxvt sends Alt with an arrow as ESC ESC [ A.
      guard pending.count > 2 else { return .incomplete }
      switch pending[2] {
      case UInt8(ascii: "["): return controlSequence(from: 3, .alt)
      case UInt8(ascii: "O"): return singleShift(from: 3, .alt)
      default: return .escapeAlone
      }
    default: return character(pending[1...], .alt)
    }
  }

  // MARK: Characters

  private func character(_ bytes: ArraySlice<UInt8>, _ modifiers: Key.Modifiers) -> Step {
    guard let first = bytes.first else { return .incomplete }
    if first < 0x80 {
      guard let key = plainKey(first) else { return .nothing }
      return .event(.key(Key(key.code, key.modifiers.union(modifiers))))
    }
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    let isBroken = bytes.dropFirst().contains { $0 & 0xC0 != 0x80 }
    if bytes.count < length, !isBroken { return .incomplete }
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard text.count == 1, let scalar = text.first, scalar != "\u{FFFD}", scalar.value >= 0xA0 else {
      // A broken character must not swallow the key behind it.
      if isBroken, let last = bytes.last, last < 0x80, last != 0x1B, let key = plainKey(last) {
        return .event(.key(key))
      }
      return .nothing
    }
    return .event(.key(Key(.character(scalar), modifiers)))
  }

  private func plainKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x00: Key(.character(" "), .control)
    case 0x09: Key(.tab)
    case 0x0D: Key(.enter)
    case 0x1B: Key(.escape)
    case erase, 0x7F: Key(.backspace)
    case 0x01...0x1A: Key(.character(Unicode.Scalar(byte + 0x60)), .control)
    case 0x1C...0x1F: Key(.character(Unicode.Scalar(byte + 0x40)), .control)
    case 0x20..<0x7F: Key(.character(Unicode.Scalar(byte)))
    default: nil
    }
  }

  // MARK: Sequences

  /// SS3: the cursor keys and the keypad in application mode.
  private func singleShift(from start: Int, _ modifiers: Key.Modifiers) -> Step {
    guard pending.count > start else { return .incomplete }
    let final = pending[start]
    let code: Key.Code? =
      switch final {
      case UInt8(ascii: "M"): .enter
      case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Unicode.Scalar(final - 0x40))
      case UInt8(ascii: "X"): .character("=")
      case UInt8(ascii: "a")...UInt8(ascii: "d"): Self.cursorKey(final - 0x20)
      default: Self.cursorKey(final)
      }
    return code.map { .event(.key(Key($0, modifiers))) } ?? .nothing
  }

  private static func cursorKey(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
    default: nil
    }
  }

  /// CSI: parameters, intermediate bytes, a final byte.
  private func controlSequence(from start: Int, _ alt: Key.Modifiers) -> Step {
    guard pending.count > start else { return .incomplete }
    if pending[start] == UInt8(ascii: "[") {
      // The Linux console's F1 to F5: ESC [ [ A.
      guard pending.count > start + 1 else { return .incomplete }
      let number = Int(pending[start + 1]) - 0x40
      return (1...5).contains(number) ? .event(.key(Key(.function(number), alt))) : .nothing
    }
    if pending[start] == UInt8(ascii: "M") {
      // A mouse report of the oldest kind: three bytes follow; not asked for.
      return pending.count < start + 4 ? .incomplete : .nothing
    }
    let final = pending[pending.count - 1]
    let isRxvt = final == UInt8(ascii: "$") && pending.count > start + 1
    if (0x20..<0x40).contains(final), !isRxvt { return .incomplete }
    // Anything else inside ends a sequence that was none.
    guard (0x40..<0x7F).contains(final) || isRxvt else { return final == 0x1B ? .incomplete : .nothing }
    let body = pending[start..<(pending.count - 1)]
    if body.first == UInt8(ascii: "<") { return mouse(body.dropFirst(), final) }
    // A private marker: a reply to a question about the terminal.
    if let marker = body.first, (0x3C...0x3F).contains(marker) { return .nothing }
    let parameters = Self.numbers(body)
    return key(final, parameters, alt)
  }

  private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
    body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      // Behind a colon stand kitty's further codes of the same key.
      field.prefix { $0 != UInt8(ascii: ":") }.reduce(0) { number, digit in
        (0x30...0x39).contains(digit) ? min(number * 10 + Int(digit) - 0x30, 0x110000) : number
      }
    }
  }

  private func key(_ final: UInt8, _ parameters: [Int], _ alt: Key.Modifiers) -> Step {
    let first = parameters.first ?? 0
    var modifiers = Self.modifiers(parameters.count > 1 ? parameters[1] : 1).union(alt)
    let code: Key.Code?
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"):
      if first == 200 { return .pasteBegins }
      if first == 27, parameters.count > 2 {
        return typed(parameters[2], modifiers)
      }
      if final == UInt8(ascii: "^") { modifiers.insert(.control) }
      if final == UInt8(ascii: "$") { modifiers.insert(.shift) }
      code = Self.numberedKey(first)
    case UInt8(ascii: "u"): return typed(first, modifiers)
    case UInt8(ascii: "Z"):
      code = .tab
      modifiers.insert(.shift)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      code = Self.cursorKey(final - 0x20)
      modifiers.insert(.shift)
    case UInt8(ascii: "R") where first > 1 || parameters.count > 1 && parameters[1] > 16:
      // Not F3 but the reply to a question for the cursor's place.
      return .nothing
    default: code = Self.cursorKey(final)
    }
    return code.map { .event(.key(Key($0, modifiers))) } ?? .nothing
  }

  private static func numberedKey(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// xterm's parameter: 1 plus bits for Shift, Alt and Control; Meta counts as Alt.
  private static func modifiers(_ parameter: Int) -> Key.Modifiers {
    let bits = max(0, parameter - 1)
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & (2 | 32) != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// A key told by its code point (CSI u, or xterm's modifyOtherKeys).
  private func typed(_ code: Int, _ modifiers: Key.Modifiers) -> Step {
    guard let scalar = Unicode.Scalar(UInt32(clamping: code)) else { return .nothing }
    if scalar.value < 0x80, let key = plainKey(UInt8(scalar.value)) {
      let types = if case .character = key.code { true } else { false }
      let kept = types ? modifiers.subtracting(.shift) : modifiers
      return .event(.key(Key(key.code, key.modifiers.union(kept))))
    }
    // From U+E000 kitty's numbers for keys that type nothing.
    guard scalar.value >= 0xA0, !(0xE000..<0xF900).contains(scalar.value) else { return .nothing }
    return .event(.key(Key(.character(scalar), modifiers.subtracting(.shift))))
  }

  // MARK: Mouse and paste

  /// SGR report: button; column; row, then M for a press and m for a release.
  private func mouse(_ body: ArraySlice<UInt8>, _ final: UInt8) -> Step {
    let numbers = Self.numbers(body)
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
      return .nothing
    }
    let at = Point(column: numbers[1] - 1, row: numbers[2] - 1)
    guard at.column >= 0, at.row >= 0 else { return .nothing }
    let button = numbers[0]
    let kind: MouseEvent.Kind? =
      if button & 64 != 0 {
        final == UInt8(ascii: "m") || button & 2 != 0 ? nil : button & 1 == 0 ? .wheelUp : .wheelDown
      } else if button & 3 != 0 {
        // Not the left button.
        nil
      } else if final == UInt8(ascii: "m") {
        .release
      } else {
        button & 32 != 0 ? .drag : .press
      }
    return kind.map { .event(.mouse(MouseEvent($0, at: at))) } ?? .nothing
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func collect(_ byte: UInt8, into events: inout [TerminalEvent]) {
    if pending.isEmpty, byte != 0x1B {
      if let count = paste?.count, count < Self.pasteLimit { paste?.append(byte) }
      return
    }
    // In `pending` stands how much of the end mark has come.
    pending.append(byte)
    if pending == Self.pasteEnd {
      pending = []
      let text = String(decoding: paste ?? [], as: UTF8.self)
      paste = nil
      events.append(.paste(text))
    } else if !Self.pasteEnd.starts(with: pending) {
      let isStart = byte == 0x1B
      let passed = isStart ? pending.dropLast() : pending[...]
      let room = Self.pasteLimit - (paste?.count ?? 0)
      paste?.append(contentsOf: passed.prefix(max(0, room)))
      pending = isStart ? [byte] : []
    }
  }
}
