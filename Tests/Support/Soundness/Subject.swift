/// A part of the program that reads what others wrote, and what must hold of it whatever the bytes are.
///
/// Tests/Fuzz, a package of its own, feeds them with bytes that coverage leads to; SoundnessTests feeds them with the seeds
/// and with everything that was ever found.
public enum Subject: String, CaseIterable, Sendable {
  /// Bytes of a file to text.
  case decode
  /// Text to articles with title, date, furniture.
  case split
  /// An article to quotations, speakers and places.
  case analyse
  /// A query as it is typed, completed and answered.
  case query
  /// Configuration files.
  case keymap
  /// Glyphs, widths and wrapped lines.
  case wrap
  /// What a terminal sends.
  case keys
  /// Records of the cache.
  case record

  /// What does not hold for `bytes`; `nil` where all is sound.
  public func flaw(in bytes: [UInt8]) -> String? {
    do throws(Unsound) {
      switch self {
      case .decode: try checkDecoding(bytes)
      case .split: try checkSplitting(bytes)
      case .analyse: try checkAnalysis(bytes)
      case .query: try QueryGround.shared.check(bytes)
      case .keymap: try checkConfiguration(bytes)
      case .wrap: try checkWrapping(bytes)
      case .keys: try checkKeys(bytes)
      case .record: try RecordGround.shared.check(bytes)
      }
      return nil
    } catch {
      return "\(rawValue): \(error.what)"
    }
  }
}

/// Something that must hold and does not.
struct Unsound: Error {
  let what: String
}

/// Throws where `holds` is false.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) throws(Unsound) {
  guard holds else { throw Unsound(what: what()) }
}

/// Whether a message may be printed on a terminal: no control character, no bidi control.
func isPrintable(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: !isBidiControl(scalar.value)
    }
  }
}

/// The controls that turn text around (UAX #9).
func isBidiControl(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
  default: false
  }
}
