import Configuration
import Documents
import Glibc
import Triage

/// The user's own files of settings, keys and places.
enum SettingsChecks {
  static func all(keymap: ShippedKeymap?) -> [Check] {
    guard let folder = UserConfiguration.folder() else {
      return [Check(.doubt, "settings", "nowhere to look: neither HOME nor XDG_CONFIG_HOME is set")]
    }
    let problems = UserConfiguration.read(keymap: keymap).problems
    let places = UserConfiguration.readPlaces().faults
    let names = [
      ConfigurationFolder.preferencesFile, ConfigurationFolder.keymapFile, ConfigurationFolder.placesFile,
    ]
    return names.map { name in
      let path = folder.appending(name.utf8)
      guard path.withCString({ access($0, F_OK) }) == 0 else {
        return Check(.ok, name, "none of your own (\(path.shown))")
      }
      let faults =
        name == ConfigurationFolder.placesFile
        ? places : problems.filter { $0.file == name }.map(\.located)
      return faults.isEmpty
        ? Check(.ok, name, path.shown)
        : Check(
          .doubt, name,
          "\(path.shown): \(faults.count == 1 ? "a line that does not count" : "\(faults.count) lines do not count")",
          faults)
    }
  }
}

/// The reader's memory and its cache.
enum StateChecks {
  static var all: [Check] { [state, cache] }

  private static var state: Check {
    let subject = "state file"
    guard let folder = StateFolder.path else {
      return Check(
        .doubt, subject, "nowhere to keep it: neither HOME nor XDG_STATE_HOME is set",
        ["What you decide lasts until you quit"])
    }
    let path = StateFolder.file(in: folder)
    guard access(path, F_OK) == 0 else { return place(subject, path, folder, "will be made") }
    do throws(StateProblem) {
      let count = try StateFile.examine(path)
      let finding = "\(path), whole, \(count) decision\(count == 1 ? "" : "s")"
      guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else {
        return Check(.doubt, subject, "\(path) may not be written", ["What you decide lasts until you quit"])
      }
      return Check(.ok, subject, finding)
    } catch {
      let advice =
        switch error {
        case .damaged:
          "The reader puts it aside and begins a new one, at the latest when it is started after it has met the damage"
        case .newer: "What it holds is shown but not changed"
        case .busy, .unusable: "What you decide lasts until you quit"
        }
      return Check(.doubt, subject, "\(path): \(error)", [advice])
    }
  }

  private static var cache: Check {
    let subject = "cache"
    guard let folder = cacheFolder else {
      return Check(
        .doubt, subject, "nowhere to keep it: neither HOME nor XDG_CACHE_HOME is set",
        ["Articles are analysed anew each time"])
    }
    return place(subject, folder, folder, access(folder, F_OK) == 0 ? "is there" : "will be made")
  }

  private static var cacheFolder: String? {
    if let cache = ProcessEnvironment.value("XDG_CACHE_HOME"), cache.hasPrefix("/") {
      return cache + "/pullquote"
    }
    return ProcessEnvironment.value("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache/pullquote" : nil }
  }

  /// Whether a folder may be written, or the nearest one above that is there.
  private static func place(_ subject: String, _ path: String, _ folder: String, _ finding: String) -> Check {
    var nearest = folder
    while access(nearest, F_OK) != 0, let slash = nearest.lastIndex(of: "/"), slash > nearest.startIndex {
      nearest = String(nearest[..<slash])
    }
    guard access(nearest, W_OK) != 0 else { return Check(.ok, subject, "\(path) \(finding)") }
    let reason = SystemError.phrase(errno)
    return Check(.doubt, subject, "\(path) cannot be written", ["\(nearest): \(reason)"])
  }
}
