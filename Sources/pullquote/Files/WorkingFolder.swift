import Glibc

/// The folder that relative paths are below.
enum WorkingFolder {
  /// Its absolute path; `/` where the system does not tell.
  static var path: String {
    guard let pointer = getcwd(nil, 0) else { return "/" }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
