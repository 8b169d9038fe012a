import Glibc

/// What stands at a path.
enum FileStatus {
  case regular(size: Int)
  case folder
  /// Something that must not be opened or does not exist, and why.
  case other(reason: String)

  /// Whether it is a file that can be read.
  var isRegular: Bool {
    if case .regular = self { true } else { false }
  }

  /// Looks at `path`, following symbolic links.
  init(of path: FilePath) {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else {
      self = .other(reason: SystemError.phrase(errno))
      return
    }
    self.init(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(size: Int(status.st_size))
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .other(reason: "a named pipe, not a regular file")
    case S_IFSOCK: self = .other(reason: "a socket, not a regular file")
    case S_IFCHR, S_IFBLK: self = .other(reason: "a device, not a regular file")
    default: self = .other(reason: "not a regular file")
    }
  }
}

/// What the system says about a failed call.
enum SystemError {
  /// A phrase for `number`, one of the values of `errno`.
  static func phrase(_ number: Int32) -> String {
    switch number {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "not readable: permission denied"
    case ELOOP: "a symbolic link that leads to itself"
    case ENAMETOOLONG: "the path is too long"
    case ENOTDIR: "no such file or folder: part of the path is a file"
    case EMFILE, ENFILE: "too many open files"
    default: String(cString: strerror(number))
    }
  }
}
