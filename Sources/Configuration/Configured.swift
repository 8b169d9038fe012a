import Reader

/// The preferences and the keymap that hold, of what is compiled in and what the user's files say.
public struct Configured: Sendable {
  /// A file as it was read.
  public struct File: Sendable {
    /// Its name, as messages give it.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The preferences.
  public let preferences: Preferences
  /// The keymap.
  public let keymap: Keymap
  /// What in the user's files does not count.
  public let problems: [ConfigurationProblem]

  /// Reads the user's `config.toml` and `keymap.toml`; a keymap `chosen` on the command line goes before the one
  /// that is preferred. Files that are there but could not be read are given as problems.
  public init(
    preferences: File? = nil, keymap: File? = nil, chosen: ShippedKeymap? = nil,
    unread: [ConfigurationProblem] = []
  ) {
    let read = preferences.map { PreferencesFile($0.bytes, name: $0.name) }
    var found = read?.preferences ?? Preferences()
    if let chosen { found.keymap = chosen }
    let base = found.keymap.keymap
    let own = keymap.map { KeymapFile($0.bytes, name: $0.name, onto: base) }
    self.preferences = found
    self.keymap = own?.keymap ?? base
    problems = unread + (read?.problems ?? []) + (own?.problems ?? [])
  }

  /// The first problem and how many more there are, in one line; `nil` where there is none.
  public var notice: String? {
    guard let first = problems.first else { return nil }
    return problems.count == 1
      ? "\(first)" : "\(first) (and \(problems.count - 1) more: pullquote keys --check)"
  }
}

/// Where the user's files are.
public enum ConfigurationFolder {
  /// The folder's path by the XDG Base Directory Specification, or `nil` where the environment names none.
  ///
  /// A relative `XDG_CONFIG_HOME` is ignored, as the specification asks for.
  public static func path(environment: [String: String]) -> String? {
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/pullquote" }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.config/pullquote"
  }

  /// The name of the file of preferences.
  public static let preferencesFile = "config.toml"
  /// The name of the file of key bindings.
  public static let keymapFile = "keymap.toml"
  /// The name of the file of places of one's own.
  public static let placesFile = "places.tsv"
}
