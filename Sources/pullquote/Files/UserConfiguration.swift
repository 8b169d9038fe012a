import Configuration

/// The user's settings and keys, as they are on disk.
struct UserConfiguration {
  /// What holds.
  let configured: Configured
  /// What does not count and why, in one line.
  let notice: String?

  /// No file of settings is longer than this, in bytes.
  private static let longest = 1 << 20

  /// Reads both files; one that is not there counts as empty, one that cannot be read is named in the notice.
  init(chosen: ShippedKeymap?) {
    var environment: [String: String] = [:]
    for name in ["HOME", "XDG_CONFIG_HOME"] { environment[name] = ProcessEnvironment.value(name) }
    let folder = ConfigurationFolder.path(environment: environment)
    var unreadable: [String] = []
    func file(_ name: String) -> Configured.File? {
      guard let folder else { return nil }
      let path = FilePath(folder).appending(Array(name.utf8))
      guard path.exists else { return nil }
      do throws(Unreadable) {
        return Configured.File(name: name, bytes: try ArticleFile(path: path, limit: Self.longest).contents())
      } catch {
        unreadable.append("\(path.shown): \(error.reason); the defaults hold")
        return nil
      }
    }
    configured = Configured(
      preferences: file(ConfigurationFolder.settingsFile), keymap: file(ConfigurationFolder.keymapFile),
      chosen: chosen)
    notice = unreadable.first ?? configured.notice
  }
}
