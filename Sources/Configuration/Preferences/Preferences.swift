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
  /// Seconds after which an article that is looked at counts as read: `read-after-seconds = 1.5`; 0 when it is opened,
  /// `nil` for `false`, by a key only.
  public var readAfter: Double? = 1.5
  /// The largest file that is read, in MiB from 1 to 4,095: `max-file-size-mb = 64`.
  public var maximumFileSize = 64
  /// The most that is kept of what was found, in MiB up to 1,048,576: `cache-size-mb = 1024`; 0 keeps nothing.
  public var cacheSize = 1024

  /// What holds where nothing is said.
  public init() {}
}
