/// The sole authority on how many columns a scalar takes.
///
/// The table comes from Unicode 15.0: East Asian wide and full-width scalars take two columns (UAX #11), as in glibc's
/// `wcwidth`; where that function thinks otherwise, the terminal's edge draws U+FFFD.
public enum DisplayWidth {
  /// Columns of a scalar as it is drawn after sanitising: 0 for what is left out or combines, 1 or 2.
  public static func columns(of scalar: UInt32) -> Int {
    if scalar &- 0x20 < 0x5F { return 1 }
    return switch ScalarClass(scalar).width {
    case .ignored, .mark: 0
    case .wide: 2
    case .narrow, .space, .control, .replaced: 1
    }
  }

  /// Columns of a text as it is drawn.
  public static func columns(of text: String) -> Int {
    Glyphs(text).reduce(0) { $0 + $1.columns }
  }
}
