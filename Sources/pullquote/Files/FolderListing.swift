import Documents
import Glibc

/// The regular files that some paths name, and what was left out.
///
/// Folders are walked to the bottom. Hidden files and folders below a path are left out silently; a path given by
/// name is taken as it is. Links to files are listed, links to folders are not followed, so that no loop repeats.
struct FolderListing {
  /// Files to read: in the order of the paths given, below each folder byte by byte by path.
  private(set) var files: [FilePath] = []
  /// What is no file to read, in the same order.
  private(set) var skipped: [SkippedFile] = []
  /// Paths given by name where nothing readable stands, and the reason.
  private(set) var unusable: [SkippedFile] = []

  /// Lists what `paths` name; a file named twice is listed once. `onFolder` is told of each folder before it is read.
  init(of paths: [FilePath], onFolder: (FilePath) -> Void = { _ in }) {
    var known: Set<FilePath> = []
    for path in paths {
      switch FileStatus(of: path) {
      case .regular:
        if known.insert(path).inserted { files.append(path) }
      case .folder:
        var walk = FolderWalk()
        walk.descend(into: path, onFolder: onFolder)
        for file in walk.files.sorted() where known.insert(file).inserted { files.append(file) }
        skipped += walk.skipped.sorted { $0.path < $1.path }
        unusable += walk.unusable
      case .other(let reason):
        unusable.append(SkippedFile(path: path.shown, reason: reason))
      }
    }
  }
}

private struct FolderWalk {
  var files: [FilePath] = []
  var skipped: [SkippedFile] = []
  var unusable: [SkippedFile] = []

  mutating func descend(into root: FilePath, onFolder: (FilePath) -> Void) {
    var pending = [root]
    while let folder = pending.popLast() {
      onFolder(folder)
      guard let stream = folder.withCString({ opendir($0) }) else {
        let fault = SkippedFile(path: folder.shown, reason: SystemError.phrase(errno))
        if folder == root { unusable.append(fault) } else { skipped.append(fault) }
        continue
      }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = Self.name(of: entry)
        guard name.first != 0x2E else { continue }
        let path = folder.appending(name)
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_REG): files.append(path)
        case Int32(DT_DIR): pending.append(path)
        case Int32(DT_LNK): follow(path)
        default: look(at: path, pending: &pending)
        }
      }
    }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: &entry.pointee.d_name) { raw in
      Array(raw.prefix { $0 != 0 })
    }
  }

  private mutating func follow(_ link: FilePath) {
    switch FileStatus(of: link) {
    case .regular: files.append(link)
    case .folder:
      skipped.append(
        SkippedFile(path: link.shown, reason: "a link to a folder; links to folders are not followed"))
    case .other(let reason): skipped.append(SkippedFile(path: link.shown, reason: reason))
    }
  }

  /// For entries that are no plain file, and for file systems that do not tell in the listing.
  private mutating func look(at path: FilePath, pending: inout [FilePath]) {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else {
      skipped.append(SkippedFile(path: path.shown, reason: SystemError.phrase(errno)))
      return
    }
    if status.st_mode & S_IFMT == S_IFLNK { return follow(path) }
    switch FileStatus(status) {
    case .regular: files.append(path)
    case .folder: pending.append(path)
    case .other(let reason): skipped.append(SkippedFile(path: path.shown, reason: reason))
    }
  }
}
