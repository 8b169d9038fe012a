/// The sole authority on how many columns a scalar takes.
public enum DisplayWidth {
  /// Columns of a scalar as it is drawn after sanitising: 0 for what is left out or combines, 1 or 2.
  public static func columns(of scalar: UInt32) -> Int {
    switch scalar {
    case 0x20..<0x7F: 1
    case 0x300..<0x370, 0x200B..<0x2010, 0x202A..<0x202F, 0x2060..<0x2070, 0xFE00..<0xFE10, 0xFEFF,
      0x1F3FB...0x1F3FF, 0xE0000..<0xE1000:
      0
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFF61,
      0x1F300..<0x1FB00, 0x20000..<0x3FFFE:
      2
    default: 1
    }
  }

  /// The scalar that is drawn in place of `scalar`.
  static func safe(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0xA0, 0x2028, 0x2029: 0x20
    case 0..<0x20: 0x2400 + scalar
    case 0x7F: 0x2421
    case 0x80..<0xA0: 0xFFFD
    default: scalar
    }
  }

  /// Whether a scalar combines with the one before it and may be drawn.
  static func isMark(_ scalar: UInt32) -> Bool { (0x300..<0x370).contains(scalar) }

  /// Columns of a text as it is drawn.
  public static func columns(of text: String) -> Int {
    Glyphs(text).reduce(0) { $0 + $1.columns }
  }
}
