import Configuration
import Documents
import Gazetteer
import Glibc
import Reader

/// The user's files in the configuration folder.
enum UserConfiguration {
  /// Configuration files with more bytes are left out unread.
  private static let limit = 4 << 20
  /// The same for places.
  private static let placesLimit = 64 << 20

  /// What holds, of what is compiled in and what the user's files say; a file that does not exist says nothing.
  static func read(keymap chosen: ShippedKeymap?) -> Configured {
    guard let folder = folder() else { return Configured(chosen: chosen) }
    var unread: [ConfigurationProblem] = []
    func file(_ name: String) -> Configured.File? {
      let path = folder.appending(name.utf8)
      guard exists(path) else { return nil }
      do throws(Unreadable) {
        return Configured.File(name: name, bytes: try ArticleFile(path: path, limit: limit).contents())
      } catch {
        unread.append(ConfigurationProblem(file: name, place: nil, reason: .unreadable(error.reason)))
        return nil
      }
    }
    let preferences = file(ConfigurationFolder.preferencesFile)
    let keymap = file(ConfigurationFolder.keymapFile)
    return Configured(preferences: preferences, keymap: keymap, chosen: chosen, unread: unread)
  }

  /// What is wrong in one file: preferences if it is named as they are, otherwise bindings on top of `base`.
  static func problems(_ path: FilePath, onto base: Keymap) -> [ConfigurationProblem] {
    do throws(Unreadable) {
      let bytes = try ArticleFile(path: path, limit: limit).contents()
      let isPreferences =
        path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init)
        == Array(ConfigurationFolder.preferencesFile.utf8)
      return isPreferences
        ? PreferencesFile(bytes, name: path.shown).problems
        : KeymapFile(bytes, name: path.shown, onto: base).problems
    } catch {
      return [ConfigurationProblem(file: path.shown, place: nil, reason: .unreadable(error.reason))]
    }
  }

  /// The user's own places.
  struct OwnPlaces {
    /// The gazetteer with the user's places on top.
    var gazetteer = Gazetteer.shared
    /// A hash of the file they stand in.
    var hash = ContentHash(of: [])
    /// The lines that do not count, each with its number and the reason.
    var faults: [String] = []

    /// The first line that does not count and how many more there are, in one line; `nil` where there is none.
    var notice: String? {
      guard let first = faults.first else { return nil }
      return faults.count == 1
        ? first : "\(first) (and \(faults.count - 1) more: pullquote places lists them)"
    }
  }

  /// Reads `places.tsv`; a file that does not exist says nothing.
  static func readPlaces() -> OwnPlaces {
    let name = ConfigurationFolder.placesFile
    guard let path = folder()?.appending(name.utf8), exists(path) else { return OwnPlaces() }
    do throws(Unreadable) {
      let bytes = try ArticleFile(path: path, limit: placesLimit).contents()
      let table = OwnPlaceTable(bytes, name: name, onto: .shared)
      return OwnPlaces(gazetteer: table.gazetteer, hash: ContentHash(of: bytes), faults: table.faults)
    } catch {
      return OwnPlaces(faults: ["\(name): \(error.reason)"])
    }
  }

  /// The folder that they lie in; `nil` where the environment names none.
  static func folder() -> FilePath? {
    var environment: [String: String] = [:]
    for name in ["XDG_CONFIG_HOME", "HOME"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return ConfigurationFolder.path(environment: environment).map { FilePath($0) }
  }

  private static func exists(_ path: FilePath) -> Bool {
    path.withCString { access($0, F_OK) } == 0 || errno != ENOENT && errno != ENOTDIR
  }
}
