/// Which characters count as the same when text is searched.
///
/// Letters lose their accents and strokes (`é`, `ø`, `ł`; in Arabic the hamza and madda on alef) and, in one of
/// the two foldings, their case. Vowel points and other marks that stand over letters do not count at all.
/// Typographic quotation marks, apostrophes, hyphens and dashes count as the plain ones, every white space as a
/// space.
struct CharacterFolding: Sendable {
  /// Upper and lower case are the same.
  static let caseless = CharacterFolding(keepsCase: false)
  /// Upper and lower case differ.
  static let caseful = CharacterFolding(keepsCase: true)

  /// What a character that does not count folds to.
  static let ignored: UInt32 = 0

  /// One entry per scalar below U+3000; scalars above fold to themselves.
  private let table: [UInt16]

  /// What a scalar folds to.
  @inline(__always)
  func fold(_ scalar: UInt32) -> UInt32 {
    scalar < 0x3000 ? UInt32(table[Int(scalar)]) : Self.foldAbove(scalar)
  }

  @inline(__always)
  private static func foldAbove(_ scalar: UInt32) -> UInt32 {
    // Variation selectors, combining half marks and the byte order mark.
    switch scalar {
    case 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF: return CharacterFolding.ignored
    case 0x3000: return 0x20
    default: return scalar
    }
  }

  /// The table of a folding, for the time of one call.
  struct Table {
    fileprivate let entries: UnsafeBufferPointer<UInt16>

    /// What a scalar folds to.
    @inline(__always)
    func fold(_ scalar: UInt32) -> UInt32 {
      scalar < 0x3000 ? UInt32(entries[Int(scalar)]) : CharacterFolding.foldAbove(scalar)
    }
  }

  /// Gives `body` the table; it must not outlive the call.
  @inline(__always)
  func withTable<Result>(_ body: (Table) -> Result) -> Result {
    table.withUnsafeBufferPointer { body(Table(entries: $0)) }
  }

  private init(keepsCase: Bool) {
    let bases = CharacterFolding.bases()
    table = (0..<0x3000).map { value in
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
      if let sign = CharacterFolding.signs[scalar] { return UInt16(sign.value) }
      if CharacterFolding.isIgnored(scalar) { return 0 }
      if scalar.properties.isWhitespace { return 0x20 }
      let base = bases[scalar] ?? scalar
      if keepsCase { return UInt16(truncatingIfNeeded: base.value) }
      let lower = base.properties.lowercaseMapping.unicodeScalars
      guard lower.count == 1, let first = lower.first, first.value < 0x3000 else { return UInt16(base.value) }
      return UInt16((bases[first] ?? first).value)
    }
  }

  /// Marks that are written over or under letters (canonical combining classes from 10: vowel points and accents,
  /// but not the vowel signs and the nukta of Indic scripts) and invisible format characters.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.canonicalCombiningClass.rawValue >= 10 || properties.generalCategory == .format
      || scalar.value == 0x0640
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = {
    var signs: [Unicode.Scalar: Unicode.Scalar] = [:]
    for sign in "“”„‟«»″〝〞".unicodeScalars { signs[sign] = "\"" }
    for sign in "‘’‚‛ʼʻ‹›`´′".unicodeScalars { signs[sign] = "'" }
    for sign in "‐‑‒–—―−".unicodeScalars { signs[sign] = "-" }
    // Letters whose names do not tell that they are taken for others.
    (signs["ı"], signs["ё"], signs["Ё"], signs["ς"]) = ("i", "е", "Е", "σ")
    return signs
  }()

  /// Letters without what their Unicode names say they come "with".
  private static func bases() -> [Unicode.Scalar: Unicode.Scalar] {
    let blocks: [ClosedRange<UInt32>] = [
      0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x620...0x6FF, 0x1E00...0x1FFF,
    ]
    var named: [String: Unicode.Scalar] = [:]
    var accented: [(Unicode.Scalar, String)] = []
    for value in blocks.joined() {
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name else { continue }
      guard let base = baseName(name) else {
        named[name] = scalar
        continue
      }
      accented.append((scalar, base))
    }
    var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (scalar, base) in accented { bases[scalar] = named[base] }
    return bases
  }

  private static func baseName(_ name: String) -> String? {
    let words = name.split(separator: " ")
    // Digraphs (D WITH SMALL LETTER Z WITH CARON) are letters of their own.
    guard let with = words.firstIndex(of: "WITH"), words.dropFirst(with + 1).first != "SMALL" else {
      return nil
    }
    return words[..<with].joined(separator: " ")
  }
}
