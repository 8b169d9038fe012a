import Glibc

/// Which sanitiser the tests, and with them the programs they start, are built with: limits of the system that a sanitiser itself
/// does not bear cannot be tested with it.
enum Sanitiser {
  static let isAddress = isLinked("__asan_init")
  /// It keeps memory of its own in a file.
  static let isThread = isLinked("__tsan_init")

  private static func isLinked(_ function: String) -> Bool { dlsym(nil, function) != nil }
}
