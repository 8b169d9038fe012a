/// What a reader may choose for good, in `config.toml`.
public struct Preferences: Hashable, Sendable {
  /// How colours are chosen.
  public enum Theme: String, Sendable, CaseIterable {
    /// As the terminal's background seems to ask for.
    case auto
    /// For a dark background.
    case dark
    /// For a light background.
    case light
    /// Without colours.
    case mono
  }

  /// The keymap to start from: `keymap = "vim"`.
  public var keymap = ShippedKeymap.vim
  /// The theme: `theme = "auto"`.
  public var theme = Theme.auto
  /// Whether the reader hears of the mouse: `mouse = false`.
  public var mouse = false
  /// The longest line of text, in columns from 20 to 200: `measure = 78`.
  public var measure = 78
  /// The largest file that is read, in MiB from 1 to 4,095: `max-file-size-mb = 64`.
  public var maximumFileSize = 64

  /// What holds where nothing is said.
  public init() {}
}
