import Reader

/// What a person chose for good, in `config.toml`.
public struct Preferences: Hashable, Sendable {
  /// The keymap to start from: `keymap = "vim"`.
  public var keymap = ShippedKeymap.vim
  /// The colours: `theme = "dark"`; `nil` for `"auto"`, which is what the terminal's background asks for.
  public var theme: ThemeName?
  /// Whether the mouse is heard: `mouse = false`.
  public var mouse = false
  /// The longest line of text, in columns from 20 to 200: `measure = 78`.
  public var measure = 78
  /// The largest file that is read, in MiB from 1 to 4,095: `max-file-size-mb = 64`.
  public var maximumFileSize = 64

  /// What holds where nothing is said.
  public init() {}
}
