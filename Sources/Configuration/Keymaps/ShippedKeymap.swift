import Documents
import CAssets
import Reader

/// The keymaps that come with the program.
public enum ShippedKeymap: String, Sendable, CaseIterable {
  /// As in vi and Vim; the default.
  case vim
  /// As in Emacs.
  case emacs
  /// As in less.
  case less
  /// Arrows, Enter, Esc and function keys.
  case arrows

  /// The keymap of that name, or `nil`; `nearest(to:)` says what was meant.
  public init?(name: String) { self.init(rawValue: name) }

  /// The name that was probably meant.
  public static func nearest(to name: String) -> String? {
    Spelling.nearest(to: name, among: allCases.map(\.rawValue))
  }

  /// What `--keymap` and the setting call it.
  public var name: String { rawValue }

  /// The file's name.
  public var fileName: String { name + ".toml" }

  /// The file as it was compiled in; its comments are the documentation.
  public var bytes: [UInt8] {
    let asset =
      switch self {
      case .vim: pq_keymap_vim()
      case .emacs: pq_keymap_emacs()
      case .less: pq_keymap_less()
      case .arrows: pq_keymap_arrows()
      }
    return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
  }

  /// The keymap.
  public var keymap: Keymap { KeymapFile(bytes, name: fileName).keymap }
}
