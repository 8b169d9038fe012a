import Documents
import Glibc
import Reader

/// Tells of files that appear, change, are renamed or go while the reader is open.
///
/// It watches from before the files are listed, and tells from after they were read: what happened in between is
/// found by looking at the files once more.
final class FolderWatcher {
  private let paths: [FilePath]
  private let limit: Int
  private let inbox: Inbox
  private let events: FolderEvents
  /// The files that were read or left out.
  private var known = KnownFiles()
  /// Single files that were named, whose folders are watched only for them.
  private var named: Set<FilePath> = []
  private var roots: [FilePath] = []
  private var hasFailed = false

  /// A file counts as written when nothing has happened for so many milliseconds.
  private static let quiet: Int32 = 80
  /// But it is looked at after so many turns of that, however busy the folder is.
  private static let mostTurns = 12

  /// Watches files and folders as they were named on the command line.
  init(paths: [FilePath], limit: Int, inbox: Inbox) throws(SystemFault) {
    self.paths = paths
    self.limit = limit
    self.inbox = inbox
    events = try FolderEvents()
    for path in paths {
      switch FileStatus(of: path) {
      case .folder: roots.append(path)
      case .regular, .other:
        named.insert(path)
        watch(path.folder)
      }
    }
  }

  /// Watches a folder that is about to be listed.
  func watch(_ folder: FilePath) {
    guard !hasFailed else { return }
    do throws(SystemFault) {
      try events.watch(folder)
    } catch {
      // A folder that is gone again or not readable is told of by the listing.
      guard error.number == ENOSPC || error.number == ENOMEM else { return }
      hasFailed = true
      inbox.post(
        .notice(
          "Files that change later may go unnoticed: the system watches no more folders (fs.inotify.max_user_watches)"
        ))
    }
  }

  /// Tells what happens to files; `read` are those that were listed. Does not return.
  func run(read: FileList) {
    known = KnownFiles(read)
    while events.wait(nil) {
      var happenings = events.read()
      var hasLost = events.hasLost
      var turns = 0
      while turns < Self.mostTurns, events.wait(Self.quiet) {
        happenings += events.read()
        hasLost = hasLost || events.hasLost
        turns += 1
      }
      var changes = FileChanges()
      for happening in happenings { take(happening, &changes) }
      if hasLost { lookAtAll(&changes) }
      for (path, former) in changes.inOrder { look(at: path, movedFrom: former) }
    }
  }

  private func take(_ happening: FolderEvents.Happening, _ changes: inout FileChanges) {
    let path = happening.path
    guard path.name.first != 0x2E, roots.contains(where: path.isBelow) || named.contains(path) else { return }
    if happening.isFolder {
      if happening.isDeparture {
        events.forget(path)
        let below = known.sorted { $0.isBelow(path) }
        changes.left(folder: path, files: below, cookie: happening.cookie)
      } else {
        let listing = FolderListing(of: [path]) { self.watch($0) }
        changes.came(folder: path, files: Array(listing.files), cookie: happening.cookie)
      }
    } else if happening.isDeparture {
      changes.left(path, cookie: happening.cookie)
    } else if happening.mask & UInt32(IN_CREATE) == 0 || Self.isLink(path) {
      // A file that was only created is still being written; a link never is.
      changes.came(path, cookie: happening.cookie)
    }
  }

  private static func isLink(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withCString { lstat($0, &status) } == 0
      && (status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1)
  }

  /// The kernel left something out: every file is looked at.
  private func lookAtAll(_ changes: inout FileChanges) {
    let listing = FolderListing(of: paths) { self.watch($0) }
    let there = KnownFiles(listing.files)
    for path in known.sorted(where: { !there.contains($0) }) { changes.left(path, cookie: 0) }
    for path in listing.files { changes.came(path, cookie: 0) }
  }

  private func look(at path: FilePath, movedFrom former: FilePath?) {
    let wasKnown = known.remove(path)
    // Where a file of the former name is there again, as after an editor has made a backup, both are files.
    let former = former.flatMap { !FileStatus(of: $0).isRegular && known.remove($0) ? $0 : nil }
    switch FileStatus(of: path) {
    case .regular:
      known.insert(path)
      do throws(Unreadable) {
        let articles = try ArticleFile(path: path, limit: limit).articles()
        inbox.post(.file(path.shown, articles, movedFrom: former?.shown))
      } catch {
        inbox.post(.skipped([SkippedFile(path: path.shown, reason: error.reason)]))
        if wasKnown || former != nil { inbox.post(.file(former?.shown ?? path.shown, [])) }
      }
    case .folder, .other:
      if wasKnown || former != nil { inbox.post(.file(former?.shown ?? path.shown, [])) }
    }
  }
}

/// What to look at, each file once, in the order in which it was touched first; renamings joined.
struct FileChanges {
  private var order: [FilePath] = []
  private var formers: [FilePath: FilePath] = [:]
  private var seen: Set<FilePath> = []
  /// Departures whose other half has not come.
  private var leaving: [UInt32: (path: FilePath, files: [FilePath])] = [:]

  /// A file came or changed.
  mutating func came(_ path: FilePath, cookie: UInt32) {
    if cookie != 0, let left = leaving.removeValue(forKey: cookie) { join(left.path, path) }
    note(path)
  }

  /// A file went.
  mutating func left(_ path: FilePath, cookie: UInt32) {
    if cookie != 0 { leaving[cookie] = (path, [path]) }
    note(path)
  }

  /// A folder came with these files below it.
  mutating func came(folder: FilePath, files: [FilePath], cookie: UInt32) {
    let left = cookie == 0 ? nil : leaving.removeValue(forKey: cookie)
    for file in files {
      if let left {
        let before = FilePath(bytes: left.path.bytes + file.bytes.dropFirst(folder.bytes.count))
        if left.files.contains(before) { join(before, file) }
      }
      note(file)
    }
  }

  /// A folder went with these files below it.
  mutating func left(folder: FilePath, files: [FilePath], cookie: UInt32) {
    if cookie != 0 { leaving[cookie] = (folder, files) }
    for file in files { note(file) }
  }

  /// The files to look at and, where they were renamed, the name before; new names come before those that were left.
  var inOrder: [(path: FilePath, former: FilePath?)] {
    order.filter { formers[$0] != nil }.map { ($0, formers[$0]) }
      + order.filter { formers[$0] == nil }.map { ($0, nil) }
  }

  private mutating func join(_ before: FilePath, _ after: FilePath) { formers[after] = before }

  private mutating func note(_ path: FilePath) {
    if seen.insert(path).inserted { order.append(path) }
  }
}
