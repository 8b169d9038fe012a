import Documents
import Glibc
import Triage

/// The folder that the reader's memory lies in: pullquote in $XDG_STATE_HOME, usually ~/.local/state.
enum StateFolder {
  /// The state file that is used, and what is to be told about it.
  struct Opened: Sendable {
    let file: StateFile
    /// The path of the file, for messages.
    let path: String
    /// What was decided before.
    let decisions: Decisions?
    /// What went wrong, in one sentence.
    let warning: String?

    fileprivate init(file: StateFile, path: String, warning: String? = nil) {
      self.file = file
      self.path = path
      decisions = try? file.decisions()
      self.warning = warning
    }
  }

  private static let fileName = "state.db"

  /// What the name of a file ends with that asks the next start to check all of the state file beside it.
  private static let doubt = ".doubt"

  /// Has the next start check all of a state file in which damage was met.
  static func doubt(_ path: String) {
    let descriptor = Glibc.open(path + doubt, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  /// The folder that the environment names; `nil` where it names none.
  static var path: String? {
    if let state = ProcessEnvironment.value("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/pullquote"
    }
    guard let home = ProcessEnvironment.value("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/pullquote"
  }

  /// The path of the state file in a folder.
  static func file(in folder: String) -> String { "\(folder)/\(fileName)" }

  /// Whether there is a state file, or what may be one.
  static var holdsFile: Bool { path.map { access(file(in: $0), F_OK) == 0 || errno != ENOENT } ?? false }

  /// Opens the state file, makes it where there is none, and puts a damaged one aside; where nothing helps, decisions live
  /// in memory. `nil` only where not even that is possible.
  static func open() -> Opened? {
    guard let folder = path else {
      return inMemory(nil, "neither XDG_STATE_HOME nor HOME is set")
    }
    let path = file(in: folder)
    guard makeFolders(folder) else {
      return inMemory(path, "the folder cannot be made: \(SystemError.phrase(errno))")
    }
    return open(path)
  }

  /// What was decided in the reader, for commands that only look: nothing is made or changed.
  static func decided() -> Decisions {
    guard let folder = path else { return Decisions() }
    let file = file(in: folder)
    guard access(file, R_OK) == 0,
      let memory = try? StateFile(inMemoryFrom: file, session: RunningSession.own)
    else { return Decisions() }
    return (try? memory.decisions()) ?? Decisions()
  }

  /// Opens the file at a path whose folder is there.
  static func open(_ path: String) -> Opened? {
    // Two readers that start at once put a damaged file aside once.
    let lock = FolderLock(besides: path)
    defer { lock.release() }
    let session = RunningSession.own
    let isDoubted = access(path + doubt, F_OK) == 0
    do throws(StateProblem) {
      let file = try StateFile(path: path, session: session, isDoubted: isDoubted)
      if isDoubted { unlink(path + doubt) }
      return Opened(file: file, path: path)
    } catch {
      switch error {
      case .damaged(let reason):
        guard let aside = putAside(path), let file = try? StateFile(path: path, session: session) else {
          return inMemory(path, "\(error)")
        }
        if isDoubted { unlink(path + doubt) }
        return Opened(
          file: file, path: path,
          warning: "The state file was damaged (\(reason)): it lies in \(aside) now, and a new one is begun")
      case .newer:
        return inMemory(path, "\(error); what it holds is shown but not changed")
      case .busy, .unusable: return inMemory(path, "\(error)")
      }
    }
  }

  private static func inMemory(_ path: String?, _ reason: String) -> Opened? {
    guard let file = try? StateFile(inMemoryFrom: path, session: RunningSession.own) else { return nil }
    let name = path ?? "no state file"
    return Opened(
      file: file, path: name, warning: "What you decide is kept until you quit only: \(name): \(reason)")
  }

  /// Renames a damaged file, its log with it, and returns its new name.
  private static func putAside(_ path: String) -> String? {
    for number in 1...1000 {
      let suffix = ".damaged-\(WallClock.day)" + (number == 1 ? "" : "-\(number)")
      guard access(path + suffix, F_OK) != 0 else { continue }
      guard rename(path, path + suffix) == 0 else { return nil }
      // SQLite looks for the log beside the file by its name.
      rename(path + "-wal", path + suffix + "-wal")
      unlink(path + "-shm")
      return path + suffix
    }
    return nil
  }

  private static func makeFolders(_ path: String) -> Bool {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, access(made, F_OK) != 0 { return false }
    }
    return true
  }
}

/// A lock that readers hold while they open the state file.
private struct FolderLock {
  private let descriptor: Int32

  init(besides path: String) {
    descriptor = Glibc.open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
  }

  func release() { if descriptor >= 0 { close(descriptor) } }
}
