/// How a cell looks.
public struct Style: Hashable, Sendable {
  /// Attributes that need no colour.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Faint.
    public static let dim = Attributes(rawValue: 2)
    /// Italic, where the terminal has it.
    public static let italic = Attributes(rawValue: 4)
    /// Underlined.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)
  }

  /// Foreground as an index of the terminal's palette (0 to 7, or to 255); `nil` is the terminal's own.
  public var foreground: UInt8?
  /// Background, likewise.
  public var background: UInt8?
  /// Attributes.
  public var attributes: Attributes

  /// Makes a style; without arguments the terminal's own.
  public init(foreground: UInt8? = nil, background: UInt8? = nil, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
