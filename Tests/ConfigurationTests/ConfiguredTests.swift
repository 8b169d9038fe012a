import Configuration
import Reader
import Screen
import Testing

struct ConfiguredTests {
  private func file(_ name: String, _ text: String) -> Configured.File {
    Configured.File(name: name, bytes: Array(text.utf8))
  }

  @Test func withoutFilesTheDefaultHolds() {
    let configured = Configured()
    #expect(configured.preferences == Preferences())
    #expect(configured.keymap == ShippedKeymap.vim.keymap)
    #expect(configured.notice == nil)
  }

  @Test func everySettingIsRead() {
    let text = """
      keymap = "less"
      theme = "light"
      mouse = true
      measure = 100
      max-file-size-mb = 8
      cache-size-mb = 0
      read-after-seconds = 2.5
      """
    let preferences = Configured(preferences: file("config.toml", text)).preferences
    #expect(preferences.keymap == .less)
    #expect(preferences.theme == .light)
    #expect(preferences.mouse)
    #expect(preferences.measure == 100)
    #expect(preferences.maximumFileSize == 8)
    #expect(preferences.cacheSize == 0 && Preferences().cacheSize == 1024)
    #expect(preferences.readAfter == 2.5)
  }

  @Test(arguments: [("0", 0), ("false", nil), ("3", 3), ("true", 1.5), ("-1", 1.5), ("nan", 1.5)])
  func whenAnArticleCountsAsReadIsSecondsOrNever(value: String, expected: Double?) {
    let preferences = Configured(preferences: file("config.toml", "read-after-seconds = \(value)"))
      .preferences
    #expect(preferences.readAfter == expected)
  }

  @Test func theCommandLineGoesBeforeTheSetting() {
    let preferences = file("config.toml", "keymap = \"less\"")
    #expect(Configured(preferences: preferences, chosen: .emacs).keymap == ShippedKeymap.emacs.keymap)
    #expect(Configured(preferences: preferences).keymap == ShippedKeymap.less.keymap)
  }

  @Test(arguments: [
    ("keymap = \"emcas\"", "config.toml:1: unknown keymap \"emcas\" (did you mean \"emacs\"?)"),
    ("keymap = 1", "config.toml:1: \"keymap\" must be \"vim\", \"emacs\", \"less\" or \"arrows\""),
    ("\ntheme = \"blue\"", "config.toml:2: \"theme\" must be \"auto\", \"dark\", \"light\" or \"mono\""),
    ("mouse = \"yes\"", "config.toml:1: \"mouse\" must be true or false"),
    ("measure = 7", "config.toml:1: \"measure\" must be a number of columns from 20 to 200"),
    ("max-file-size-mb = 0", "config.toml:1: \"max-file-size-mb\" must be a number of MiB from 1 to 4095"),
    ("cache-size-mb = -1", "config.toml:1: \"cache-size-mb\" must be a number of MiB from 0 to 1048576"),
    ("them = \"dark\"", "config.toml:1: unknown setting \"them\" (did you mean \"theme\"?)"),
    ("[reader]\nmouse = true", "config.toml:1: unknown setting \"reader\""),
  ])
  func aWrongSettingIsNamedAndTheRestCounts(_ text: String, _ message: String) {
    let configured = Configured(preferences: file("config.toml", text))
    #expect(configured.problems.first?.description == message)
  }

  @Test func theNoticeGivesTheFirstProblemAndCountsTheRest() {
    let configured = Configured(
      preferences: file("config.toml", "mouse = 1\nmeasure = 80"),
      keymap: file("keymap.toml", "[global]\nx = \"a\"\nv = \"quit\"\n= 1"))
    #expect(configured.problems.count == 2)
    #expect(
      configured.notice
        == "config.toml:1: \"mouse\" must be true or false (and 1 more: pullquote keys --check)")
    #expect(configured.preferences.measure == 80)
  }

  @Test func theFolderFollowsTheXDGSpecification() {
    #expect(ConfigurationFolder.path(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/pullquote")
    #expect(
      ConfigurationFolder.path(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"]) == "/h/.config/pullquote")
    #expect(ConfigurationFolder.path(environment: ["XDG_CONFIG_HOME": ""]) == nil)
  }
}
