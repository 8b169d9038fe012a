import Documents
import Reader

/// Preferences as text, `theme = "dark"`.
public struct PreferencesFile {
  /// The preferences that result; every good line counts, whatever the others are.
  public private(set) var preferences: Preferences
  /// What does not count, in the order of the file.
  public private(set) var problems: [ConfigurationProblem] = []

  /// The names of all settings.
  public static let names = [
    "keymap", "theme", "mouse", "measure", "max-file-size-mb", "read-after-seconds", "cache-size-mb",
  ]

  /// Reads `bytes`, and changes what they say in `base`; a file that is no TOML changes nothing.
  public init(_ bytes: [UInt8], name: String, onto base: Preferences = Preferences()) {
    preferences = base
    do {
      let file = try TOMLFile(bytes, name: name)
      for entry in file.entries {
        let setting = entry.path.joined(separator: ".")
        var value: TOMLValue?
        if case .value(let found) = entry.kind { value = found }
        guard let reason = read(setting, value) else { continue }
        problems.append(ConfigurationProblem(file: name, place: entry.place, reason: reason))
      }
    } catch {
      problems = [error]
    }
  }

  private mutating func read(_ name: String, _ value: TOMLValue?)
    -> ConfigurationProblem.Reason?
  {
    switch name {
    case "keymap":
      guard let chosen = value?.string else { return .wrongValue(name, expected: PreferencesFile.keymaps) }
      guard let keymap = ShippedKeymap(name: chosen) else {
        return .unknownKeymap(chosen, meant: ShippedKeymap.nearest(to: chosen))
      }
      preferences.keymap = keymap
    case "theme":
      guard let chosen = value?.string, chosen == "auto" || ThemeName(rawValue: chosen) != nil else {
        return .wrongValue(name, expected: PreferencesFile.themes)
      }
      preferences.theme = ThemeName(rawValue: chosen)
    case "mouse":
      guard let mouse = value?.boolean else { return .wrongValue(name, expected: "true or false") }
      preferences.mouse = mouse
    case "measure":
      guard let measure = value?.integer, (20...200).contains(measure) else {
        return .wrongValue(name, expected: "a number of columns from 20 to 200")
      }
      preferences.measure = measure
    case "read-after-seconds":
      if value?.boolean == false {
        preferences.readAfter = nil
      } else if let seconds = value?.number, (0...3600).contains(seconds) {
        preferences.readAfter = seconds
      } else {
        return .wrongValue(name, expected: "seconds from 0 to 3600, or false")
      }
    case "max-file-size-mb":
      guard let size = value?.integer, (1...4_095).contains(size) else {
        return .wrongValue(name, expected: "a number of MiB from 1 to 4095")
      }
      preferences.maximumFileSize = size
    case "cache-size-mb":
      guard let size = value?.integer, (0...1_048_576).contains(size) else {
        return .wrongValue(name, expected: "a number of MiB from 0 to 1048576")
      }
      preferences.cacheSize = size
    default:
      let meant = problems.count < 100 ? Spelling.nearest(to: name, among: PreferencesFile.names) : nil
      return .unknownSetting(name, meant: meant)
    }
    return nil
  }

  private static let keymaps = oneOf(ShippedKeymap.allCases.map(\.rawValue))
  private static let themes = oneOf(["auto"] + ThemeName.allCases.map(\.rawValue))

  private static func oneOf(_ names: [String]) -> String {
    let quoted = names.map { "\"\($0)\"" }
    return quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
  }
}
