/// Which colours the panes are drawn in.
public enum ThemeName: String, Sendable, CaseIterable {
  /// For a dark background.
  case dark
  /// For a light background.
  case light
  /// Without colour: bold, underline, reverse and the bar in the margin tell things apart.
  case mono
}

/// What the person set, in the configuration or by a key.
public struct Settings: Hashable, Sendable {
  /// The bindings.
  public var keymap: Keymap
  /// The colours.
  public var theme: ThemeName
  /// Whether the mouse is heard.
  public var mouse: Bool
  /// The longest line of text in columns, at least 20.
  public var measure: Int
  /// Seconds after which an article that is looked at counts as read; `nil` for never.
  public var readAfter: Double?
  /// Whether captions, repeated titles, tags and links are shown.
  public var showsFurniture = false
  /// Whether attitudes (believes, fears) are shown beside statements.
  public var showsAttitudes = false

  /// Makes settings.
  public init(
    keymap: Keymap, theme: ThemeName = .dark, mouse: Bool = false, measure: Int = 78, readAfter: Double? = nil
  ) {
    self.keymap = keymap
    self.theme = theme
    self.mouse = mouse
    self.measure = measure
    self.readAfter = readAfter
  }
}
