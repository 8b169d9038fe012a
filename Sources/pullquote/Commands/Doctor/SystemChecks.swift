import Documents
import Glibc
import Triage

/// The program itself.
enum ProgramChecks {
  static var all: [Check] {
    var system = utsname()
    uname(&system)
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return [
      Check(
        .ok, "pullquote",
        "\(Pullquote.number), SQLite \(StateFile.libraryVersion), \(text(system.sysname)) \(text(system.release)) \(text(system.machine))"
      )
    ]
  }
}

/// Programs of the person's that the reader starts.
enum OutsideChecks {
  static var all: [Check] {
    [
      program("editor", ["VISUAL", "EDITOR"], usual: "vi", key: "E"),
      program("pager", ["PAGER"], usual: "less", key: "g E"),
    ]
  }

  private static func program(_ subject: String, _ variables: [String], usual: String, key: String) -> Check {
    let set = variables.first { !(ProcessEnvironment.value($0) ?? "").allSatisfy { $0 == " " || $0 == "\t" } }
    let command = set.flatMap { ProcessEnvironment.value($0) } ?? usual
    let name = command.split(separator: " ").first.map(String.init) ?? command
    let origin = set.map { "$\($0)" } ?? "the usual one; $\(variables.last ?? "") is not set"
    guard let path = SearchPath.program(name) else {
      return Check(
        .doubt, subject, "\(name) (\(origin)) was not found",
        ["\(key) needs it: set $\(variables.last ?? "")"])
    }
    return Check(.ok, subject, "\(path) (\(origin))")
  }
}

/// Where programs are looked for.
enum SearchPath {
  /// The path of the program that a shell would start by this name; `nil` where there is none.
  static func program(_ name: String) -> String? {
    func isProgram(_ path: String) -> Bool {
      guard case .regular = FileStatus(of: FilePath(path)) else { return false }
      return access(path, X_OK) == 0
    }
    if name.contains("/") { return isProgram(name) ? name : nil }
    let folders = (ProcessEnvironment.value("PATH") ?? "/usr/bin:/bin")
      .split(separator: ":", omittingEmptySubsequences: false)
    return folders.lazy.map { ($0.isEmpty ? "." : String($0)) + "/" + name }.first(where: isProgram)
  }
}

/// What the system gives the reader.
enum SystemChecks {
  static var all: [Check] { [processors, descriptors, watches] }

  private static var processors: Check {
    let memory = sysconf(Int32(_SC_PHYS_PAGES)) / 1024 * (sysconf(Int32(_SC_PAGESIZE)) / 1024)
    return Check(
      .ok, "processors", "\(Processors.count)" + (memory > 0 ? ", \(memory) MB of memory" : ""))
  }

  private static var descriptors: Check {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return limit.rlim_cur < 64
      ? Check(
        .doubt, "open files", "at most \(limit.rlim_cur)", ["`ulimit -n 256` before the reader is started"])
      : Check(.ok, "open files", "at most \(limit.rlim_cur)")
  }

  private static var watches: Check {
    func number(_ name: String) -> Int? {
      // Such a file gives everything to the first read, and nothing to a second.
      let descriptor = open("/proc/sys/fs/inotify/\(name)", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var digits = [UInt8](repeating: 0, count: 32)
      let count = read(descriptor, &digits, digits.count)
      return Int(String(decoding: digits.prefix(max(0, count)), as: UTF8.self).filter { !$0.isWhitespace })
    }
    guard let folders = number("max_user_watches"), let readers = number("max_user_instances") else {
      return Check(.doubt, "watching", "the system has no inotify", ["Files that change later go unnoticed"])
    }
    let finding = "at most \(folders) folders, \(readers) programs at once"
    return folders < 1024 || readers < 16
      ? Check(
        .doubt, "watching", finding,
        ["More: sysctl fs.inotify.max_user_watches=65536 fs.inotify.max_user_instances=128"])
      : Check(.ok, "watching", finding)
  }
}

/// The files and folders that are to be read.
enum FolderChecks {
  /// So many files that are left out are named.
  private static let mostNamed = 5

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  static func all(_ paths: [FilePath]) -> [Check] {
    paths.map { path in
      var folders = 0
      let listing = FolderListing(of: [path], onFolder: { _ in folders += 1 })
      if let fault = listing.unusable.first, fault.path == path.shown {
        return Check(.missing, path.shown, fault.reason)
      }
      var left = listing.skipped + listing.unusable
      for file in listing.files where file.withCString({ access($0, R_OK) }) != 0 {
        left.append(SkippedFile(path: file.shown, reason: SystemError.phrase(errno)))
      }
      let finding =
        counted(listing.files.count, "file") + (folders > 0 ? " in " + counted(folders, "folder") : "")
      guard !left.isEmpty else { return Check(.ok, path.shown, finding) }
      let named = left.prefix(mostNamed).map { "\($0.path): \($0.reason)" }
      return Check(
        .doubt, path.shown, "\(finding), \(left.count) left out",
        named + (left.count > mostNamed ? ["and \(left.count - mostNamed) more"] : []))
    }
  }
}
