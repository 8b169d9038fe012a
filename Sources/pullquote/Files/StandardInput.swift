import Glibc

/// Standard input, where text may come through a pipe while keys come from the terminal.
enum StandardInput {
  /// The path that stands for it.
  static let path = "-"

  /// Whether it is a pipe or a file with text to read, not a terminal or a device.
  static var isPiped: Bool {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFIFO || kind == S_IFSOCK || kind == S_IFREG
  }

  /// Puts the terminal in its place, so that keys are read from it, and gives a descriptor to read the text from;
  /// `nil`, with nothing changed, where there is no terminal to take.
  static func giveKeysTheTerminal() -> Int32? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    let text = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard text >= 0 else { return nil }
    guard dup2(terminal, STDIN_FILENO) >= 0 else {
      close(text)
      return nil
    }
    return text
  }
}
