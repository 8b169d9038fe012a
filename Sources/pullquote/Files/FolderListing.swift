import Documents
import Glibc

/// The regular files that some paths name, and what was left out.
///
/// Folders are walked to the bottom. Hidden files and folders below a path are left out silently; a path given by
/// name is taken as it is. Links to files are listed, links to folders are not followed, so that no loop repeats.
struct FolderListing {
  /// Files to read: in the order of the paths given, below each folder byte by byte by path.
  private(set) var files = FileList()
  /// What is no file to read, in the same order.
  private(set) var skipped: [SkippedFile] = []
  /// Paths given by name where nothing readable stands, and the reason.
  private(set) var unusable: [SkippedFile] = []

  /// Lists what `paths` name; a file named twice is listed once.
  ///
  /// - Parameters:
  ///   - onFolder: Is told of each folder before it is read.
  ///   - first: Is given the first files, at most this many, before folders are looked through to the end.
  init(
    of paths: [FilePath], onFolder: (FilePath) -> Void = { _ in },
    first: (most: Int, take: ([FilePath]) -> Void)? = nil
  ) {
    var known: Set<FilePath> = []
    var first = first
    for path in paths {
      switch FileStatus(of: path) {
      case .regular:
        if known.insert(path).inserted { files.append(path) }
      case .folder:
        var walk = FolderWalk()
        let before = Array(files.prefix(first?.most ?? 0))
        walk.descend(into: path, onFolder: onFolder) { found in
          guard let wanted = first, before.count + found.count >= wanted.most else { return }
          first = nil
          wanted.take(Array((before + found.filter { !known.contains($0) }).prefix(wanted.most)))
        }
        if paths.count == 1 {
          files = walk.files
        } else {
          for file in walk.files where known.insert(file).inserted { files.append(file) }
        }
        skipped += walk.skipped.sorted { $0.path < $1.path }
        unusable += walk.unusable
      case .other(let reason):
        unusable.append(SkippedFile(path: path.shown, reason: reason))
      }
    }
  }
}

private struct FolderWalk {
  var files = FileList()
  var skipped: [SkippedFile] = []
  var unusable: [SkippedFile] = []

  /// Walks a folder to the bottom, each folder's entries in the order of their bytes, a folder's with the slash behind its
  /// name: so files come in the order of their whole paths. `onFiles` sees the files so far after each folder.
  mutating func descend(
    into root: FilePath, onFolder: (FilePath) -> Void, onFiles: ([FilePath]) -> Void = { _ in }
  ) {
    var pending = [Entry(path: root, isFolder: true)]
    while let entry = pending.popLast() {
      guard entry.isFolder else {
        files.append(entry.path)
        continue
      }
      onFolder(entry.path)
      let entries = entries(of: entry.path, isRoot: entry.path == root)
      pending += entries.reversed()
      if files.count < Self.fewFiles {
        // What lies in front of the next folder is known already.
        let next = pending.reversed().prefix { !$0.isFolder }.map(\.path)
        onFiles(Array(files) + next)
      }
    }
  }

  /// Whoever wants the first files wants fewer than these.
  private static let fewFiles = 64

  private struct Entry {
    let path: FilePath
    let isFolder: Bool

    /// What entries are ordered by.
    var key: [UInt8] { isFolder ? path.bytes + [0x2F] : path.bytes }
  }

  private mutating func entries(of folder: FilePath, isRoot: Bool) -> [Entry] {
    guard let stream = folder.withCString({ opendir($0) }) else {
      let fault = SkippedFile(path: folder.shown, reason: SystemError.phrase(errno))
      if isRoot { unusable.append(fault) } else { skipped.append(fault) }
      return []
    }
    defer { closedir(stream) }
    var plain: [FilePath] = []
    var folders: [FilePath] = []
    while let entry = readdir(stream) {
      let name = Self.name(of: entry)
      guard name.first != 0x2E else { continue }
      let path = folder.appending(name)
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): plain.append(path)
      case Int32(DT_DIR): folders.append(path)
      case Int32(DT_LNK): follow(path, &plain)
      default: look(at: path, &plain, &folders)
      }
    }
    plain.sort()
    guard !folders.isEmpty else { return plain.map { Entry(path: $0, isFolder: false) } }
    let all = plain.map { Entry(path: $0, isFolder: false) } + folders.map { Entry(path: $0, isFolder: true) }
    return all.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: &entry.pointee.d_name) { raw in
      Array(raw.prefix { $0 != 0 })
    }
  }

  private mutating func follow(_ link: FilePath, _ files: inout [FilePath]) {
    switch FileStatus(of: link) {
    case .regular: files.append(link)
    case .folder:
      skipped.append(
        SkippedFile(path: link.shown, reason: "a link to a folder; links to folders are not followed"))
    case .other(let reason): skipped.append(SkippedFile(path: link.shown, reason: reason))
    }
  }

  /// For entries that are no plain file, and for file systems that do not tell in the listing.
  private mutating func look(at path: FilePath, _ files: inout [FilePath], _ folders: inout [FilePath]) {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else {
      skipped.append(SkippedFile(path: path.shown, reason: SystemError.phrase(errno)))
      return
    }
    if status.st_mode & S_IFMT == S_IFLNK { return follow(path, &files) }
    switch FileStatus(status) {
    case .regular: files.append(path)
    case .folder: folders.append(path)
    case .other(let reason): skipped.append(SkippedFile(path: path.shown, reason: reason))
    }
  }
}
