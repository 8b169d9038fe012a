import Configuration
import Reader

/// The user's preferences and keys, as they are on disk.
struct UserConfiguration {
  /// What holds, and what does not count and why.
  let configured: Configured

  /// No configuration file is longer than this, in bytes.
  private static let longest = 1 << 20

  /// Reads both files; one that is not there counts as empty, one that cannot be read is a problem.
  init(chosen: ShippedKeymap?) {
    var environment: [String: String] = [:]
    for name in ["HOME", "XDG_CONFIG_HOME"] { environment[name] = ProcessEnvironment.value(name) }
    let folder = ConfigurationFolder.path(environment: environment)
    var unread: [ConfigurationProblem] = []
    func file(_ name: String) -> Configured.File? {
      guard let folder else { return nil }
      let path = FilePath(folder).appending(Array(name.utf8))
      guard path.exists else { return nil }
      do throws(Unreadable) {
        return Configured.File(name: name, bytes: try ArticleFile(path: path, limit: Self.longest).contents())
      } catch {
        unread.append(Self.problem(path, error))
        return nil
      }
    }
    let preferences = file(ConfigurationFolder.preferencesFile)
    let keymap = file(ConfigurationFolder.keymapFile)
    configured = Configured(preferences: preferences, keymap: keymap, chosen: chosen, unread: unread)
  }

  /// What does not count and why, in one line.
  var notice: String? { configured.notice }

  /// What is wrong in one file: preferences if it is named as they are, otherwise bindings on top of `base`.
  static func problems(_ path: FilePath, onto base: Keymap) -> [ConfigurationProblem] {
    do throws(Unreadable) {
      let bytes = try ArticleFile(path: path, limit: longest).contents()
      let name = path.bytes.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
      return name == ConfigurationFolder.preferencesFile
        ? PreferencesFile(bytes, name: path.shown).problems
        : KeymapFile(bytes, name: path.shown, onto: base).problems
    } catch {
      return [problem(path, error)]
    }
  }

  private static func problem(_ path: FilePath, _ error: Unreadable) -> ConfigurationProblem {
    ConfigurationProblem(file: path.shown, place: nil, reason: .unreadable(error.reason))
  }
}
