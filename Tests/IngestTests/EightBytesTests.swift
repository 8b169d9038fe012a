import Documents
import Testing

@testable import Ingest

/// What is counted and folded eight bytes at a time comes out as byte by byte.
@Suite struct EightBytesTests {
  private static let pieces: [Character] = [
    "A", "Z", "[", "@", "a", "z", "{", "`", "0", "9", " ", " ", "\t", "É", "“", "\u{A0}", "-", ".", "…",
    "\u{7F}", "\u{1}",
  ]

  /// Texts of up to forty characters, the same in every run.
  private static func texts(_ count: Int) -> [String] {
    var state: UInt64 = 42
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<count).map { _ in
      String((0..<(1 + next(40))).map { _ in next(3) > 0 ? pieces[next(6)] : pieces[next(pieces.count)] })
    }
  }

  @Test func aLineIsCountedAsByteByByte() {
    for text in Self.texts(3000) {
      let utf8 = Array(text.utf8)
      guard let line = LineScanner(utf8).lines.first else { continue }
      let scalars = String(decoding: utf8[line.range.start..<line.range.end], as: UTF8.self).unicodeScalars
      let words = scalars.split { [" ", "\t", "\u{A0}"].contains($0) }
      #expect(Int(line.columns) == scalars.count, "\(text)")
      #expect(Int(line.words) == words.count, "\(text)")
      let capitals = words.count { word in
        word.first.map { ("A"..."Z").contains($0) || $0.value >= 0x80 } ?? false
      }
      #expect(Int(line.capitals) == capitals, "\(text)")
    }
  }

  @Test func aLineIsFoldedAsByteByByte() {
    for text in Self.texts(3000) {
      let utf8 = Array(text.utf8)
      var expected: [UInt8] = []
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\u{0}"..."\u{20}", "\u{A0}":
          if let last = expected.last, last != 0x20 { expected.append(0x20) }
        case "A"..."Z": expected.append(UInt8(scalar.value) | 0x20)
        case "“": expected.append(0x22)
        case "…": expected += [0x2E, 0x2E, 0x2E]
        default: expected += Array(String(scalar).utf8)
        }
      }
      let marks = Array("#*->| )_".utf8)
      let start = expected.firstIndex { !marks.contains($0) } ?? expected.count
      let end = (expected.lastIndex { !Array(" *|>_".utf8).contains($0) } ?? start - 1) + 1
      let folded = Folding.bytes(TextRange(0, utf8.count), in: utf8)
      #expect(Array(folded) == Array(expected[start..<max(start, end)]), "\(text)")
    }
  }

  @Test func bytesAreFoundInEachPlace() {
    for place in 0..<8 {
      for (byte, isLetter) in [(0x40, false), (0x41, true), (0x5A, true), (0x5B, false), (0x7A, true)]
        as [(UInt8, Bool)]
      {
        var bytes = [UInt8](repeating: 0x30, count: 8)
        bytes[place] = byte
        let (letters, capitals) = bytes.withUnsafeBytes { raw in
          (EightBytes(raw, 0).letters, EightBytes(raw, 0).within(0x41, 0x5A))
        }
        let bit = UInt64(0x80) << UInt64(8 * place)
        #expect(letters == (isLetter ? bit : 0))
        #expect(capitals == (isLetter && byte < 0x60 ? bit : 0))
      }
      for byte: UInt8 in [0, 0x1F, 0x20, 0x80, 0xFF] {
        var bytes = [UInt8](repeating: 0x61, count: 8)
        bytes[place] = byte
        #expect(bytes.withUnsafeBytes { EightBytes($0, 0).holdsBelow(0x20) } == (byte < 0x20))
        #expect(bytes.withUnsafeBytes { EightBytes($0, 0).isASCII } == (byte < 0x80))
      }
    }
  }
}
