import Glibc
import Reader

/// What the environment says.
enum ProcessEnvironment {
  /// The value of a variable that is set, even if to nothing.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether the person wants no colour: NO_COLOR is set and not empty (https://no-color.org).
  static var hasNoColour: Bool { value("NO_COLOR").map { !$0.isEmpty } ?? false }

  /// The theme for the terminal's background, as far as COLORFGBG tells ("15;0", foreground and background in the
  /// 16 colours): terminals that do not set it are mostly dark.
  static var background: ThemeName {
    guard let last = value("COLORFGBG")?.split(separator: ";").last, let colour = Int(last) else {
      return .dark
    }
    return colour == 7 || colour >= 9 ? .light : .dark
  }
}

/// The time of day.
enum WallClock {
  /// Seconds since 1970 (the C function is `clock_gettime` with CLOCK_REALTIME).
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Today as `2024-05-03`, in the local zone.
  static var day: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }
}

/// Time that never goes back.
enum MonotonicClock {
  /// Milliseconds since some moment (the C function is `clock_gettime` with CLOCK_MONOTONIC).
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
